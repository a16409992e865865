import { dateTime, number } from '../../format.ts';
import { criteria } from './criteria.ts';

/** From a closed round to an official result. */
export const finalise = {
  title: (round: string) => `Chốt kết quả · ${round}`,
  counted: (people: number, attempts: number) =>
    `${number(people)} người được xếp hạng, từ ${number(attempts)} bài đã chấm.`,
  rule: 'Quy tắc xếp hạng',
  criteria,
  actual: {
    other: (n: number) => `Số thực tế của câu dự đoán: ${number(n)}, hệ thống tính từ các bài đã chấm.`,
    'perfect-contestants': (n: number) =>
      `Số người đúng tất cả (đáp án câu dự đoán): ${number(n)}, hệ thống đếm từ các bài đã chấm.`,
    entrants: (n: number) =>
      `Số người dự thi (đáp án câu dự đoán): ${number(n)}, hệ thống đếm từ các bài đã chấm.`,
  },

  blockers: (n: number) => `Còn ${number(n)} việc trước khi chốt`,
  ready: 'Đã đủ điều kiện chốt.',
  todo: {
    round_not_closed: 'Chờ đến giờ đóng, hoặc đóng sớm ở trang theo dõi.',
    answers_arriving: 'Chờ đến giờ trên rồi tải lại trang này.',
    attempts_open: 'Chờ hết giờ của các lượt đang làm, rồi tải lại. Xem số còn lại ở trang theo dõi.',
    attempts_ungraded: 'Chờ một phút rồi tải lại. Nếu số này không giảm, báo người vận hành máy chủ.',
    essays_unlisted: 'Lập danh sách chấm khi mọi bài đã nộp.',
    essays_unsent: 'Chờ các đơn vị chấm và gửi lên, hoặc gửi thay đơn vị quá hạn.',
    essays_ungraded: 'Chờ những người chấm chấm hết.',
    stage_nobody: 'Nhập và xác nhận điểm ở trang điểm sân khấu.',
    stage_unconfirmed: 'Người thứ hai xác nhận ở trang điểm sân khấu.',
    attempts_changed: 'Các bài này phải được chấm lại trước. Báo người vận hành máy chủ.',
    board_frozen: 'Mở bảng xếp hạng bằng nút bên dưới.',
    engines_disagree: 'Không chốt khi hai cách tính khác nhau. Báo người vận hành máy chủ kèm tên đợt thi.',
    appeals_open: 'Trả lời từng khiếu nại.',
    decisions_open: 'Người thứ hai xác nhận, hoặc rút đề xuất.',
    decisions_unapplied: 'Chờ ít giây rồi tải lại trang.',
    awards_wait_for_draw: 'Khoá danh sách và bốc thăm ở trang giải thưởng.',
    awards_wait_for_decision: 'Ghi quyết định và biên bản ở trang giải thưởng.',
    winners_without_consent: 'Hỏi người đạt giải, hoặc ghi nhận công bố tên viết tắt ở trang giải thưởng.',
    suspected_duplicates: 'Xem từng cặp và ghi là một người hay hai người khác nhau.',
  } as Record<string, string>,
  todoOther: 'Tải lại trang sau ít phút. Nếu vẫn còn, báo người vận hành máy chủ.',
  toStage: 'Mở trang điểm sân khấu',
  toMarking: 'Mở trang chấm bài',
  toMonitor: 'Mở trang theo dõi',
  toAppeals: 'Mở trang khiếu nại',
  toDecisions: 'Mở trang quyết định',
  reload: 'Tải lại trang này',

  thawTitle: 'Bảng xếp hạng đang đóng băng',
  thawText: (at: string) =>
    `Công chúng đang thấy bảng lúc ${dateTime(at)}. Mở bảng để mọi người thấy thứ hạng tạm tính của tất cả bài.`,
  thaw: 'Mở bảng xếp hạng',
  thawed: 'Đã mở bảng xếp hạng.',

  preview: 'Xem trước',
  previewNote: 'Họ tên đầy đủ chỉ hiện ở trang này. Tên trên trang công khai đứng trong ngoặc.',
  reasons: 'Vì sao xếp như vậy',
  division: (name: string, people: number) => `${name}: ${number(people)} người`,
  empty: 'Khối này chưa có bài nào.',
  divisionRank: 'Hạng khối',
  rank: 'Hạng chung',
  name: 'Họ tên',
  place: 'Nơi',
  score: 'Điểm',
  correct: 'Đúng',
  prediction: 'Dự đoán',
  error: 'Lệch',
  duration: 'Thời gian',
  submitted: 'Nộp lúc',
  tied: (ranks: string) => `Bằng nhau ở mọi tiêu chí: hạng ${ranks}. Những người này cùng hạng.`,

  start: 'Chốt kết quả…',
  confirmTitle: 'Chốt kết quả chính thức?',
  confirmText: (people: number) =>
    `Kết quả của ${number(people)} người sẽ được công bố là chính thức, kèm tên bạn và giờ chốt. Sau đó chỉ sửa được bằng bản đính chính có lý do.`,
  confirm: 'Chốt và công bố',
  done: (version: number) => `Đã chốt. Kết quả chính thức (bản ${number(version)}) đã được công bố.`,
  already: 'Kết quả đã được chốt trước đó; không có gì thay đổi.',
  official: 'Kết quả chính thức',
  issuedBy: (by: string, at: string) => `${by} chốt lúc ${dateTime(at)}`,
  version: 'Bản',
  by: 'Người chốt',
  at: 'Lúc',
  reason: 'Lý do',
  first: 'lần đầu',
  peopleAttempts: 'Người / bài',
  seePublic: 'Xem trang kết quả công khai',
  versions: 'Các bản đã công bố',
  people: 'Số người',

  correctTitle: 'Đính chính kết quả',
  correctIntro:
    'Hệ thống tính lại từ các bài đã chấm và công bố bản mới. Bản cũ vẫn được giữ. Lý do được công bố cùng kết quả.',
  correctReason: 'Lý do đính chính',
  correctHint: 'Từ 10 đến 500 ký tự. Nói rõ điều gì sai và đã sửa thế nào.',
  correctSure: 'Tôi đã xem bản xem trước ở trên và muốn thay bản đang công bố.',
  correctTick: 'Đánh dấu ô này trước khi công bố bản mới.',
  reasonShort: 'Nhập lý do đính chính, từ 10 đến 500 ký tự.',
  correctButton: 'Công bố bản đính chính',
};

export type Finalise = typeof finalise;
