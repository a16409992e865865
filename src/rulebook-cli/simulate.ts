import { collective } from '../core/engine/collective.js';
import { decide, type Decided } from '../core/engine/decide.js';
import { percentText } from '../core/engine/predict.js';
import type { Line, Standing } from '../core/engine/rank.js';
import { awardText, bodyText, type Language, whyText } from '../core/explain/words.js';
import { momentOf } from '../core/rules-schema/moments.js';
import type { Rulebook } from '../core/rules/document.js';
import { outsideHours } from './simulate.hours.js';
import { readAttempts, type RowProblem } from './simulate.rows.js';

export type SimulatedLine = {
  rank: number;
  divisionRank: number;
  person: string;
  division: string;
  score: number;
  correct: number;
  attempts: number;
  durationMs: number;
  prediction: string | null;
  predictionError: string | null;
  why: string;
};
export type SimulatedAward = {
  award: string;
  division: string | null;
  tier: string;
  amount: number;
  person: string;
  rank: number;
  why: string;
};
export type SimulatedStanding = {
  round: string;
  /** Of everybody; by division where the rules ask so. */
  predictionActual: string | Readonly<Record<string, string>> | null;
  people: number;
  attempts: number;
  standings: SimulatedLine[];
  awards: SimulatedAward[];
  special: SimulatedAward[];
};
export type SimulatedBody = {
  rank: number | null;
  body: string;
  tier: string | null;
  people: number;
  attempts: number;
  headCount: number | null;
  /** Percent with two decimals; null without a head-count. */
  rate: string | null;
  base: number | null;
  why: string;
};
export type Simulation = {
  rounds: SimulatedStanding[];
  overall: SimulatedStanding | null;
  collective: { award: string; class: string; standings: SimulatedBody[] }[];
  qualified: {
    to: string;
    person: string;
    round: string;
    group: string | null;
    rank: number;
    replaces: boolean;
  }[];
  /** Equals at an edge that lots or minutes still have to settle. */
  open: { where: string; by: string; places: number; candidates: string[] }[];
  /** Rows that were left out. */
  problems: RowProblem[];
  /** Rows that are ranked, though play would not have let them begin. */
  warnings: RowProblem[];
};

/**
 * What a rulebook would decide from a table of attempts; see docs/rulebook.md, "Thử thể lệ". Rows that cannot
 * be read are told in `problems` and left out.
 * @param rulebook a checked document
 */
export function simulate(rulebook: Rulebook, csv: string, language: Language): Simulation {
  const read = readAttempts(csv, rulebook);
  const { problems, ...facts } = read;
  const opensAt = Object.fromEntries(
    rulebook.rounds.map(({ code, opensAt: at }) => [code, momentOf(at) ?? 0]),
  );
  const decided = decide(rulebook, { ...facts, opensAt, declined: [] });
  return {
    rounds: decided.rounds.map((standing) => toStanding(standing, decided, language)),
    overall: decided.overall && toStanding(decided.overall, decided, language),
    collective: decided.collective.flatMap(({ award, classes }) =>
      classes.map(({ code, lines }) => ({
        award,
        class: code,
        standings: lines.map((line) => toBody(line, language)),
      })),
    ),
    qualified: decided.qualified.flatMap(({ to, qualified }) =>
      qualified.map(({ contestantId, ...rest }) => ({ to, person: contestantId, ...rest })),
    ),
    open: openTies(decided),
    problems,
    warnings: outsideHours(rulebook, read),
  };
}

/** A person is called in the table as in the file, so ids are names. */
const same = (id: string): string => id;

function toStanding(standing: Standing, decided: Decided, language: Language): SimulatedStanding {
  const { scope, actual, people, attempts, lines } = standing;
  const reports = new Map(decided.awards.lists.map((report) => [report.list.id, report]));
  const own = decided.awards.awarded.filter(({ list }) => list.scope === scope);
  const toAward = (awarded: (typeof own)[number]): SimulatedAward => {
    const { list, tierName, amount, contestantId, rank } = awarded;
    const report = reports.get(list.id);
    return {
      award: list.award,
      division: list.division,
      tier: tierName,
      amount,
      person: contestantId,
      rank,
      why: report ? awardText(awarded, report, same, language) : '',
    };
  };
  const isSpecial = ({ list }: (typeof own)[number]) => list.order !== 'rank' && list.order !== 'lots';
  return {
    round: scope,
    predictionActual: actual && (actual.all ?? actual.divisions),
    people,
    attempts,
    standings: lines.map((line) => toLine(line, language)),
    awards: own.filter((each) => !isSpecial(each)).map(toAward),
    special: own.filter(isSpecial).map(toAward),
  };
}

