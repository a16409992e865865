import { dateTime, number, points } from '../../format.ts';

/** Points of a round that is held on a stage. */
export const stage = {
  tab: 'Điểm sân khấu',
  title: (round: string) => `Điểm sân khấu · ${round}`,
  intro: (max: number) =>
    `Một người nhập điểm theo biên bản, người khác xác nhận. Điểm chỉ tính khi đã xác nhận. Điểm tối đa: ${points(max)}.`,
  waits: 'Chưa nhập được: danh sách người vào đợt này chưa được chốt ở mục người vào vòng sau.',
  qualified:
    'Danh sách gồm những người được chọn vào đợt này. Có người nhường suất thì ghi ở danh sách vào đợt.',
  open: (shown: number) =>
    `Thể lệ không quy định suất vào đợt này. Trang hiện nhiều nhất ${number(shown)} người; đông hơn thì nhập bằng tệp.`,
  nobody: 'Chưa có ai trong danh sách.',
  enter: 'Nhập điểm',
  enterHint: 'Ghi số điểm như 85,5; người không dự thi ghi “vắng”; để trống là chưa nhập.',
  person: 'Thí sinh',
  points: 'Điểm',
  pointsOf: (name: string) => `Điểm của ${name}`,
  seconds: 'Thời gian (giây)',
  secondsOf: (name: string) => `Thời gian của ${name}, giây`,
  state: 'Tình trạng',
  none: 'Chưa nhập',
  counted: (milli: number | null) => `Đã xác nhận: ${milli === null ? 'vắng' : points(milli)}`,
  waiting: (milli: number | null) => `Chờ xác nhận: ${milli === null ? 'vắng' : points(milli)}`,
  by: (by: string, at: string) => `${by}, ${dateTime(at)}`,
  absent: 'vắng',
  reason: 'Lý do sửa',
  reasonHint: 'Chỉ cần khi sửa điểm đã xác nhận. Từ 10 đến 500 ký tự.',
  save: 'Lưu điểm',
  saved: 'Đã lưu. Điểm chờ người khác xác nhận.',
  confirm: 'Xác nhận điểm',
  confirmIntro: 'Đối chiếu từng điểm với biên bản rồi xác nhận. Điểm vào kết quả ngay sau đó.',
  confirmOwn: (n: number) => `Bạn đã nhập điểm của ${number(n)} người. Người khác phải xác nhận.`,
  confirmNone: 'Không có điểm nào chờ bạn xác nhận.',
  confirmDo: (n: number) => `Xác nhận điểm của ${number(n)} người`,
  confirmed: 'Đã xác nhận.',
  duration: (seconds: number) => `${number(seconds)} giây`,
  why: (reason: string) => `Lý do sửa: ${reason}`,
  bring: 'Nhập bằng tệp',
  imports: 'Các lần nhập bằng tệp',
  importLine: (file: string, at: string, by: string) => `${file || 'Tệp không tên'}, ${dateTime(at)}, ${by}`,
  fates: (added: number, known: number, refused: number) =>
    `${number(added)} người nhập mới, ${number(known)} người đã có, ${number(refused)} dòng chưa nhập.`,
};

export type Stage = typeof stage;
