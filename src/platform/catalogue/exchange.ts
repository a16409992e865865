import type { ErrorText } from './entry.js';

/** Files of questions that come and go. */
// oxfmt-ignore
export const exchangeErrors = {
  import_not_found: { kind: 'not-found', vi: 'Không có lần nhập này, hoặc bạn không được mở.', en: 'There is no such import, or it is not yours to open.' },
  import_question_not_found: { kind: 'not-found', vi: 'Lần nhập này không có câu đó.', en: 'The import has no such question.' },
  import_wrong_type: { kind: 'wrong-type', vi: 'Hãy gửi nguyên tệp câu hỏi (application/octet-stream).', en: 'Send the file itself (application/octet-stream).' },
  import_too_large: { kind: 'too-large', vi: 'Tệp lớn hơn {mb} MB. Hãy chia thành nhiều tệp.', en: 'The file is larger than {mb} MB. Split it.' },
  import_not_open: { kind: 'conflict', vi: 'Lần nhập này đã được nhận hoặc đã bỏ. Tải lại trang để xem.', en: 'This import was accepted or undone already. Reload the page.' },
  import_nothing_left: { kind: 'conflict', vi: 'Không còn câu nào để nhập. Hãy sửa hoặc chọn lại câu.', en: 'No question is left to import. Fix or pick some.' },
  export_nothing: { kind: 'conflict', vi: 'Ngân hàng không có câu nào đã duyệt với lựa chọn này. Hãy đổi chủ đề.', en: 'The bank has no approved question for this choice. Change the topic.' },
  bank_in_use: { kind: 'conflict', vi: 'Ngân hàng đang dùng cho đợt thi đang mở nên chưa xuất được đáp án.', en: 'A round that uses this bank is open, so its keys are not exported now.' },
} as const satisfies Record<string, ErrorText>;
