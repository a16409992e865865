/** What is told about a file: each entry a sentence for the person who brought it. */
export const said = {
  wholeFile: 'cả tệp',
  line: (line: number) => `dòng ${line}`,
  question: (n: number, name = '') => `câu ${n}${name === '' ? '' : ` (${name})`}`,
  andOthers: (where: string, others: number) => `${where} và ${others} chỗ khác`,
  list: (names: readonly string[]) => names.join(', '),

  tooLarge: 'Tệp lớn hơn 20 MB nên không được đọc.',
  empty: 'Không thấy câu hỏi nào trong tệp.',
  tooMany: (dropped: number) => `Một lần nhập nhiều nhất 5.000 câu; ${dropped} câu cuối không được lấy.`,
  encoding: (name: string) =>
    `Tệp không phải UTF-8; chữ được đọc theo bảng mã ${name}. Bạn hãy xem lại dấu tiếng Việt.`,

  notXml: (why: string) =>
    `Tệp không phải XML đúng cú pháp${why === '' ? '' : ` (${why.trim()})`}; phần sau chỗ này không được đọc.`,
  doctype: 'Tệp có khai báo DOCTYPE; vì an toàn, tệp không được đọc. Hãy xoá dòng <!DOCTYPE …> rồi nhập lại.',
  tooDeep: 'Các thẻ lồng nhau quá 64 tầng; phần sau chỗ này không được đọc.',
  notThis: (format: string) => `Tệp không phải ${format}.`,
  element: (name: string) => `Phần <${name}> không được giữ.`,

  citationsFound: (count: number) =>
    `Nhận được ${count} căn cứ pháp lý từ lời giải; lời giải giữ nguyên. Bạn hãy xem lại.`,

  noText: 'Câu hỏi không có lời.',
  noKey: 'Không thấy đáp án đúng; bạn cần chọn.',
  noAccepted: 'Không có câu trả lời nào được điểm.',
  severalKeys: (letter: string, others: number) =>
    `Loại câu này chỉ có một đáp án: đã giữ ${letter}, bỏ điểm của ${others} lựa chọn khác. Bạn hãy xem lại.`,
  bestIsPart:
    'Không lựa chọn nào được trọn điểm: lựa chọn nhiều điểm nhất trở thành đáp án. Bạn hãy xem lại.',
  penaltyDropped: 'Điểm trừ của lựa chọn sai không được giữ.',
  weightsChanged:
    'Tỉ lệ điểm riêng của các lựa chọn được đổi thành cách tính theo từng lựa chọn: mỗi lựa chọn đúng được, mỗi lựa chọn sai bị trừ một phần bằng nhau.',
  worthlessAnswers: (count: number) => `${count} câu trả lời không có điểm được bỏ.`,
  feedbackMoved: 'Lời nhận xét của từng lựa chọn được chuyển vào phần giải thích.',
  tooManyChoices: (count: number) => `Có ${count} lựa chọn; nhiều nhất là 26.`,
  tooFewChoices: 'Cần ít nhất hai lựa chọn.',
  tooFewPairs: 'Câu ghép đôi cần ít nhất hai cặp.',
  tooFewItems: 'Câu sắp xếp cần ít nhất hai mục.',
  wildcard: (text: string) => `Dấu * trong “${text}” thay cho chữ bất kỳ; ở đây nó chỉ là dấu *.`,
  badNumber: (text: string) => `“${text}” không phải là số.`,
  badRange: (text: string) => `“${text}” không phải là khoảng số.`,
  weightRounded: 'Tỉ lệ điểm được làm tròn đến phần nghìn.',

  metaUnread: (name: string) => `Thông tin đi kèm “${name}” không đọc được.`,
  tags: (names: string) => `Nhãn không được giữ: ${names}.`,
  name: 'Tên riêng của câu hỏi không được giữ.',
  points: 'Số điểm riêng của câu hỏi không được giữ.',
  categoryPath: (path: string) => `Nhóm “${path}” chỉ giữ tên cuối làm chủ đề.`,
  description: 'Đoạn văn không phải câu hỏi được bỏ.',
  kindUnknown: (kind: string) => `Loại câu hỏi “${kind}” chưa nhập được.`,
  formatting: (kinds: string) => `Định dạng không được giữ: ${kinds}.`,
  media: (kind: string) => `Nội dung “${kind}” không được giữ.`,
  pictureMissing: (name: string) => `Không thấy ảnh “${name}” trong tệp.`,
  pictureOutside: 'Ảnh nằm trên mạng không được tải về.',
  pictureKind: (name: string) => `“${name}” không phải ảnh PNG, JPEG, GIF hay WebP.`,
  pictureExtra: 'Một chỗ chỉ giữ được một ảnh; các ảnh sau không được lấy.',
  pictureHere: 'Ảnh ở chỗ này không được giữ.',
  altMissing: 'Ảnh chưa có lời mô tả; bạn cần viết trước khi dùng.',
  blanksSplit: (count: number) =>
    `Câu có ${count} chỗ trả lời được tách thành ${count} câu cùng một ngữ liệu.`,
  blankAsked: (n: number) => `Câu trả lời cho chỗ trống số ${n} là gì?`,
  gapsMatched: 'Câu kéo chữ vào chỗ trống trở thành câu ghép đôi.',
  gap: (n: number) => `Chỗ trống (${n})`,
  blankNamed: (name: string) => `Câu trả lời cho chỗ trống “${name}” là gì?`,
  statementWords: 'Hai lựa chọn của câu đúng hay sai được viết thành “Đúng” và “Sai”.',

  badGap: (n: number) => `Chỗ trống [[${n}]] không có từ tương ứng.`,
  otherUnits: (names: string) => `Chỉ giữ đơn vị đầu tiên; các đơn vị khác không được giữ: ${names}.`,
  orderGrading: 'Cách chấm câu sắp xếp được đổi thành tính theo cặp đứng kề nhau.',
  guideAsRubric: 'Hướng dẫn chấm trở thành một tiêu chí chiếm toàn bộ điểm.',
  clozeBroken: (text: string) => `Không hiểu chỗ trống “${text}”.`,
  clozeNone: 'Không thấy chỗ trống nào dạng {1:SHORTANSWER:=…}.',
  clozeFeedback: 'Lời nhận xét trong chỗ trống không được giữ.',

  openAnswer: 'Câu điền không có đáp án nên trở thành câu tự luận, do người chấm.',
  noPairs: 'Câu ghép đôi không có đáp án.',
  modelAnswer: 'Câu trả lời mẫu của câu tự luận không được giữ.',
  pinned: 'Có lựa chọn phải đứng yên khi trộn: cả câu được giữ nguyên thứ tự.',
  partOrder: 'Đáp án chỉ nói thứ tự của một số mục; các mục còn lại được xếp vào cuối.',
  sidesTurned: 'Hai cột của câu ghép đôi được đổi chỗ, vì mỗi mục bên trái chỉ ghép với một mục bên phải.',
  leftsDropped: (count: number) => `${count} mục bên trái không có cặp đúng được bỏ.`,
  pairBroken: 'Đáp án ghép với một mục không có.',
  caseMixed: 'Câu trả lời lúc phân biệt, lúc không phân biệt chữ hoa; được đổi thành phân biệt.',
  scoringChanged: 'Cách chấm riêng của câu không được giữ; chỉ giữ đáp án đúng.',
  inFile: (name: string) => `tệp ${name}`,
  noManifest: 'Gói không có tệp imsmanifest.xml; mọi tệp XML trong gói được đọc.',
  fileMissing: (name: string) => `Gói không có tệp “${name}” mà danh mục nhắc tới.`,
  testStructure: 'Cấu trúc bài thi (phần, thời gian, cách rút câu) không được giữ.',
  lom: 'Siêu dữ liệu của câu hỏi trong danh mục gói không được giữ.',
  resource: (type: string) => `Tài nguyên loại “${type}” không được giữ.`,

  csvBroken: 'Bảng CSV không đúng cú pháp: có dấu nháy kép mở mà không đóng, hoặc một dòng quá dài.',

  aikenChoiceAlone: 'Lựa chọn không có câu hỏi đứng trước.',
  aikenNoChoices: 'Câu hỏi không có lựa chọn.',
  aikenNoAnswer: 'Câu hỏi chưa có dòng đáp án “ANSWER: A” hoặc “Đáp án: A”.',
  aikenAnswerUnknown: (letter: string) => `Đáp án ${letter} không có trong các lựa chọn.`,
  aikenNoStem: 'Dòng đáp án không có câu hỏi đứng trước.',
  aikenOrder: (letter: string) => `Lựa chọn ${letter} không theo thứ tự A, B, C.`,

  giftBrace: 'Thiếu dấu } đóng phần trả lời.',
  giftAnswer: 'Không hiểu phần trả lời trong dấu { }.',
  giftCategory: 'Dòng $CATEGORY không đúng dạng.',
  giftSecondBlock: 'Phần trả lời { } thứ hai trong một câu được giữ như chữ.',

  cannotSay: (things: string) => `Định dạng này không ghi được: ${things}.`,
  kindCannot: (kind: string) => `Định dạng này không có loại câu hỏi “${kind}”; câu không được xuất.`,
  kindBecame: (kind: string) => `Câu “${kind}” được xuất thành câu chọn một đáp án.`,
  linesJoined: 'Định dạng này không có xuống dòng; các dòng được nối lại.',
  arrowChanged: 'Dấu -> trong câu trả lời được viết thành →, vì định dạng này dùng nó cho việc khác.',
  looksLikeSigns:
    'Lời của câu này trùng với dấu hiệu của định dạng, nếu xuất sẽ thành câu khác; câu không được xuất.',
  pictureAsText: 'Ảnh được thay bằng lời mô tả.',
  noKeyOut: 'Câu chưa có đáp án nên không xuất được sang định dạng này.',
};

/** Kinds as people call them. */
export const kindNames = {
  single: 'chọn một đáp án',
  multiple: 'chọn nhiều đáp án',
  'true-false': 'đúng hay sai',
  matching: 'ghép đôi',
  ordering: 'sắp xếp',
  numeric: 'điền số',
  'short-text': 'trả lời ngắn',
  essay: 'tự luận',
};

/** Facts of a question as people call them. */
export const factNames: Record<string, string> = {
  code: 'mã',
  topic: 'chủ đề',
  difficulty: 'mức độ',
  audience: 'đối tượng',
  explanation: 'giải thích',
  citation: 'căn cứ',
  asksAbout: 'ngày được hỏi',
  validFrom: 'ngày bắt đầu',
  validUntil: 'ngày kết thúc',
  stimulus: 'ngữ liệu',
  picture: 'ảnh',
  fixedOrder: 'giữ thứ tự lựa chọn',
  partialCredit: 'cách tính điểm từng phần',
};
