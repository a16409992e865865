import type { ErrorText } from './entry.js';

/** What is wrong with a question as somebody writes it. */
// oxfmt-ignore
export const questionErrors = {
  body_option_count: { kind: 'bad-input', vi: 'Cần từ {least} đến {most} mục, đang có {count}.', en: 'From {least} to {most} entries are needed, there are {count}.' },
  body_option_count_exact: { kind: 'bad-input', vi: 'Câu này phải có đúng {least} mục, đang có {count}.', en: 'This question must have exactly {least} entries; it has {count}.' },
  body_option_empty: { kind: 'bad-input', vi: 'Mục này còn trống. Nhập chữ hoặc thêm hình.', en: 'This entry is empty. Enter a text or add a picture.' },
  body_option_twice: { kind: 'bad-input', vi: 'Mục này giống một mục khác. Sửa hoặc bỏ một trong hai.', en: 'This entry equals another one. Change or remove one of them.' },
  body_alt_missing: { kind: 'bad-input', vi: 'Hình chưa có lời mô tả. Viết lời mô tả cho người không nhìn thấy hình.', en: 'The picture has no description. Describe it for people who cannot see it.' },
  body_key_count: { kind: 'bad-input', vi: 'Cần từ {least} đến {most} đáp án đúng, đang có {count}.', en: 'From {least} to {most} right answers are needed, there are {count}.' },
  body_key_count_exact: { kind: 'bad-input', vi: 'Câu này phải có đúng {least} đáp án đúng, đang có {count}.', en: 'Exactly {least} of the choices must be right, {count} are marked so.' },
  body_key_unknown: { kind: 'bad-input', vi: 'Đáp án này không có trong các lựa chọn.', en: 'This right answer is not among the choices.' },
  body_pairs_incomplete: { kind: 'bad-input', vi: 'Mỗi mục ở cột trái cần đúng một mục ghép ở cột phải.', en: 'Each entry on the left needs exactly one on the right.' },
  body_order_incomplete: { kind: 'bad-input', vi: 'Thứ tự đúng phải có mỗi mục một lần.', en: 'The right order must hold every item once.' },
  body_number_invalid: { kind: 'bad-input', vi: 'Đáp án hoặc sai số chưa phải là số viết như 12.5; sai số không được âm.', en: 'The value or the tolerance is no number like 12.5; a tolerance cannot be negative.' },
  body_text_invalid: { kind: 'bad-input', vi: 'Câu trả lời được chấp nhận còn trống hoặc dài hơn {longest} ký tự.', en: 'An accepted answer is empty or longer than {longest} characters.' },
  body_share_invalid: { kind: 'bad-input', vi: 'Phần điểm phải lớn hơn 0 và không quá toàn bộ số điểm.', en: 'A share must be above 0 and at most all of the points.' },
  body_full_share_missing: { kind: 'bad-input', vi: 'Cần ít nhất một câu trả lời được trọn điểm.', en: 'At least one answer must be worth all of the points.' },
  body_max_words: { kind: 'bad-input', vi: 'Số từ tối đa phải là số nguyên từ 1 đến {most}.', en: 'The number of words must be a whole number from 1 to {most}.' },
  body_rubric_sum: { kind: 'bad-input', vi: 'Các phần của thang điểm phải cộng lại thành 100%.', en: 'The shares of the rubric must add up to 100%.' },
  picture_not_found: { kind: 'not-found', vi: 'Không có hình này.', en: 'There is no such picture.' },
  picture_wrong_type: { kind: 'wrong-type', vi: 'Chỉ nhận hình PNG, JPEG hoặc WebP. Mở hình bằng trình xem ảnh rồi lưu lại ở một trong các dạng đó.', en: 'Only PNG, JPEG and WebP pictures are taken. Save the picture in one of these forms.' },
  picture_too_large: { kind: 'too-large', vi: 'Hình quá lớn. Dùng hình dưới {mb} MB và không quá 40 triệu điểm ảnh.', en: 'The picture is too large. Use one under {mb} MB and 40 million pixels.' },
  picture_unreadable: { kind: 'bad-input', vi: 'Không đọc được hình này, có thể tệp bị hỏng. Thử mở và lưu lại hình rồi gửi lại.', en: 'The picture cannot be read; the file may be damaged. Open it, save it again and send that.' },
} as const satisfies Record<string, ErrorText>;
