import { canonicalJson } from '../core/decision/canonical.js';
import { poolDigest } from '../core/draw/draw.js';
import type { Settlement } from '../core/rules/facts.js';
import { drawFrom, keySources, placesOf, sha256 } from '../draw/draw.rules.js';
import type { ArchivedDraw, ArchivedLot, ArchivedSettlement } from '../archive/archive.format.js';
import { type ArchiveReader, differencesOf } from './verify.reader.js';

/** What settled who was equal, in the order of time; of draws, what was drawn here once more. */
export class Settled {
  private readonly texts: ReadonlySet<string>;

  constructor(readonly inOrder: readonly Settlement[]) {
    this.texts = new Set(inOrder.map(textOf));
  }

  /** Those of a basis in the order of time; each must be one that the archive knows. */
  known(archive: ArchiveReader, file: string, basis: readonly Settlement[]): Settlement[] {
    for (const each of basis)
      if (!this.texts.has(textOf(each)))
        archive.fault(
          `${file}: what settled ${each.scope} by ${each.by} is in neither draws.jsonl nor settlements.jsonl like that`,
        );
    const own = new Set(basis.map(textOf));
    return this.inOrder.filter((each) => own.has(textOf(each)));
  }
}

const textOf = ({ scope, by, places }: Settlement): string => canonicalJson({ scope, by, places });

/**
 * Draws every draw again from its lines and the published values, by RFC 3797 with SHA-256.
 * @returns what was settled, and the number of draws
 */
export async function checkDraws(archive: ArchiveReader): Promise<{ settled: Settled; draws: number }> {
  const places = new Map<number, Settlement['places']>();
  let draws = 0;
  for await (const draw of archive.each<ArchivedDraw>('draws.jsonl')) {
    draws += 1;
    const drawn = await redraw(archive, draw);
    if (drawn) places.set(draw.number, drawn);
  }
  const settled: Settlement[] = [];
  let line = 0;
  for await (const { scope, by, draw, ...own } of archive.each<ArchivedSettlement>('settlements.jsonl')) {
    line += 1;
    const found = draw === null ? own.places : places.get(draw);
    if (found && (by === 'draw') === (draw !== null)) settled.push({ scope, by, places: found });
    else archive.fault(`settlements.jsonl, line ${line}: ${scope} is settled by a draw that is not there`);
  }
  return { settled: new Settled(settled), draws };
}

/** @returns places by id; null: it was not drawn */
async function redraw(archive: ArchiveReader, draw: ArchivedDraw): Promise<Settlement['places'] | null> {
  const { file, title, outcome, poolSha256 } = draw;
  const pool = await archive.all<ArchivedLot>(file);
  const lines = pool.map(({ line }) => line);
  const named = `draws.jsonl, draw ${draw.number} (${title})`;
  if (poolDigest(lines, sha256) !== poolSha256)
    archive.fault(`${file}: these ${lines.length} lines are not the pool whose SHA-256 was published`);
  if (!outcome) return null;
  for (const [i, { knownAt }] of outcome.sources.entries())
    if (!(Date.parse(knownAt) > draw.fixedAt))
      archive.fault(`${named}: the value of source ${i + 1} was known before the pool was fixed`);
  const values = outcome.sources.map((source) => source.values);
  const { key, steps } = drawFrom(lines, draw.places, keySources(poolSha256, lines.length, values));
  if (key !== outcome.key) archive.fault(`${named}: ${differencesOf(outcome.key, key, 'key').join()}`);
  for (let i = 0; i < Math.max(steps.length, outcome.steps.length); i += 1) {
    const found = differencesOf(outcome.steps[i], steps[i], `step ${i + 1}`);
    if (found.length > 0) archive.fault(`${named}: ${found.join('; ')}`);
    // Whatever is drawn after it differs with it.
    if (found.length > 0) break;
  }
  return placesOf(pool, steps);
}
