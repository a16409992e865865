import type { CollectiveAward, CollectiveCriterion, CollectiveMeasure } from '../rules/document.js';
import { type Book, codesOf, countedRounds, reportRepeats, reportUnknown } from './book.js';

/** Awards of units and organizations. */
export function checkCollective(book: Book): void {
  const { collective, awards } = book.rules;
  const taken = [...codesOf(awards.tiers), ...codesOf(awards.special)];
  for (const [i, award] of collective.entries()) {
    const at = `collective[${i}]`;
    if (taken.includes(award.code)) book.report('rule_duplicate', `${at}.code`);
    taken.push(award.code);
    reportUnknown(book, `${at}.rounds`, award.rounds, codesOf(countedRounds(book.rules)), 'rounds');
    reportRepeats(book, `${at}.classes`, codesOf(award.classes), '.code');
    reportRepeats(book, `${at}.tiers`, codesOf(award.tiers), '.code');
    checkClasses(book, award, at);
    checkCriteria(book, award, at);
    checkEligibility(book, award, at);
    checkHeadCounts(book, award, at);
  }
}

function checkClasses(book: Book, { classes }: CollectiveAward, at: string): void {
  const seen = new Set<string>();
  for (const [i, { kinds }] of classes.entries()) {
    for (const [k, kind] of kinds.entries()) {
      if (seen.has(kind)) book.report('rule_duplicate', `${at}.classes[${i}].kinds[${k}]`);
      seen.add(kind);
    }
  }
}

const isSettled = ({ by }: CollectiveCriterion): boolean => by === 'draw' || by === 'decision';

const measuresOf = (criterion: CollectiveCriterion): CollectiveMeasure[] => {
  if (criterion.by === 'composite') return criterion.parts.map(({ measure }) => measure);
  return isSettled(criterion) ? [] : [criterion as CollectiveMeasure];
};

function checkCriteria(book: Book, award: CollectiveAward, at: string): void {
  const keys = award.ranking.map((criterion) => JSON.stringify(criterion));
  reportRepeats(book, `${at}.ranking`, keys);
  for (const [i, criterion] of award.ranking.entries()) {
    const place = `${at}.ranking[${i}]`;
    if (criterion.by === 'composite') {
      const total = Math.round(criterion.parts.reduce((sum, { weight }) => sum + weight, 0) * 100) / 100;
      if (total !== 100) book.report('rulebook_weights_not_hundred', `${place}.parts`, { total });
    }
    if (isSettled(criterion) && i < award.ranking.length - 1) {
      book.report('rulebook_criterion_never_reached', `${at}.ranking[${i + 1}]`, { by: criterion.by });
    }
    for (const measure of measuresOf(criterion)) checkMeasure(book, measure, place);
  }
}

function checkMeasure(book: Book, measure: CollectiveMeasure, place: string): void {
  const { entry, awards } = book.rules;
  if (measure.by === 'group-members' || measure.by === 'group-rate') {
    if (!codesOf(entry.groups).includes(measure.group)) {
      const params = { code: measure.group, listed: 'entry.groups' };
      book.report('rulebook_unknown_reference', place, params, ['entry.groups']);
    }
  }
  const individual = awards.tiers.length + awards.special.length;
  if ((measure.by === 'winners' || measure.by === 'prize-points') && individual === 0) {
    book.report('rulebook_needs_individual_awards', place, undefined, ['awards']);
  }
  if (measure.by === 'prize-points') {
    const known = awards.tiers.flatMap(({ tiers }) => codesOf(tiers)).concat(codesOf(awards.special));
    for (const code of Object.keys(measure.points).filter((each) => !known.includes(each))) {
      const params = { code, listed: 'awards.tiers' };
      book.report('rulebook_unknown_reference', place, params, ['awards']);
    }
  }
}

function checkEligibility(book: Book, { eligibility }: CollectiveAward, at: string): void {
  const { entry, awards } = book.rules;
  const place = `${at}.eligibility`;
  let below = 0;
  for (const [i, { headCountBelow }] of eligibility.minimumRate.entries()) {
    if (headCountBelow === null ? i < eligibility.minimumRate.length - 1 : headCountBelow <= below) {
      book.report('rulebook_rate_lines_order', `${place}.minimumRate[${i}].headCountBelow`);
    }
    below = headCountBelow ?? below;
  }
  for (const [i, { group }] of eligibility.groups.entries()) {
    const known = entry.groups.find(({ code }) => code === group);
    const where = `${place}.groups[${i}].group`;
    if (!known) {
      const params = { code: group, listed: 'entry.groups' };
      book.report('rulebook_unknown_reference', where, params, ['entry.groups']);
    } else if (known.duty !== 'mandatory')
      book.report('rulebook_group_not_mandatory', where, { name: known.name });
  }
  reportRepeats(book, `${place}.evidence`, codesOf(eligibility.evidence), '.code');
  if (eligibility.needsIndividualWinner && awards.tiers.length + awards.special.length === 0) {
    book.report('rulebook_needs_individual_awards', `${place}.needsIndividualWinner`, undefined, ['awards']);
  }
}

/** A rate is never guessed: without a stated head-count there is none. */
function checkHeadCounts(
  book: Book,
  { ranking, eligibility, headCounts }: CollectiveAward,
  at: string,
): void {
  const rated = ranking.flatMap(measuresOf).some(({ by }) => by === 'rate' || by === 'group-rate');
  const floors = eligibility.minimumRate.length + eligibility.groups.length > 0;
  if ((rated || floors) && headCounts === 'none') {
    book.report('rulebook_head_counts_missing', `${at}.headCounts`, undefined, [`${at}.ranking`]);
  }
  if (headCounts === 'roster' && book.rules.entry.mode !== 'roster') {
    book.report('rulebook_head_counts_need_roster', `${at}.headCounts`, undefined, ['entry']);
  }
}
