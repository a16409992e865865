import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';

/** A rehearsal's own contest: its standings can never meet the real ones. */
export interface RehearsalRound {
  contestId: string;
  slug: string;
  roundId: string;
  /** Name of the round that was cloned. */
  source: string;
}

/** One robot's place in the contest and its signed-in session. */
export interface RobotSeat {
  contestantId: string;
  name: string;
  token: string;
}

const agent = 'rehearsal';
const robotsPerStatement = 1000;

/**
 * Copies a round with its rules, bank and divisions into a published contest of kind `rehearsal` that opens
 * now, stays open for the given time and shows its board live.
 * @param sourceRoundId null takes the newest open or coming round of a real contest.
 * @throws Error in one sentence when there is nothing to clone.
 */
export async function cloneRound(
  db: pg.Client,
  sourceRoundId: string | null,
  openForMs: number,
): Promise<RehearsalRound> {
  const found = await db.query<{ round_id: string; contest_id: string; name: string }>(
    `SELECT r.id AS round_id, r.contest_id, c.title || ' · ' || r.name AS name
     FROM round r JOIN contest c ON c.id = r.contest_id
     WHERE c.kind = 'real' AND ($1::uuid IS NULL OR r.id = $1)
     ORDER BY (now() BETWEEN r.opens_at AND r.closes_at) DESC, r.opens_at DESC LIMIT 1`,
    [sourceRoundId],
  );
  const source = found.rows[0];
  if (!source) throw new Error('There is no round to rehearse; make a contest with a round first.');
  const slug = `dien-tap-${randomBytes(4).toString('hex')}`;
  const contest = await db.query<{ id: string }>(
    `INSERT INTO contest (slug, title, title_en, organizer, contact, summary, kind, bank, report_period, published_at)
     SELECT $2, 'Diễn tập: ' || title, 'Rehearsal: ' || title, organizer, contact, summary, 'rehearsal', bank, report_period, now()
     FROM contest WHERE id = $1 RETURNING id`,
    [source.contest_id, slug],
  );
  const contestId = contest.rows[0]?.id ?? '';
  await db.query(
    `INSERT INTO division (contest_id, code, name_vi, name_en, place, position)
     SELECT $2, code, name_vi, name_en, place, position FROM division WHERE contest_id = $1`,
    [source.contest_id, contestId],
  );
  const round = await db.query<{ id: string }>(
    `INSERT INTO round (contest_id, number, name, opens_at, closes_at, rules)
     SELECT $2, 1, name, now(), now() + $3 * interval '1 millisecond', rules FROM round WHERE id = $1 RETURNING id`,
    [source.round_id, contestId, openForMs],
  );
  return { contestId, slug, roundId: round.rows[0]?.id ?? '', source: source.name };
}

/** Registers robots, spread over divisions, communes and organizations, each with a session of one hour. */
export async function seatRobots(db: pg.Client, contestId: string, count: number): Promise<RobotSeat[]> {
  const { divisions, units, organizations } = await places(db, contestId);
  const seats: RobotSeat[] = Array.from({ length: count }, (_, index) => ({
    contestantId: randomUUID(),
    name: `Robot ${String(index + 1).padStart(5, '0')}`,
    token: randomBytes(32).toString('base64url'),
  }));
  for (let from = 0; from < count; from += robotsPerStatement) {
    const part = seats.slice(from, from + robotsPerStatement);
    const rows = part.map((seat, offset) => {
      const index = from + offset;
      const division = divisions[index % divisions.length];
      const byUnit = division?.place !== 'organization' || organizations.length === 0;
      return {
        id: seat.contestantId,
        name: seat.name,
        phone: `+8400${String(index).padStart(7, '0')}`,
        division: division?.code ?? '',
        unit: byUnit ? (units[(index * 7) % units.length] ?? null) : null,
        organization: byUnit ? null : (organizations[index % organizations.length] ?? null),
        token: createHash('sha256').update(seat.token).digest('hex'),
      };
    });
    const parameters = [contestId, JSON.stringify(rows)];
    await db.query(
      `INSERT INTO contestant (id, contest_id, full_name, search_key, sort_key, phone, birth_year, division, unit_id, organization_id, public_name)
       SELECT id, $1, name, lower(name), lower(name), phone, 1990, division, unit, organization, true
       FROM jsonb_to_recordset($2) AS t(id uuid, name text, phone text, division text, unit text, organization uuid)`,
      parameters,
    );
    await db.query(
      `INSERT INTO session (token_hash, contestant_id, agent, expires_at)
       SELECT decode(token, 'hex'), id, '${agent}', now() + interval '1 hour'
       FROM jsonb_to_recordset($1) AS t(id uuid, token text)`,
      [JSON.stringify(rows)],
    );
  }
  return seats;
}

async function places(db: pg.Client, contestId: string) {
  const divisions = await db.query<{ code: string; place: string }>(
    'SELECT code, place FROM division WHERE contest_id = $1 ORDER BY position',
    [contestId],
  );
  const units = await db.query<{ id: string }>(
    `SELECT u.id FROM unit u JOIN contest c ON c.id = $1 AND u.period = c.report_period WHERE u.level = 'commune' ORDER BY u.id`,
    [contestId],
  );
  const organizations = await db.query<{ id: string }>(
    'SELECT id FROM organization WHERE retired_at IS NULL ORDER BY name',
  );
  return {
    divisions: divisions.rows,
    units: units.rows.map(({ id }) => id),
    organizations: organizations.rows.map(({ id }) => id),
  };
}

/** How many of the acknowledged responses the database holds, by attempt and client id. */
export async function countStored(
  db: pg.Client,
  acknowledged: { attemptId: string; clientId: string }[],
): Promise<number> {
  const { rows } = await db.query<{ stored: number }>(
    `SELECT count(*)::int AS stored
     FROM unnest($1::uuid[], $2::uuid[]) AS a(attempt_id, client_id)
     WHERE EXISTS (SELECT 1 FROM response r WHERE r.attempt_id = a.attempt_id AND r.client_id = a.client_id)`,
    [acknowledged.map(({ attemptId }) => attemptId), acknowledged.map(({ clientId }) => clientId)],
  );
  return rows[0]?.stored ?? 0;
}

/** People of the round whose attempt is graded: the number that the board should show in the end. */
export async function countGraded(db: pg.Client, roundId: string): Promise<number> {
  const { rows } = await db.query<{ people: number }>(
    'SELECT count(DISTINCT contestant_id)::int AS people FROM score WHERE round_id = $1',
    [roundId],
  );
  return rows[0]?.people ?? 0;
}
