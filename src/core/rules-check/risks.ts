import { momentOf } from '../rules-schema/moments.js';
import type { AttemptRule, Criterion, RoundRule } from '../rules/document.js';
import { type Book, countedRounds, predictionOf, rankingOf } from './book.js';

/** What is allowed although real contests were hurt by it. */
export function checkRisks(book: Book): void {
  const { rules } = book;
  const sat = rules.rounds.filter(({ onStage }) => !onStage);
  if (sat.some(({ attempts }) => attempts === null)) attemptRisks(book, rules.attempts, 'attempts');
  if (sat.some(({ ranking }) => ranking === null)) rankingRisks(book, 'ranking', sat);
  for (const [i, round] of rules.rounds.entries()) {
    if (round.onStage) continue;
    if (round.attempts) attemptRisks(book, round.attempts, `rounds[${i}].attempts`);
    if (round.ranking) rankingRisks(book, `rounds[${i}].ranking`, [round]);
    roundRisks(book, round, `rounds[${i}]`);
  }
  publicationRisks(book);
  prizeRisks(book);
  extraQuestionRisks(book);
}

function attemptRisks(book: Book, rule: AttemptRule, at: string): void {
  const limited = [rule.perRound, rule.perDay, rule.perWeek, rule.perContest].some((limit) => limit !== null);
  if (!limited && rule.coolDownMinutes === 0) book.report('rulebook_risk_unlimited_attempts', at);
}

function rankingRisks(book: Book, path: string, rounds: readonly RoundRule[]): void {
  const ranking = rounds[0]
    ? rankingOf(
        book.rules,
        rounds.find((each) => (path === 'ranking' ? each.ranking === null : true))!,
      )
    : [];
  const settled = new Set(['extra-question', 'draw', 'decision']);
  const measured = ranking.filter(({ by }) => !settled.has(by));
  if (measured.length === 1) book.report('rulebook_risk_no_tie_break', `${path}[0]`);
  const earliest = ranking.findIndex(
    ({ by }) => by === 'submitted-at' || by === 'submitted-after-opening' || by === 'started-at',
  );
  if (earliest === 1) book.report('rulebook_risk_earliest_first', `${path}[1]`);
  const split = rounds.some(({ windows }) => windows.length > 0);
  if (split && ranking.some(({ by }) => by === 'submitted-at')) {
    book.report('rulebook_risk_earliest_with_windows', path);
  }
}

function roundRisks(book: Book, round: RoundRule, at: string): void {
  const [opens, closes] = [momentOf(round.opensAt), momentOf(round.closesAt)];
  const minutes = book.rules.papers.find(({ code }) => code === round.paper)?.durationMinutes ?? 0;
  if (
    opens !== null &&
    closes !== null &&
    closes > opens &&
    round.lateStart === 'cut' &&
    closes - opens < minutes * 60_000
  ) {
    book.report('rulebook_risk_late_start_longer_than_round', `${at}.lateStart`, { minutes }, ['papers']);
  }
}

function publicationRisks(book: Book): void {
  const { rules } = book;
  const rounds = countedRounds(rules);
  const asked = rounds.map((round) => predictionOf(rules, round)).filter((rule) => rule !== null);
  const turnout = asked.some((rule) => rule.asked === 'entrants' || rule.asked === 'attempts');
  if (turnout && rules.publication.bulletinAt !== null) {
    book.report('rulebook_risk_predicted_number_shown', 'publication.bulletinAt');
  }
  const perfect = asked.some(({ asked: what }) => what.startsWith('perfect'));
  const open = rounds.some(
    (round) => !round.onStage && predictionOf(rules, round) && round.frozenAt === null,
  );
  if (perfect && open && rules.publication.standings === 'at-once') {
    book.report('rulebook_risk_predicted_number_shown', 'publication.standings', undefined, ['rounds']);
  }
  const online = rounds.filter(({ onStage }) => !onStage);
  const shared = online.some(({ paper }, i) => online.findIndex((other) => other.paper === paper) < i);
  if (shared && rules.publication.explanations === 'after-closing') {
    book.report('rulebook_risk_answers_known', 'publication.explanations', undefined, ['rounds']);
  }
  const used =
    rounds.some((round) => rankingOf(rules, round).some(({ by }) => by === 'prediction-error')) ||
    rules.awards.special.some(({ kind }) => kind === 'nearest-prediction');
  if (asked.length > 0 && !used)
    book.report('rulebook_risk_prediction_unused', 'prediction', undefined, ['rounds', 'ranking', 'awards']);
  if (rules.appeals === null) book.report('rulebook_risk_no_appeals', 'appeals');
  if (!rules.entry.cannotWin.organisers || !rules.entry.cannotWin.questionWriters) {
    book.report('rulebook_risk_organisers_win', 'entry.cannotWin');
  }
}

function prizeRisks(book: Book): void {
  const { awards, collective } = book.rules;
  const sets = [
    ...awards.tiers.map((award, i) => ({ at: `awards.tiers[${i}]`, tiers: award.tiers })),
    ...collective.map((award, i) => ({ at: `collective[${i}]`, tiers: award.tiers })),
  ];
  for (const { at, tiers } of sets) {
    for (const [i, { amount }] of tiers.entries()) {
      const above = tiers[i - 1];
      if (above && amount > above.amount)
        book.report('rulebook_risk_lower_tier_pays_more', `${at}.tiers[${i}].amount`, { above: above.name });
    }
  }
  for (const [i, { kind }] of awards.special.entries()) {
    if (kind === 'most-attempts') book.report('rulebook_risk_most_attempts', `awards.special[${i}].kind`);
  }
  for (const [i, { ranking, eligibility }] of collective.entries()) {
    const measured = ranking.filter(({ by }) => by !== 'draw' && by !== 'decision');
    const alone = measured.length === 1 && measured[0]?.by === 'attempts';
    const uncapped = measured[0]?.by === 'attempts' && eligibility.attemptsCapPerPerson === null;
    if (alone || uncapped) book.report('rulebook_risk_attempts_alone', `collective[${i}].ranking`);
  }
}

/** An extra question is noted beside those who are equal at the edge of an award by rank, and nowhere else. */
function extraQuestionRisks(book: Book): void {
  const { rules } = book;
  const byRank = rules.awards.tiers.filter(({ chosen }) => chosen === 'by-rank');
  const look = (ranking: readonly Criterion[], path: string, awarded: boolean) => {
    const at = ranking.findIndex(({ by }) => by === 'extra-question');
    if (at >= 0 && !awarded)
      book.report('rulebook_risk_extra_question_unused', `${path}[${at}]`, undefined, ['awards', 'rounds']);
  };
  const awards = (code: string) =>
    byRank.some(({ scope, rounds }) => scope === 'round' && (rounds.length === 0 || rounds.includes(code)));
  const counted = countedRounds(rules);
  const plain = counted.filter(({ ranking }) => ranking === null);
  if (plain.length > 0)
    look(
      rules.ranking,
      'ranking',
      plain.some(({ code }) => awards(code)),
    );
  for (const [i, { code, ranking, kind }] of rules.rounds.entries())
    if (ranking && kind !== 'trial') look(ranking, `rounds[${i}].ranking`, awards(code));
  if (rules.overall)
    look(
      rules.overall.ranking,
      'overall.ranking',
      byRank.some(({ scope }) => scope === 'overall'),
    );
}
