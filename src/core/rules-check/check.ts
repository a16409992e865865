import { rulebookShape } from '../rules-schema/schema.js';
import { isRecord, type Problem, read } from '../rules-schema/shape.js';
import type { Rulebook } from '../rules/document.js';
import { bookOf } from './book.js';
import { checkCollective } from './collective.js';
import { checkDeciding } from './deciding.js';
import { checkPapers } from './papers.js';
import { checkPeople } from './people.js';
import { checkPrizes } from './prizes.js';
import { checkRisks } from './risks.js';
import { checkSchedule } from './schedule.js';

export type RulebookCheck = { problems: Problem[]; warnings: Problem[] };

/**
 * Looks at a rulebook as an organiser wrote it, defaults left out. Takes any JSON value, never throws. With no
 * problems `fillDefaults` gives a `Rulebook`; warnings forbid nothing.
 */
export function checkRulebook(input: unknown): RulebookCheck {
  if (!isRecord(input)) return { problems: [{ code: 'rule_not_object', path: '' }], warnings: [] };
  const problems: Problem[] = [];
  const rules = complete(read(rulebookShape, input, '', problems));
  const found: Problem[] = [];
  const book = bookOf(rules, problems, found);
  checkPeople(book);
  checkSchedule(book);
  checkPapers(book);
  checkDeciding(book);
  checkPrizes(book);
  checkCollective(book);
  checkRisks(book);
  const isRisk = ({ code }: Problem) => code.startsWith('rulebook_risk_');
  return {
    problems: [...problems, ...found.filter((each) => !isRisk(each))],
    warnings: found.filter(isRisk),
  };
}

/** The document with every default. @param input one in which `checkRulebook` found no problem */
export const fillDefaults = (input: unknown): Rulebook => complete(read(rulebookShape, input, '', []));

/** A round that names no paper uses the first one. */
function complete(value: unknown): Rulebook {
  const rules = value as Rulebook;
  const paper = rules.papers[0]?.code ?? '';
  return { ...rules, rounds: rules.rounds.map((round) => ({ ...round, paper: round.paper || paper })) };
}
