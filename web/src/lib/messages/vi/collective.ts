import { dateTime, number } from '../../format.ts';

/** Units and organizations compared. */
export const collective = {
  title: 'Giải tập thể',
  description: (title: string) => `Xếp hạng tập thể của ${title}`,
  state: { provisional: 'Tạm tính', official: 'Chính thức' },
  none: 'Chưa có kết quả tập thể. Kết quả có sau khi đợt thi đầu tiên chính thức, nếu thể lệ có giải tập thể.',
  provisional: 'Kết quả tạm tính, có thể thay đổi.',
  issued: (version: number, at: string) => `Kết quả chính thức, bản ${version}, lúc ${dateTime(at)}.`,
  from: (rounds: string[]) =>
    rounds.length === 0
      ? 'Chưa có đợt thi nào có kết quả chính thức.'
      : `Tính từ kết quả chính thức của: ${rounds.join(', ')}.`,
  corrected: (reason: string) => `Đã công bố lại. Lý do: ${reason}`,
  bases: 'Tỉ lệ luôn kèm số người và số dùng để tính. Số người và số lượt thi là hai số khác nhau.',
  digest: 'Mã băm SHA-256 của kết quả:',
  rank: 'Hạng',
  unit: 'Đơn vị hành chính',
  organization: 'Cơ quan, trường',
  people: 'Số người',
  attempts: 'Số lượt thi',
  headCount: 'Tổng số người',
  noHeadCount: 'chưa có số lượng',
  exempt: (heads: number, exempt: number) => `${number(heads)}, miễn ${number(exempt)}`,
  values: 'Tiêu chí',
  award: 'Giải',
  tableOf: (name: string) => `Bảng xếp hạng: ${name}`,
  why: 'Vì sao',
  empty: 'Chưa có đơn vị nào có người dự thi.',
  absent: (n: number) => `Không liệt kê ${number(n)} đơn vị chưa có người dự thi và chưa có tổng số người.`,

  contest: 'Cuộc thi',
  deskIntro:
    'Kết quả tập thể tính từ kết quả chính thức của các đợt thi, số người đã được xác nhận và giải cá nhân.',
  noRules: 'Thể lệ của cuộc thi này không có giải tập thể.',
  makeOfficial: 'Công bố kết quả tập thể',
  newVersion: 'Kết quả đã công bố',
  unchanged: 'Số liệu hiện nay cho đúng kết quả đã công bố.',
  blocked: 'Chưa công bố được vì còn:',
  signedBy: (by: string, second: string | null) =>
    second === null ? `Người ký: ${by}.` : `Người ký: ${by} và ${second}.`,
  reason: 'Lý do công bố lại',
  reasonHint: 'Được công bố cùng kết quả. Từ 10 đến 500 ký tự.',
  publish: 'Ký và công bố',
  published: 'Đã công bố kết quả tập thể.',
  now: 'Kết quả theo số liệu hiện nay',
  papersIntro: 'Lập từ kết quả chính thức; số, ngày và chữ ký để trống cho văn thư.',
  papers: { minutes: 'Biên bản xếp hạng tập thể', decision: 'Dự thảo quyết định trao giải tập thể' },
  versions: 'Các bản đã công bố',
  version: (n: number) => `Bản ${n}`,

  tie: 'Đơn vị bằng nhau ở ranh giới giải',
  tieIntro: (bodies: number, places: number) =>
    `${number(bodies)} đơn vị bằng nhau ở mọi tiêu chí, còn ${number(places)} chỗ có giải.`,
  tieByLots: 'Thể lệ quy định bốc thăm. Danh sách được khoá và công bố trước, rồi mới lấy số liệu công khai.',
  placeOf: (name: string) => `Thứ tự của ${name}`,
  placesWrong: (n: number) => `Ghi thứ tự từ 1 đến ${n}, mỗi số một lần.`,
  minutes: 'Biên bản',
  minutesHint: 'Số, ngày biên bản và lý do. Từ 10 đến 500 ký tự.',
  minutesMissing: 'Ghi số, ngày biên bản và lý do, từ 10 ký tự.',
  settle: 'Ghi quyết định',
  settled: 'Đã ghi thứ tự theo biên bản.',
};

export type Collective = typeof collective;
