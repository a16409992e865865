import type { Criterion, OverallRule, Rulebook } from '../rules/document.js';
import { tieExample } from './example.js';
import { type Names, type RulesArticle, clause } from './text-model.js';
import { criterionPhrase, joined, sentence } from './words.js';

const steps = (criteria: readonly Criterion[], names: Names): string[] =>
  criteria.map((criterion) => sentence(criterionPhrase(criterion, names)));

export function ranking(rules: Rulebook, names: Names): RulesArticle {
  const own = rules.rounds.filter((round) => round.ranking !== null);
  const rest = own.length < rules.rounds.length;
  const intro =
    'xếp hạng theo lần lượt các tiêu chí sau; chỉ khi bằng nhau ở tiêu chí trước mới xét tiêu chí sau:';
  const example = tieExample(rules, names);
  return {
    code: 'ranking',
    name: 'Xếp hạng',
    clauses: [
      ...(rest
        ? [
            clause(
              `${own.length === 0 ? 'Người dự thi được' : 'Ở các đợt khác, người dự thi được'} ${intro}`,
              steps(rules.ranking, names),
            ),
          ]
        : []),
      ...own.map((round) =>
        clause(`Ở ${round.name}, người dự thi được ${intro}`, steps(round.ranking ?? [], names)),
      ),
      clause(
        'Người bằng nhau ở mọi tiêu chí có cùng hạng; các hạng liền sau để trống (ví dụ: 1, 2, 2, 4). Mỗi người có một thứ hạng trong mỗi đợt thi.',
      ),
      ...(example ? [example] : []),
    ],
  };
}

const combined: Record<OverallRule['combines'], string> = {
  sum: 'tổng điểm và tổng thời gian làm bài của các đợt',
  mean: 'điểm trung bình và thời gian làm bài trung bình của các đợt đã dự',
  best: 'kết quả của đợt tốt nhất',
};

export function overall(rules: Rulebook, names: Names): RulesArticle | null {
  if (rules.overall === null) return null;
  const { rounds, combines, minimumRounds, ranking: criteria } = rules.overall;
  const named = rules.rounds.filter(({ code }) => rounds.includes(code)).map(({ name }) => name);
  const over = rounds.length === 0 ? 'tất cả các đợt thi chính thức' : joined(named);
  return {
    code: 'overall',
    name: 'Xếp hạng chung cuộc',
    clauses: [
      clause(`Xếp hạng chung cuộc tính trên ${over}, theo ${combined[combines]}.`),
      clause(`Chỉ xếp hạng chung cuộc người đã dự ít nhất ${minimumRounds} đợt.`),
      clause('Các tiêu chí, lần lượt:', steps(criteria, names)),
    ],
  };
}

export function qualification(rules: Rulebook): RulesArticle | null {
  if (rules.qualification.length === 0) return null;
  const nameOf = (code: string) =>
    rules.rounds.find((round) => round.code === code)?.name ??
    (code === 'overall' ? 'xếp hạng chung cuộc' : code);
  const per = { division: 'của mỗi khối', unit: 'của mỗi đơn vị', round: 'của mỗi đợt', all: 'xét chung' };
  return {
    code: 'qualification',
    name: 'Chọn vào vòng sau',
    clauses: rules.qualification.map(({ from, to, top, onDecline, ...rule }) =>
      clause(
        `${top} người đứng đầu ${per[rule.per]} ở ${joined(from.map(nameOf))} được vào ${nameOf(to)}. ${
          onDecline === 'next'
            ? 'Người từ chối hoặc vắng mặt được thay bằng người xếp hạng kế tiếp.'
            : 'Chỗ của người từ chối hoặc vắng mặt để trống.'
        }`,
      ),
    ),
  };
}
