import { createHash } from 'node:crypto';
import yauzl from 'yauzl';
import { canonicalJson } from '../core/decision/canonical.js';
import { fillDefaults } from '../core/rules-check/check.js';
import type { Rulebook } from '../core/rules/document.js';
import { basisOfPlain } from '../tally/tally.basis.js';
import type { LineMore } from '../tally/tally.lines.js';
import {
  type ArchivedAppeal,
  type ArchivedDecision,
  type ArchivedPerson,
  type ArchivedRound,
  type ArchivedRulebook,
  type FixedVersion,
  FORMAT,
  type Manifest,
  OLD_FORMAT,
} from '../archive/archive.format.js';
import { checkAwards, checkList, type Grounds } from './verify.chosen.js';
import { checkCollective } from './verify.collective.js';
import { Decisions } from './verify.decisions.js';
import { checkDraws } from './verify.draws.js';
import { type RankedFact, rankingText } from './verify.ranking.js';
import { ArchiveReader } from './verify.reader.js';
import { checkScores } from './verify.scores.js';
import { checkOverall, Standings } from './verify.standings.js';

/** What was checked, and each thing that does not hold. `malformed`: no archive of a known format. */
export type Verdict = {
  malformed: string | null;
  files: number;
  attempts: number;
  results: number;
  /** Of overall results, lists of who goes on, awards and collective awards. */
  versions: number;
  draws: number;
  /** Files of which only the digest was looked at: what they follow from was corrected since. */
  replaced: string[];
  faults: string[];
};

/**
 * Recomputes everything an archive says from the archive alone: the digest of every file and rulebook, every score from
 * its log, the keys and the decisions, the newest ranking of each round from the scores, overall results, lists of who
 * goes on and awards from the rankings, every draw from its lines and the published values, and each digest.
 */
export async function verifyArchive(path: string): Promise<Verdict> {
  const counts = { files: 0, attempts: 0, results: 0, versions: 0, draws: 0 };
  const verdict: Verdict = { malformed: null, ...counts, replaced: [], faults: [] };
  try {
    const zip = await yauzl.openPromise(path, { autoClose: false });
    try {
      const entries = new Map<string, yauzl.Entry>();
      for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
      const archive = new ArchiveReader(zip, entries);
      verdict.faults = archive.faults;
      await verify(archive, verdict);
    } finally {
      zip.close();
    }
  } catch (error) {
    verdict.malformed = error instanceof Error ? error.message : String(error);
  }
  return verdict;
}

async function verify(archive: ArchiveReader, verdict: Verdict): Promise<void> {
  const [manifest] = await archive.all<Manifest>('manifest.json');
  const known = manifest?.format === FORMAT || manifest?.format === OLD_FORMAT;
  if (!manifest || !known || !Array.isArray(manifest.files) || !Array.isArray(manifest.results))
    throw new Error(`manifest.json is of no format from ${OLD_FORMAT} to ${FORMAT}`);
  verdict.files = manifest.files.length;
  const files = new Map(manifest.files.map(({ name, sha256 }) => [name, sha256]));
  for (const [name, sha256] of files)
    if ((await archive.digest(name)) !== sha256) archive.fault(`${name}: SHA-256 differs from the manifest`);
  for (const name of archive.names())
    if (!files.has(name) && name !== 'manifest.json') archive.fault(`${name}: not in the manifest`);
  const rulebooks = await readRulebooks(archive);
  const rounds = await archive.all<ArchivedRound>('rounds.jsonl');
  const isNew = manifest.format === FORMAT;
  const decisions = isNew
    ? new Decisions(
        archive,
        await archive.all<ArchivedDecision>('decisions.jsonl'),
        await archive.all<ArchivedAppeal>('appeals.jsonl'),
      )
    : null;
  const byId = new Map(rounds.map((round) => [round.id, round]));
  const { facts, attempts } = await checkScores(archive, byId, decisions);
  verdict.attempts = attempts;
  verdict.results = manifest.results.length;
  await checkResults(archive, manifest, rounds, facts);
  if (!isNew) return;
  const { settled, draws } = await checkDraws(archive);
  verdict.draws = draws;
  const people = new Map<string, ArchivedPerson>();
  for await (const person of archive.each<ArchivedPerson>('people.jsonl'))
    people.set(person.contestantId, person);
  const standings = new Standings(archive, manifest, rounds, facts, people);
  await checkVersions(archive, verdict, manifest.versions ?? [], people, {
    standings,
    settled,
    rulebooks,
    rounds,
  });
}

