import { minutesOf, momentOf } from '../rules-schema/moments.js';
import { divisionsIn } from '../rules/divisions.js';
import type { RoundRule, Rulebook } from '../rules/document.js';
import { type Book, codesOf, reportDivisions, reportRepeats } from './book.js';

/** Rounds: their times, windows, hours, and what they refer to. */
export function checkSchedule(book: Book): void {
  const { rounds, papers } = book.rules;
  reportRepeats(book, 'rounds', codesOf(rounds), '.code');
  for (const [i, round] of rounds.entries()) {
    const at = `rounds[${i}]`;
    reportDivisions(book, `${at}.divisions`, round.divisions);
    if (!codesOf(papers).includes(round.paper)) {
      const params = { code: round.paper, listed: 'papers' };
      book.report('rulebook_unknown_reference', `${at}.paper`, params, ['papers']);
    }
    checkTimes(book, round, at);
    checkHours(book, round, at);
    checkWindows(book, round, at);
  }
  checkOverlaps(book);
}

function checkTimes(book: Book, { opensAt, closesAt, frozenAt }: RoundRule, at: string): void {
  const [opens, closes] = [momentOf(opensAt), momentOf(closesAt)];
  if (opens === null || closes === null) return;
  if (closes <= opens) {
    book.report('closes_before_opening', `${at}.closesAt`);
    return;
  }
  const frozen = frozenAt === null ? null : momentOf(frozenAt);
  if (frozen !== null && (frozen <= opens || frozen >= closes)) {
    book.report('freeze_outside_round', `${at}.frozenAt`);
  }
}

function checkHours(book: Book, { dailyHours, paper, onStage }: RoundRule, at: string): void {
  if (dailyHours === null || onStage) return;
  const length = (minutesOf(dailyHours.until) ?? 0) - (minutesOf(dailyHours.from) ?? 0);
  if (length <= 0) {
    book.report('rulebook_hours_order', `${at}.dailyHours.until`);
    return;
  }
  const minutes = book.rules.papers.find(({ code }) => code === paper)?.durationMinutes ?? 0;
  if (length < minutes) {
    book.report('rulebook_hours_too_short', `${at}.dailyHours`, { length, minutes }, ['papers']);
  }
}

function checkWindows(book: Book, round: RoundRule, at: string): void {
  const opens = momentOf(round.opensAt);
  const closes = momentOf(round.closesAt);
  for (const [i, window] of round.windows.entries()) {
    const place = `${at}.windows[${i}]`;
    reportDivisions(book, `${place}.divisions`, window.divisions);
    const known = codesOf(book.rules.divisions);
    const own = divisionsIn(book.rules, window.divisions);
    const sitting = divisionsIn(book.rules, round.divisions);
    const strangers = own.filter(
      (code) => known.includes(code) && sitting.length > 0 && !sitting.includes(code),
    );
    for (const division of strangers) {
      book.report('rulebook_window_division_not_in_round', `${place}.divisions`, { division });
    }
    const twice = round.windows
      .slice(0, i)
      .some((one) => divisionsIn(book.rules, one.divisions).some((code) => own.includes(code)));
    if (twice) book.report('rule_duplicate', `${place}.divisions`);
    const [from, until] = [momentOf(window.opensAt), momentOf(window.closesAt)];
    if (from === null || until === null || opens === null || closes === null) continue;
    if (until <= from) book.report('closes_before_opening', `${place}.closesAt`);
    else if (from < opens) book.report('rulebook_window_outside_round', `${place}.opensAt`);
    else if (until > closes) book.report('rulebook_window_outside_round', `${place}.closesAt`);
  }
}

/** Rounds of one series may run at once only for different divisions. */
function checkOverlaps(book: Book): void {
  const { rounds } = book.rules;
  for (const [i, round] of rounds.entries()) {
    const [opens, closes] = [momentOf(round.opensAt), momentOf(round.closesAt)];
    if (opens === null || closes === null || closes <= opens) continue;
    for (const [j, other] of rounds.slice(0, i).entries()) {
      if (other.series !== round.series || !shareDivisions(book.rules, round, other)) continue;
      const [from, until] = [momentOf(other.opensAt), momentOf(other.closesAt)];
      if (from === null || until === null || until <= from || opens >= until || from >= closes) continue;
      book.report('rulebook_rounds_overlap', `rounds[${i}].opensAt`, { other: other.name }, [
        `rounds[${i}]`,
        `rounds[${j}]`,
      ]);
    }
  }
}

function shareDivisions(rules: Rulebook, a: RoundRule, b: RoundRule): boolean {
  if (a.divisions.length === 0 || b.divisions.length === 0) return true;
  const others = divisionsIn(rules, b.divisions);
  return divisionsIn(rules, a.divisions).some((code) => others.includes(code));
}
