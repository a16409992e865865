import type { ErrorText } from './entry.js';

/** Sitting a paper. */
// prettier-ignore
export const attemptErrors = {
  attempt_not_found: { kind: 'not-found', vi: 'Không có lượt thi này, hoặc lượt thi của người khác.', en: 'There is no such attempt of yours.' },
  attempts_used: { kind: 'conflict', vi: 'Bạn đã dùng hết {allowed} lượt thi của đợt này.', en: 'You have used all {allowed} attempts of this round.' },
  attempts_used_today: { kind: 'conflict', vi: 'Hôm nay bạn đã dùng hết {allowed} lượt. Bạn thi tiếp được từ {opensAt}.', en: 'You have used all {allowed} attempts of today. You may go on from {opensAt}.' },
  attempts_used_week: { kind: 'conflict', vi: 'Tuần này bạn đã dùng hết {allowed} lượt. Bạn thi tiếp được từ {opensAt}.', en: 'You have used all {allowed} attempts of this week. You may go on from {opensAt}.' },
  attempts_used_contest: { kind: 'conflict', vi: 'Bạn đã dùng hết {allowed} lượt của cả cuộc thi.', en: 'You have used all {allowed} attempts of the contest.' },
  cool_down: { kind: 'conflict', vi: 'Hai lượt thi phải cách nhau một thời gian. Bạn thi tiếp được từ {opensAt}.', en: 'There must be a pause between two attempts. You may go on from {opensAt}.' },
  no_attempt_left: { kind: 'conflict', vi: 'Bạn không còn lượt nào trước khi đợt thi đóng.', en: 'You have no attempt left before the round closes.' },
  outside_hours: { kind: 'conflict', vi: 'Đợt thi chỉ mở trong một số giờ mỗi ngày. Bạn vào thi được từ {opensAt}.', en: 'The round is open during certain hours only. You may begin from {opensAt}.' },
  division_not_in_round: { kind: 'forbidden', vi: 'Đợt thi này không dành cho khối của bạn.', en: 'This round is not for your division.' },
  not_eligible: { kind: 'forbidden', vi: 'Bạn đăng ký ở cuộc thi khác nên không vào được đợt thi này.', en: 'You are registered in another contest, not in this one.' },
  attempt_running: { kind: 'conflict', vi: 'Bài này chưa nộp nên chưa có biên nhận.', en: 'The attempt has not been handed in, so there is no receipt yet.' },
  slot_not_in_paper: { kind: 'bad-input', vi: 'Câu {slot} không có trong đề của bạn.', en: 'Question {slot} is not in your paper.' },
  choice_not_in_question: { kind: 'bad-input', vi: 'Lựa chọn này không có trong câu {slot}.', en: 'This choice does not belong to question {slot}.' },
  too_many_choices: { kind: 'bad-input', vi: 'Câu {slot} chỉ chọn một đáp án.', en: 'Question {slot} takes one choice.' },
  duplicate_choice: { kind: 'bad-input', vi: 'Một lựa chọn được gửi hai lần ở câu {slot}.', en: 'A choice was sent twice for question {slot}.' },
  order_incomplete: { kind: 'bad-input', vi: 'Câu {slot} cần xếp đủ mọi mục.', en: 'Question {slot} needs every item in its order.' },
  not_a_number: { kind: 'bad-input', vi: 'Câu trả lời của câu {slot} chưa đọc được thành số. Viết như 1.250,5.', en: 'The answer to question {slot} cannot be read as a number. Write it like 1.250,5.' },
  text_too_long: { kind: 'bad-input', vi: 'Câu trả lời của câu {slot} quá dài.', en: 'The answer to question {slot} is too long.' },
  no_prediction: { kind: 'bad-input', vi: 'Đợt thi này không có câu dự đoán.', en: 'This round has no prediction question.' },
  prediction_invalid: { kind: 'bad-input', vi: 'Nhập số dự đoán là số nguyên từ 0 đến 100.000.000.', en: 'Enter a whole number from 0 to 100,000,000.' },
  essay_not_open: { kind: 'conflict', vi: 'Bài viết này không còn chờ chấm. Hãy lấy bài tiếp theo.', en: 'This essay no longer waits for a mark. Take the next one.' },
  essay_marked_by_you: { kind: 'conflict', vi: 'Bạn đã chấm bài này. Người khác phải chấm lượt tiếp theo.', en: 'You have marked this essay. The next mark must come from another person.' },
  blueprint_shortage: { kind: 'unavailable', vi: 'Ngân hàng câu hỏi chưa đủ câu cho đề thi này. Ban Tổ chức đã được báo.', en: 'The bank has too few questions for this paper. The organisers have been told.' },
  review_not_yet: { kind: 'conflict', vi: 'Đáp án và giải thích được mở sau khi đợt thi đóng, lúc {closesAt}.', en: 'Answers and explanations open after the round closes at {closesAt}.' },
  seed_not_hex: { kind: 'internal', vi: 'Hệ thống gặp lỗi khi rút đề. Hãy thử lại; nếu vẫn lỗi, báo mã yêu cầu cho Ban Tổ chức.', en: 'Drawing the paper failed. Try again; if it persists, report the request id.' },
  log_unreadable: { kind: 'internal', vi: 'Có một dòng bài làm không đọc được. Hãy báo mã yêu cầu cho Ban Tổ chức.', en: 'An entry of the attempt cannot be read. Report the request id.' },
  key_missing: { kind: 'internal', vi: 'Có câu hỏi chưa có đáp án nên chưa chấm được. Hãy báo mã yêu cầu cho Ban Tổ chức.', en: 'A question has no key, so the attempt cannot be graded. Report the request id.' },
} as const satisfies Record<string, ErrorText>;
