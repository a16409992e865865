import type { ErrorText } from './entry.js';

/** What any request may be answered. */
// oxfmt-ignore
export const generalErrors = {
  bad_json: { kind: 'bad-input', vi: 'Dữ liệu gửi lên không phải JSON hợp lệ. Hãy tải lại trang rồi thử lại.', en: 'The body is not valid JSON. Reload the page and try again.' },
  bad_input: { kind: 'bad-input', vi: 'Có chỗ cần sửa. Xem từng mục bên dưới.', en: 'Some fields need a correction. See each below.' },
  invalid_field: { kind: 'bad-input', vi: 'Giá trị của mục này không hợp lệ.', en: 'This field has an invalid value.' },
  unknown_field: { kind: 'bad-input', vi: 'Mục này không có trong biểu mẫu.', en: 'This field does not belong here.' },
  body_too_large: { kind: 'too-large', vi: 'Dữ liệu gửi lên quá lớn. Hãy gửi ít hơn trong một lần.', en: 'The body is too large. Send less at once.' },
  wrong_content_type: { kind: 'wrong-type', vi: 'Chỉ nhận dữ liệu dạng JSON.', en: 'Only JSON is accepted.' },
  not_found: { kind: 'not-found', vi: 'Không tìm thấy trang hoặc mục này. Kiểm tra lại địa chỉ.', en: 'Not found. Check the address.' },
  signed_out: { kind: 'signed-out', vi: 'Bạn chưa đăng nhập hoặc phiên đã hết hạn. Hãy đăng nhập lại.', en: 'You are signed out. Sign in again.' },
  forbidden: { kind: 'forbidden', vi: 'Tài khoản này không có quyền làm việc đó.', en: 'This account may not do that.' },
  foreign_origin: { kind: 'forbidden', vi: 'Yêu cầu đến từ một trang khác nên bị từ chối. Hãy mở lại trang cuộc thi.', en: 'The request came from another site and was refused. Open the contest page again.' },
  too_many_requests: { kind: 'too-many', vi: 'Có quá nhiều yêu cầu cùng lúc. Hãy thử lại sau {seconds} giây.', en: 'Too many requests. Try again in {seconds} seconds.' },
  unavailable: { kind: 'unavailable', vi: 'Hệ thống đang bận hoặc khởi động lại. Thử lại sau ít giây.', en: 'The server is busy or restarting. Try again in a few seconds.' },
  internal: { kind: 'internal', vi: 'Hệ thống gặp lỗi. Hãy thử lại; nếu vẫn lỗi, báo mã yêu cầu cho Ban Tổ chức.', en: 'Something failed on the server. Try again; if it persists, report the request id.' },
  view_unknown: { kind: 'bad-input', vi: 'Không có bảng xếp hạng này.', en: 'There is no such scoreboard.' },
  bad_packet: { kind: 'bad-input', vi: 'Gói tin không đúng dạng.', en: 'Malformed packet.' },
} as const satisfies Record<string, ErrorText>;
