import { equalsBy } from '../engine/collective.js';
import { divisionsIn, nameOfDivision } from '../rules/divisions.js';
import type {
  CollectiveAward,
  CollectiveCriterion,
  CollectiveMeasure,
  IndividualAward,
  Rulebook,
  SpecialAward,
} from '../rules/document.js';
import { type Names, type RulesArticle, type RulesClause, type RulesTable, clause } from './text-model.js';
import { divisionWord } from './who.js';
import { grouped, inSentence, joined, money, sentence } from './words.js';

const equals: Record<IndividualAward['equals'], string> = {
  all: 'những người bằng nhau ở ranh giới của một mức giải đều được giải đó',
  draw: 'những người bằng nhau ở ranh giới của một mức giải bốc thăm công khai',
  decision: 'Ban Tổ chức quyết định giữa những người bằng nhau ở ranh giới của một mức giải, có biên bản',
};
const equalBodies: Record<CollectiveAward['equals'], string> = {
  all: 'các tập thể bằng nhau ở ranh giới của một mức giải đều được giải đó',
  draw: 'các tập thể bằng nhau ở ranh giới của một mức giải bốc thăm công khai',
  decision: 'Ban Tổ chức quyết định giữa các tập thể bằng nhau ở ranh giới của một mức giải, có biên bản',
};

function tiersTable(caption: string, tiers: IndividualAward['tiers'], sets: number): RulesTable {
  return {
    caption,
    columns: [
      { header: 'Mức giải', share: 30, align: 'left' },
      { header: 'Số giải', share: 15, align: 'right' },
      { header: 'Tiền thưởng mỗi giải', share: 55, align: 'left' },
    ],
    rows: [
      ...tiers.map(({ name, count, amount }) => [
        name,
        grouped(count),
        amount === 0 ? 'Không có tiền thưởng' : money(amount),
      ]),
      ['Tổng', grouped(tiers.reduce((sum, { count }) => sum + count, 0)), totalOf(tiers, sets)],
    ],
    totals: true,
  };
}

function totalOf(tiers: IndividualAward['tiers'], sets: number): string {
  const total = tiers.reduce((sum, { count, amount }) => sum + count * amount, 0);
  if (total === 0) return '–';
  return sets > 1 ? `${money(total)} cho mỗi khối` : money(total);
}

export function individual(rules: Rulebook): RulesArticle {
  const { tiers, special, onePerPerson, earlierWinnersExcluded, maxPercentOfEntrants, certificates } =
    rules.awards;
  const once: Record<typeof onePerPerson, string> = {
    all: 'Một người được nhận mọi giải đạt được.',
    'per-round-higher': 'Trong một đợt thi, mỗi người chỉ nhận một giải cao nhất đạt được.',
    'per-contest-higher': 'Trong cả cuộc thi, mỗi người chỉ nhận một giải cao nhất đạt được.',
    'per-contest-first': 'Trong cả cuộc thi, mỗi người chỉ nhận giải đạt được đầu tiên.',
  };
  const given = tiers.length + special.length > 0;
  const uncapped = [...tiers, ...special].some(({ scope }) => scope === 'overall')
    ? ' Giải chung cuộc không tính vào tỷ lệ này.'
    : '';
  const clauses = [
    ...tiers.map((award) => tiersClause(award, rules)),
    ...special.map((award) => specialClause(award, rules)),
    ...(given ? [clause(once[onePerPerson])] : [clause('Cuộc thi không có giải cá nhân.')]),
    ...(earlierWinnersExcluded
      ? [clause('Người đã được giải ở đợt trước không được xét giải ở các đợt sau.')]
      : []),
    ...(maxPercentOfEntrants === null
      ? []
      : [
          clause(
            `Tổng số giải cá nhân của một đợt không quá ${grouped(maxPercentOfEntrants)}% số người dự thi của đợt đó; nếu vượt thì bớt từ giải thấp nhất.${uncapped}`,
          ),
        ]),
    ...certificateClauses(certificates),
    ...(given
      ? [
          clause(
            'Tiền thưởng là số tiền trước thuế; thuế thu nhập cá nhân (nếu có) khấu trừ theo quy định khi trao giải. Người được giải xuất trình giấy tờ tùy thân đúng với thông tin đăng ký.',
          ),
        ]
      : []),
  ];
  return { code: 'awards', name: 'Giải thưởng cá nhân', clauses };
}

function certificateClauses({
  winners,
  everyone,
  minimumScorePercent,
}: Rulebook['awards']['certificates']): RulesClause[] {
  if (!winners && !everyone) return [];
  if (!everyone) return [clause('Người được giải được cấp giấy chứng nhận.')];
  const floor =
    minimumScorePercent > 0
      ? ` đạt từ ${grouped(minimumScorePercent)}% điểm tối đa trở lên`
      : ' có bài thi hợp lệ';
  return [
    clause(
      `${winners ? 'Người được giải và mọi người' : 'Mọi người'} dự thi${floor} được cấp giấy chứng nhận điện tử.`,
    ),
  ];
}

