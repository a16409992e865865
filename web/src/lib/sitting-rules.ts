import type { RoundRules, RoundView } from './api/types.ts';
import type { Play } from './messages/vi/play.ts';

/** What differs from a plain round, one sentence each, for whoever is about to start. `division` null: not known. */
export function sittingLines(
  { rules, maxMilli }: Pick<RoundView, 'rules' | 'maxMilli'>,
  division: string | null,
  m: Play,
): string[] {
  const { dailyHours, coolDownMs, essay, questionMs } = rules;
  const own = rules.windows?.find((window) => division !== null && window.divisions.includes(division));
  const cut = rules.lateStart !== 'full-time';
  return [
    rules.trial && m.trial,
    limitsOf(rules, m),
    coolDownMs && m.coolDown(coolDownMs),
    own && m.window(new Date(own.opensAt).toISOString(), new Date(own.closesAt).toISOString()),
    dailyHours && m.hours(dailyHours.from, dailyHours.until),
    dailyHours && cut && m.cutDaily,
    !cut && m.fullTime,
    rules.blueprint.some(({ pointsMilli }) => pointsMilli !== undefined) && m.points(maxMilli),
    rules.navigation === 'sequential' && m.sequential,
    questionMs && m.perQuestion(questionMs),
    essay && m.essay(essay.maxWords, essay.pointsMilli),
    essay?.durationMs && m.essayClock(essay.durationMs),
    rules.mustAnswerAll && m.mustAnswerAll,
    rules.mustAnswerAll && m.mustTimeout,
    rules.leaving === 'uses-up' && m.usesUp,
  ].filter((line) => typeof line === 'string');
}

/** Nothing where the one limit is that of the round: the page says it beside the button. */
function limitsOf(rules: RoundRules, m: Play): string | null {
  const { attemptsAllowed, attemptsPerDay, attemptsPerWeek, attemptsPerContest } = rules;
  const wider = [
    attemptsPerDay && m.limits.day(attemptsPerDay),
    attemptsPerWeek && m.limits.week(attemptsPerWeek),
    attemptsPerContest && m.limits.contest(attemptsPerContest),
  ].filter((line) => typeof line === 'string');
  if (attemptsAllowed === null) return wider.length > 0 ? m.atMost(wider) : m.unlimited;
  return wider.length > 0 ? m.atMost([m.limits.round(attemptsAllowed), ...wider]) : null;
}
