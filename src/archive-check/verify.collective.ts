import { canonicalJson, type Json } from '../core/decision/canonical.js';
import { type CollectiveResult, compareBodies } from '../core/engine/collective.js';
import { reaches } from '../core/engine/lists.js';
import { type BodySums, noSums, tallyOfSums } from '../core/engine/measure.js';
import type { Line } from '../core/engine/rank.js';
import type { CollectiveAward, Rulebook } from '../core/rules/document.js';
import type { BodyFact, Settlement } from '../core/rules/facts.js';
import type { ArchivedBody, ArchivedPerson, FixedVersion } from '../archive/archive.format.js';
import type { Grounds } from './verify.chosen.js';
import { type ArchiveReader, differencesOf } from './verify.reader.js';

interface StoredCollective {
  contestId: string;
  rulebookVersion: number;
  basis: {
    rounds: { code: string; version: number; sha256: string | null }[];
    awards: { version: number; sha256: string } | null;
    bodies: Pick<BodyFact, 'id' | 'headCount' | 'exempt' | 'groups' | 'evidence'>[];
    sums: Record<string, Record<string, BodySums>>;
    settlements: Settlement[];
  };
  results: CollectiveResult[];
}

/**
 * A collective result once more: counted from the results of rounds and the awards, and compared by the rules.
 * @param awards versions of the awards @returns false: what it follows from was corrected since
 */
export async function checkCollective(
  archive: ArchiveReader,
  { file }: FixedVersion,
  awards: readonly FixedVersion[],
  people: ReadonlyMap<string, ArchivedPerson>,
  { standings, settled, rulebooks }: Grounds,
): Promise<boolean> {
  const stored = await archive.head<StoredCollective>(file);
  const { basis, results } = stored;
  const document = rulebooks.get(stored.rulebookVersion);
  if (!document) {
    archive.fault(`${file}: rulebook version ${stored.rulebookVersion} is not in the archive`);
    return true;
  }
  settled.known(archive, file, basis.settlements);
  const won = basis.awards && awards.find(({ version }) => version === basis.awards?.version);
  if (basis.awards && won?.sha256 !== basis.awards.sha256)
    archive.fault(`${file}: version ${basis.awards.version} of the awards is not like that in the archive`);
  for (const { code, version, sha256 } of basis.rounds)
    if (standings.digestOf(code, version) !== sha256)
      archive.fault(`${file}: version ${version} of ${code} is not like that in the archive`);
  if (!standings.areNewest(file, basis.rounds) || (won ?? undefined) !== awards.at(-1)) return false;
  const bodies = await archive.all<ArchivedBody>('bodies.jsonl');
  const lines = new Map<string, Line[]>();
  for (const { code, version } of basis.rounds)
    lines.set(code, (await standings.read(code, version))?.lines ?? []);
  const wins = await winsOf(archive, awards.at(-1));
  for (const rule of document.collective) {
    const kept = results.find(({ award }) => award === rule.code);
    const compared = comparedBodies(rule, bodies, kept);
    const sums = sumsOf(rule, [...compared.values()], countedIn(document, rule, basis.rounds), {
      lines,
      wins,
      people,
    });
    const listed = new Set(kept?.classes.flatMap((group) => group.lines.map(({ bodyId }) => bodyId)));
    // An organization that came later, and of which nobody took part, is not missing.
    const own = [...compared.values()].filter(({ id }) => listed.has(id) || sums.has(id));
    for (const body of own) {
      const said = basis.sums[rule.code]?.[body.id] ?? noSums;
      const counted = sums.get(body.id) ?? noSums;
      for (const found of differencesOf(said, counted))
        archive.fault(`${file}, ${rule.code}, ${body.name}: ${found}`);
    }
    const declared = new Map(basis.bodies.map((each) => [each.id, each]));
    const tallies = own.map((body) =>
      tallyOfSums(factOf(rule, body, declared.get(body.id)), sums.get(body.id) ?? noSums, rule.eligibility),
    );
    const computed = plain(compareBodies(rule, tallies, basis.settlements));
    compareResults(archive, `${file}, ${rule.code}`, kept, computed);
  }
  return true;
}

/** What a rule compares: the bodies of today, and those of the result, as they were called then. */
function comparedBodies(
  { among, level, classes }: CollectiveAward,
  bodies: readonly ArchivedBody[],
  kept: CollectiveResult | undefined,
): Map<string, ArchivedBody> {
  const own = bodies.filter(
    (body) => body.among === among && (among === 'organization' || body.level === level),
  );
  const compared = new Map(own.map((body) => [body.id, body]));
  for (const { code, lines } of kept?.classes ?? [])
    for (const { bodyId: id, name } of lines) {
      const kind = classes.find((each) => each.code === code)?.kinds[0] ?? '';
      const gone = { id, among, level: among === 'unit' ? level : null, covers: [id], kind, roster: null };
      compared.set(id, { ...(compared.get(id) ?? gone), name });
    }
  return compared;
}

