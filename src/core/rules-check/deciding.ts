import { isEarlier } from '../publication/moments.js';
import type { AttemptRule, Criterion, PredictionRule, Rulebook } from '../rules/document.js';
import {
  type Book,
  codesOf,
  countedRounds,
  predictionOf,
  rankingOf,
  reportRepeats,
  reportUnknown,
} from './book.js';

/** Attempts, predictions, the order of people, and when what follows from them is shown. */
export function checkDeciding(book: Book): void {
  const { rules } = book;
  checkAttempts(book, rules.attempts, 'attempts');
  checkPrediction(book, rules.prediction, 'prediction');
  for (const [i, round] of rules.rounds.entries()) {
    if (round.attempts) checkAttempts(book, round.attempts, `rounds[${i}].attempts`);
    if (round.prediction !== 'contest') checkPrediction(book, round.prediction, `rounds[${i}].prediction`);
  }
  checkRankings(book);
  checkOverall(book);
  checkPublication(book);
}

/** Nothing that tells the score may come before it, and only what is shown during a round can be frozen. */
function checkPublication(book: Book): void {
  const { score, explanations, standings } = book.rules.publication;
  const needs = ['publication.score'];
  if (isEarlier(explanations, score))
    book.report('rulebook_explanations_before_score', 'publication.explanations', undefined, needs);
  if (isEarlier(standings, score))
    book.report('rulebook_standings_before_score', 'publication.standings', undefined, needs);
  if (standings === 'at-once') return;
  for (const [i, { frozenAt }] of book.rules.rounds.entries())
    if (frozenAt !== null)
      book.report('rulebook_freeze_without_live_board', `rounds[${i}].frozenAt`, undefined, [
        'publication.standings',
      ]);
}

/** The most attempts that somebody can make in a round; null: no end. */
export function mostAttempts({ perRound, perContest }: AttemptRule): number | null {
  const limits = [perRound, perContest].filter((limit) => limit !== null);
  return limits.length === 0 ? null : Math.min(...limits);
}

function checkAttempts(book: Book, rule: AttemptRule, at: string): void {
  if (mostAttempts(rule) === 1 && rule.counts !== 'first') {
    book.report('counts_needs_attempts', `${at}.counts`, undefined, [at]);
  }
  const narrower: [keyof AttemptRule, keyof AttemptRule][] = [
    ['perDay', 'perRound'],
    ['perDay', 'perWeek'],
    ['perDay', 'perContest'],
    ['perWeek', 'perContest'],
    ['perRound', 'perContest'],
  ];
  for (const [narrow, wide] of narrower) {
    const [limit, wider] = [rule[narrow], rule[wide]];
    if (typeof limit === 'number' && typeof wider === 'number' && limit > wider) {
      book.report('rulebook_limit_above_wider_limit', `${at}.${narrow}`, { limit, wider }, [`${at}.${wide}`]);
    }
  }
}

function checkPrediction(book: Book, rule: PredictionRule | null, at: string): void {
  if (rule && rule.decimals > 0 && rule.asked !== 'perfect-percent') {
    book.report('rulebook_decimals_need_percent', `${at}.decimals`);
  }
}

/** The contest's ranking is looked at with every round that uses it, but each fault is said once. */
function checkRankings(book: Book): void {
  const { rules } = book;
  checkOrder(book, rules.ranking, 'ranking');
  const said = new Set<string>();
  for (const [i, round] of rules.rounds.entries()) {
    const path = round.ranking ? `rounds[${i}].ranking` : 'ranking';
    if (round.ranking) checkOrder(book, round.ranking, path);
    const paper = rules.papers.find(({ code }) => code === round.paper);
    for (const [k, criterion] of rankingOf(rules, round).entries()) {
      const at = `rounds[${i}]`;
      const once = (
        code: Parameters<Book['report']>[0],
        needs: readonly string[],
        params?: Record<string, string>,
      ) => {
        const key = `${code} ${path} ${k}`;
        if (!said.has(key) && book.report(code, `${path}[${k}]`, params, needs)) said.add(key);
      };
      if (!round.onStage && criterion.by === 'prediction-error' && !predictionOf(rules, round))
        once('tie_break_needs_prediction', ['prediction', `${at}.prediction`, `${at}.onStage`]);
      if (round.onStage && !knownOnStage.has(criterion.by))
        once('rulebook_criterion_not_on_stage', [`${at}.onStage`]);
      else if (criterion.by === 'essay-score' && paper && !paper.essay)
        once('rulebook_criterion_needs_essay', [at, 'papers']);
      if (!round.onStage && criterion.by === 'topic-points' && paper && !hasTopic(paper, criterion.topic)) {
        once('rulebook_topic_not_in_paper', [at, 'papers'], { topic: criterion.topic });
      }
    }
  }
}