function toLine(line: Line, language: Language): SimulatedLine {
  const { rank, divisionRank, contestantId, person, scoreMilli, over, correct } = line;
  const { attempts, durationMs, prediction, predictionError } = line;
  return {
    rank,
    divisionRank,
    person: contestantId,
    division: person.division,
    score: scoreMilli / over / 1000,
    correct: correct / over,
    attempts,
    durationMs: durationMs / over,
    prediction,
    predictionError,
    why: whyText(line, same, language),
  };
}

type Body = ReturnType<typeof collective>['classes'][number]['lines'][number];

function toBody(line: Body, language: Language): SimulatedBody {
  const { rank, name, tier, people, attempts, headCount, base } = line;
  const rate = base === null ? null : percentText(Math.min(people, base), base, 2);
  return {
    rank,
    body: name,
    tier: tier?.name ?? null,
    people,
    attempts,
    headCount,
    rate,
    base,
    why: bodyText(line, language),
  };
}

function openTies({ awards, collective: bodies, qualified }: Decided): Simulation['open'] {
  return [
    ...awards.open.map(({ list, by, places, candidates }) => ({ where: list, by, places, candidates })),
    ...bodies.flatMap(({ classes }) =>
      classes.flatMap(({ open }) =>
        open.map(({ scope, by, places, candidates }) => ({ where: scope, by, places, candidates })),
      ),
    ),
    ...qualified.flatMap(({ open }) =>
      open.map(({ scope, places, candidates }) => ({ where: scope, by: 'draw', places, candidates })),
    ),
  ];
}

const actualText = (actual: string | Readonly<Record<string, string>>): string =>
  typeof actual === 'string'
    ? actual
    : Object.entries(actual)
        .map(([division, number]) => `${division} ${number}`)
        .join(', ');

/** The simulation as plain text for a terminal, in Vietnamese. */
export function simulationText({
  rounds,
  overall,
  collective: bodies,
  qualified,
  open,
  problems,
  warnings,
}: Simulation): string {
  const text: string[] = [];
  const award = ({ tier, person, division, why }: SimulatedAward) =>
    `  ${tier}${division === null ? '' : ` (${division})`}: ${person}. ${why}`;
  for (const standing of overall ? [...rounds, overall] : rounds) {
    const { round, people, attempts, predictionActual, standings } = standing;
    text.push(`${round}: ${people} người, ${attempts} lượt`);
    if (predictionActual !== null) text.push(`  Số phải dự đoán: ${actualText(predictionActual)}`);
    for (const { rank, divisionRank, person, division, score, why } of standings)
      text.push(
        `  ${String(rank).padStart(4)}  ${person} (${division}, hạng ${divisionRank}), ${score.toLocaleString('vi-VN', { maximumFractionDigits: 6 })} điểm. ${why}`,
      );
    text.push(...standing.awards.map(award), ...standing.special.map(award), '');
  }
  for (const { award: code, class: group, standings } of bodies) {
    text.push(`${code}${group === '' ? '' : `/${group}`}`);
    text.push(
      ...standings.map(({ body, tier, why }) => `  ${body}${tier === null ? '' : ` — ${tier}`}. ${why}`),
      '',
    );
  }
  for (const { to, person, round, rank } of qualified)
    text.push(`Vào ${to}: ${person} (${round}, hạng ${rank})`);
  for (const { where, by, places, candidates } of open)
    text.push(`Chờ phân định (${by}) tại ${where}: ${places} suất cho ${candidates.join(', ')}`);
  for (const { line, column, message } of [...problems, ...warnings])
    text.push(`Dòng ${line}, cột ${column}: ${message}`);
  return `${text.join('\n')}\n`;
}
