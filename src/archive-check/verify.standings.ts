import { canonicalJson } from '../core/decision/canonical.js';
import { rankOverall } from '../core/engine/overall.js';
import type { Line, Standing } from '../core/engine/rank.js';
import { plainCode } from '../core/rules-lift/lift.js';
import type { Criterion, OverallRule, Rulebook } from '../core/rules/document.js';
import type { Settlement } from '../core/rules/facts.js';
import type { LineFacts } from '../overall/overall.store.js';
import type { ResultHead, ResultLine } from '../tally/tally.lines.js';
import { unsaid } from '../tally/tally.standing.js';
import type { ArchivedPerson, ArchivedRound, FixedVersion, Manifest } from '../archive/archive.format.js';
import type { Settled } from './verify.draws.js';
import type { RankedFact } from './verify.ranking.js';
import { type ArchiveReader, differencesOf } from './verify.reader.js';

/** What an overall result follows from, as the head of its file says. */
interface OverallHead {
  contestId: string;
  basis: {
    rulebookVersion: number | null;
    rule: OverallRule;
    rounds: { code: string; roundId: string; version: number }[];
    settlements: Settlement[];
  };
  people: number;
  attempts: number;
}

/** A line of an overall result; sums over the rounds, which a mean divides by `over`. */
type OverallLine = Pick<
  Line,
  | 'contestantId'
  | 'attemptId'
  | 'rank'
  | 'divisionRank'
  | 'rounds'
  | 'attempts'
  | 'over'
  | 'scoreMilli'
  | 'correct'
  | 'durationMs'
  | 'submittedAt'
> &
  Pick<Line['person'], 'division' | 'unitId' | 'organizationId'> & {
    facts: LineFacts & Pick<Line['person'], 'born' | 'registeredAt'>;
  };

/** What the archive says of a person besides results. */
type Told = Pick<Line['person'], 'born' | 'registeredAt'>;
const untold: Told = { born: '1900', registeredAt: 0 };

/** Standings as the files of results have them. */
export class Standings {
  private readonly byAttempt: ReadonlyMap<string, RankedFact>;
  private readonly rounds: ReadonlyMap<string, ArchivedRound>;
  private readonly files: ReadonlyMap<string, { file: string; sha256: string | null; newest: boolean }>;
  /** Numbers and files of the overall results. */
  private readonly overall: readonly FixedVersion[];

  constructor(
    private readonly archive: ArchiveReader,
    { results, versions = [] }: Manifest,
    rounds: readonly ArchivedRound[],
    facts: readonly RankedFact[],
    private readonly people: ReadonlyMap<string, ArchivedPerson>,
  ) {
    this.byAttempt = new Map(facts.map((fact) => [fact.attemptId, fact]));
    this.rounds = new Map(rounds.map((round) => [codeOf(round), round]));
    this.overall = versions.filter((each) => each.of === 'overall');
    const newest = new Map<string, number>();
    for (const { roundId, version } of results)
      newest.set(roundId, Math.max(version, newest.get(roundId) ?? 0));
    this.files = new Map(
      results.map(({ roundId, version, file, sha256 }) => [
        `${roundId}/${version}`,
        { file, sha256, newest: newest.get(roundId) === version },
      ]),
    );
  }

  codeOf(roundId: string): string | null {
    return [...this.rounds].find(([, { id }]) => id === roundId)?.[0] ?? null;
  }

  /**
   * Whether versions of rounds, or of the overall result, are the newest, so that all of their facts are at hand. One
   * that is not in the archive is a fault. @param where of what names them
   */
  areNewest(where: string, named: readonly { code: string; version: number }[]): boolean {
    const unknown = named.filter(({ code, version }) => this.isNewest(code, version) === null);
    for (const { code, version } of unknown)
      this.archive.fault(`${where}: version ${version} of ${code} is not in the archive`);
    return named.every(({ code, version }) => this.isNewest(code, version) === true);
  }

  /** Of a version of a round; null: it is of old, without one. */
  digestOf(code: string, version: number): string | null {
    return this.files.get(`${this.rounds.get(code)?.id}/${version}`)?.sha256 ?? null;
  }