const floorOf = (percent: number): string[] =>
  percent === 0 ? [] : [`Chỉ xét người đạt từ ${grouped(percent)}% điểm tối đa trở lên.`];

function tiersClause(award: IndividualAward, rules: Rulebook): RulesClause {
  const roundName = (code: string) => rules.rounds.find((each) => each.code === code)?.name ?? code;
  const counted = rules.rounds.filter(({ kind }) => kind !== 'trial').length;
  const where =
    award.scope === 'overall'
      ? 'trao một lần theo xếp hạng chung cuộc'
      : award.rounds.length > 0
        ? `trao ở ${joined(award.rounds.map(roundName))}`
        : counted === 1
          ? 'trao theo xếp hạng của đợt thi'
          : 'trao ở từng đợt thi chính thức';
  const nameOf = (code: string) => nameOfDivision(rules, code);
  const sets = divisionsIn(rules, award.perDivision);
  const per =
    sets.length > 0
      ? `mỗi ${divisionWord(rules)} sau có riêng một bộ giải: ${joined(sets.map(nameOf))}`
      : award.divisions.length > 0
        ? `xét chung những người dự thi của ${joined(award.divisions.map(nameOf))}`
        : 'xét chung mọi người dự thi';
  const chosen =
    award.chosen === 'by-rank'
      ? 'Giải được trao theo thứ tự xếp hạng, từ giải cao nhất.'
      : 'Giải được trao bằng bốc thăm công khai giữa mọi người đạt điểm tối thiểu.';
  return clause(
    `${award.name}: ${where}; ${per}.`,
    [
      chosen,
      ...floorOf(award.minimumScorePercent),
      sentence(`Nếu bằng nhau ở mọi tiêu chí xếp hạng, ${equals[award.equals]}`),
    ],
    tiersTable(award.name, award.tiers, sets.length),
  );
}

const specials: Record<SpecialAward['kind'], string> = {
  'nearest-prediction': 'người có độ lệch dự đoán nhỏ nhất',
  youngest: 'người dự thi ít tuổi nhất',
  oldest: 'người dự thi cao tuổi nhất',
  'most-attempts': 'người có nhiều lượt thi nhất',
};

function specialClause(award: SpecialAward, rules: Rulebook): RulesClause {
  const roundName = (code: string) => rules.rounds.find((each) => each.code === code)?.name ?? code;
  const where =
    award.scope === 'overall'
      ? 'trong cả cuộc thi'
      : award.rounds.length > 0
        ? `ở ${joined(award.rounds.map(roundName))}`
        : 'ở từng đợt thi';
  const among = award.divisions.map((code) => nameOfDivision(rules, code));
  const who = among.length === 0 ? '' : ` của ${joined(among)}`;
  const worth = award.amount === 0 ? '' : `, mỗi giải ${money(award.amount)}`;
  return clause(
    `${award.name}: ${grouped(award.count)} giải cho ${specials[award.kind]}${who} ${where}${worth}.`,
    [...floorOf(award.minimumScorePercent), sentence(`Nếu bằng nhau, ${equals[award.equals]}`)],
  );
}

export function collective(rules: Rulebook, names: Names): RulesArticle | null {
  if (rules.collective.length === 0) return null;
  return {
    code: 'collective',
    name: 'Giải thưởng tập thể',
    clauses: [
      ...rules.collective.map((award) => collectiveClause(award, rules, names)),
      clause(
        'Tỷ lệ luôn công bố kèm số người tham gia và quân số làm mẫu số. Tập thể chưa có quân số được ghi “chưa có quân số”, không ghi 0% hay 100%.',
      ),
    ],
  };
}

function measureWords(measure: CollectiveMeasure, rules: Rulebook): string {
  const group = (code: string) => rules.entry.groups.find((each) => each.code === code)?.name ?? code;
  switch (measure.by) {
    case 'entrants':
      return 'số người dự thi (mỗi người tính một lần)';
    case 'attempts':
      return 'số lượt thi';
    case 'rate':
      return 'tỷ lệ tham gia (số người dự thi chia cho quân số)';
    case 'mean-score':
      return 'điểm trung bình của các lượt thi được tính';
    case 'share-above':
      return `tỷ lệ người dự thi đạt từ ${grouped(measure.percent)}% điểm tối đa trở lên`;
    case 'winners':
      return 'số người được giải cá nhân';
    case 'prize-points':
      return 'điểm quy đổi từ giải cá nhân';
    case 'group-members':
      return `số người dự thi thuộc nhóm “${group(measure.group)}”`;
    case 'group-rate':
      return `tỷ lệ người dự thi thuộc nhóm “${group(measure.group)}” trên số người của nhóm`;
  }
}

