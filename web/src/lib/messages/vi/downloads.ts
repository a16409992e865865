import { date, number } from '../../format.ts';

/** What the public may fetch of a contest. */
export const downloads = {
  title: 'Tải về',
  description: (title: string) => `Tài liệu và bản tin của ${title}`,
  files: 'Tài liệu',
  noFiles: 'Ban Tổ chức chưa công bố tệp nào. Kết quả chính thức của từng đợt xem ở trang kết quả.',
  fileName: (title: string, round: string | null) =>
    `${title.charAt(0).toLocaleUpperCase('vi')}${title.slice(1)}${round === null ? '' : ` (${round})`}`,
  size: (bytes: number) =>
    bytes < 1_000_000
      ? `${number(Math.ceil(bytes / 1000))} KB`
      : `${number(Math.round(bytes / 100_000) / 10)} MB`,
  fileNote: (format: string, size: string, at: string) =>
    `${format.toUpperCase()}, ${size}, công bố ngày ${date(at)}`,
  rules: 'Thể lệ cuộc thi',
  bulletins: 'Bản tin ngày',
  noBulletins: 'Chưa có bản tin nào.',
  provisional: 'Số liệu tạm tính tại thời điểm ra bản tin. Số người và số lượt thi là hai số khác nhau.',
  figures: (people: number, attempts: number, peopleSoFar: number, attemptsSoFar: number) =>
    `Trong ngày ${number(people)} người, ${number(attempts)} lượt; từ đầu đợt ${number(peopleSoFar)} người, ${number(attemptsSoFar)} lượt.`,
  formats: { pdf: 'PDF', docx: 'Word' },
  bulletinOf: (day: string, round: string) => `bản tin ngày ${day}, ${round}`,
};

export type Downloads = typeof downloads;