  /** Null: there is no such version. */
  private isNewest(code: string, version: number): boolean | null {
    if (code !== 'overall') return this.files.get(`${this.rounds.get(code)?.id}/${version}`)?.newest ?? null;
    const found = this.overall.find((each) => each.version === version);
    return found ? found === this.overall.at(-1) : null;
  }

  /** A version of a standing; null: it is not in the archive. @param told beside what `people.jsonl` says */
  read(
    code: string,
    version: number,
    { criteria = [], told, parts = false }: Reading = {},
  ): Promise<Standing | null> {
    return code === 'overall'
      ? this.ofOverall(version)
      : this.ofRound(code, version, { criteria, told, parts });
  }

  private async ofRound(
    code: string,
    version: number,
    { criteria, told, parts }: Required<Omit<Reading, 'told'>> & Pick<Reading, 'told'>,
  ): Promise<Standing | null> {
    const round = this.rounds.get(code);
    const { file } = this.files.get(`${round?.id}/${version}`) ?? {};
    if (!round || file === undefined) return null;
    const lines: Line[] = [];
    let head: ResultHead | null = null;
    for await (const row of this.archive.each<ResultHead | ResultLine>(file)) {
      if (!('contestantId' in row)) head = row;
      else lines.push(this.lineOf(row, round, told?.get(row.contestantId), parts));
    }
    const attempts = lines.reduce((sum, line) => sum + line.attempts, 0);
    const actual = head?.actual ?? null;
    return { scope: code, criteria, actual, people: head?.people ?? 0, attempts, lines };
  }

  private lineOf(row: ResultLine, round: ArchivedRound, told: Told | undefined, parts: boolean): Line {
    const { contestantId, division, unitId, organizationId, attemptId } = row;
    const fact = this.byAttempt.get(attemptId);
    const text = (value: number | null) => (value === null ? null : String(value));
    return {
      contestantId,
      person: {
        ...this.personOf(contestantId, told),
        division,
        unitId,
        organizationId,
      },
      attemptId,
      rounds: 1,
      attempts: row.attempts,
      over: 1,
      scoreMilli: row.scoreMilli,
      maxMilli: fact?.maxMilli ?? 0,
      correct: row.correctCount,
      questions: fact?.questions ?? 0,
      durationMs: row.durationMs,
      startedAt: fact?.startedAt ?? 0,
      submittedAt: row.submittedAt,
      afterOpeningMs: row.submittedAt - round.opensAt,
      essayMilli: parts ? (fact?.essayMilli ?? null) : null,
      topicMilli: parts ? (fact?.topicMilli ?? {}) : {},
      prediction: text(row.prediction),
      predictionError: text(row.predictionError),
      rank: row.rank,
      divisionRank: row.divisionRank,
      why: unsaid,
      whyInDivision: unsaid,
    };
  }

  private async ofOverall(version: number): Promise<Standing | null> {
    const file = this.overall.find((each) => each.version === version)?.file;
    if (file === undefined) return null;
    const { basis, people, attempts } = await this.archive.head<OverallHead>(file);
    const lines: Line[] = [];
    for await (const row of this.archive.each<OverallHead | OverallLine>(file)) {
      if (!('contestantId' in row)) continue;
      const { division, unitId, organizationId, facts, ...line } = row;
      const { born, registeredAt, ...more } = facts;
      const person = { ...this.personOf(line.contestantId, { born, registeredAt }) };
      lines.push({
        ...line,
        ...more,
        person: { ...person, division, unitId, organizationId },
        why: unsaid,
        whyInDivision: unsaid,
      });
    }
    return { scope: 'overall', criteria: basis.rule.ranking, actual: null, people, attempts, lines };
  }

  private personOf(contestantId: string, told: Told = untold) {
    const { born = told.born, cannotWin } = this.people.get(contestantId) ?? {};
    const { registeredAt } = told;
    return { contestantId, born, registeredAt, groups: [], cannotWin: cannotWin ? 'cannot win' : null };
  }
}

interface Reading {
  criteria?: readonly Criterion[];
  told?: ReadonlyMap<string, Told>;
  /** Points of topics and of essays too. */
  parts?: boolean;
}

