import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { DrawStep } from '../core/draw/draw.js';
import type { OpenTie } from '../core/engine/lists.js';
import { AppError } from '../platform/errors.js';
import { readPeople } from '../result/result.people.js';
import { readRound } from '../result/result.query.js';
import { askedOrder } from './draw.asked.js';
import type {
  DrawOutcomeView,
  DrawSummary,
  DrawView,
  OwnLot,
  SourceInput,
  SourceValue,
  TieDecisionView,
  TiesAnswer,
  TieView,
  Witness,
} from './draw.dto.js';
import { drawnAmong } from './draw.rules.js';
import { awardsOf, type PoolLine, waitingDraw } from './draw.service.js';

const CANDIDATES_SHOWN = 200;

const poolOf = ({ list, candidates, places }: OpenTie) => ({ scope: list, candidates, places });

const summary = `w.id, w.title, w.places, jsonb_array_length(w.pool) AS people, w.fixed_at AS "fixedAt",
  o.drawn_at AS "drawnAt"`;
const draws = 'draw w LEFT JOIN draw_outcome o ON o.draw_id = w.id JOIN contest c ON c.id = w.contest_id';

type Stored = Omit<DrawView, 'outcome' | 'sources' | 'bodies'> & {
  scope: string;
  sources: Pick<SourceInput, keyof SourceInput>[];
  pool: PoolLine[];
  official: boolean;
  opensAt: number;
  values: SourceValue[] | null;
  key: string;
  steps: DrawStep[];
  witnesses: Witness[];
  drawnAt: Date;
};

/** Ties that wait, draws and what came of them. */
@Injectable()
export class DrawQuery {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** @throws AppError round_not_found */
  async ties(roundId: string): Promise<TiesAnswer> {
    const manager = this.database.manager;
    const round = await readRound(manager, roundId);
    const over = round.times.publishedAt !== null && round.now >= round.times.closesAt;
    const awards = over ? await awardsOf(manager, round) : null;
    const open = awards?.open ?? [];
    const people = await readPeople(
      manager,
      open.flatMap(({ candidates }) => candidates.slice(0, CANDIDATES_SHOWN)),
      round.times.opensAt,
    );
    const ties = await Promise.all(
      open.map(async (tie): Promise<TieView> => {
        const list = awards?.lists.find((each) => each.list.id === tie.list)?.list;
        return {
          scope: tie.list,
          award: list?.name ?? tie.list,
          division: list?.division ?? null,
          by: tie.by,
          tiers: tie.tiers,
          places: tie.places,
          people: tie.candidates.length,
          candidates: tie.candidates.slice(0, CANDIDATES_SHOWN).map((contestantId) => {
            const person = people.get(contestantId);
            return { contestantId, name: person?.fullName ?? '', place: person?.place ?? '' };
          }),
          extraQuestion: awards !== null && (await askedOrder(manager, awards, tie, round)) !== null,
          drawId:
            tie.by === 'draw'
              ? ((await waitingDraw(manager, round.contestId, poolOf(tie)))?.id ?? null)
              : null,
        };
      }),
    );
    const decisions = await this.database.query<Pick<TieDecisionView, keyof TieDecisionView>[]>(
      `SELECT CASE by WHEN 'decision' THEN scope ELSE by END AS award, minutes, members, at FROM settlement
       WHERE round_id = $1 AND (by = 'extra-question' OR by = 'decision' AND scope LIKE '%@%') ORDER BY n`,
      [roundId],
    );
    const nameOf = (scope: string) =>
      scope === 'extra-question'
        ? 'Câu hỏi phụ'
        : (awards?.lists.find(({ list }) => list.id === scope)?.list.name ?? scope);
    const told = decisions.map((each) => ({ ...each, award: nameOf(each.award) }));
    return { ties, decisions: told, draws: await this.list('w.round_id = $1', roundId) };
  }

