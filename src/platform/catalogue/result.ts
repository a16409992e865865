import type { ErrorText } from './entry.js';

/** From closing to the exported file. */
// prettier-ignore
export const resultErrors = {
  result_not_found: { kind: 'not-found', vi: 'Đợt thi này chưa có kết quả chính thức.', en: 'This round has no official result yet.' },
  finalisation_blocked: { kind: 'conflict', vi: 'Chưa chốt được vì còn việc chưa xong. Xem danh sách bên dưới.', en: 'Cannot finalise yet. See the list below.' },
  reason_required: { kind: 'bad-input', vi: 'Nhập lý do, từ 10 đến 500 ký tự.', en: 'Enter the reason, 10 to 500 characters.' },
  nothing_to_thaw: { kind: 'conflict', vi: 'Bảng xếp hạng không đóng băng hoặc đợt thi chưa đóng.', en: 'The board is not frozen, or the round has not closed.' },
  round_not_closed: { kind: 'conflict', vi: 'Đợt thi chưa đóng. Đợt đóng lúc {closesAt}.', en: 'The round has not closed. It closes at {closesAt}.' },
  answers_arriving: { kind: 'conflict', vi: 'Còn nhận bài của người đang thi đến {until}. Chốt sau giờ đó.', en: 'Answers of running attempts are taken until {until}. Finalise after that.' },
  attempts_open: { kind: 'conflict', vi: 'Còn {count} lượt thi chưa kết thúc. Hệ thống sẽ tự nộp khi hết giờ.', en: '{count} attempts have not ended. They are handed in when their time is up.' },
  essays_ungraded: { kind: 'conflict', vi: 'Còn {count} bài viết chưa chấm xong. Vào mục Chấm bài để chấm.', en: '{count} essays still wait for marks. Mark them under Marking.' },
  essays_unlisted: { kind: 'conflict', vi: 'Còn {count} bài viết chờ lập danh sách chấm của các đơn vị. Vào mục Chấm bài để lập.', en: '{count} essays wait for the lists of the units’ boards. Make them under Marking.' },
  essays_unsent: { kind: 'conflict', vi: 'Còn {count} bài viết ở đơn vị chưa gửi lên. Vào mục Chấm bài để xem từng đơn vị.', en: '{count} essays are with units that have not sent up. See each unit under Marking.' },
  attempts_ungraded: { kind: 'conflict', vi: 'Còn {count} bài chưa chấm xong. Chờ ít phút rồi tải lại.', en: '{count} attempts are not graded yet. Wait a few minutes and reload.' },
  attempts_changed: { kind: 'conflict', vi: 'Có {count} bài bị huỷ câu hoặc huỷ bài sau khi chấm, chưa chấm lại.', en: '{count} attempts had something struck out after grading and were not graded again.' },
  appeals_open: { kind: 'conflict', vi: 'Còn {count} khiếu nại chưa trả lời.', en: '{count} appeals have no answer yet.' },
  decisions_open: { kind: 'conflict', vi: 'Còn {count} đề xuất chờ người thứ hai xác nhận hoặc rút.', en: '{count} proposals wait for a second person to confirm or withdraw them.' },
  decisions_unapplied: { kind: 'conflict', vi: 'Có {count} quyết định chưa tính lại điểm xong. Chờ ít giây rồi tải lại.', en: 'Scores for {count} decisions are still being computed. Wait a moment and reload.' },
  trial_round: { kind: 'conflict', vi: 'Đây là đợt thi thử nên không có kết quả chính thức. Kết quả thi thử không tính vào giải và tổng sắp.', en: 'This is a trial round, so it has no official result. It counts for no award and no overall standing.' },
  board_frozen: { kind: 'conflict', vi: 'Bảng xếp hạng còn đóng băng. Hãy mở bảng xếp hạng trước khi chốt.', en: 'The scoreboard is still frozen. Thaw it before finalising.' },
  engines_disagree: { kind: 'conflict', vi: 'Hai cách tính kết quả không khớp nhau ở {count} thí sinh. Không chốt được; hãy báo người vận hành máy chủ.', en: 'The two computations of the result differ for {count} contestants. It cannot be finalised; tell the server operator.' },
  overall_not_ruled: { kind: 'not-found', vi: 'Thể lệ của cuộc thi này không có xếp hạng chung cuộc.', en: 'The rules of this contest know no overall standing.' },
  overall_not_official: { kind: 'not-found', vi: 'Cuộc thi này chưa có xếp hạng chung cuộc chính thức.', en: 'This contest has no official overall standing yet.' },
  overall_round_missing: { kind: 'conflict', vi: 'Đợt {round} không thi trên hệ thống nên không có kết quả để tính.', en: 'Round {round} is not sat here, so it has no result to count.' },
  overall_round_open: { kind: 'conflict', vi: 'Đợt {round} chưa có kết quả chính thức. Chốt kết quả đợt này trước.', en: 'Round {round} has no official result yet. Finalise it first.' },
  overall_round_outdated: { kind: 'conflict', vi: 'Có {count} bài của đợt {round} đã đổi điểm sau khi chốt. Công bố lại kết quả đợt này trước.', en: '{count} attempts of round {round} have other scores than when it was finalised. Issue its result anew first.' },
  scores_unlike_log: { kind: 'conflict', vi: 'Điểm của {count} bài không khớp với nhật ký làm bài. Không chốt được; hãy báo người vận hành máy chủ.', en: '{count} scores do not match the log of their attempt. They cannot be finalised; tell the server operator.' },
  withheld_perfect_contestants: { kind: 'conflict', vi: 'Chưa công bố để giữ công bằng cho câu dự đoán số người đúng tất cả. Sẽ hiện sau khi đợt thi đóng.', en: 'Not shown until the round closes: it would give away the prediction of how many are all right.' },
  withheld_entrants: { kind: 'conflict', vi: 'Chưa công bố để giữ công bằng cho câu dự đoán số người dự thi. Sẽ hiện sau khi đợt thi đóng.', en: 'Not shown until the round closes: it would give away the prediction of how many take part.' },
  statistics_not_yet: { kind: 'conflict', vi: 'Chưa có thống kê: đợt thi phải đóng và mọi bài phải nộp xong. Hãy quay lại sau.', en: 'No statistics yet: the round must be closed and every attempt ended. Come back later.' },
} as const satisfies Record<string, ErrorText>;