export const codeOf = (round: ArchivedRound): string => round.rule_code ?? plainCode(round);

const looksAtParts = (criteria: readonly Criterion[]): boolean =>
  criteria.some(({ by }) => by === 'topic-points' || by === 'essay-score');

/**
 * Says where a rule of a basis differs from that of the rulebook; what its version did not know yet is left out.
 * @returns the rule with everything that the engine asks of it
 */
export function ruledAs<Rule extends object>(
  archive: ArchiveReader,
  file: string,
  version: number | null,
  rule: Rule,
  ruled: Rule | null | undefined,
): Rule {
  if (!ruled) return rule;
  const known = Object.fromEntries(Object.entries(ruled).filter(([name]) => Object.hasOwn(rule, name)));
  for (const found of differencesOf(rule, known, 'rule'))
    archive.fault(`${file}, line 1: ${found} by rulebook version ${version}`);
  return { ...ruled, ...rule };
}

/** No named round means every counted one. */
function overallRuleOf(document: Rulebook | undefined): OverallRule | null {
  if (!document?.overall) return null;
  const counted = document.rounds.flatMap(({ code, kind }) => (kind === 'trial' ? [] : [code]));
  const { rounds } = document.overall;
  return { ...document.overall, rounds: rounds.length > 0 ? rounds : counted };
}

/** An overall result once more from the results of rounds. @returns false: those were corrected since */
export async function checkOverall(
  archive: ArchiveReader,
  { file }: FixedVersion,
  {
    standings,
    settled,
    rulebooks,
  }: { standings: Standings; settled: Settled; rulebooks: ReadonlyMap<number, Rulebook> },
): Promise<boolean> {
  const head = await archive.head<OverallHead>(file);
  const { rounds, rulebookVersion, settlements } = head.basis;
  const ruled = overallRuleOf(rulebooks.get(rulebookVersion ?? 0));
  const rule = ruledAs(archive, file, rulebookVersion, head.basis.rule, ruled);
  settled.known(archive, file, settlements);
  if (!standings.areNewest(`${file}, line 1`, rounds)) return false;
  const told = new Map<string, Told>();
  for await (const row of archive.each<OverallHead | OverallLine>(file))
    if ('contestantId' in row) {
      const { born, registeredAt } = row.facts;
      told.set(row.contestantId, { born, registeredAt });
    }
  const counted: Standing[] = [];
  for (const { code, version } of rounds) {
    const standing = await standings.read(code, version, { told, parts: looksAtParts(rule.ranking) });
    if (standing) counted.push(standing);
  }
  const ranked =
    counted.length === 0
      ? { people: 0, attempts: 0, lines: [] }
      : rankOverall({ ...rule, rounds: rounds.map(({ code }) => code) }, counted, settlements);
  await archive.compare(file, overallTexts(head, ranked));
  return true;
}

function* overallTexts(
  { contestId, basis }: OverallHead,
  { people, attempts, lines }: Pick<Standing, 'people' | 'attempts' | 'lines'>,
): Generator<string> {
  yield canonicalJson({ contestId, basis, people, attempts });
  for (const line of lines) {
    const { division, unitId, organizationId, born, registeredAt } = line.person;
    const row: OverallLine = {
      contestantId: line.contestantId,
      attemptId: line.attemptId,
      division,
      unitId,
      organizationId,
      rank: line.rank,
      divisionRank: line.divisionRank,
      rounds: line.rounds,
      attempts: line.attempts,
      over: line.over,
      scoreMilli: line.scoreMilli,
      correct: line.correct,
      durationMs: line.durationMs,
      submittedAt: line.submittedAt,
      facts: {
        maxMilli: line.maxMilli,
        questions: line.questions,
        startedAt: line.startedAt,
        afterOpeningMs: line.afterOpeningMs,
        essayMilli: line.essayMilli,
        topicMilli: line.topicMilli,
        prediction: line.prediction,
        predictionError: line.predictionError,
        born,
        registeredAt,
      },
    };
    yield canonicalJson(row);
  }
}
