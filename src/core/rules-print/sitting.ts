import { type Counting, difficultyNames } from '../rulebook.js';
import type { AttemptRule, PaperRule, PredictionRule, RoundRule, Rulebook } from '../rules/document.js';
import { type Names, type RulesArticle, type RulesClause, type RulesTable, clause } from './text-model.js';
import { grouped, joined } from './words.js';

const online = ({ rounds }: Rulebook): RoundRule[] => rounds.filter(({ onStage }) => !onStage);
const questionsOf = ({ blueprint }: PaperRule): number =>
  blueprint.reduce((sum, { count }) => sum + count, 0);
const pointsOf = ({ blueprint, essay }: PaperRule): number =>
  Math.round(
    (blueprint.reduce((sum, { count, points }) => sum + count * points, 0) + (essay?.points ?? 0)) * 1000,
  ) / 1000;

export function papers(rules: Rulebook, names: Names): RulesArticle {
  const used = rules.papers.filter(({ code }) => online(rules).some(({ paper }) => paper === code));
  return {
    code: 'papers',
    name: 'Đề thi',
    clauses: used.map((paper) => paperClause(rules, paper, used.length > 1, names)),
  };
}

function paperClause(rules: Rulebook, paper: PaperRule, several: boolean, names: Names): RulesClause {
  const rounds = online(rules).filter((round) => round.paper === paper.code);
  const where = several ? `Đề thi của ${joined(rounds.map(({ name }) => name))}` : 'Mỗi đề thi';
  const count = questionsOf(paper);
  const what =
    count === 0
      ? 'gồm phần tự luận'
      : `có ${count} câu hỏi trắc nghiệm${paper.essay ? ' và một phần tự luận' : ''}`;
  const { shuffleQuestions, shuffleChoices } = paper;
  const shuffled = [
    shuffleQuestions ? 'thứ tự câu hỏi' : '',
    shuffleChoices ? 'thứ tự các lựa chọn' : '',
  ].filter((each) => each !== '');
  const points = [
    paper.choiceOfPapers > 0
      ? `Có ${paper.choiceOfPapers} đề soạn sẵn; người dự thi chọn một đề để làm.`
      : 'Câu hỏi được rút ngẫu nhiên riêng cho từng lượt thi từ ngân hàng câu hỏi, đúng số câu của từng chủ đề và mức độ trong bảng.',
    shuffled.length === 0
      ? 'Không xáo trộn thứ tự câu hỏi và lựa chọn.'
      : `Phần mềm xáo trộn ${joined(shuffled)}.`,
    paper.secondsPerQuestion === null
      ? `Thời gian làm bài: ${paper.durationMinutes} phút cho cả bài; hết giờ, phần mềm tự nộp bài.`
      : `Mỗi câu có ${paper.secondsPerQuestion} giây, hết giờ tự chuyển sang câu sau; cả bài không quá ${paper.durationMinutes} phút.`,
    paper.navigation === 'free'
      ? 'Được làm các câu theo thứ tự tùy ý và sửa câu trả lời cho đến khi nộp bài.'
      : 'Phải làm lần lượt từng câu và không quay lại câu trước.',
    paper.mustAnswerAll
      ? 'Bài thi chỉ hợp lệ khi đã trả lời tất cả các câu, kể cả câu dự đoán nếu có.'
      : 'Câu bỏ trống được 0 điểm; bài thi vẫn hợp lệ.',
    ...essayPoints(paper, [...new Set(rounds.map((round) => (round.attempts ?? rules.attempts).counts))]),
  ];
  return clause(`${where} ${what}:`, points, count === 0 ? null : blueprint(paper, names));
}

const listedAttempt: Record<Counting, string> = {
  best: 'bài có điểm trắc nghiệm cao nhất trong các lượt',
  first: 'bài của lượt thi đầu tiên',
  last: 'bài của lượt thi cuối cùng',
};

