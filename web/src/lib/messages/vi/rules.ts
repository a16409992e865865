import { dateTime, limit, number, points } from '../../format.ts';

/** The rulebook as it is printed. Every figure comes from the round; nothing here may promise more than the rules do. */
export const rules = {
  title: 'Thể lệ',
  of: (title: string) => `Thể lệ ${title.charAt(0).toLocaleLowerCase('vi')}${title.slice(1)}`,
  forRound: (name: string) => `Áp dụng cho ${name}`,
  choose: 'Xem thể lệ của đợt khác',
  print: 'Để in, dùng lệnh In của trình duyệt. Bản in đặt sẵn khổ A4.',
  article: (n: number) => `Điều ${n}.`,

  host: 'Tên cuộc thi và đơn vị tổ chức',
  name: (title: string) => `Tên cuộc thi: ${title}.`,
  organizer: (name: string) => `Đơn vị tổ chức: ${name}.`,

  who: 'Đối tượng dự thi',
  whoIntro: 'Cuộc thi dành cho các khối sau đây:',
  division: {
    unit: 'ghi xã, phường hoặc đặc khu nơi cư trú',
    organization: 'ghi cơ quan, đơn vị hoặc trường đang làm việc, học tập',
  },
  oneEach: 'Mỗi người đăng ký một lần bằng một số điện thoại và dự thi ở một khối.',
  noCard: 'Khi đăng ký không phải khai số căn cước. Giấy tờ chỉ được đối chiếu khi trao giải.',

  when: 'Thời gian',
  schedule: 'Lịch các đợt thi:',
  round: 'Đợt',
  opens: 'Mở',
  closes: 'Đóng',
  serverClock: 'Mọi mốc thời gian là giờ Việt Nam, theo đồng hồ của máy chủ cuộc thi.',
  lateStart: 'Lượt thi còn dở khi đợt đóng sẽ tự nộp tại giờ đóng. Vì vậy hãy bắt đầu đủ sớm.',

  paper: 'Đề thi',
  paperDrawn: (n: number) =>
    `Mỗi đề có ${n} câu. Máy chủ rút ngẫu nhiên cho từng người từ ngân hàng câu hỏi, theo ma trận dưới đây. Mọi đề có cùng số câu ở từng chủ đề và từng mức độ.`,
  matrix: 'Ma trận đề (số câu)',
  topic: 'Chủ đề',
  difficulty: { 'nhan-biet': 'Nhận biết', 'thong-hieu': 'Thông hiểu', 'van-dung': 'Vận dụng' },
  total: 'Cộng',
  kinds: 'Câu hỏi có ba dạng: chọn một đáp án, chọn nhiều đáp án, đúng hoặc sai. Dạng được ghi ở từng câu.',
  shuffledBoth: 'Thứ tự câu hỏi và thứ tự lựa chọn được xáo trộn riêng cho từng người.',
  shuffledQuestions: 'Thứ tự câu hỏi được xáo trộn riêng cho từng người.',
  shuffledChoices: 'Thứ tự lựa chọn trong câu được xáo trộn riêng cho từng người.',

  how: 'Cách thức dự thi',
  register:
    'Thí sinh đăng ký họ tên, số điện thoại, năm sinh, khối và nơi cư trú hoặc làm việc, học tập. Sau đó thí sinh xác nhận bằng mã 6 số.',
  duration: (ms: number) => `Thời gian làm bài là ${limit(ms)}, tính từ lúc bấm “Bắt đầu làm bài”.`,
  attempts: (n: number | null) =>
    n === null
      ? 'Mỗi người được làm nhiều lượt trong đợt, không giới hạn.'
      : `Mỗi người được làm tối đa ${n} lượt trong đợt.`,
  counts: {
    best: 'Nếu làm nhiều lượt, lượt tốt nhất được tính: so theo các tiêu chí tại Điều 8, không xét độ lệch dự đoán.',
    first: 'Nếu làm nhiều lượt, lượt đầu tiên được tính.',
    last: 'Nếu làm nhiều lượt, lượt cuối cùng được tính.',
  },
  change:
    'Trước khi nộp, thí sinh được quay lại sửa câu trả lời. Lựa chọn lưu sau cùng của mỗi câu được tính.',
  timeout: 'Hết giờ, bài tự nộp. Các câu đã lưu vẫn được tính.',
  offline: (ms: number) =>
    `Mất mạng thì cứ làm tiếp: câu trả lời giữ trên máy và gửi khi có mạng. Câu đến máy chủ muộn hơn hạn nộp quá ${limit(ms)} được ghi là gửi muộn và không tính điểm.`,
  extraTime:
    'Trước khi bắt đầu, người khuyết tật, người cao tuổi có thể đề nghị Ban Tổ chức cho thêm giờ. Việc thêm giờ không công khai.',
  helper: 'Người khác được giúp dùng máy, không được trả lời thay.',

  score: 'Cách tính điểm',
  perQuestion: (milli: number, n: number) =>
    `Mỗi câu đúng được ${points(milli)} điểm. Điểm tối đa của bài là ${points(milli * n)} điểm. Câu sai hoặc bỏ trống được 0 điểm, không trừ điểm.`,
  single: 'Câu chọn một đáp án và câu đúng hoặc sai: chọn đúng được đủ điểm của câu.',
  multiple: 'Câu chọn nhiều đáp án: chọn đúng và đủ mọi đáp án thì được đủ điểm của câu.',
  partial: 'Câu chọn nhiều đáp án thuộc loại chấm từng phần được tính theo công thức:',
  formula: (milli: number) =>
    `Điểm của câu = ${points(milli)} × (số đáp án đúng đã chọn − số lựa chọn sai đã chọn) ÷ số đáp án đúng của câu`,
  formulaNote: 'Kết quả nhỏ hơn 0 thì tính là 0; làm tròn xuống đến một phần nghìn điểm.',
  partialFixed: 'Loại chấm của từng câu được ấn định trong ngân hàng câu hỏi trước khi đợt thi mở.',

  prediction: 'Câu dự đoán',
  predictionNone: 'Đợt thi này không có câu dự đoán.',
  predictionAsk: (question: string) => `Thí sinh dự đoán: “${question}”`,
  predictionActual: {
    'perfect-contestants':
      'Số thực tế là số người, không phải số lượt, có bài được tính đúng tất cả các câu. Đếm chung mọi khối.',
    entrants:
      'Số thực tế là số người, không phải số lượt, có ít nhất một bài đã nộp trong đợt. Đếm chung mọi khối.',
  },
  predictionError:
    'Độ lệch dự đoán là số chênh giữa số dự đoán và số thực tế. Đoán cao hơn hay thấp hơn được xét như nhau.',
  predictionBlank: 'Người không dự đoán xếp sau người có dự đoán khi xét tiêu chí này.',
  predictionSecret: 'Để giữ kín đáp án câu này, số liệu liên quan không hiển thị trước khi đợt thi đóng.',

  rank: 'Xếp hạng',
  rankIntro:
    'Thí sinh được xếp hạng theo khối. Các tiêu chí được xét lần lượt, tiêu chí sau chỉ xét khi các tiêu chí trước bằng nhau:',
  tieBreaks: {
    score: 'Tổng điểm cao hơn.',
    'prediction-error': 'Độ lệch dự đoán nhỏ hơn.',
    duration: 'Thời gian làm bài ngắn hơn, tính từ lúc bắt đầu đến lúc nộp.',
    'submitted-at': 'Thời điểm nộp bài sớm hơn.',
  },
  equal: 'Người bằng nhau ở mọi tiêu chí thì đồng hạng; các hạng kế tiếp được bỏ trống tương ứng.',

  publish: 'Công bố kết quả',
  boardOpen: 'Bảng xếp hạng được công khai trong thời gian thi.',
  boardFrozen: (at: string) =>
    `Từ ${dateTime(at)}, bảng xếp hạng tạm dừng hiển thị. Bài nộp sau đó vẫn được tính.`,
  review: 'Sau khi đợt thi đóng, thí sinh xem được đáp án, giải thích và căn cứ pháp lý từng câu.',
  provisional:
    'Kết quả mang dấu “Tạm tính” chưa phải kết quả chính thức. Kết quả chính thức có khi Ban Tổ chức xác nhận.',
  correction:
    'Kết quả chính thức chỉ thay đổi bằng một bản đính chính có nêu lý do. Các bản cũ được lưu lại.',

  privacy: 'Dữ liệu cá nhân',
  privacyUse: 'Ban Tổ chức dùng thông tin đăng ký để tổ chức thi, xếp hạng, trao giải và lập báo cáo.',
  privacyName:
    'Bảng xếp hạng hiện tên rút gọn, trừ khi thí sinh đồng ý hiện đủ họ tên. Tên của người dưới 16 tuổi không hiện.',
  privacyMore: 'Xem quyền của bạn đối với dữ liệu cá nhân',

  contact: 'Liên hệ',
  contactText: (contact: string) => `Câu hỏi, phản ánh và khiếu nại gửi về: ${contact}.`,
  contactNone: (organizer: string) => `Câu hỏi, phản ánh và khiếu nại gửi về ${organizer}.`,
  count: (n: number) => number(n),
};

export type Rules = typeof rules;
