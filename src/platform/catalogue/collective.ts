import type { ErrorText } from './entry.js';

/** What units declare, and what is compared of them. */
// oxfmt-ignore
export const collectiveErrors = {
  body_not_found: { kind: 'not-found', vi: 'Không có đơn vị này trong cuộc thi, hoặc không thuộc phạm vi của bạn.', en: 'The contest has no such unit, or it is not yours.' },
  exempt_invalid: { kind: 'bad-input', vi: 'Số người được miễn là số nguyên từ 0 đến tổng số người.', en: 'The number of exempt people is a whole number from 0 to the head-count.' },
  group_unknown: { kind: 'bad-input', vi: 'Thể lệ không có nhóm này.', en: 'The rules have no such group.' },
  declaration_not_found: { kind: 'not-found', vi: 'Không có lần khai số người này.', en: 'There is no such statement of a head-count.' },
  declaration_outdated: { kind: 'conflict', vi: 'Đơn vị đã khai lại. Xem lần khai mới nhất.', en: 'The unit has stated anew. See the newest statement.' },
  declaration_decided: { kind: 'conflict', vi: 'Đã có người quyết định việc này. Tải lại trang để xem.', en: 'Somebody has decided this already. Load the page again.' },
  ruling_reason_required: { kind: 'bad-input', vi: 'Nhập lý do để đơn vị biết cách sửa, từ 5 đến 500 ký tự.', en: 'Enter the reason, 5 to 500 characters, so that the unit knows what to mend.' },
  evidence_not_found: { kind: 'not-found', vi: 'Không có minh chứng này.', en: 'There is no such evidence.' },
  evidence_unknown: { kind: 'bad-input', vi: 'Thể lệ không yêu cầu loại minh chứng này.', en: 'The rules ask for no such evidence.' },
  evidence_too_many: { kind: 'conflict', vi: 'Mỗi loại minh chứng gửi nhiều nhất {files} tệp.', en: 'At most {files} files of one kind of evidence.' },
  evidence_too_large: { kind: 'too-large', vi: 'Tệp lớn hơn {mb} MB. Hãy gửi tệp nhỏ hơn.', en: 'The file is larger than {mb} MB. Send a smaller one.' },
  evidence_wrong_type: { kind: 'wrong-type', vi: 'Gửi tệp PDF còn nguyên vẹn hoặc ảnh PNG, JPEG, WebP.', en: 'Send a whole PDF, or a picture as PNG, JPEG or WebP.' },
  collective_none: { kind: 'conflict', vi: 'Thể lệ của cuộc thi này không có giải tập thể.', en: 'The rules of this contest have no collective awards.' },
  collective_not_official: { kind: 'conflict', vi: 'Chưa có kết quả tập thể chính thức để lập văn bản.', en: 'There are no official collective results to make papers of.' },
  collective_unchanged: { kind: 'conflict', vi: 'Kết quả tập thể không đổi so với bản chính thức, nên không công bố lại.', en: 'The collective results are those that are official already.' },
  collective_rounds_open: { kind: 'conflict', vi: 'Còn {count} đợt thi được tính chưa có kết quả chính thức.', en: '{count} rounds that count have no official result yet.' },
  head_counts_unconfirmed: { kind: 'conflict', vi: 'Còn {count} đơn vị đã khai tổng số người mà chưa được xác nhận.', en: '{count} units have stated a head-count that nobody has confirmed.' },
  evidence_unconfirmed: { kind: 'conflict', vi: 'Còn {count} minh chứng chưa được xem xét.', en: '{count} pieces of evidence wait for a decision.' },
  collective_ties_open: { kind: 'conflict', vi: 'Còn {count} nhóm đơn vị bằng nhau ở ranh giới giải chưa phân định.', en: '{count} ties of units at the edge of an award are not settled.' },
  tie_not_found: { kind: 'not-found', vi: 'Không còn nhóm đơn vị bằng nhau này. Tải lại trang để xem.', en: 'There is no such tie any more. Load the page again.' },
  tie_not_by_decision: { kind: 'conflict', vi: 'Thể lệ quy định bốc thăm cho trường hợp này.', en: 'The rules say that lots decide here.' },
  tie_not_by_lots: { kind: 'conflict', vi: 'Thể lệ để Ban Tổ chức quyết định trong trường hợp này.', en: 'The rules say that the organisers decide here.' },
  collective_draw_too_early: { kind: 'conflict', vi: 'Số liệu tập thể chưa chắc chắn: còn đợt thi, số người hoặc minh chứng chưa xong. Xử lý xong rồi mới bốc thăm.', en: 'The numbers of the bodies are not settled: rounds, head-counts or evidence are open. Finish them before drawing.' },
  tie_incomplete: { kind: 'bad-input', vi: 'Xếp thứ tự đủ tất cả đơn vị bằng nhau, mỗi đơn vị một lần.', en: 'Put every unit of the tie in order, each once.' },
} as const satisfies Record<string, ErrorText>;
