import type { ErrorText } from './entry.js';

/** The question bank as editors work with it. */
// oxfmt-ignore
export const editorialErrors = {
  bank_not_found: { kind: 'not-found', vi: 'Không có ngân hàng câu hỏi này, hoặc bạn không được mở.', en: 'There is no such bank, or it is not yours to open.' },
  bank_taken: { kind: 'conflict', vi: 'Đã có ngân hàng câu hỏi tên này. Hãy chọn tên khác.', en: 'A bank of this name exists. Choose another name.' },
  bank_name_invalid: { kind: 'bad-input', vi: 'Tên gồm chữ thường không dấu, số và gạch nối, tối đa 60 ký tự.', en: 'A name has lower-case letters without marks, digits and hyphens, at most 60.' },
  bank_read_only: { kind: 'conflict', vi: 'Ngân hàng công khai chỉ sửa bằng tệp đi kèm sản phẩm. Hãy chép câu hỏi sang ngân hàng của bạn rồi sửa.', en: 'The public bank changes only with the product’s files. Copy the question to a bank of yours and edit it there.' },
  public_bank_with_prizes: { kind: 'conflict', vi: 'Cuộc thi có giải nhưng dùng ngân hàng công khai, ai cũng xem được đáp án. Hãy đổi ngân hàng hoặc xác nhận vẫn dùng.', en: 'The contest has prizes but draws from the public bank, whose keys anybody can read. Choose another bank or confirm.' },
  question_not_found: { kind: 'not-found', vi: 'Không có câu hỏi này trong ngân hàng.', en: 'The bank has no such question.' },
  draft_invalid: { kind: 'bad-input', vi: 'Câu hỏi có chỗ chưa đúng. Xem từng mục bên dưới.', en: 'The question has errors. See each below.' },
  draft_field_invalid: { kind: 'bad-input', vi: 'Mục này cần: {wanted}.', en: 'This field wants: {wanted}.' },
  draft_field_missing: { kind: 'bad-input', vi: 'Mục này còn trống.', en: 'This field is empty.' },
  explanation_missing: { kind: 'bad-input', vi: 'Chưa có lời giải thích; thí sinh đọc nó sau khi đợt thi kết thúc.', en: 'There is no explanation; contestants read it after the round.' },
  picture_alt_missing: { kind: 'bad-input', vi: 'Hình này chưa có lời mô tả cho người không nhìn thấy hình.', en: 'This picture is not described for those who cannot see it.' },
  question_alike: { kind: 'conflict', vi: 'Gần trùng với {other}: giống {percent}%.', en: 'Nearly the same as {other}: {percent}% alike.' },
  flag_not_open: { kind: 'conflict', vi: 'Câu hỏi này không còn chờ xem lại. Tải lại trang để xem.', en: 'This question no longer waits to be looked at. Reload the page.' },
  draft_changed: { kind: 'conflict', vi: 'Người khác vừa lưu câu này. Bản của bạn chưa lưu; hãy mở bản mới trong thẻ khác và so lại.', en: 'Somebody else saved this question meanwhile. Yours is not saved; open the newer one in another tab and compare.' },
  draft_in_review: { kind: 'conflict', vi: 'Câu hỏi đang chờ duyệt nên chưa sửa được. Người duyệt có thể trả lại.', en: 'The question is in review and cannot be edited. A reviewer can return it.' },
  draft_missing: { kind: 'conflict', vi: 'Không có bản nháp nào đang chờ việc này. Tải lại trang để xem.', en: 'No draft waits for that. Reload the page.' },
  own_question: { kind: 'forbidden', vi: 'Người soạn không tự duyệt được. Hãy nhờ người khác duyệt.', en: 'Authors do not approve their own questions. Ask somebody else.' },
  remark_required: { kind: 'bad-input', vi: 'Nhập nhận xét hoặc lý do, ít nhất 3 ký tự.', en: 'Enter a remark or the reason, at least 3 characters.' },
  topic_unknown: { kind: 'bad-input', vi: 'Không có chủ đề này.', en: 'There is no such topic.' },
  legal_document_not_found: { kind: 'not-found', vi: 'Không có văn bản này trong danh mục.', en: 'The register has no such document.' },
} as const satisfies Record<string, ErrorText>;
