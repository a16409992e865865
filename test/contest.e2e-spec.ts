import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  ContestsAnswer,
  ContestView,
  RoundInContestView,
  StaffContestView,
} from '../src/contest/contest.dto.js';
import { ContestClock } from '../src/contest/contest-clock.js';
import { QuestionQuery } from '../src/question/question.query.js';
import type { OrganizationsAnswer, OrganizationView } from '../src/unit/unit.dto.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { makeContestant, makeRound, makeStaff, testRules } from './support/factories.js';

interface Refusal {
  code: string;
  message: string;
  errors?: { field: string; code: string; message: string }[];
}

let test: TestApp;
let organiser: string;
let coordinator: string;
beforeAll(async () => {
  test = await startTestApp();
  organiser = (await makeStaff(test.owner, 'organiser')).cookie;
  coordinator = (await makeStaff(test.owner, 'coordinator', { unitId: '2025-29551' })).cookie;
});
afterAll(() => test?.close());

const get = <T>(path: string, cookie?: string, headers?: Record<string, string>) =>
  call<T>(test.url, 'GET', `/api${path}`, { cookie, headers });
const post = <T>(path: string, body: unknown, cookie = organiser, headers?: Record<string, string>) =>
  call<T>(test.url, 'POST', `/api${path}`, { body, cookie, headers });
const patch = <T>(path: string, body: unknown, cookie = organiser) =>
  call<T>(test.url, 'PATCH', `/api${path}`, { body, cookie });
const fieldsOf = (body: Refusal) => (body.errors ?? []).map(({ field, code }) => `${field} ${code}`);
const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

describe('a visitor', () => {
  it('finds the demonstration contest open, with its rules and topics', async () => {
    const { body: list } = await get<ContestsAnswer>('/contests');
    expect(list.contests.map(({ slug }) => slug)).toContain('tim-hieu-dich-vu-cong-truc-tuyen');
    const { status, body } = await get<ContestView>('/contests/tim-hieu-dich-vu-cong-truc-tuyen');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      kind: 'real',
      reportPeriod: '2025',
      people: 0,
      attempts: 0,
      withheldReason: null,
    });
    expect(body.organizer).toContain('trình diễn');
    expect(body.divisions.map(({ code, place }) => `${code} ${place}`)).toEqual([
      'nguoi-dan unit',
      'cbccvc organization',
    ]);
    expect(body.rounds.map(({ phase }) => phase)).toEqual(['open', 'upcoming']);
    expect(body.rounds[0]).toMatchObject({
      questionCount: 20,
      rules: { durationMs: 1_200_000, attemptsAllowed: 3 },
    });
    expect(body.rounds[0]?.topics).toHaveLength(8);
    expect(body.rounds[0]?.topics.reduce((sum, { count }) => sum + count, 0)).toBe(20);
    const round = await get<RoundInContestView>(`/rounds/${body.rounds[0]?.id}`);
    expect(round.body).toMatchObject({
      phase: 'open',
      contest: { slug: body.slug, title: body.title, kind: 'real' },
    });
  });

  it.each([
    '/contests/khong-co',
    '/contests/%00',
    '/rounds/khong-phai-ma',
    '/rounds/00000000-0000-4000-8000-000000000000',
  ])('is told that %s is not there', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it('does not see a rehearsal in the list, nor a draft at all', async () => {
    const rehearsal = await makeRound(test.owner, { kind: 'rehearsal' });
    const draft = await makeRound(test.owner);
    await test.owner.query('UPDATE contest SET published_at = NULL WHERE id = $1', [draft.contestId]);
    const slugs = (await get<ContestsAnswer>('/contests')).body.contests.map(({ slug }) => slug);
    expect(slugs).not.toContain(rehearsal.slug);
    expect(slugs).not.toContain(draft.slug);
    expect((await get(`/contests/${draft.slug}`)).status).toBe(404);
    expect((await get(`/rounds/${draft.roundId}`)).status).toBe(404);
    expect((await get(`/contests/${rehearsal.slug}`)).status).toBe(200);
  });

  it('reads how many take part, but not while that number is to be predicted', async () => {
    const told = await makeRound(test.owner);
    const guessed = await makeRound(test.owner, { rules: { prediction: { target: 'entrants' } } });
    for (const { contestId, roundId } of [told, guessed]) {
      const contestant = await makeContestant(test.owner, contestId);
      for (const number of [1, 2]) {
        const { rows } = await test.owner.query<{ id: string }>(
          `INSERT INTO attempt (round_id, contestant_id, number, seed, paper, deadline_at, grace_ms, continuation_hash)
           VALUES ($1, $2, $3, 'ab', '[]', now() - interval '2 min', 0, sha256(gen_random_uuid()::text::bytea)) RETURNING id`,
          [roundId, contestant.id, number],
        );
        await test.owner.query(
          `INSERT INTO score (attempt_id, round_id, contestant_id, score_milli, max_milli, correct_count, question_count, duration_ms, ended_at, ended_by)
           VALUES ($1, $2, $3, 0, 5000, 0, 5, 60000, now(), 'submit')`,
          [rows[0]?.id, roundId, contestant.id],
        );
      }
    }
    expect((await get<ContestView>(`/contests/${told.slug}`)).body).toMatchObject({
      people: 1,
      attempts: 2,
      withheldReason: null,
    });
    const hidden = (await get<ContestView>(`/contests/${guessed.slug}`)).body;
    expect(hidden).toMatchObject({ people: null, attempts: null, withheldReason: 'withheld_entrants' });
    await test.owner.query(`UPDATE round SET closes_at = now() - interval '1 minute' WHERE id = $1`, [
      guessed.roundId,
    ]);
    expect((await get<ContestView>(`/contests/${guessed.slug}`)).body).toMatchObject({
      people: 1,
      attempts: 2,
    });
  });

  it('reads the database’s time', async () => {
    const { body } = await get<RoundInContestView>(`/rounds/${(await makeRound(test.owner)).roundId}`);
    const { rows } = await test.owner.query<{ now: Date }>('SELECT clock_timestamp() AS now');
    expect(Math.abs(Date.parse(body.now) - (rows[0]?.now.getTime() ?? 0))).toBeLessThan(1000);
    expect(Math.abs(test.app.get(ContestClock).now() - Date.now())).toBeLessThan(1000);
  });
});