function essayPoints({ essay }: PaperRule, counts: readonly Counting[]): string[] {
  if (essay === null) return [];
  const clock =
    essay.minutes === null ? 'làm trong thời gian của bài thi' : `có thời gian riêng ${essay.minutes} phút`;
  const written = `Phần tự luận dài không quá ${grouped(essay.maxWords)} từ, ${clock}.`;
  if (essay.levels === 1) return [written, 'Bài tự luận do Ban Giám khảo chấm.'];
  const own = joined(counts.map((each) => listedAttempt[each]));
  const chosen = `Bài tự luận được chấm ở hai cấp; danh sách chấm lập một lần sau khi đóng đợt thi, mỗi người một bài (${own}). Ban Giám khảo của từng đơn vị chỉ chấm tự luận của ${grouped(essay.shortlistPerUnit ?? 0)} bài có điểm trắc nghiệm cao nhất của đơn vị; bằng điểm thì bài có thời gian làm ngắn hơn, rồi bài nộp sớm hơn được chọn. Bài bị loại trước khi đơn vị gửi lên thì bài kế tiếp được đưa vào thay.`;
  const sent = `Mỗi đơn vị gửi lên cấp trên ${grouped(essay.quota?.adults ?? 0)} bài của người từ đủ 18 tuổi và ${grouped(essay.quota?.minors ?? 0)} bài của người dưới 18 tuổi, chọn theo tổng điểm trắc nghiệm và điểm tự luận do đơn vị chấm. Tuổi tính vào ngày đóng đợt thi; người chỉ khai năm sinh được tính như sinh ngày 01 tháng 01 của năm đó.`;
  const upper =
    'Ban Giám khảo cấp trên chỉ chấm các bài được gửi lên; điểm tự luận là điểm của Ban Giám khảo cấp trên. Bài không vào danh sách chấm hoặc không được gửi lên thì phần tự luận tính 0 điểm, xếp hạng bằng điểm trắc nghiệm.';
  return [written, chosen, sent, upper];
}

function blueprint({ blueprint: lines }: PaperRule, names: Names): RulesTable {
  const total = lines.reduce((sum, { count }) => sum + count, 0);
  const points = Math.round(lines.reduce((sum, line) => sum + line.count * line.points, 0) * 1000) / 1000;
  return {
    caption: 'Ma trận đề thi',
    columns: [
      { header: 'Chủ đề', share: 46, align: 'left' },
      { header: 'Mức độ', share: 20, align: 'left' },
      { header: 'Số câu', share: 16, align: 'right' },
      { header: 'Điểm mỗi câu', share: 18, align: 'right' },
    ],
    rows: [
      ...lines.map((line) => [
        names.topics[line.topic] ?? line.topic,
        difficultyNames[line.difficulty],
        String(line.count),
        grouped(line.points),
      ]),
      ['Tổng', '', String(total), `${grouped(points)} (cả bài)`],
    ],
    totals: true,
  };
}

const counted: Record<AttemptRule['counts'], string> = {
  best: 'lấy kết quả của lượt thi tốt nhất theo thứ tự xếp hạng; độ lệch dự đoán và số lượt thi không xét khi chọn lượt',
  first: 'lấy kết quả của lượt thi đầu tiên',
  last: 'lấy kết quả của lượt thi cuối cùng',
};

export function attempts(rules: Rulebook): RulesArticle {
  const own = online(rules).filter((round) => round.attempts !== null);
  const rest = online(rules).some((round) => round.attempts === null);
  const clauses = [
    clause(
      '“Lượt” là một lần làm bài; “người” là một người dự thi, dù làm bao nhiêu lượt. Hai số này luôn được công bố riêng.',
    ),
    ...(rest
      ? [attemptClause(rules.attempts, own.length === 0 ? 'Mỗi người' : 'Ở các đợt khác, mỗi người')]
      : []),
    ...own.map((round) => attemptClause(round.attempts ?? rules.attempts, `Ở ${round.name}, mỗi người`)),
    clause(
      'Câu trả lời được lưu ngay sau khi chọn. Thời điểm bắt đầu và nộp bài do máy chủ ghi nhận; được cộng giờ chỉ khi Ban Tổ chức quyết định bằng văn bản, có lý do.',
    ),
  ];
  return { code: 'attempts', name: 'Lượt thi', clauses };
}

function attemptClause(rule: AttemptRule, who: string): RulesClause {
  const limits = [
    rule.perRound === null ? '' : `${rule.perRound} lượt mỗi đợt`,
    rule.perDay === null ? '' : `${rule.perDay} lượt mỗi ngày`,
    rule.perWeek === null ? '' : `${rule.perWeek} lượt mỗi tuần`,
    rule.perContest === null ? '' : `${rule.perContest} lượt trong cả cuộc thi`,
  ].filter((each) => each !== '');
  const allowed =
    limits.length === 0 ? 'được thi không giới hạn số lượt' : `được thi nhiều nhất ${joined(limits)}`;
  const single = rule.perRound === 1 || rule.perContest === 1;
  const points = [
    ...(rule.coolDownMinutes > 0
      ? [`Hai lượt thi liền nhau cách nhau ít nhất ${rule.coolDownMinutes} phút, tính từ lúc nộp bài.`]
      : []),
    ...(single ? [] : [`Khi có nhiều lượt thi, ${counted[rule.counts]}.`]),
    rule.leaving === 'resumable'
      ? 'Thoát ra hoặc mất kết nối không mất lượt: được vào làm tiếp, nhưng thời gian vẫn tính liên tục.'
      : 'Thoát ra giữa chừng là dùng hết lượt thi đó; các câu đã trả lời được chấm.',
  ];
  return clause(`${who} ${allowed}.`, points);
}

