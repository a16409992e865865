import { momentOf } from '../rules-schema/moments.js';
import { type Book, codesOf, reportDivisions, reportRepeats } from './book.js';

/** Divisions and entry. */
export function checkPeople(book: Book): void {
  const { divisions, entry, rounds } = book.rules;
  reportRepeats(book, 'divisions', codesOf(divisions), '.code');
  checkBlocks(book);
  for (const [i, { age, place, organizationKinds }] of divisions.entries()) {
    const at = `divisions[${i}]`;
    if (age && age.min !== null && age.max !== null && age.min > age.max) {
      book.report('rulebook_age_range_empty', `${at}.age.min`, { min: age.min, max: age.max });
    }
    if (place === 'unit' && organizationKinds.length > 0) {
      book.report('rulebook_kinds_need_organizations', `${at}.organizationKinds`);
    }
  }
  reportRepeats(book, 'entry.groups', codesOf(entry.groups), '.code');
  for (const [i, group] of entry.groups.entries()) {
    reportDivisions(book, `entry.groups[${i}].divisions`, group.divisions);
  }
  const from = entry.registersFrom === null ? null : momentOf(entry.registersFrom);
  const until = entry.registersUntil === null ? null : momentOf(entry.registersUntil);
  const closes = rounds.map(({ closesAt }) => momentOf(closesAt) ?? Infinity);
  if (from !== null && until !== null && until <= from) {
    book.report('rulebook_registration_order', 'entry.registersUntil');
  } else if (from !== null && from >= Math.max(...closes)) {
    book.report('rulebook_registration_order', 'entry.registersFrom', undefined, ['rounds']);
  }
}

/** A code stands for one thing in a list of divisions, so blocks and divisions share their codes. */
function checkBlocks(book: Book): void {
  const { blocks, divisions } = book.rules;
  const codes = codesOf(blocks);
  reportRepeats(book, 'blocks', codes, '.code');
  for (const [i, code] of codes.entries()) {
    if (codesOf(divisions).includes(code)) book.report('rule_duplicate', `blocks[${i}].code`);
    else if (divisions.every(({ block }) => block !== code)) {
      book.report('rulebook_block_empty', `blocks[${i}].code`, { code }, ['divisions']);
    }
  }
  for (const [i, { block }] of divisions.entries()) {
    if (block === null || codes.includes(block)) continue;
    const params = { code: block, listed: 'blocks' };
    book.report('rulebook_unknown_reference', `divisions[${i}].block`, params, ['blocks']);
  }
}
