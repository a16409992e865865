import type { Moment, Rulebook } from '../rules/document.js';
import { type Amendments, type RulesArticle, clause } from './text-model.js';
import { dayInWords, joined, sentence, timeInWords } from './words.js';

const sentences: Record<'score' | 'explanations' | 'standings', Record<Moment, string>> = {
  score: {
    'at-once': 'Điểm của từng người: trên biên nhận của người đó, ngay khi bài được chấm xong.',
    'after-closing': 'Điểm của từng người: sau khi đợt thi đóng.',
    'after-finalising': 'Điểm của từng người: khi kết quả chính thức được công bố.',
    never: 'Điểm của từng người không công bố.',
  },
  explanations: {
    'at-once': '',
    'after-closing': 'Đáp án và giải thích có căn cứ pháp luật: sau khi đợt thi đóng.',
    'after-finalising':
      'Đáp án và giải thích có căn cứ pháp luật: khi kết quả chính thức được công bố. Trước đó, từ khi đợt thi đóng, người dự thi xem lại được câu hỏi và câu trả lời của mình.',
    never:
      'Đáp án và giải thích không công bố. Từ khi đợt thi đóng, người dự thi xem lại được câu hỏi và câu trả lời của mình.',
  },
  standings: {
    'at-once': 'Bảng xếp hạng: trong khi đợt thi đang mở, trừ số liệu có thể làm lộ số phải dự đoán.',
    'after-closing': 'Bảng xếp hạng: khi đợt thi đóng.',
    'after-finalising': 'Bảng xếp hạng: khi kết quả chính thức được công bố.',
    never: 'Thứ hạng không công bố; chỉ công bố người đạt giải và người vào vòng sau.',
  },
};

export function publication({ publication: rule }: Rulebook): RulesArticle {
  const { score, explanations, standings, names, bulletinAt, resultsWithinDays } = rule;
  return {
    code: 'publication',
    name: 'Công bố điểm, xếp hạng và kết quả',
    clauses: [
      clause('Thời điểm công bố:', [
        sentences.score[score],
        sentences.explanations[explanations],
        sentences.standings[standings],
      ]),
      clause(
        names === 'by-consent'
          ? 'Họ tên đầy đủ chỉ được công bố khi người dự thi đồng ý; nếu không, họ tên được viết tắt.'
          : 'Họ tên trên mọi bảng công khai được viết tắt.',
      ),
      ...(bulletinAt === null
        ? []
        : [
            clause(
              `Mỗi ngày lúc ${timeInWords(bulletinAt)} công bố bản tin số người và số lượt dự thi theo đơn vị.`,
            ),
          ]),
      clause(
        resultsWithinDays === 0
          ? 'Kết quả tạm thời được công bố ngay trong ngày đợt thi đóng.'
          : `Kết quả tạm thời của mỗi đợt được công bố chậm nhất ${resultsWithinDays} ngày sau khi đợt thi đóng; kết quả là chính thức khi hai người được phân công đã ký chốt.`,
      ),
    ],
  };
}

const about = {
  question: 'câu hỏi hoặc đáp án (phải nêu căn cứ)',
  'own-attempt': 'bài thi của chính mình',
};

export function appeals({ appeals: rule }: Rulebook): RulesArticle {
  if (rule === null) {
    return {
      code: 'appeals',
      name: 'Khiếu nại',
      clauses: [
        clause(
          'Cuộc thi không tổ chức tiếp nhận khiếu nại riêng; phản ánh gửi về đầu mối liên hệ nêu tại Điều 1.',
        ),
      ],
    };
  }
  const by = rule.by === 'contestant' ? 'Người dự thi' : 'Người dự thi hoặc cơ quan, đơn vị của người dự thi';
  return {
    code: 'appeals',
    name: 'Khiếu nại',
    clauses: [
      clause(
        `${by} có quyền khiếu nại về ${joined(rule.about.map((each) => about[each]))}, trong ${rule.withinDays} ngày kể từ khi công bố kết quả tạm thời (không tính ngày công bố; hết hạn lúc 24 giờ của ngày cuối cùng).`,
      ),
      clause(
        rule.by === 'contestant'
          ? 'Người dự thi gửi khiếu nại trên trang kết quả của mình.'
          : 'Người dự thi gửi khiếu nại trên trang kết quả của mình; đầu mối của cơ quan, đơn vị gửi trên trang quản trị của mình.',
      ),
      clause(
        `Ban Tổ chức trả lời trong ${rule.answeredWithinDays} ngày kể từ ngày nhận. Khiếu nại nặc danh hoặc mạo danh không được xem xét.`,
      ),
      clause(
        'Nếu câu hỏi bị hủy hoặc đáp án được sửa, mọi bài thi có câu đó được chấm lại như nhau; thay đổi về điểm, hạng và giải được công bố kèm lý do.',
      ),
    ],
  };
}

export function changes(amendments: Amendments): RulesArticle {
  return {
    code: 'changes',
    name: 'Hiệu lực và sửa đổi Thể lệ',
    clauses: [
      clause(
        'Thể lệ có hiệu lực từ khi công bố và không thay đổi từ lúc đợt thi đầu tiên mở; chỉ được sửa bằng văn bản sửa đổi công bố kèm ngày và lý do. Lượt thi bắt đầu trước khi sửa đổi có hiệu lực tính theo quy định cũ.',
      ),
      ...(amendments.length === 0
        ? []
        : [
            clause(
              'Các lần sửa đổi đã có hiệu lực:',
              amendments.map(({ number, day, reason }) =>
                sentence(`Lần ${number}, có hiệu lực từ ${dayInWords(day)}: ${reason}`),
              ),
            ),
          ]),
    ],
  };
}