/** As results are kept: exact fractions as texts of whole numbers. */
const plain = (result: CollectiveResult): CollectiveResult =>
  JSON.parse(
    JSON.stringify(result, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
  ) as CollectiveResult;

/** Class by class and body by body. */
function compareResults(
  archive: ArchiveReader,
  where: string,
  stored: CollectiveResult | undefined,
  computed: CollectiveResult,
): void {
  if (canonicalJson((stored ?? null) as unknown as Json) === canonicalJson(computed as unknown as Json))
    return;
  for (const [i, group] of computed.classes.entries()) {
    const own = stored?.classes[i];
    const named = group.name === '' ? where : `${where}, ${group.name}`;
    for (let at = 0; at < Math.max(group.lines.length, own?.lines.length ?? 0); at += 1) {
      const [said, line] = [own?.lines[at], group.lines[at]];
      const found = differencesOf(said, line);
      if (found.length > 0)
        archive.fault(`${named}, line ${at + 1} (${said?.name ?? line?.name}): ${found.join('; ')}`);
    }
    for (const found of differencesOf(own?.open, group.open, 'ties')) archive.fault(`${named}: ${found}`);
  }
}

/** The rounds that a rule counts: those it names, or all but trials. */
function countedIn(rules: Rulebook, rule: CollectiveAward, rounds: readonly { code: string }[]): string[] {
  const trials = new Set(rules.rounds.flatMap(({ code, kind }) => (kind === 'trial' ? [code] : [])));
  return rounds.flatMap(({ code }) =>
    !trials.has(code) && (rule.rounds.length === 0 || rule.rounds.includes(code)) ? [code] : [],
  );
}

/** What was confirmed of a body, and its number of people as the rule has it. */
function factOf(
  { headCounts }: CollectiveAward,
  { roster, ...body }: ArchivedBody,
  declared: Partial<Omit<StoredCollective['basis']['bodies'][number], 'id'>> = {},
): BodyFact {
  const { headCount = null, exempt = 0, groups = {}, evidence = [] } = declared;
  const none = { headCount: null, exempt: 0, groups: {} };
  const counted = {
    ...none,
    ...(headCounts === 'roster' && roster ? { headCount: roster.people, groups: roster.groups } : {}),
  };
  return { ...body, evidence, ...(headCounts === 'stated' ? { headCount, exempt, groups } : counted) };
}

interface Win {
  contestantId: string;
  scope: string;
  tier: string;
}

/** `list` of an award is `award@scope`, with the division behind a stroke. */
async function winsOf(archive: ArchiveReader, awards: FixedVersion | undefined): Promise<Win[]> {
  const wins: Win[] = [];
  if (!awards) return wins;
  for await (const row of archive.each<{ list?: string; contestantId?: string; tier: string }>(awards.file)) {
    const { list, contestantId, tier } = row;
    const scope = list?.split('@')[1]?.split('/')[0];
    if (contestantId !== undefined && scope !== undefined) wins.push({ contestantId, scope, tier });
  }
  return wins;
}

interface Person {
  body: string;
  attempts: number;
  best: Pick<Line, 'scoreMilli' | 'maxMilli'>;
}

function sumsOf(
  rule: CollectiveAward,
  bodies: readonly ArchivedBody[],
  rounds: readonly string[],
  facts: {
    lines: ReadonlyMap<string, readonly Line[]>;
    wins: readonly Win[];
    people: ReadonlyMap<string, ArchivedPerson>;
  },
): Map<string, BodySums> {
  const bodyOf = new Map(bodies.flatMap(({ id, covers }) => covers.map((place) => [place, id] as const)));
  const placeOf = ({ person }: Line) => (rule.among === 'unit' ? person.unitId : person.organizationId);
  const sums = new Map<string, Counted>();
  const of = (id: string): Counted => {
    const own = sums.get(id) ?? { ...noSums, atLeast: {}, groups: {}, prizes: {} };
    sums.set(id, own);
    return own;
  };
  const sat = new Map<string, Person>();
  const home = new Map<string, string>();
  for (const [code, lines] of facts.lines)
    for (const line of lines) {
      const body = bodyOf.get(placeOf(line) ?? '');
      if (body === undefined) continue;
      home.set(line.contestantId, body);
      if (!rounds.includes(code)) continue;
      const own = of(body);
      own.papers += 1;
      own.scoreMilli += line.scoreMilli;
      own.maxMilli += line.maxMilli;
      const key = `${body} ${line.contestantId}`;
      const known = sat.get(key);
      if (!known) sat.set(key, { body, attempts: line.attempts, best: line });
      else {
        known.attempts += line.attempts;
        if (line.scoreMilli * known.best.maxMilli > known.best.scoreMilli * line.maxMilli) known.best = line;
      }
    }
  const percents = percentsOf(rule);
  for (const [key, { body, attempts, best }] of sat) {
    const own = of(body);
    own.people += 1;
    own.attempts += attempts;
    own.countedAttempts += Math.min(attempts, rule.eligibility.attemptsCapPerPerson ?? Infinity);
    for (const percent of percents) add(own.atLeast, String(percent), Number(reaches(best, percent)));
    for (const group of facts.people.get(key.slice(body.length + 1))?.groups ?? []) add(own.groups, group, 1);
  }
  const scopes = new Set([...rounds, 'overall']);
  const winners = new Set<string>();
  for (const { contestantId, scope, tier } of facts.wins) {
    const body = home.get(contestantId);
    if (body === undefined || !scopes.has(scope)) continue;
    const own = of(body);
    if (!winners.has(contestantId)) own.winners += 1;
    winners.add(contestantId);
    add(own.prizes, tier, 1);
  }
  return sums;
}

type Counted = Omit<BodySums, 'atLeast' | 'groups' | 'prizes'> &
  Record<'atLeast' | 'groups' | 'prizes', Record<string, number>>;

const add = (counts: Record<string, number>, name: string, more: number): void => {
  counts[name] = (counts[name] ?? 0) + more;
};

/** Percentages of which a share above is asked, each once. */
function percentsOf({ ranking }: CollectiveAward): number[] {
  const measures = ranking.flatMap((criterion) =>
    criterion.by === 'composite' ? criterion.parts.map(({ measure }) => measure) : [criterion],
  );
  return [...new Set(measures.flatMap((measure) => (measure.by === 'share-above' ? [measure.percent] : [])))];
}
