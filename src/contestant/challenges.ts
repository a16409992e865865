import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { createHmac, randomInt, randomUUID, timingSafeEqual } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { CONFIG, type Config, derivedSecret } from '../platform/config.js';
import { AppError } from '../platform/errors.js';
import { Jobs } from '../platform/jobs.js';
import { CODE_SENDER, type CodeSender } from './code-sender.js';
import type { Registration } from './contestant.policy.js';

/** What a phone proves when its owner gives the code: a registration, or (null) coming back. */
export interface ProvenPhone {
  contestId: string;
  phone: string;
  registration: Registration | null;
}

export interface StartedChallenge {
  challengeId: string;
  expiresAt: Date;
  /** The code itself, only in a demonstration. */
  demonstrationCode: string | null;
}

const maxTries = 5;
const lifeSeconds = 600;
/** Codes that one phone may be sent: so many in so many seconds. */
const phoneLimits = [
  { codes: 3, seconds: 600 },
  { codes: 10, seconds: 86_400 },
];

/** Codes that prove a phone: six digits, ten minutes, five tries, kept only as an HMAC. */
@Injectable()
export class Challenges implements OnModuleInit {
  private readonly key: string;

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(CONFIG) config: Pick<Config, 'secret'>,
    @Inject(CODE_SENDER) private readonly sender: CodeSender,
    private readonly jobs: Jobs,
  ) {
    this.key = derivedSecret(config, 'phone-code');
  }

  onModuleInit(): void {
    this.jobs.define({ queue: 'phone-challenge-purge', cron: '35 * * * *', handle: () => this.purge() });
  }

  /**
   * Sends a code; an earlier one for the same phone and contest stops working.
   * @throws AppError `too_many_requests` with seconds, `sms_failed`
   */
  async start(proof: ProvenPhone): Promise<StartedChallenge> {
    const challengeId = randomUUID();
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const expiresAt = await this.database.transaction((entities) =>
      this.record(entities, challengeId, code, proof),
    );
    try {
      const demonstrationCode = await this.sender.send({ challengeId, phone: proof.phone, code });
      return { challengeId, expiresAt, demonstrationCode };
    } catch (error) {
      // A message that never left must not count against the phone.
      await this.database.query('DELETE FROM phone_challenge WHERE id = $1', [challengeId]);
      throw error;
    }
  }

  /**
   * Checks a code; when right, uses it up and does `work` in the same transaction.
   * @throws AppError `code_wrong` with the tries left, `code_expired`, `challenge_not_found`
   */
  async confirm<T>(
    challengeId: string,
    code: string,
    work: (entities: EntityManager, proven: ProvenPhone) => Promise<T>,
  ): Promise<T> {
    // The try is counted, and committed, before the comparison: guesses at the same moment cannot share one.
    const [[challenge]] = await this.database.query<[ChallengeRow[], number]>(
      `UPDATE phone_challenge SET tries = tries + 1
       WHERE id = $1 AND confirmed_at IS NULL AND tries < $2 AND expires_at > now()
       RETURNING contest_id, phone, registration, code_hash, tries`,
      [challengeId, maxTries],
    );
    if (!challenge) throw await this.reasonWhyNot(challengeId);
    if (!timingSafeEqual(challenge.code_hash, this.hash(challengeId, code)))
      throw new AppError('code_wrong', { left: maxTries - challenge.tries }, 'code');
    return this.database.transaction(async (entities) => {
      const [used] = await entities.query<[unknown[], number]>(
        `UPDATE phone_challenge SET confirmed_at = now(), registration = NULL
         WHERE id = $1 AND confirmed_at IS NULL RETURNING id`,
        [challengeId],
      );
      if (used.length === 0) throw new AppError('challenge_not_found');
      const { contest_id: contestId, phone, registration } = challenge;
      return work(entities, { contestId, phone, registration });
    });
  }

  private async record(
    entities: EntityManager,
    id: string,
    code: string,
    { contestId, phone, registration }: ProvenPhone,
  ): Promise<Date> {
    await entities.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`phone ${phone}`]);
    const earlier = await entities.query<{ age: number }[]>(
      `SELECT extract(epoch FROM now() - created_at)::float8 AS age FROM phone_challenge
       WHERE phone = $1 ORDER BY created_at DESC LIMIT 10`,
      [phone],
    );
    const seconds = secondsToWait(earlier.map(({ age }) => age));
    if (seconds > 0) throw new AppError('too_many_requests', { seconds });
    await entities.query(
      `UPDATE phone_challenge SET expires_at = now(), registration = NULL
       WHERE phone = $1 AND contest_id = $2 AND confirmed_at IS NULL AND expires_at > now()`,
      [phone, contestId],
    );
    const [row] = await entities.query<{ expires_at: Date }[]>(
      `INSERT INTO phone_challenge (id, contest_id, phone, registration, code_hash, expires_at)
       VALUES ($1, $2, $3, $4, $5, now() + $6 * interval '1 s') RETURNING expires_at`,
      [id, contestId, phone, registration && JSON.stringify(registration), this.hash(id, code), lifeSeconds],
    );
    return row?.expires_at as Date;
  }

  private async reasonWhyNot(challengeId: string): Promise<AppError> {
    const [row] = await this.database.query<{ expired: boolean }[]>(
      `SELECT confirmed_at IS NULL AND tries < $2 AS expired FROM phone_challenge WHERE id = $1`,
      [challengeId, maxTries],
    );
    return new AppError(row?.expired ? 'code_expired' : 'challenge_not_found');
  }

  private hash(challengeId: string, code: string): Buffer {
    return createHmac('sha256', this.key).update(`${challengeId}:${code}`).digest();
  }

  /** Longer than the day that limits look back; what was typed in and never confirmed does not stay. */
  private async purge(): Promise<void> {
    await this.database.query(`DELETE FROM phone_challenge WHERE created_at < now() - interval '25 hours'`);
  }
}

interface ChallengeRow {
  contest_id: string;
  phone: string;
  registration: Registration | null;
  code_hash: Buffer;
  tries: number;
}

/** @param ages seconds since each code sent to this phone, newest first */
export function secondsToWait(ages: number[]): number {
  const waits = phoneLimits.map(({ codes, seconds }) => {
    const oldest = ages[codes - 1];
    return oldest === undefined ? 0 : seconds - oldest;
  });
  return Math.ceil(Math.max(0, ...waits));
}
