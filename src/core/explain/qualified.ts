import type { Language } from './words.js';

/** A person's place on the way to a next round, in words: names instead of codes. */
export type QualifiedWords = {
  state: 'qualified' | 'declined' | 'cannot-win' | 'qualified-elsewhere';
  top: number;
  /** Round or standing in which the place was won, and the division or unit; null: among all. */
  source: string;
  group: string | null;
  rank: number;
  replaces: boolean;
};

/** Why somebody goes on, or why not although others behind do. */
export function qualifiedText(
  { state, top, source, group, rank, replaces }: QualifiedWords,
  language: Language,
): string {
  const vi = {
    qualified: replaces ? 'được vào thay người từ chối.' : `thuộc ${top} người đứng đầu được chọn.`,
    declined: 'đã từ chối, chỗ dành cho người sau hoặc để trống theo thể lệ.',
    'cannot-win': 'được dự thi nhưng không xét chọn.',
    'qualified-elsewhere': 'đã được chọn theo kết quả khác.',
  }[state];
  const en = {
    qualified: replaces
      ? 'goes on in the place of somebody who declined.'
      : `among the top ${top} who go on.`,
    declined: 'declined.',
    'cannot-win': 'may play but is not chosen.',
    'qualified-elsewhere': 'goes on by another result.',
  }[state];
  const place = group === null || group === '' ? '' : `, ${group}`;
  return language === 'vi'
    ? `Hạng ${rank} ở ${source}${place}: ${vi}`
    : `Rank ${rank} in ${source}${place}: ${en}`;
}