const hasTopic = ({ blueprint }: Rulebook['papers'][number], topic: string): boolean =>
  blueprint.some((line) => line.topic === topic);

/** Points and times are entered; the rest is known of the person, or settled afterwards. */
const knownOnStage = new Set([
  'score',
  'duration',
  'registered-at',
  'older',
  'younger',
  'extra-question',
  'draw',
  'decision',
]);
const merits = new Set(['score', 'correct', 'essay-score', 'topic-points']);
/** After these nobody is equal any more. */
const final = new Set(['extra-question', 'draw', 'decision']);
const separating = new Set([
  ...final,
  'duration',
  'submitted-at',
  'submitted-after-opening',
  'started-at',
  'registered-at',
]);

function checkOrder(book: Book, ranking: readonly Criterion[], path: string): void {
  const keys = ranking.map((each) => (each.by === 'topic-points' ? `${each.by} ${each.topic}` : each.by));
  reportRepeats(book, path, keys);
  if (!ranking.some(({ by }) => merits.has(by))) book.report('tie_break_score_missing', path);
  const end = ranking.findIndex(({ by }) => by === 'draw' || by === 'decision');
  if (end >= 0 && end < ranking.length - 1) {
    book.report('rulebook_criterion_never_reached', `${path}[${end + 1}]`, { by: ranking[end]!.by });
  }
  const last = ranking.at(-1);
  if (last && !separating.has(last.by)) {
    book.report('tie_break_last_cannot_separate', `${path}[${ranking.length - 1}]`);
  }
}

function checkOverall(book: Book): void {
  const { overall } = book.rules;
  if (overall === null) return;
  const counted = codesOf(countedRounds(book.rules));
  reportUnknown(book, 'overall.rounds', overall.rounds, counted, 'rounds');
  const rounds = overall.rounds.length || counted.length;
  if (overall.minimumRounds > rounds) {
    const params = { minimum: overall.minimumRounds, rounds };
    book.report('rulebook_minimum_rounds_too_many', 'overall.minimumRounds', params, ['rounds']);
  }
  checkOrder(book, overall.ranking, 'overall.ranking');
  const papers = papersOf(book.rules, overall.rounds);
  for (const [k, criterion] of overall.ranking.entries()) {
    const at = `overall.ranking[${k}]`;
    if (criterion.by === 'prediction-error' && book.rules.prediction === null)
      book.report('tie_break_needs_prediction', at);
    if (criterion.by === 'essay-score' && papers.every(({ essay }) => !essay))
      book.report('rulebook_criterion_needs_essay', at, undefined, ['rounds', 'papers']);
    if (criterion.by === 'topic-points' && !papers.some((paper) => hasTopic(paper, criterion.topic)))
      book.report('rulebook_topic_not_in_paper', at, { topic: criterion.topic }, ['rounds', 'papers']);
  }
}

/** Papers that are sat in the rounds of an overall standing; `rounds` empty: all that count. */
function papersOf(rules: Rulebook, rounds: readonly string[]): Rulebook['papers'] {
  const sat = countedRounds(rules).filter(
    ({ code, onStage }) => !onStage && (rounds.length === 0 || rounds.includes(code)),
  );
  return rules.papers.filter(({ code }) => sat.some(({ paper }) => paper === code));
}