async function readRulebooks(archive: ArchiveReader): Promise<Map<number, Rulebook>> {
  const rulebooks = new Map<number, Rulebook>();
  for await (const { version, document, sha256 } of archive.each<ArchivedRulebook>('rulebook.jsonl')) {
    if (createHash('sha256').update(canonicalJson(document)).digest('hex') !== sha256)
      archive.fault(`rulebook.jsonl: version ${version} differs from its SHA-256`);
    rulebooks.set(version, fillDefaults(document));
  }
  return rulebooks;
}

/** Every version has its digest; the newest of each round follows from the scores. */
async function checkResults(
  archive: ArchiveReader,
  { results }: Manifest,
  rounds: readonly ArchivedRound[],
  facts: readonly RankedFact[],
): Promise<void> {
  const roundIds = new Map(
    results.flatMap(({ roundId, basis }) => (basis ? [[basis.order.round, roundId] as const] : [])),
  );
  for (const { id, rules, opensAt } of rounds) {
    const versions = results.filter(({ roundId }) => roundId === id);
    const newest = versions.toSorted((a, b) => b.version - a.version)[0];
    if (!newest) archive.fault(`round ${id}: without a result`);
    for (const version of versions) {
      if (version.sha256 !== null && (await archive.digest(version.file)) !== version.sha256)
        archive.fault(`${version.file}: SHA-256 differs from that of the result`);
      if (version !== newest) continue;
      const kept = version.basis ?? null;
      const basis = kept ?? basisOfPlain(rules, opensAt);
      const known = { roundIds, more: await toldIn(archive, version.file) };
      await archive.compare(version.file, rankingText(id, basis, kept !== null, facts, known));
    }
  }
}

/** What a ranking says of registration and age. */
async function toldIn(archive: ArchiveReader, file: string): Promise<Map<string, LineMore>> {
  const told = new Map<string, LineMore>();
  for await (const { contestantId, more } of archive.each<{ contestantId?: string; more?: LineMore }>(file))
    if (contestantId !== undefined && more) told.set(contestantId, more);
  return told;
}

/** Every version has its digest; all lists, and the newest of everything else, follow from what they name. */
async function checkVersions(
  archive: ArchiveReader,
  verdict: Verdict,
  versions: readonly FixedVersion[],
  people: ReadonlyMap<string, ArchivedPerson>,
  grounds: Grounds,
): Promise<void> {
  verdict.versions = versions.length;
  const awards = versions.filter((each) => each.of === 'awards');
  const checks: Record<FixedVersion['of'], (version: FixedVersion) => Promise<boolean | void>> = {
    overall: (version) => checkOverall(archive, version, grounds),
    qualification: (version) => checkList(archive, version, grounds),
    awards: (version) => checkAwards(archive, version, grounds),
    collective: (version) => checkCollective(archive, version, awards, people, grounds),
  };
  for (const version of versions) {
    const { of, target, file, sha256 } = version;
    if ((await archive.digest(file)) !== sha256)
      archive.fault(`${file}: SHA-256 differs from that which was fixed`);
    const alike = versions.filter((each) => each.of === of && each.target === target);
    const newest = alike.at(-1);
    if (alike.indexOf(version) !== version.version - 1)
      archive.fault(`manifest.json: ${file} is not the version in that place; one is missing`);
    const follows = (of === 'qualification' || version === newest) && (await checks[of](version)) !== false;
    if (!follows) verdict.replaced.push(file);
  }
}