describe('an organiser', () => {
  const contest = () => ({
    slug: `cuoc-thi-${Math.random().toString(36).slice(2)}`,
    title: 'Cuộc thi mới',
    organizer: 'Sở Tư pháp',
    bank: 'public',
    reportPeriod: '2021',
    divisions: [
      { code: 'nguoi-dan', nameVi: 'Người dân', nameEn: 'Residents', place: 'unit' },
      { code: 'cbccvc', nameVi: 'Cán bộ', nameEn: 'Officials', place: 'organization' },
    ],
  });
  const rules = {
    ...testRules,
    blueprint: [
      { topic: 'nop-ho-so', difficulty: 'nhan-biet', count: 3 },
      { topic: 'an-toan-du-lieu', difficulty: 'van-dung', count: 2 },
    ],
  };
  const round = () => ({ name: 'Đợt một', opensAt: soon(1), frozenAt: soon(46), closesAt: soon(47), rules });

  it('makes a contest, gives it a round, corrects that and publishes', async () => {
    const wanted = contest();
    const made = await post<StaffContestView>('/staff/contests', wanted);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      slug: wanted.slug,
      kind: 'real',
      publishedAt: null,
      rounds: [],
      bank: 'public',
    });
    expect((await post<Refusal>(`/staff/contests/${made.body.id}/publish`, {})).body.code).toBe(
      'contest_without_rounds',
    );
    const added = await post<{ id: string; phase: string; number: number }>(
      `/staff/contests/${made.body.id}/rounds`,
      round(),
    );
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({ phase: 'draft', number: 1, questionCount: 5 });
    const changed = await patch(`/staff/rounds/${added.body.id}`, {
      name: 'Đợt 1',
      rules: { ...rules, attemptsAllowed: 2 },
    });
    expect(changed.body).toMatchObject({ name: 'Đợt 1', rules: { attemptsAllowed: 2 } });
    expect((await get(`/contests/${wanted.slug}`)).status).toBe(404);
    const shown = await post<StaffContestView>(`/staff/contests/${made.body.id}/publish`, {});
    expect(shown.status).toBe(200);
    expect(
      (await post<StaffContestView>(`/staff/contests/${made.body.id}/publish`, {})).body.publishedAt,
    ).toBe(shown.body.publishedAt);
    expect((await get<ContestView>(`/contests/${wanted.slug}`)).body.rounds[0]).toMatchObject({
      phase: 'upcoming',
      name: 'Đợt 1',
    });
    const second = await post<{ number: number }>(`/staff/contests/${made.body.id}/rounds`, round());
    expect(second.body.number).toBe(2);
  });

  it('cannot change a round that has opened, however the change looks', async () => {
    const { roundId } = await makeRound(test.owner);
    for (const body of [{ name: 'Tên khác' }, { rules }, { opensAt: soon(5) }, { rules: 'hỏng' }]) {
      const answer = await patch<Refusal>(`/staff/rounds/${roundId}`, body);
      expect([answer.status, answer.body.code]).toEqual([409, 'round_already_open']);
    }
  });

  it('is told every mistake of a rulebook at once, in their own language', async () => {
    const { contestId } = await makeRound(test.owner);
    const wrong = {
      name: 'Đợt',
      opensAt: 'ngày mai',
      closesAt: soon(5),
      rules: {
        ...testRules,
        durationMs: 5,
        prediction: null,
        blueprint: [{ topic: 'test', difficulty: 'kho', count: -1 }],
        extra: true,
      },
    };
    const vi = await post<Refusal>(`/staff/contests/${contestId}/rounds`, wrong);
    expect([vi.status, vi.body.code]).toEqual([400, 'rulebook_invalid']);
    expect(fieldsOf(vi.body)).toEqual([
      'rules.extra rule_unknown_field',
      'rules.durationMs rule_out_of_range',
      'rules.blueprint[0].difficulty rule_unknown_value',
      'rules.blueprint[0].count rule_out_of_range',
      'rules.tieBreaks[1] tie_break_needs_prediction',
      'opensAt time_invalid',
    ]);
    for (const { message } of vi.body.errors ?? []) expect(message).not.toMatch(/\{\w+\}/);
    expect(vi.body.errors?.[1]?.message).toBe('Giá trị phải từ 60000 đến 86400000.');
    const en = await post<Refusal>(`/staff/contests/${contestId}/rounds`, wrong, organiser, {
      'accept-language': 'en',
    });
    expect(en.body.errors?.[1]?.message).toBe('The value must be from 60000 to 86400000.');
  });

  it('is told where the bank is short, by division, and of law that will not be in force', async () => {
    const { contestId, slug } = await makeRound(test.owner);
    await test.owner.query(
      `UPDATE question SET audience = '{cbccvc}' WHERE bank = $1 AND code IN ('TS-001', 'TS-003', 'TS-005', 'TS-007')`,
      [slug],
    );
    const wanted = { ...round(), rules: testRules };
    const short = await post<Refusal>(`/staff/contests/${contestId}/rounds`, wanted);
    expect(fieldsOf(short.body)).toEqual(['rules.blueprint[1].count bank_short_for_division']);
    expect(short.body.errors?.[0]?.message).toContain(
      'Khối Người dân: chủ đề test, mức van-dung cần 2 câu, ngân hàng có 1 câu',
    );
    const late = await post<Refusal>('/staff/contests', { ...contest(), bank: slug });
    const id = (late.body as unknown as StaffContestView).id;
    await test.owner.query(`UPDATE question SET valid_until = current_date + 1 WHERE bank = $1`, [slug]);
    test.app.get(QuestionQuery).forget();
    expect(
      fieldsOf(
        (
          await post<Refusal>(`/staff/contests/${id}/rounds`, {
            ...wanted,
            frozenAt: null,
            closesAt: soon(24 * 9),
          })
        ).body,
      ),
    ).toHaveLength(4);
  });

  it.each<[string, unknown, string[]]>([
    [
      'nothing',
      {},
      [
        'slug slug_invalid',
        'title title_invalid',
        'organizer invalid_field',
        'bank bank_unknown',
        'reportPeriod invalid_field',
        'divisions divisions_invalid',
      ],
    ],
    ['an address with capitals', { slug: 'Cuoc Thi' }, ['slug slug_invalid']],
    [
      'an unknown bank and period',
      { bank: 'khong-co', reportPeriod: '1999' },
      ['bank bank_unknown', 'reportPeriod period_unknown'],
    ],
    [
      'two divisions of one code',
      { divisions: [contest().divisions[0], contest().divisions[0]] },
      ['divisions divisions_invalid'],
    ],
    ['divisions that are none', { divisions: [null] }, []],
    ['a strange field', { owner: 'x' }, ['owner unknown_field']],
  ])('is refused a contest with %s', async (name, changes, fields) => {
    const body = name === 'nothing' ? {} : { ...contest(), ...(changes as object) };
    const answer = await post<Refusal>('/staff/contests', body);
    expect(answer.status).toBe(400);
    if (fields.length > 0) expect(fieldsOf(answer.body)).toEqual(expect.arrayContaining(fields));
  });

  it('is refused an address that is taken', async () => {
    const { slug } = await makeRound(test.owner);
    expect((await post<Refusal>('/staff/contests', { ...contest(), slug })).body.code).toBe('slug_taken');
  });

  it('keeps organizations: one of a name, however it was typed', async () => {
    const name = 'Sở Ngoại vụ';
    const made = await post<OrganizationView>('/staff/organizations', {
      name: ` ${name.normalize('NFD')} `,
      kind: 'department',
      headCount: 45,
    });
    expect(made.body).toMatchObject({ name, headCount: 45, unitId: null, retired: false });
    expect((await post<Refusal>('/staff/organizations', { name, kind: 'department' })).body.code).toBe(
      'organization_taken',
    );
    const found = await get<OrganizationsAnswer>('/organizations?q=so%20ngoai');
    expect(found.body.organizations).toEqual([{ id: made.body.id, name, kind: 'department' }]);
    const changed = await patch<OrganizationView>(`/staff/organizations/${made.body.id}`, {
      headCount: null,
      retired: true,
    });
    expect(changed.body).toMatchObject({ headCount: null, retired: true, name });
    expect((await get<OrganizationsAnswer>('/organizations?q=so%20ngoai')).body.organizations).toEqual([]);
    expect(
      (await patch<OrganizationView>(`/staff/organizations/${made.body.id}`, { retired: false })).body
        .retired,
    ).toBe(false);
    expect((await patch(`/staff/organizations/${made.body.id}`, {})).status).toBe(200);
    for (const [body, code] of [
      [{ name: 'A' }, 'bad_input'],
      [{ kind: 'khac' }, 'bad_input'],
      [{ headCount: 0 }, 'bad_input'],
      [{ headCount: 1.5 }, 'bad_input'],
      [{ retired: 'có' }, 'bad_input'],
      [{ unitId: '2025-0' }, 'place_unknown'],
      [{ name: 'Sở Tư pháp (trình diễn)' }, 'organization_taken'],
    ] as const) {
      expect((await patch<Refusal>(`/staff/organizations/${made.body.id}`, body)).body.code).toBe(code);
    }
    expect((await patch<Refusal>('/staff/organizations/x', {})).body.code).toBe('organization_not_found');
  });
});

describe('who may', () => {
  it.each([
    ['POST', '/staff/contests'],
    ['POST', '/staff/contests/00000000-0000-4000-8000-000000000000/rounds'],
    ['POST', '/staff/contests/00000000-0000-4000-8000-000000000000/publish'],
    ['PATCH', '/staff/rounds/00000000-0000-4000-8000-000000000000'],
    ['POST', '/staff/organizations'],
  ])('%s %s is for organisers', async (method, path) => {
    expect((await call(test.url, method, `/api${path}`, { body: {} })).status).toBe(401);
    expect((await call(test.url, method, `/api${path}`, { body: {}, cookie: coordinator })).status).toBe(403);
  });

  it('a coordinator may see which contests there are', async () => {
    expect((await get('/staff/contests', coordinator)).status).toBe(200);
    expect((await get('/staff/contests')).status).toBe(401);
  });
});
