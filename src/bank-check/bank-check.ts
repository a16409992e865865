import { checkDuplicates } from './duplicate.rule.js';
import { type Allowance, type Finding, found, rules, type Subject } from './finding.js';
import { checkKeyLength, checkKeyPlaces } from './key.rule.js';
import { checkDays, checkPlaces } from './law.rule.js';
import { checkNumbers } from './number.rule.js';
import { type BankSubjects, readSubjects } from './subjects.js';
import { checkAboveChoices, checkDiacritics, checkForm, checkLengths } from './text.rule.js';

/** A finding that stands because somebody said why. */
export interface Allowed extends Finding {
  reason: string;
}

export interface Report {
  questions: number;
  /** Of all questions, in the order of files and lines. */
  findings: Finding[];
  allowed: Allowed[];
}

/** The state of a bank's folder by every rule. */
export function checkFolder(directory: string): Report {
  const bank = readSubjects(directory);
  const { subjects, topicAllow } = bank;
  if (bank.unreadable.length > 0) return { questions: 0, findings: bank.unreadable, allowed: [] };
  const { findings, allowed } = setAside(checkAll(bank), subjects, topicAllow);
  return { questions: subjects.length, findings: findings.sort(byPlace), allowed: allowed.sort(byPlace) };
}

/** Every rule on every question, before allowances. */
export function checkAll({
  subjects,
  register,
  articles,
}: Pick<BankSubjects, 'subjects' | 'register' | 'articles'>): Finding[] {
  return [
    ...subjects.flatMap((subject) => [
      ...checkForm(subject),
      ...checkDiacritics(subject),
      ...checkLengths(subject),
      ...checkAboveChoices(subject),
      ...checkKeyLength(subject),
      ...checkPlaces(subject, register, articles),
      ...checkDays(subject, register),
      ...checkNumbers(subject, register),
    ]),
    ...checkKeyPlaces(subjects),
    ...checkDuplicates(subjects),
  ];
}

/**
 * Takes out what an `allow:` covers: of a question or of a whole topic. Only warnings can be set aside; an
 * allowance that covers nothing is itself a finding.
 */
export function setAside(
  findings: readonly Finding[],
  subjects: readonly Subject[],
  topicAllow: BankSubjects['topicAllow'],
): { findings: Finding[]; allowed: Allowed[] } {
  const scopes = new Map(subjects.map(({ draft, version, allow }) => [`${draft.code} ${version}`, allow]));
  const used = new Set<Allowance>();
  const left: Finding[] = [];
  const allowed: Allowed[] = [];
  for (const finding of findings) {
    const { rule, severity, file, question, version } = finding;
    const scope = question === '' ? topicAllow.get(file) : scopes.get(`${question} ${version}`);
    const allowance = severity === 'warning' ? scope?.find((each) => each.rule === rule) : undefined;
    if (allowance === undefined) left.push(finding);
    else {
      used.add(allowance);
      allowed.push({ ...finding, reason: allowance.reason });
    }
  }
  const unused = subjects.flatMap((subject) =>
    subject.allow.flatMap((each, i) =>
      used.has(each) ? [] : [found(subject, 'unused-allowance', ['allow', i], { name: each.rule })],
    ),
  );
  return { findings: [...left, ...unused, ...unusedOfTopics(topicAllow, used)], allowed };
}

function unusedOfTopics(topicAllow: BankSubjects['topicAllow'], used: ReadonlySet<Allowance>): Finding[] {
  return [...topicAllow].flatMap(([file, allowances]) =>
    allowances
      .filter((each) => !used.has(each))
      .map(({ rule: name }) => ({
        rule: 'unused-allowance' as const,
        severity: rules['unused-allowance'].severity,
        file,
        line: 1,
        question: '',
        version: 0,
        params: { name },
      })),
  );
}

function byPlace(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || (a.rule < b.rule ? -1 : Number(a.rule > b.rule));
}
