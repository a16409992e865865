import { draftOf, optionsOf, piece } from '../core/draft/bodies.js';
import type { QuestionBody, QuestionDraft } from '../core/kind/draft.js';

const options = (...texts: string[]) => optionsOf(texts.map(piece));

const example = (
  code: string,
  text: string,
  body: QuestionBody,
  rest: Partial<QuestionDraft> = {},
): QuestionDraft => ({
  ...draftOf(text, body),
  code,
  topic: 'vi-du',
  difficulty: 'nhan-biet',
  audience: ['nguoi-dan', 'cbccvc'],
  ...rest,
});

/** One question of every kind, to be written over. */
export const examples: readonly QuestionDraft[] = [
  example(
    'VD-001',
    'Cổng Dịch vụ công quốc gia có địa chỉ nào?',
    {
      kind: 'single',
      choices: options('dichvucong.gov.vn', 'dichvucong.com.vn', 'dichvu.vn', 'congdichvu.net'),
      key: ['a'],
      fixedOrder: false,
    },
    { explanation: 'Trang của cơ quan nhà nước dùng tên miền gov.vn.' },
  ),
  example('VD-002', 'Việc nào dưới đây giúp bảo vệ tài khoản định danh điện tử?', {
    kind: 'multiple',
    choices: options(
      'Giữ kín mật khẩu',
      'Không đọc mã OTP cho người khác',
      'Cho người quen mượn tài khoản',
      'Dùng mật khẩu dễ đoán',
    ),
    key: ['a', 'b'],
    fixedOrder: false,
    partialCredit: 'per-choice',
  }),
  example('VD-003', 'Người dân có thể nộp hồ sơ trực tuyến vào ngày nghỉ.', {
    kind: 'true-false',
    choices: options('Đúng', 'Sai'),
    key: ['a'],
    fixedOrder: true,
  }),
  example('VD-004', 'Ghép việc cần làm với nơi thực hiện.', {
    kind: 'matching',
    lefts: options('Xác thực tài khoản', 'Nộp hồ sơ trực tuyến'),
    rights: options('Cổng Dịch vụ công', 'Ứng dụng VNeID', 'Bưu điện'),
    key: ['a:b', 'b:a'],
    partialCredit: 'per-pair',
  }),
  example('VD-005', 'Sắp xếp các bước nộp hồ sơ trực tuyến.', {
    kind: 'ordering',
    items: options('Điền thông tin', 'Đăng nhập', 'Gửi hồ sơ'),
    key: ['b', 'a', 'c'],
    partialCredit: 'per-neighbour',
  }),
  example('VD-006', 'Một năm có bao nhiêu tháng?', {
    kind: 'numeric',
    unit: 'tháng',
    key: [{ value: '12', tolerance: '0', permille: 1000 }],
  }),
  example('VD-007', 'Ứng dụng định danh quốc gia của công dân có tên là gì?', {
    kind: 'short-text',
    ignoreCase: true,
    ignoreAccents: true,
    key: [
      { text: 'VNeID', permille: 1000 },
      { text: 'ứng dụng VNeID', permille: 1000 },
    ],
  }),
  example('VD-008', 'Nêu lợi ích của việc nộp hồ sơ trực tuyến.', {
    kind: 'essay',
    maxWords: 300,
    rubric: [
      { code: 'a', text: 'Nêu được ít nhất hai lợi ích', permille: 600 },
      { code: 'b', text: 'Có ví dụ thực tế', permille: 400 },
    ],
  }),
];

/** The second sheet: what each column means. */
export const guide: readonly (readonly [string, string])[] = [
  ['Cách điền mẫu câu hỏi', ''],
  [
    'Bắt đầu',
    'Mỗi câu một dòng trên trang “Câu hỏi”. Xoá các câu ví dụ rồi điền câu của bạn. Không đổi tên cột ở dòng 1; có thể xoá cột không dùng. Mọi câu nhập vào đều là bản nháp, chưa dùng để thi.',
  ],
  ['Mã câu', 'Mã riêng của câu trong ngân hàng. Để trống nếu muốn hệ thống tự đặt.'],
  ['Chủ đề', 'Mã chủ đề trong ngân hàng, ví dụ dich-vu-cong.'],
  ['Mức độ', 'Chọn Nhận biết, Thông hiểu hoặc Vận dụng.'],
  ['Đối tượng', 'Người dân, CBCCVC, hoặc cả hai, cách nhau bằng dấu phẩy.'],
  ['Loại câu', 'Chọn trong danh sách. Để trống thì hệ thống đoán theo số đáp án đúng.'],
  ['Câu hỏi', 'Lời câu hỏi. Xuống dòng trong ô bằng Alt + Enter.'],
  [
    'Phương án A, B, C…',
    'Các phương án. Với câu sắp xếp: các mục. Với câu ghép đôi: vế trái. Với câu trả lời ngắn: các câu trả lời được chấp nhận. Với câu tự luận: các tiêu chí chấm. Cần nhiều hơn thì thêm cột “Phương án G”, “Phương án H”…',
  ],
  ['Vế phải 1, 2, 3…', 'Chỉ dùng cho câu ghép đôi; có thể nhiều hơn vế trái.'],
  ['Đáp án: một đáp án', 'Chữ cái của phương án đúng, ví dụ B.'],
  ['Đáp án: nhiều đáp án', 'Các chữ cái, ví dụ A, C.'],
  ['Đáp án: ghép đôi', 'Từng cặp vế trái và số của vế phải, ví dụ A-2, B-1.'],
  ['Đáp án: sắp xếp', 'Thứ tự đúng, ví dụ B, A, C.'],
  [
    'Đáp án: điền số',
    'Số đúng, có thể kèm sai số và tỉ lệ điểm; mỗi dòng một số, ví dụ 12,5 ± 0,5 hoặc 13 (50%).',
  ],
  [
    'Đáp án: trả lời ngắn',
    'Để trống nếu mọi câu trả lời đều được trọn điểm; nếu không, ghi A=100% rồi xuống dòng B=50%.',
  ],
  ['Đáp án: tự luận', 'Tỉ lệ điểm của từng tiêu chí, cộng lại bằng 100%, ví dụ A=60% rồi xuống dòng B=40%.'],
  ['Cách tính điểm', 'Đúng hết mới có điểm, hoặc Tính từng phần.'],
  ['Giữ thứ tự', 'Có: không đảo phương án khi ra đề.'],
  [
    'Căn cứ',
    'Mỗi dòng một căn cứ: mã văn bản | điều | khoản | điểm | tóm tắt. Ví dụ: nd-118-2025 | 17 | 2 | c | Tiếp nhận hồ sơ trực tuyến.',
  ],
  ['Mã ngữ liệu, Ngữ liệu chung', 'Đoạn văn dùng chung cho nhiều câu: ghi cùng một mã ở các câu đó.'],
  ['Hỏi về ngày; Dùng từ, đến ngày', 'Ngày/tháng/năm, ví dụ 01/07/2025. Để trống nếu không giới hạn.'],
  [
    'Giới hạn',
    'Tệp không quá 20 MB và 5.000 câu. Công thức, macro, liên kết và ảnh trong bảng tính không được lấy.',
  ],
];
