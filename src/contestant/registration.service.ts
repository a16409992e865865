import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import { consume, networkOf } from '../account/sign-in.js';
import { isBirthDay } from '../core/entry/age.js';
import { entryProblems, registrationRefusal, registrationWindow } from '../core/entry/entry.js';
import { blockOf, divisionsIn } from '../core/rules/divisions.js';
import type { DivisionRule, Rulebook } from '../core/rules/document.js';
import { clean } from '../core/text.js';
import { CONFIG, type Config } from '../platform/config.js';
import { AppError } from '../platform/errors.js';
import { localTime } from '../platform/local-time.js';
import { readRulebook } from '../rulebook/rulebook.query.js';
import { Challenges, type ProvenPhone } from './challenges.js';
import type { ChallengeAnswer, EntryAnswer, EntryDivisionView, RegistrationInput } from './contestant.dto.js';
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
   * @throws AppError `contest_not_found`, `roster_only`, `registration_not_open`, `registration_over`, `bad_input`
   *   with every wrong field, `too_many_requests`, `sms_failed`
   */
  async register(slug: string, input: RegistrationInput, ip: string): Promise<ChallengeAnswer> {
    const contest = await this.contest(slug);
    refuseClosed(contest);
    const registration = await this.check(contest, input);
    return this.challenge({ contestId: contest.id, phone: phoneOf(input.phone), registration }, ip);
  }

  /** Sends a code also to a phone that is not registered; only its owner is told so, on confirming. */
  async comeBack(slug: string, phone: string, ip: string): Promise<ChallengeAnswer> {
    const contest = await this.contest(slug);
    if (contest.rules?.entry.mode === 'roster') throw new AppError('roster_only');
    return this.challenge({ contestId: contest.id, phone: phoneOf(phone), registration: null }, ip);
  }

  /** Who may enter, as the form shows it. @throws AppError `contest_not_found` */
  async entry(slug: string): Promise<EntryAnswer> {
    const { rules, now } = await this.contest(slug);
    if (rules === null) return { ...openToAll, now: new Date(now) };
    const { from, until } = registrationWindow(rules);
    return {
      now: new Date(now),
      mode: rules.entry.mode,
      registersFrom: from === null ? null : new Date(from),
      registersUntil: until === null ? null : new Date(until),
      refused: registrationRefusal({ from, until }, now),
      asksRelatives: rules.entry.cannotWin.relatives,
      groups: rules.entry.groups.map((group) => ({
        ...group,
        divisions: divisionsIn(rules, group.divisions),
      })),
      divisions: rules.divisions.map((division) => toDivision(rules, division)),
    };
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
      ? await this.database.query<Omit<Contest, 'rules'>[]>(
          `SELECT c.id, floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now,
             coalesce(jsonb_object_agg(d.code, d.place) FILTER (WHERE d.code IS NOT NULL), '{}') AS divisions
           FROM contest c LEFT JOIN division d ON d.contest_id = c.id
           WHERE c.slug = $1 AND c.published_at <= now() GROUP BY c.id`,
          [slug],
        )
      : [];
    if (!contest) throw new AppError('contest_not_found');
    return { ...contest, rules: (await readRulebook(this.database, contest.id))?.document ?? null };
  }

  /** What the form alone cannot know: the contest's divisions, its rules and the lists of places. */
  private async check(contest: Contest, input: RegistrationInput): Promise<Registration> {
    const { birthYear, division, birthDate = '', groups = [] } = input;
    const place = Object.hasOwn(contest.divisions, division) ? contest.divisions[division] : null;
    const field = place === 'unit' ? 'unitId' : 'organizationId';
    const surplus = place === 'unit' ? 'organizationId' : 'unitId';
    const chosen = input[field] || null;
    const found = place && chosen !== null ? await this.place(place, chosen) : null;
    const born = birthDate === '' ? null : birthDate;
    const problems: Fault[] = [];
    if (born !== null && !isBirthDay(born, birthYear))
      problems.push({ field: 'birthDate', code: 'birth_date_invalid' });
    if (!place) problems.push({ field: 'division', code: 'division_unknown' });
    else if (input[surplus]) problems.push({ field: surplus, code: 'unknown_field' });
    else if (chosen === null) problems.push({ field, code: 'place_required' });
    else if (found === null) problems.push({ field, code: 'place_unknown' });
    if (place && contest.rules !== null) {
      const claim = { division, born: { year: birthYear, day: born }, organizationKind: found?.kind ?? null };
      problems.push(...entryProblems(contest.rules, { ...claim, groups }, contest.now));
    }
    if (problems.length > 0) throw new AppError('bad_input', {}, undefined, problems);
    const rule = contest.rules?.divisions.find(({ code }) => code === division);
    return {
      fullName: clean(input.fullName),
      birthYear,
      // Kept only where an age is counted by the day.
      born: rule?.age ? born : null,
      division,
      unitId: place === 'unit' ? chosen : null,
      organizationId: place === 'organization' ? chosen : null,
      groups: contest.rules === null ? [] : groups,
      relative: contest.rules?.entry.cannotWin.relatives === true && input.relativeOfOrganisers === true,
      publicName: input.consents.publicName === true && !isChild(birthYear, Date.now()),
    };
  }

  private async place(place: Place, id: string): Promise<{ kind: string | null } | null> {
    const [row] = await this.database.query<{ kind: string | null }[]>(
      place === 'unit'
        ? `SELECT NULL AS kind FROM unit WHERE id = $1 AND level = 'commune'`
        : `SELECT kind FROM organization WHERE id = $1 AND retired_at IS NULL`,
      [id],
    );
    return row ?? null;
  }
}

type Place = 'unit' | 'organization';

interface Fault {
  field: string;
  code: string;
  params?: Record<string, string | number>;
}

interface Contest {
  id: string;
  /** Epoch ms by the database's clock. */
  now: number;
  divisions: Record<string, Place>;
  /** In force; null for a contest without a rulebook, which anybody may enter. */
  rules: Rulebook | null;
}

const openToAll: Omit<EntryAnswer, 'now'> = {
  mode: 'open',
  registersFrom: null,
  registersUntil: null,
  refused: null,
  asksRelatives: false,
  groups: [],
  divisions: [],
};

function refuseClosed({ rules, now }: Contest): void {
  if (rules === null) return;
  if (rules.entry.mode === 'roster') throw new AppError('roster_only');
  const { from, until } = registrationWindow(rules);
  const refusal = registrationRefusal({ from, until }, now);
  if (refusal !== null)
    throw new AppError(refusal, { at: localTime((refusal === 'registration_over' ? until : from) ?? now) });
}

function phoneOf(text: string): string {
  const phone = parsePhone(text);
  if (phone === null) throw new AppError('phone_invalid', {}, 'phone');
  return phone;
}

function toDivision(rules: Rulebook, division: DivisionRule): EntryDivisionView {
  const { code, name, nameEn, who, age, organizationKinds } = division;
  const block = blockOf(rules, division);
  return {
    code,
    nameVi: name,
    nameEn,
    block: block && { code: block.code, nameVi: block.name, nameEn: block.nameEn },
    who,
    age,
    organizationKinds,
  };
}
