/**
 * Measures of official papers: Decree 30/2020/NĐ-CP, annex I. Lengths in millimetres, type in points. Where the
 * decree leaves a range, the value that offices use. One place, because the decree will be replaced one day.
 */
export const measures = {
  page: { width: 210, height: 297 },
  /** Top and bottom 20–25, left 30–35, right 15–20. */
  margin: { top: 20, bottom: 20, left: 30, right: 15 },
  /** The page number stands in the middle of the top margin, the line about the data in the bottom one. */
  header: 10,
  footer: 8,
  font: 'Times New Roman',
  /** Metric twin of Times New Roman, which may be given away. */
  freeFont: 'Tinos',
  size: {
    /** 12–13. */
    nation: 13,
    /** 13–14. */
    motto: 14,
    /** 12–13. */
    agency: 13,
    number: 13,
    date: 14,
    title: 14,
    body: 14,
    signature: 14,
    recipientsTitle: 12,
    recipients: 11,
    pageNumber: 13,
    annex: 14,
    table: 12,
    footer: 8,
  },
  /** 1 or 1.27 cm. */
  firstLine: 12.7,
  /** At least 6 points between paragraphs; single to one and a half lines. */
  paragraphGap: 6,
  lines: 1.15,
  /** Height of a line of Times New Roman, in em: ascent 0.891, descent 0.216, gap 0.042. */
  lineHeight: 1.149,
  /** The two columns of the head; the nation's name in bold 13 is 95 mm wide. */
  headColumns: [68, 97],
  /** Room between the columns of the head. */
  headGap: 3,
  /** Width of the motto in Vietnamese and in English, bold 14. */
  mottoWidth: { vi: 60, en: 72 },
  /** Share of the text's width that the line below it has: a third to a half. */
  rule: 0.4,
  /** Room for the hand that signs. */
  signing: 26,
} as const;

export const mmToTwips = (mm: number): number => Math.round((mm * 1440) / 25.4);

/** Width of capitals of Times New Roman bold, roughly, in millimetres: good enough for a line's length. */
export const capitalsWidth = (text: string, points: number): number =>
  (Array.from(text).length * 0.62 * points * 25.4) / 72;
