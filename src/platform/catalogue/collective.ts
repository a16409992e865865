import type { ErrorText } from './entry.js';

/** What units declare, and what is compared of them. */
// prettier-ignore
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
} as const satisfies Record<string, ErrorText>;