  /** Draws of a published contest, the newest first. */
  ofContest(slug: string): Promise<DrawSummary[]> {
    return this.list('c.slug = $1 AND c.published_at <= now()', slug);
  }

  private list(where: string, value: string): Promise<DrawSummary[]> {
    return this.database.query(`SELECT ${summary} FROM ${draws} WHERE ${where} ORDER BY w.fixed_at DESC`, [
      value,
    ]);
  }

  /**
   * Everything of one draw; people's names only where the result is official and they agreed, bodies are named at once.
   * @throws AppError draw_not_found
   */
  async one(id: string): Promise<DrawView> {
    const { pool, scope, official, opensAt, values, key, steps, witnesses, drawnAt, ...told } =
      await this.stored(id);
    const among = drawnAmong(scope) === 'bodies' ? await this.bodyNames(pool.map((each) => each.id)) : null;
    const bodies = among && pool.map(({ line, id: body }) => ({ line, name: among.get(body) ?? body }));
    const view = { ...told, bodies };
    if (values === null) return { ...view, outcome: null };
    const idOf = new Map(pool.map((each) => [each.line, each.id]));
    const picked = steps.flatMap((step) => idOf.get(step.picked) ?? []);
    const people = await readPeople(this.database.manager, official && !among ? picked : [], opensAt);
    const nameOf = (each: string) => among?.get(each) ?? people.get(each)?.publicName ?? '';
    const outcome: DrawOutcomeView = {
      sources: view.sources.map((source, i) => ({
        ...source,
        values: values[i]?.values ?? [],
        knownAt: new Date(values[i]?.knownAt ?? 0),
      })),
      key,
      steps: steps.map(({ picked: line, ...step }) => ({
        ...step,
        line,
        name: nameOf(idOf.get(line) ?? ''),
      })),
      witnesses,
      drawnAt,
    };
    return { ...view, outcome };
  }

  /** The very bytes whose digest was published. @throws AppError draw_not_found */
  async pool(id: string): Promise<string> {
    const { pool } = await this.stored(id);
    return pool.map(({ line }) => `${line}\n`).join('');
  }

  /** The lines of a contestant in the draws of the contest. */
  ownLots(contestantId: string, contestId: string): Promise<OwnLot[]> {
    return this.database.query(
      `SELECT w.id AS "drawId", w.title, x->>'line' AS line FROM draw w, jsonb_array_elements(w.pool) x
       WHERE w.contest_id = $1 AND w.pool @> $2::jsonb AND x->>'id' = $3 ORDER BY w.fixed_at DESC`,
      [contestId, JSON.stringify([{ id: contestantId }]), contestantId],
    );
  }

  private async bodyNames(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; name: string }[]>(
      `SELECT id::text, name FROM organization WHERE id::text = ANY($1)
       UNION ALL SELECT id, name FROM unit WHERE id = ANY($1)`,
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  private async stored(id: string): Promise<Stored> {
    const [found] = await this.database.query<Stored[]>(
      `SELECT w.id, w.title, c.title AS contest, c.slug AS "contestSlug", r.name AS round, r.id AS "roundId", w.scope, w.places,
         jsonb_array_length(w.pool) AS people, w.pool_sha256 AS "poolSha256", w.fixed_at AS "fixedAt", w.sources, w.pool,
         CASE WHEN strpos(w.scope, '<') = 0 THEN r.finalized_at IS NOT NULL
           ELSE EXISTS (SELECT FROM qualification q WHERE q.contest_id = w.contest_id
             AND q.target = split_part(w.scope, '<', 1) AND q.fixed_at > o.drawn_at) END AS official,
         floor(extract(epoch FROM r.opens_at) * 1000)::float8 AS "opensAt",
         o.sources AS values, o.key, o.steps, o.witnesses, o.drawn_at AS "drawnAt"
       FROM ${draws} JOIN round r ON r.id = w.round_id WHERE w.id = $1 AND c.published_at <= now()`,
      [id],
    );
    if (!found) throw new AppError('draw_not_found');
    return found;
  }
}
