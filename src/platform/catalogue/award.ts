import type { ErrorText } from './entry.js';

/** Awards, lots and the ledger of prizes. */
// oxfmt-ignore
export const awardErrors = {
  awards_wait_for_draw: { kind: 'conflict', vi: 'Còn {count} chỗ đồng hạng ở mức giải phải bốc thăm.', en: '{count} ties at the edge of an award wait for lots.' },
  awards_wait_for_decision: { kind: 'conflict', vi: 'Còn {count} chỗ đồng hạng ở mức giải chờ Ban Tổ chức quyết định.', en: '{count} ties at the edge of an award wait for a decision of the organisers.' },
  winners_without_consent: { kind: 'conflict', vi: 'Có {count} người đạt giải chưa đồng ý công bố tên.', en: '{count} winners did not agree to be named.' },
  suspected_duplicates: { kind: 'conflict', vi: 'Có {count} cặp thí sinh trong diện xét giải nghi là một người. Xem và quyết định trước khi chốt.', en: '{count} pairs in the range of awards may be one person. Look and decide before finalising.' },
  award_plan_in_rulebook: { kind: 'conflict', vi: 'Cơ cấu giải thưởng nằm trong thể lệ. Muốn đổi phải sửa đổi thể lệ.', en: 'The prizes are part of the rulebook. Amend the rulebook to change them.' },
  tie_not_found: { kind: 'not-found', vi: 'Chỗ đồng hạng này không còn. Tải lại trang để xem danh sách mới.', en: 'This tie is no longer there. Reload to see what is.' },
  tie_winners_wrong: { kind: 'bad-input', vi: 'Chọn đúng {places} người trong danh sách đồng hạng, mỗi người một thứ tự.', en: 'Choose exactly {places} of the people who are equal, each with an order.' },
  draw_too_early: { kind: 'conflict', vi: 'Thứ hạng chưa chắc chắn: còn bài, khiếu nại hoặc quyết định chưa xong. Xử lý xong rồi mới bốc thăm.', en: 'The order is not settled: attempts, appeals or decisions are open. Finish them before drawing.' },
  draw_source_name_invalid: { kind: 'bad-input', vi: 'Ghi tên nguồn số liệu, từ 3 đến 120 ký tự.', en: 'Name the source, with 3 to 120 characters.' },
  draw_source_from_invalid: { kind: 'bad-input', vi: 'Ghi rõ nơi và lúc ai cũng xem được số liệu, từ 10 đến 300 ký tự.', en: 'Say where and when anybody can read it, with 10 to 300 characters.' },
  draw_source_lottery: { kind: 'bad-input', vi: 'Không dùng kết quả xổ số để bốc thăm. Chọn nguồn số liệu công khai khác.', en: 'Lottery results may not be used to draw. Name another public source.' },
  draw_not_found: { kind: 'not-found', vi: 'Không có lần bốc thăm này.', en: 'There is no such draw.' },
  draw_not_made: { kind: 'conflict', vi: 'Lần bốc thăm này chưa có kết quả nên chưa lập biên bản được.', en: 'This draw has no outcome yet, so there is nothing for its minutes to say.' },
  draw_done: { kind: 'conflict', vi: 'Lần bốc thăm này đã có kết quả, không bốc lại được.', en: 'This draw has its outcome and cannot be repeated.' },
  draw_sources_differ: { kind: 'bad-input', vi: 'Nhập giá trị cho đủ {count} nguồn đã công bố, đúng thứ tự.', en: 'Enter the values of all {count} sources that were announced, in their order.' },
  draw_value_early: { kind: 'bad-input', vi: 'Giá trị phải được công bố sau lúc khoá danh sách và trước lúc này.', en: 'The value must have become known after the pool was fixed and before now.' },
  draw_value_invalid: { kind: 'bad-input', vi: 'Giá trị chỉ gồm chữ, số và dấu , : - _. Bỏ dấu chấm phân cách hàng nghìn.', en: 'Values are letters, digits and , : - _ only. Leave out the points that group thousands.' },
  prize_not_found: { kind: 'not-found', vi: 'Không có giải này trong danh sách hiện hành.', en: 'There is no such prize in the present list.' },
  prize_step_wrong: { kind: 'conflict', vi: 'Chưa ghi được bước này: trước đó phải nhận lời, rồi đối chiếu giấy tờ; giải đã từ chối hoặc đã đóng thì thôi.', en: 'This step cannot be recorded: first the prize is accepted, then papers are checked; a declined or closed prize takes no more.' },
  prize_act_incomplete: { kind: 'bad-input', vi: 'Ghi rõ căn cứ: giấy tờ đã xem, cách liên hệ hoặc số phiếu.', en: 'Write down the ground: which paper was seen, how it is known, or the number of the receipt.' },
  prize_claim_open: { kind: 'conflict', vi: 'Chưa hết hạn nhận giải nên chưa ghi là không nhận được.', en: 'The time for claiming is not over, so the prize is not unclaimed yet.' },
  prize_claim_over: { kind: 'conflict', vi: 'Đã hết hạn trả lời nhận giải. Hãy liên hệ Ban Tổ chức.', en: 'The time for claiming is over. Contact the organisers.' },
  cccd_invalid: { kind: 'bad-input', vi: 'Số định danh cá nhân gồm đúng 12 chữ số.', en: 'The identity number has exactly 12 digits.' },
  bank_account_invalid: { kind: 'bad-input', vi: 'Số tài khoản gồm 6 đến 19 chữ số.', en: 'The account number has 6 to 19 digits.' },
  identity_text_invalid: { kind: 'bad-input', vi: 'Nhập từ 2 đến 100 ký tự.', en: 'Enter 2 to 100 characters.' },
  prize_consent_required: { kind: 'bad-input', vi: 'Đánh dấu đồng ý để Ban Tổ chức dùng các thông tin này khi trả thưởng.', en: 'Tick that these data may be used to pay the prize.' },
  prize_access_needed: { kind: 'forbidden', vi: 'Bạn chưa có quyền xem số định danh và tài khoản. Một người tổ chức khác phải trao quyền.', en: 'You have no right to see identity numbers and accounts. Another organiser must give it.' },
  prize_identity_missing: { kind: 'not-found', vi: 'Người đạt giải chưa khai số định danh và tài khoản.', en: 'The winner has not entered an identity number and account yet.' },
} as const satisfies Record<string, ErrorText>;