export function scores(rules: Rulebook): RulesArticle {
  const used = rules.papers.filter(({ code }) => online(rules).some(({ paper }) => paper === code));
  const totals = [...new Set(used.map(pointsOf))].map((points) => `${grouped(points)} điểm`);
  const essays = used.flatMap(({ essay }) => (essay ? [`${grouped(essay.points)} điểm`] : []));
  return {
    code: 'scores',
    name: 'Chấm điểm',
    clauses: [
      clause(`Điểm tối đa của bài thi: ${joined(totals)}. Điểm của từng câu ghi trong bảng ma trận đề thi.`),
      clause(
        'Câu trả lời đúng được đủ điểm của câu; câu có nhiều đáp án được tính điểm từng phần; không trừ điểm câu sai. Điểm được tính đến ba chữ số sau dấu phẩy.',
      ),
      ...(essays.length > 0
        ? [
            clause(
              `Điểm tối đa phần tự luận: ${joined([...new Set(essays)])}, cộng vào điểm bài thi sau khi chấm.`,
            ),
          ]
        : []),
      clause('Làm nhanh không được cộng điểm; thời gian chỉ dùng để xếp hạng nếu Điều về xếp hạng nêu rõ.'),
      clause(
        `Thống kê phổ điểm theo các mốc ${joined(rules.scoreBands.map((edge) => `${grouped(edge)}%`))} của điểm tối đa.`,
      ),
    ],
  };
}

const asked: Record<PredictionRule['asked'], string> = {
  'perfect-people':
    'số người trả lời đúng tất cả các câu hỏi (mỗi người tính một lần, theo lượt thi được tính)',
  'perfect-attempts': 'số lượt thi trả lời đúng tất cả các câu hỏi (một người có thể có nhiều lượt)',
  entrants: 'số người dự thi (mỗi người tính một lần, dù thi nhiều lượt)',
  attempts: 'tổng số lượt thi (một người có thể có nhiều lượt)',
  'perfect-percent': 'tỷ lệ phần trăm số người trả lời đúng tất cả các câu hỏi trên số người dự thi',
};

export function prediction(rules: Rulebook): RulesArticle | null {
  const rounds = online(rules);
  const own = rounds.filter((round) => round.prediction !== 'contest');
  const shared = rules.prediction !== null && own.length < rounds.length ? rules.prediction : null;
  const rulesOf = [
    ...(shared ? [askClause(shared, own.length === 0 ? 'Mỗi bài thi' : 'Bài thi của các đợt khác')] : []),
    ...own.flatMap(({ prediction: rule, name }) =>
      rule === null || rule === 'contest'
        ? [clause(`Bài thi của ${name} không có câu dự đoán.`)]
        : [askClause(rule, `Bài thi của ${name}`)],
    ),
  ];
  if (shared === null && own.every((round) => round.prediction === null)) return null;
  return {
    code: 'prediction',
    name: 'Câu dự đoán',
    clauses: [
      ...rulesOf,
      clause(
        'Câu dự đoán không tính điểm. Độ lệch là khoảng cách giữa số dự đoán và số thực tế: dự đoán thừa hay thiếu cùng một lượng thì độ lệch bằng nhau. Độ lệch nhỏ hơn đứng trên; người không dự đoán đứng sau mọi người có dự đoán.',
      ),
      clause(
        'Số thực tế được chốt khi đợt thi đóng và công bố cùng kết quả; trong khi đợt thi mở không công bố số này.',
      ),
    ],
  };
}

function askClause({ asked: what, over, within, decimals }: PredictionRule, where: string): RulesClause {
  const range = over === 'round' ? 'trong đợt thi đó' : 'từ đợt thi đầu tiên đến hết đợt thi đó';
  const among = within === 'all' ? 'của tất cả các khối' : 'của riêng khối người dự thi';
  const written =
    decimals > 0
      ? `Số dự đoán có nhiều nhất ${decimals} chữ số sau dấu phẩy, viết dấu phẩy thập phân, ví dụ 87,${'65432198'.slice(0, decimals)}.`
      : 'Số dự đoán là số nguyên không âm.';
  return clause(`${where} có một câu dự đoán: ${asked[what]} ${range}, ${among}. ${written}`);
}
