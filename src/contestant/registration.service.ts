import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import { consume, networkOf } from '../account/sign-in.js';
import { clean } from '../core/text.js';
import { CONFIG, type Config } from '../platform/config.js';
import { AppError } from '../platform/errors.js';
import { Challenges, type ProvenPhone } from './challenges.js';
import type { ChallengeAnswer, RegistrationInput } from './contestant.dto.js';
import { isChild, type Registration } from './contestant.policy.js';
import { Contestants } from './contestants.js';
import { maskPhone, parsePhone } from './phone.js';

/** Enough for a school behind one address, too little for running up the bill of messages. */
const perNetwork = { points: 60, duration: 600 };

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Registering and coming back, both proven by a code sent to the phone. */
@Injectable()
export class RegistrationService {
  private readonly byNetwork = new RateLimiterMemory(perNetwork);

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Pick<Config, 'demonstration'>,
    private readonly challenges: Challenges,
    private readonly contestants: Contestants,
  ) {}

  /**
   * Whether the phone is known already makes no difference here: the answer, its time and the message are
   * the same, so nobody learns who takes part.
   * @throws AppError `contest_not_found`, `bad_input` with every wrong field, `too_many_requests`, `sms_failed`
   */
  async register(slug: string, input: RegistrationInput, ip: string): Promise<ChallengeAnswer> {
    const contest = await this.contest(slug);
    const registration = await this.check(contest, input);
    return this.challenge({ contestId: contest.id, phone: phoneOf(input.phone), registration }, ip);
  }

  /** Sends a code also to a phone that is not registered; only its owner is told so, on confirming. */
  async comeBack(slug: string, phone: string, ip: string): Promise<ChallengeAnswer> {
    const contest = await this.contest(slug);
    return this.challenge({ contestId: contest.id, phone: phoneOf(phone), registration: null }, ip);
  }

  /** @throws AppError `not_registered` and those of Challenges.confirm */
  async confirm(challengeId: string, code: string): Promise<{ contestantId: string; already: boolean }> {
    const found = await this.challenges.confirm(challengeId, code, async (entities, proven) => {
      const { contestId, phone, registration } = proven;
      if (registration !== null) return this.contestants.add(entities, contestId, phone, registration);
      const contestantId = await this.contestants.byPhone(entities, contestId, phone);
      return contestantId === null ? null : { contestantId, already: true };
    });
    if (found === null) throw new AppError('not_registered');
    return found;
  }

  private async challenge(proof: ProvenPhone, ip: string): Promise<ChallengeAnswer> {
    // A demonstration on one machine sends nothing, and its robots all come from here.
    if (!(this.config.demonstration && loopback.has(ip))) await consume(this.byNetwork, networkOf(ip));
    const { challengeId, expiresAt, demonstrationCode } = await this.challenges.start(proof);
    return {
      challengeId,
      phoneMasked: maskPhone(proof.phone),
      expiresAt,
      ...(demonstrationCode === null ? {} : { demonstrationCode }),
    };
  }

  private async contest(slug: string): Promise<Contest> {
    const known = /^[a-z0-9-]{1,100}$/.test(slug);
    const [contest] = known
      ? await this.database.query<Contest[]>(
          `SELECT c.id, coalesce(jsonb_object_agg(d.code, d.place) FILTER (WHERE d.code IS NOT NULL), '{}') AS divisions
           FROM contest c LEFT JOIN division d ON d.contest_id = c.id
           WHERE c.slug = $1 AND c.published_at <= now() GROUP BY c.id`,
          [slug],
        )
      : [];
    if (!contest) throw new AppError('contest_not_found');
    return contest;
  }

  /** What the form alone cannot know: the contest's divisions and the lists of places. */
  private async check(contest: Contest, input: RegistrationInput): Promise<Registration> {
    const place = Object.hasOwn(contest.divisions, input.division) ? contest.divisions[input.division] : null;
    const field = place === 'unit' ? 'unitId' : 'organizationId';
    const surplus = place === 'unit' ? 'organizationId' : 'unitId';
    const chosen = input[field] || null;
    const problems: { field: string; code: string }[] = [];
    if (!place) problems.push({ field: 'division', code: 'division_unknown' });
    else if (input[surplus]) problems.push({ field: surplus, code: 'unknown_field' });
    else if (chosen === null) problems.push({ field, code: 'place_required' });
    else if (!(await this.placeExists(place, chosen))) problems.push({ field, code: 'place_unknown' });
    if (problems.length > 0) throw new AppError('bad_input', {}, undefined, problems);
    return {
      fullName: clean(input.fullName),
      birthYear: input.birthYear,
      division: input.division,
      unitId: place === 'unit' ? chosen : null,
      organizationId: place === 'organization' ? chosen : null,
      publicName: input.consents.publicName === true && !isChild(input.birthYear, Date.now()),
    };
  }

  private async placeExists(place: Place, id: string): Promise<boolean> {
    const rows = await this.database.query<unknown[]>(
      place === 'unit'
        ? `SELECT 1 FROM unit WHERE id = $1 AND level = 'commune'`
        : `SELECT 1 FROM organization WHERE id = $1 AND retired_at IS NULL`,
      [id],
    );
    return rows.length > 0;
  }
}

type Place = 'unit' | 'organization';

interface Contest {
  id: string;
  divisions: Record<string, Place>;
}

function phoneOf(text: string): string {
  const phone = parsePhone(text);
  if (phone === null) throw new AppError('phone_invalid', {}, 'phone');
  return phone;
}
