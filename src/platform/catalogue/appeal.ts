import type { ErrorText } from './entry.js';

/** Appeals, and what two people decide after closing. */
// oxfmt-ignore
export const appealErrors = {
  appeal_not_found: { kind: 'not-found', vi: 'Không có khiếu nại này.', en: 'There is no such appeal.' },
  appeal_too_early: { kind: 'conflict', vi: 'Chưa nhận khiếu nại. Hãy gửi sau khi đợt thi đóng và bạn đã xem lại bài.', en: 'Appeals are not taken yet. Send yours after the round has closed and your answers are shown.' },
  appeal_too_late: { kind: 'conflict', vi: 'Đã hết hạn khiếu nại {until}. Liên hệ Ban Tổ chức nếu có việc gấp.', en: 'The time for appeals is over {until}. Contact the organisers if it is urgent.' },
  appeals_not_taken: { kind: 'conflict', vi: 'Theo Thể lệ, cuộc thi không tiếp nhận khiếu nại riêng. Phản ánh gửi về đầu mối liên hệ ghi trong Thể lệ.', en: 'By its rules the contest takes no appeals. Write to the contact named in the rules.' },
  unit_appeals_not_taken: { kind: 'conflict', vi: 'Theo Thể lệ, cuộc thi không nhận khiếu nại của đơn vị. Người dự thi tự gửi khiếu nại về bài của mình.', en: 'By its rules the contest takes no appeals of units. Contestants file theirs themselves.' },
  appeal_subject_not_taken: { kind: 'conflict', vi: 'Theo Thể lệ, cuộc thi không nhận khiếu nại về việc này.', en: 'By its rules the contest takes no appeals about this.' },
  appeal_twice: { kind: 'conflict', vi: 'Bạn đã gửi khiếu nại về mục này. Xem trả lời ngay bên dưới câu.', en: 'You have already filed an appeal about this. The answer will stand below it.' },
  appeal_text_invalid: { kind: 'bad-input', vi: 'Viết rõ điều bạn cho là sai và lý do, từ 20 đến 2.000 ký tự.', en: 'Say what is wrong and why, in 20 to 2,000 characters.' },
  appeal_citation_missing: { kind: 'bad-input', vi: 'Nêu căn cứ: điều, khoản nào của văn bản nào.', en: 'Name the provision: which article and clause of which document.' },
  appeal_answered: { kind: 'conflict', vi: 'Khiếu nại này đã được trả lời. Tải lại trang để xem.', en: 'This appeal has been answered. Reload the page to see it.' },
  decision_not_found: { kind: 'not-found', vi: 'Không có quyết định này trong đợt thi.', en: 'There is no such decision in this round.' },
  decision_too_early: { kind: 'conflict', vi: 'Chỉ quyết định sau khi đợt thi đóng và mọi bài đã chấm xong.', en: 'Decide after the round has closed and every attempt is graded.' },
  decision_settled: { kind: 'conflict', vi: 'Đề xuất này đã được xác nhận hoặc đã rút. Tải lại trang để xem.', en: 'This proposal was confirmed or withdrawn. Reload the page.' },
  decision_not_in_force: { kind: 'conflict', vi: 'Chỉ huỷ được quyết định đang có hiệu lực.', en: 'Only a decision in force can be taken back.' },
  second_person_needed: { kind: 'forbidden', vi: 'Cần người thứ hai: người đề xuất không tự xác nhận được.', en: 'A second person is needed: who proposed it cannot confirm it.' },
  question_not_in_round: { kind: 'not-found', vi: 'Câu hỏi này không có trong đề nào của đợt thi.', en: 'No paper of the round has this question.' },
  key_invalid: { kind: 'bad-input', vi: 'Đáp án mới phải là các lựa chọn có trong câu, không lặp lại; câu điền thì mỗi dòng một câu trả lời. Câu tự luận do người chấm nên không có đáp án để sửa.', en: 'The new key must be choices of the question, each once; where the answer is typed, one answer a line. An essay is marked by people and has no key to correct.' },
} as const satisfies Record<string, ErrorText>;