function criterionWords(criterion: CollectiveCriterion, rules: Rulebook): string {
  if (criterion.by === 'draw') return 'Bốc thăm công khai, có biên bản.';
  if (criterion.by === 'decision') return 'Ban Tổ chức quyết định, có biên bản.';
  if (criterion.by === 'composite') {
    const parts = criterion.parts.map(
      ({ weight, measure }) => `${grouped(weight)}% ${measureWords(measure, rules)}`,
    );
    return `Điểm tổng hợp cao hơn, gồm ${joined(parts)}; mỗi thành phần quy về thang 100.`;
  }
  const points =
    criterion.by === 'prize-points'
      ? ` (${Object.entries(criterion.points)
          .map(([code, value]) => `${tierName(code, rules)}: ${grouped(value)} điểm`)
          .join('; ')})`
      : '';
  const measure = criterion as CollectiveMeasure;
  return sentence(`${measureWords(measure, rules)} cao hơn${points}`);
}

const tierName = (code: string, { awards }: Rulebook): string =>
  awards.tiers.flatMap(({ tiers }) => tiers).find((tier) => tier.code === code)?.name ??
  awards.special.find((award) => award.code === code)?.name ??
  code;

function collectiveClause(award: CollectiveAward, rules: Rulebook, names: Names): RulesClause {
  const level = award.level === 'district' ? 'đơn vị hành chính cấp huyện' : 'đơn vị hành chính cấp xã';
  const among = award.among === 'unit' ? level : 'cơ quan, đơn vị, trường học';
  const roundName = (code: string) => rules.rounds.find((each) => each.code === code)?.name ?? code;
  const over =
    award.rounds.length === 0 ? 'tất cả các đợt thi chính thức' : joined(award.rounds.map(roundName));
  const criteria = award.ranking.map((criterion) => criterionWords(criterion, rules));
  const classes = award.classes.map(
    ({ name, kinds }) => `${name} (${joined(kinds.map((kind) => names.kinds[kind] ?? kind))})`,
  );
  return clause(
    `${award.name}: xét giữa các ${among}, tính trên ${over}. Tiêu chí, lần lượt: ${criteria.map((text, i) => `(${i + 1}) ${inSentence(text).replace(/\.$/, '')}`).join('; ')}.`,
    [
      ...(classes.length > 0 ? [sentence(`Xếp riêng, mỗi bảng một bộ giải: ${classes.join('; ')}`)] : []),
      ...eligibilityPoints(award, rules),
      sentence(`Nếu bằng nhau, ${equalBodies[equalsBy(award)]}`),
    ],
    tiersTable(award.name, award.tiers, award.classes.length > 0 ? 1 : 0),
  );
}

function eligibilityPoints({ eligibility, headCounts }: CollectiveAward, rules: Rulebook): string[] {
  const group = (code: string) => rules.entry.groups.find((each) => each.code === code)?.name ?? code;
  const rates = eligibility.minimumRate.map(({ headCountBelow, percent }) =>
    headCountBelow === null
      ? `${grouped(percent)}% quân số`
      : `${grouped(percent)}% nếu quân số dưới ${grouped(headCountBelow)} người`,
  );
  const source = {
    none: [],
    stated: ['Quân số do cơ quan, đơn vị khai và Ban Tổ chức xác nhận trước khi xét giải.'],
    roster: ['Quân số là số người trong danh sách đã gửi Ban Tổ chức.'],
  };
  return [
    ...source[headCounts],
    ...(headCounts !== 'none' && eligibility.exemptLeaveDenominator
      ? ['Người được miễn tham gia do đơn vị khai và Ban Tổ chức xác nhận được trừ khỏi quân số.']
      : []),
    ...(rates.length > 0 ? [`Chỉ xét tập thể có tỷ lệ tham gia ít nhất: ${rates.join('; ')}.`] : []),
    ...eligibility.groups.map(
      ({ group: code, percent }) =>
        `Ít nhất ${grouped(percent)}% người thuộc nhóm “${group(code)}” phải dự thi.`,
    ),
    ...(eligibility.needsIndividualWinner ? ['Chỉ xét tập thể có ít nhất một người được giải cá nhân.'] : []),
    ...eligibility.evidence.map(({ name }) => sentence(`Phải nộp minh chứng: ${name}`)),
    ...(eligibility.attemptsCapPerPerson === null
      ? []
      : [`Của mỗi người chỉ tính nhiều nhất ${eligibility.attemptsCapPerPerson} lượt thi.`]),
  ];
}
