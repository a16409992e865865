/** What is told about an Office file: each entry a sentence for the person who brought it. */
export const officeSaid = {
  sheetRow: (sheet: string, row: number) => `trang “${sheet}”, dòng ${row}`,
  questionAt: (name: string, paragraph: number) => `${name} (đoạn ${paragraph})`,
  paragraph: (paragraph: number) => `đoạn ${paragraph}`,

  partTooLarge: (name: string) => `Phần “${name}” trong tệp quá lớn nên không được đọc.`,
  doctype: 'Tệp có khai báo DOCTYPE; vì an toàn, tệp không được đọc.',
  tooDeep: 'Nội dung tệp lồng nhau quá sâu; vì an toàn, tệp không được đọc.',
  damaged: 'Tệp bị hỏng: nội dung bên trong không đúng cú pháp.',
  notXlsx: 'Tệp không phải bảng tính Excel (.xlsx).',
  notDocx: 'Tệp không phải văn bản Word (.docx).',
  sheetTooLarge: 'Bảng tính quá lớn (hơn 20.000 dòng hoặc 600.000 ô); hãy chia thành nhiều tệp.',
  noHeader:
    'Không thấy dòng tiêu đề mà hệ thống biết (mẫu Bảng Vàng, Kahoot, Quizizz hoặc bảng có cột “Câu hỏi” và “Đáp án”). Bạn hãy chép câu hỏi vào tệp mẫu rồi nhập lại.',
  report:
    'Đây là bản kết quả làm bài tải từ Quizizz/Wayground, không phải bộ câu hỏi. Bạn hãy tải bộ câu hỏi (Edit → Download) rồi nhập lại.',
  kahootReport:
    'Đây là báo cáo kết quả của Kahoot, không phải bộ câu hỏi. Bạn hãy dùng tệp mẫu câu hỏi của Kahoot rồi nhập lại.',

  macros: 'Macro trong tệp bị bỏ qua.',
  externalLinks: 'Liên kết ra ngoài tệp bị bỏ qua.',
  embedded: 'Đối tượng nhúng trong tệp không được lấy.',
  sheetPictures: 'Ảnh trong bảng tính không được lấy; bạn cần thêm lại ở từng câu.',
  comments: 'Ghi chú của người soạn (comment) không được lấy.',
  headers: 'Đầu trang và chân trang không được lấy.',
  footnotes: 'Chú thích cuối trang không được lấy.',
  tracked: 'Phần chữ đã đánh dấu xoá (Track Changes) không được lấy.',
  textBox: 'Chữ trong khung (text box) được đọc như một đoạn riêng; bạn hãy xem lại chỗ này.',
  link: 'Liên kết chỉ giữ phần chữ.',
  drawing: 'Hình vẽ (không phải ảnh chụp) không được lấy.',
  oleFormula: 'Công thức dạng đối tượng (MathType) không được lấy.',
  formula: 'Công thức được chuyển thành chữ trên một dòng; bạn hãy xem lại.',
  symbol: 'Ký hiệu từ phông chữ riêng không được giữ.',
  raised: 'Chữ nhỏ nằm cao hoặc thấp được viết bằng dấu ^ hoặc _.',
  tableInText: 'Bảng trong câu hỏi được chuyển thành các dòng chữ.',
  unknownColumn: (name: string) => `Cột “${name}” không được đọc.`,
  timeLimit: 'Thời gian riêng của từng câu không được giữ.',
  imageLink: 'Ảnh nằm trên mạng không được tải về.',
  quizizzKind: (kind: string) => `Loại câu “${kind}” của Quizizz chưa nhập được.`,
  pollNoKey: 'Câu khảo sát không có đáp án; bạn cần chọn đáp án.',
  badCell: (column: string, value: string) => `Ô “${column}” ghi “${value}” không hiểu được.`,
  keyMissing: (key: string) => `Đáp án “${key}” không có trong các phương án.`,
  keyFromZero: (key: string) =>
    `Cột đáp án của bảng này có số 0, nên không rõ đáp án “${key}” đếm từ 0 hay từ 1; hãy ghi chữ cái của phương án, ví dụ B.`,
  keyOutOf: (key: string) =>
    `Đáp án “${key}” không hiểu được; hãy ghi chữ cái của phương án, ví dụ B hoặc A, C.`,
  onlyOneKey: 'Câu chọn một đáp án lại có nhiều đáp án đúng.',
  pairsMissing: 'Câu ghép đôi cần ghi đủ từng cặp ở cột Đáp án, ví dụ A-2, B-1.',
  orderMissing: 'Câu sắp xếp cần ghi đủ thứ tự ở cột Đáp án, ví dụ C, A, B.',
  rubricSum: 'Tỉ lệ các tiêu chí chấm phải cộng lại bằng 100%.',
  unknownKind: (kind: string) => `Loại câu “${kind}” không có trong danh sách.`,
  tooManyCells: (count: number) => `Có ${count} mục; mẫu này ghi được nhiều nhất 26.`,

  beforeFirst: (count: number) =>
    `${count} đoạn đứng trước câu đầu tiên (tiêu đề, thông tin đề thi) không được lấy.`,
  section: (title: string) => `Tên phần “${title}” không được giữ.`,
  afterEnd: 'Nội dung sau chữ “HẾT” chỉ được dùng để tìm đáp án.',
  noQuestions:
    'Không thấy câu hỏi nào. Mỗi câu cần bắt đầu bằng “Câu 1.”, “Bài 1.” hoặc “1.”, các phương án bằng A. B. C. D.',
  noOptions: 'Câu này không có phương án A. B. C. D. và không có đáp án.',
  emptyOption: 'Có phương án không có chữ và không có ảnh.',
  tableName: (n: number) => `bảng ${n}`,
  oneOption: 'Câu này chỉ có một phương án.',
  optionGap: (letter: string) => `Thiếu phương án ${letter}; các phương án phải theo thứ tự A, B, C, D.`,
  conflict: (signs: string) =>
    `Dấu hiệu đáp án mâu thuẫn nhau: ${signs}. Bạn hãy sửa trong tệp hoặc chọn lại đáp án.`,
  keyTwice: (keys: string) => `Bảng đáp án ghi câu này nhiều lần, khác nhau: ${keys}.`,
  keyUnused: (numbers: string) => `Bảng đáp án có câu ${numbers} nhưng đề không có câu này.`,
  letterTwice: (letter: string) =>
    `Hai phương án cùng ghi chữ ${letter}; phương án sau được tính là phương án kế tiếp.`,
  hidden: 'Chữ ẩn không được lấy.',
  aloneText: (text: string) => `Đoạn không thuộc câu nào được bỏ: “${text}”.`,
  essayAssumed: 'Câu không có phương án được hiểu là câu tự luận vì nằm trong phần tự luận.',
  points: 'Số điểm ghi ở câu hỏi không được giữ.',
};

/** Signs by which an answer was marked, as people call them. */
export const markNames = {
  bold: 'chữ đậm',
  italic: 'chữ nghiêng',
  underline: 'gạch chân',
  colour: 'màu chữ',
  highlight: 'tô nền',
  star: 'dấu *',
  word: 'chữ “(đúng)”',
  line: 'dòng “Đáp án”',
  table: 'bảng đáp án',
};
