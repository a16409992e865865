import { dateTime, number } from '../../format.ts';

/** Who goes on to a next round. */
export const qualification = {
  title: 'Chọn vào vòng sau',
  description: (title: string) => `Danh sách vào vòng sau của ${title}`,
  state: { provisional: 'Chưa công bố', official: 'Chính thức', outdated: 'Chờ công bố lại' },
  into: (round: string) => `Danh sách vào ${round}`,
  rule: (top: number, of: string, rounds: string) => `${number(top)} người đứng đầu, ${of}, ở ${rounds}.`,
  per: {
    division: 'mỗi khối',
    unit: 'mỗi đơn vị',
    round: 'mỗi đợt',
    all: 'xét chung',
  },
  onDecline: {
    next: 'Người từ chối được thay bằng người xếp kế tiếp.',
    empty: 'Chỗ của người từ chối để trống.',
  },
  none: 'Danh sách được công bố sau khi kết quả vòng trước chính thức.',
  outdated: 'Danh sách sắp được công bố lại vì kết quả đã sửa hoặc có người từ chối.',
  noRules: 'Thể lệ của cuộc thi này không có vòng chọn.',
  issued: (version: number, at: string, people: number) =>
    `Bản ${number(version)}, lúc ${dateTime(at)}: ${number(people)} người.`,
  corrected: (reason: string) => `Đã công bố lại. Lý do: ${reason}`,
  digest: 'Mã kiểm tra SHA-256:',
  rank: 'Hạng',
  name: 'Họ tên',
  from: 'Chọn từ',
  stateOf: 'Tình trạng',
  states: {
    qualified: 'Được chọn',
    declined: 'Đã từ chối',
    'cannot-win': 'Không xét',
    'qualified-elsewhere': 'Đã chọn ở mục khác',
  },
  replaces: 'Được chọn (thay thế)',
  why: 'Vì sao',
  reasons: 'Vì sao được chọn',

  deskIntro:
    'Danh sách tính từ kết quả chính thức theo thể lệ. Khi có danh sách đã ký, chỉ người trong danh sách vào thi được.',
  now: (people: number, passed: number) =>
    passed === 0
      ? `Theo kết quả hiện nay: ${number(people)} người được chọn.`
      : `Theo kết quả hiện nay: ${number(people)} người được chọn, ${number(passed)} người không lấy.`,
  outdatedDesk: 'Danh sách đã công bố khác với hiện nay. Hãy ký bản mới kèm lý do.',
  unchanged: 'Danh sách đã công bố khớp với kết quả hiện nay.',
  first: 'Ký danh sách',
  again: 'Ký bản mới',
  publish: 'Ký và công bố',
  sure: 'Tôi đã xem danh sách dưới đây và muốn công bố.',
  sureMissing: 'Đánh dấu ô này trước khi ký.',
  reason: 'Lý do công bố bản mới',
  reasonHint: 'Được công bố cùng danh sách. Từ 10 đến 500 ký tự.',
  list: 'Danh sách hiện nay',
  done: {
    'cong-bo': 'Đã công bố danh sách.',
    'khong-doi': 'Không có gì thay đổi nên không có bản mới.',
    'tu-choi': 'Đã ghi. Danh sách chỉ đổi khi ký bản mới.',
    'phan-dinh': 'Đã ghi thứ tự theo biên bản.',
  } as Record<string, string>,

  tieTitle: (people: number, places: number) =>
    `${number(people)} người bằng nhau, còn ${number(places)} chỗ`,
  tieIntro:
    'Thứ tự xếp hạng không phân định được những người này. Bốc thăm trước người chứng kiến, hoặc Ban Tổ chức quyết định bằng biên bản.',
  byLots: 'Bốc thăm',
  byMinutes: 'Không bốc thăm: ghi quyết định theo biên bản',
  orderHint: (places: number) =>
    `Ban Tổ chức quyết định. Ghi 1 đến ${number(places)} cho người được chọn; người khác để trống.`,
  minutesHint: 'Từ 20 đến 2.000 ký tự.',

  decline: 'Ghi người từ chối',
  declineIntro: 'Chỉ ghi khi chính người đó đã báo. Người đã vào thi thì không từ chối được nữa.',
  who: 'Người từ chối',
  chooseWho: 'Chọn một người',
  whoMissing: 'Chọn người từ chối.',
  takeBack: 'Rút lại lời từ chối đã ghi',
  declineReason: 'Báo thế nào, lúc nào',
  declineHint: 'Không công bố. Từ 5 đến 300 ký tự.',
  declineMissing: 'Ghi lý do, từ 5 đến 300 ký tự.',
  declineButton: 'Ghi từ chối',
  declines: 'Lời từ chối đã ghi',
  declinedBy: (name: string, declined: boolean, by: string, at: string) =>
    `${name}: ${declined ? 'từ chối' : 'rút lời từ chối'}, ${by} ghi lúc ${dateTime(at)}.`,
};

export type Qualification = typeof qualification;
