import { dateTime, meanPoints, number } from '../../format.ts';

/** `45,67 % (1.234/2.702)`: a share never stands without its base; cut off, so only everybody is 100 %. */
const share = (part: number, base: number): string =>
  base === 0
    ? '–'
    : `${(Math.floor((part * 10_000) / base) / 100).toFixed(2).replace('.', ',')} % (${number(part)}/${number(base)})`;

/** Public statistics of who took part. */
export const participation = {
  title: 'Thống kê',
  description: (title: string) => `Số người dự thi theo khối và đơn vị của ${title}`,
  rounds: 'Đợt thi',
  state: {
    live: 'Tạm tính',
    frozen: 'Đóng băng',
    provisional: 'Tạm tính',
    official: 'Chính thức',
  },
  notOpened: 'Chưa có đợt thi nào mở, nên chưa có số liệu.',
  withheld: 'Số người và số lượt thi liên quan đến câu dự đoán nên chỉ công bố sau khi đợt thi đóng.',
  totals: (round: string, people: number, attempts: number) =>
    `${round}: ${number(people)} người dự thi với ${number(attempts)} lượt thi.`,
  meanOf: (milli: number) => `Điểm trung bình ${meanPoints(milli)}.`,
  asOf: (at: string) => `Số liệu đến ${dateTime(at)}. Người và lượt thi là hai số khác nhau.`,
  meansLater: 'Điểm trung bình có sau khi kết quả chính thức.',
  least: (people: number) => `Điểm trung bình và tỉ lệ điểm không nêu khi có dưới ${people} người.`,
  byDivision: 'Theo khối',
  byUnit: 'Theo xã, phường',
  byOrganization: 'Theo cơ quan, trường',
  division: 'Khối',
  unit: 'Xã, phường',
  organization: 'Cơ quan, trường',
  people: 'Số người',
  attempts: 'Số lượt thi',
  mean: 'Điểm trung bình',
  perfect: 'Đúng tất cả',
  rate: 'Tỉ lệ dự thi',
  noHeadCount: 'chưa có số lượng',
  tableOf: (title: string) => `Số người và số lượt: ${title}`,
  share,
  rateOf: (people: number, base: number) =>
    people > base ? `${number(people)}/${number(base)}, vượt số đã khai` : share(people, base),
  bandsOf: (division: string) => `Phổ điểm: ${division}`,
  band: (from: number | null, until: number | null) =>
    from === null
      ? `Dưới ${number(until ?? 0)} % điểm tối đa`
      : until === null
        ? from === 100
          ? 'Điểm tối đa'
          : `Từ ${number(from)} %`
        : `Từ ${number(from)} % đến dưới ${number(until)} %`,
};

export type Participation = typeof participation;
