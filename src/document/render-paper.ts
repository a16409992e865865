import type { Paper } from './paper.js';
import { paperToDocx } from './paper.docx.js';
import { paperToPdf } from './paper.pdf.js';

export type PaperFormat = 'docx' | 'pdf';

export const paperTypes: Record<PaperFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};

/** One official paper as a file. */
export async function renderPaper(paper: Paper, format: PaperFormat): Promise<Buffer> {
  return format === 'docx' ? paperToDocx(paper) : (await paperToPdf(paper)).pdf;
}
