import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ContestView } from '../src/contest/contest.dto.js';
import type { EntryAnswer } from '../src/contestant/contestant.dto.js';
import type {
  AttemptRulesAnswer,
  ContestRulesAnswer,
  DraftCheckAnswer,
  DraftsAnswer,
  DraftView,
  PublishedRulesAnswer,
  TemplatesAnswer,
} from '../src/drafting/drafting.dto.js';
import type { DryRunAnswer } from '../src/dry-run/dry-run.dto.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { makeContestant, makeRound, makeStaff } from './support/factories.js';
import { makeScore } from './support/graded.js';

interface Refusal {
  code: string;
  field?: string;
  errors?: { field: string; code: string; message: string }[];
}

let test: TestApp;
let organiser: string;
beforeAll(async () => {
  test = await startTestApp();
  organiser = (await makeStaff(test.owner, 'organiser')).cookie;
});
afterAll(() => test?.close());

const ask = <T>(method: string, path: string, body?: unknown, cookie = organiser) =>
  call<T & Refusal>(test.url, method, `/api/rulebooks/${path}`, { cookie, ...(body ? { body } : {}) });
const draftOf = async (template: string) => (await ask<DraftView>('POST', 'drafts', { template })).body;
const look = async (id: string, change: object = {}) =>
  (await ask<DraftCheckAnswer>('POST', `drafts/${id}/check`, change)).body;
const saved = async (id: string, change: object) => {
  const { revision } = (await ask<DraftView>('GET', `drafts/${id}`)).body;
  return ask<DraftView>('PUT', `drafts/${id}`, { revision, ...change });
};
const publish = async (id: string, more: object = {}) => {
  const { revision } = (await ask<DraftView>('GET', `drafts/${id}`)).body;
  return ask<PublishedRulesAnswer>('POST', `drafts/${id}/publish`, { revision, ...more });
};
const textOf = (answer: DraftCheckAnswer | ContestRulesAnswer) => JSON.stringify(answer.text);
const roundsOf = async (contestId: string) =>
  (
    await test.owner.query<{ id: string; rule_code: string; name: string; closes_at: Date }>(
      'SELECT id, rule_code, name, closes_at, rules FROM round WHERE contest_id = $1 ORDER BY number',
      [contestId],
    )
  ).rows;

describe('a draft', () => {
  it('starts from a template, asks twelve things at most, and begins in the future', async () => {
    const { templates } = (await ask<TemplatesAnswer>('GET', 'templates')).body;
    expect(templates.length).toBeGreaterThanOrEqual(8);
    // The bank of questions is the twelfth.
    expect(Math.max(...templates.map(({ fields }) => fields))).toBeLessThanOrEqual(11);
    const draft = await draftOf('hang-tuan-co-du-doan');
    expect(draft.fields.map(({ step }) => step)).toEqual(expect.arrayContaining(['who', 'papers', 'prizes']));
    const start = draft.fields.find(({ kind }) => kind === 'start-day');
    expect(Date.parse(start!.value)).toBeGreaterThan(Date.now());
    expect(draft).toMatchObject({
      revision: 1,
      bank: 'public',
      bankIsPublic: true,
      hasPrizes: true,
      contest: null,
    });
    expect((await ask('POST', 'drafts', { template: '../package' })).body.code).toBe('template_unknown');
  });

  it('keeps what was typed wrongly, says it at its field, and still prints the rest', async () => {
    const { id } = await draftOf('hang-tuan-co-du-doan');
    const values = {
      title: 'Tìm hiểu chuyển đổi số',
      minutes: 'hai mươi',
      start: '31/02/2028',
      first: '1.500.000',
    };
    const { body } = await saved(id, { values });
    expect(Object.fromEntries(body.fields.map(({ code, value }) => [code, value]))).toMatchObject({
      title: 'Tìm hiểu chuyển đổi số',
      minutes: 'hai mươi',
      start: '2028-02-31',
      first: '1.500.000',
    });
    const answer = await look(id);
    const at = new Map(answer.problems.map(({ field, code, step }) => [field, [code, step]]));
    expect(at.get('minutes')).toEqual(['rule_not_integer', 'papers']);
    expect(at.get('start')).toEqual(['rule_not_start_day', 'who']);
    expect(answer.problems.every(({ message }) => message.length > 10)).toBe(true);
    expect(textOf(answer)).toContain('Tìm hiểu chuyển đổi số');
    expect(textOf(answer)).toContain('1.500.000 đồng (một triệu năm trăm nghìn đồng)');
    // A look at other values stores nothing.
    expect(
      (await look(id, { values: { minutes: '25', start: '1/3/2028' } })).problems.map(({ field }) => field),
    ).not.toContain('minutes');
    expect((await ask<DraftView>('GET', `drafts/${id}`)).body.revision).toBe(2);
  });

  it('can be edited as a whole, with its comments, and moves to another template with what was typed', async () => {
    const { id } = await draftOf('moi-ngay-mot-luot');
    await saved(id, { values: { title: 'Tên đã gõ', organizer: 'Sở Tư pháp' } });
    const { yaml } = (await ask<DraftView>('GET', `drafts/${id}`)).body;
    expect(yaml).toContain('title: Tên đã gõ');
    const edited = yaml.replace('contest:', '# ghi chú của tôi\ncontest:').replace(/^rounds:/m, 'roundz:');
    expect((await saved(id, { yaml: edited })).body.yaml).toContain('# ghi chú của tôi');
    const { problems, text } = await look(id);
    expect(text).toBeNull();
    const line = edited.split('\n').findIndex((each) => each.startsWith('roundz:')) + 1;
    expect(problems).toContainEqual(
      expect.objectContaining({ path: 'roundz', code: 'rule_unknown_field', line, field: null }),
    );
    const broken = await saved(id, { yaml: 'a: [1' });
    expect(broken).toMatchObject({ status: 400, body: { code: 'rulebook_unreadable', field: 'yaml' } });
    const other = await saved(id, { template: 'thang-ben-canh-tuan' });
    expect(other.body.fields.filter(({ code }) => ['title', 'organizer'].includes(code))).toMatchObject([
      { value: 'Tên đã gõ' },
      { value: 'Sở Tư pháp' },
    ]);
  });

  it('is saved by one person at a time, and thrown away when nobody wants it', async () => {
    const { id } = await draftOf('moi-ngay-mot-luot');
    const twice = ['15', '15'].map((minutes) =>
      ask<DraftView>('PUT', `drafts/${id}`, { revision: 1, values: { minutes } }),
    );
    for (const { status, body } of await Promise.all(twice))
      expect({ status, revision: body.revision }).toEqual({ status: 200, revision: 2 });
    expect((await ask('PUT', `drafts/${id}`, { revision: 1, values: { minutes: '16' } })).body.code).toBe(
      'draft_changed',
    );
    expect((await ask('DELETE', `drafts/${id}`)).status).toBe(204);
    expect((await ask('GET', `drafts/${id}`)).body.code).toBe('draft_not_found');
  });

  it('is refused with all reasons at once: the bank, the past, what play does not keep', async () => {
    const { id } = await draftOf('thang-ben-canh-tuan');
    await saved(id, { bank: 'khong-co' });
    expect((await look(id)).problems).toEqual([
      expect.objectContaining({ code: 'bank_unknown', field: 'bank' }),
    ]);
    await saved(id, { bank: 'public' });
    const { yaml } = (await ask<DraftView>('GET', `drafts/${id}`)).body;
    const asked = await look(id, {
      yaml: yaml.replace(/count: \d+/, 'count: 150'),
      values: { start: '01/03/2024' },
    });
    expect(new Set(asked.problems.map(({ code }) => code))).toEqual(
      new Set(['rulebook_opens_in_past', 'bank_short_for_division']),
    );
    const refused = await ask('POST', `drafts/${id}/publish`, { revision: 99, publicBankConfirmed: true });
    expect(refused.body.code).toBe('draft_changed');
    const unconfirmed = await publish(id);
    expect(unconfirmed.body).toMatchObject({ code: 'public_bank_with_prizes', field: 'bank' });
    await saved(id, { yaml: yaml.replace(/^rounds:/m, 'roundz:') });
    const wrong = await publish(id, { publicBankConfirmed: true });
    expect(wrong).toMatchObject({ status: 400, body: { code: 'rulebook_problems' } });
    expect(wrong.body.errors?.map(({ field }) => field)).toContain('roundz');
  });
});

describe('every template', () => {
  it('can be published once it is filled in', async () => {
    const { templates } = (await ask<TemplatesAnswer>('GET', 'templates')).body;
    const refused: Record<string, unknown> = {};
    for (const { code } of templates) {
      const { id } = await draftOf(code);
      await saved(id, { values: { title: `Mẫu ${code}`, organizer: 'Sở Nội vụ' } });
      const { status, body } = await publish(id, { publicBankConfirmed: true });
      if (status !== 200) refused[code] = body;
    }
    expect(refused).toEqual({});
    expect(templates).toHaveLength(10);
  });
});

describe('a published rulebook', () => {
  let draftId: string;
  let contest: PublishedRulesAnswer;
  beforeAll(async () => {
    draftId = (await draftOf('thang-ben-canh-tuan')).id;
    await saved(draftId, { values: { title: 'Tìm hiểu dịch vụ công quý II', minutes: '18' } });
    contest = (await publish(draftId, { publicBankConfirmed: true })).body;
  });

  it('makes the contest with its divisions and rounds, once', async () => {
    expect(contest).toMatchObject({ slug: 'tim-hieu-dich-vu-cong-quy-ii', version: 1 });
    const again = await ask<PublishedRulesAnswer>('POST', `drafts/${draftId}/publish`, { revision: 2 });
    expect(again.body).toEqual(contest);
    const { body } = await call<ContestView>(test.url, 'GET', `/api/contests/${contest.slug}`);
    expect(body.title).toBe('Tìm hiểu dịch vụ công quý II');
    const rounds = await roundsOf(contest.contestId);
    expect(rounds.length).toBe(body.rounds.length);
    expect(body.rounds.some(({ rules }) => rules.durationMs === 18 * 60_000)).toBe(true);
    const patched = await call<Refusal>(test.url, 'PATCH', `/api/staff/rounds/${rounds[0]!.id}`, {
      cookie: organiser,
      body: { name: 'Khác' },
    });
    expect(patched.body.code).toBe('round_has_rulebook');
    const twin = (await draftOf('thang-ben-canh-tuan')).id;
    await saved(twin, { values: { title: 'Tìm hiểu dịch vụ công quý II' } });
    expect((await publish(twin, { publicBankConfirmed: true })).body.slug).toBe(
      'tim-hieu-dich-vu-cong-quy-ii-2',
    );
  });

  it('names divisions with their blocks, and asks for them below', async () => {
    const { id } = await draftOf('hoc-sinh-ba-bang');
    const { yaml } = (await ask<DraftView>('GET', `drafts/${id}`)).body;
    const blocks = yaml
      .replace(/^divisions:/m, 'blocks: [{ code: hoc-duong, name: Học đường }]\ndivisions:')
      .replaceAll(/code: (bang-[ab]),/g, 'code: $1, block: hoc-duong,');
    await saved(id, { yaml: blocks });
    const { slug } = (await publish(id, { publicBankConfirmed: true })).body;
    const { divisions } = (await call<ContestView>(test.url, 'GET', `/api/contests/${slug}`)).body;
    expect(divisions.map(({ nameVi }) => nameVi)).toEqual([
      'Học đường – Bảng A',
      'Học đường – Bảng B',
      'Bảng C',
    ]);
    const entry = await call<EntryAnswer>(test.url, 'GET', `/api/contests/${slug}/entry`);
    expect(entry.body.divisions.map(({ nameVi, block }) => [nameVi, block?.nameVi])).toEqual([
      ['Bảng A', 'Học đường'],
      ['Bảng B', 'Học đường'],
      ['Bảng C', undefined],
    ]);
    const { body } = await ask<ContestRulesAnswer>('GET', `contests/${slug}`, undefined, '');
    expect(textOf(body)).toContain('Cuộc thi có 2 khối dự thi (2 bảng và 1 khối không chia bảng)');
  });

  it('is read by everybody, as text and as files', async () => {
    const { body } = await ask<ContestRulesAnswer>('GET', `contests/${contest.slug}`, undefined, '');
    expect(body).toMatchObject({ version: 1, reason: '', changes: [] });
    expect(body.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(body.text.articles[0]).toMatchObject({ label: 'Điều 1.' });
    expect(textOf(body)).toContain('18 phút');
    for (const [format, head] of [
      ['html', '<!doctype html>'],
      ['yaml', 'format: 1'],
      ['docx', 'PK'],
      ['pdf', '%PDF'],
    ]) {
      const file = await fetch(`${test.url}/api/rulebooks/contests/${contest.slug}/file?format=${format}`);
      expect(file.headers.get('content-disposition')).toContain(`the-le-${contest.slug}-ban-1.${format}`);
      expect(
        Buffer.from(await file.arrayBuffer())
          .subarray(0, 20)
          .toString('latin1'),
      ).toContain(head);
    }
    expect((await ask('GET', `contests/${contest.slug}?version=9`, undefined, '')).body.code).toBe(
      'rulebook_not_found',
    );
    const without = await ask('GET', 'contests/tim-hieu-dich-vu-cong-truc-tuyen', undefined, '');
    expect(without.body.code).toBe('rulebook_not_found');
  });

  it('changes freely until a round opens; then only by an amendment with a reason', async () => {
    await saved(draftId, { values: { minutes: '20' } });
    expect((await look(draftId)).changes.map(({ code }) => code)).toContain('papers');
    expect((await publish(draftId, { publicBankConfirmed: true })).body.version).toBe(2);
    const [first] = await roundsOf(contest.contestId);
    const contestant = await makeContestant(test.owner, contest.contestId);
    await test.owner.query(
      `UPDATE round SET opens_at = now() - interval '1 hour', closes_at = now() + interval '1 hour' WHERE id = $1`,
      [first!.id],
    );
    const started = await call<{ id: string }>(test.url, 'POST', `/api/rounds/${first!.id}/attempts`, {
      cookie: contestant.cookie,
      body: {},
    });
    expect(started.status).toBe(201);
    const { yaml } = (await ask<DraftView>('GET', `drafts/${draftId}`)).body;
    const bare = await look(draftId, {
      yaml: yaml.replace(/^ranking:.*$/m, 'ranking: [score, submitted-at]'),
    });
    expect(bare.problems.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'ranking rulebook_amend_fixed',
    ]);
    await saved(draftId, { values: { contact: 'Điện thoại 0270 000 000, cả ngày nghỉ' } });
    expect((await publish(draftId, { publicBankConfirmed: true })).body.code).toBe(
      'amendment_reason_missing',
    );
    const reason = 'Thêm số điện thoại hỗ trợ trong ngày nghỉ.';
    expect((await publish(draftId, { publicBankConfirmed: true, reason })).body.version).toBe(3);

    const { body } = await ask<ContestRulesAnswer>('GET', `contests/${contest.slug}`, undefined, '');
    expect(body.versions.map(({ version }) => version)).toEqual([3, 2, 1]);
    expect(textOf(body)).toContain(reason);
    expect(
      body.changes
        .flatMap(({ words }) => words.filter(({ kind }) => kind === 'added'))
        .map(({ text }) => text)
        .join(' '),
    ).toContain('0270 000 000');
    const then = await ask<AttemptRulesAnswer>(
      'GET',
      `attempts/${started.body.id}`,
      undefined,
      contestant.cookie,
    );
    expect(then.body).toMatchObject({ version: 2, slug: contest.slug });
    const stranger = await makeContestant(test.owner, contest.contestId);
    const other = await ask('GET', `attempts/${started.body.id}`, undefined, stranger.cookie);
    expect(other.body.code).toBe('attempt_not_found');
    const drafts = (await ask<DraftsAnswer>('GET', 'drafts')).body.drafts;
    expect(drafts.find(({ id }) => id === draftId)?.contest).toMatchObject({ version: 3, begun: true });
  });

  it('lets a running round close later, and rounds that nobody has sat go', async () => {
    const { yaml } = (await ask<DraftView>('GET', `drafts/${draftId}`)).body;
    const [first] = await roundsOf(contest.contestId);
    const later = yaml.replace(/closesAt: (\d{4}-\d\d-\d\d) 24:00/, 'closesAt: $1 24:00:00');
    expect((await look(draftId, { yaml: later })).problems).toEqual([]);
    // The month beside the weeks has not opened and leaves with its prizes; a week in which somebody sat stays.
    const weeks = yaml
      .replace(/ {2}# Chuỗi khác[^]*?(?=\nattempts:)/, '')
      .replace(/ {4}- code: giai-thang[^]*?(?=\npublication:)/, '');
    await saved(draftId, { yaml: weeks });
    const reason = 'Bỏ cuộc thi tháng vì trùng kỳ nghỉ.';
    expect((await publish(draftId, { publicBankConfirmed: true, reason })).body.version).toBe(4);
    expect((await roundsOf(contest.contestId)).map(({ rule_code }) => rule_code)).toEqual([
      'tuan-1',
      'tuan-2',
      'tuan-3',
    ]);
    const gone = weeks.replaceAll(first!.rule_code, 'doi-ma');
    expect((await look(draftId, { yaml: gone })).problems.map(({ code }) => code)).toContain(
      'rulebook_amend_gone',
    );
  });
});

describe('a dry run', () => {
  const dry = (body: object) => ask<DryRunAnswer>('POST', 'dry-runs', body);

  it('says what another template, draft or order would have given, and stores nothing', async () => {
    const { contestId, roundId } = await makeRound(test.owner, { closesInMs: -1000 });
    const [first, second] = ['Bà An', 'Ông Bình'];
    for (const [fullName, duration, minute] of [
      [first, 60_000, 9],
      [second, 300_000, 5],
    ] as const) {
      const contestant = await makeContestant(test.owner, contestId, { fullName });
      await makeScore(test.owner, {
        roundId,
        contestantId: contestant.id,
        scoreMilli: 4000,
        durationMs: duration,
        endedAgoMs: 1_800_000 - minute * 60_000,
      });
    }
    const { body } = await dry({ contestId, ranking: ['score', 'submitted-at'] });
    expect(body.standings).toMatchObject([{ name: 'Đợt 1', people: 2, attempts: 2, moved: 2, tied: 0 }]);
    expect(body.standings[0]!.first.map(({ name, rank, before }) => [name, rank, before])).toEqual([
      [second, 1, 2],
      [first, 2, 1],
    ]);
    const template = await dry({ contestId, template: 'moi-ngay-mot-luot' });
    expect(template.status).toBe(200);
    expect(template.body.awards.map(({ name, before }) => [name, before])).toContainEqual([first, null]);
    const draft = await draftOf('cap-xa-khong-gioi-han-luot');
    expect((await dry({ contestId, draftId: draft.id })).status).toBe(200);
    for (const { code } of (await ask<TemplatesAnswer>('GET', 'templates')).body.templates)
      expect([code, (await dry({ contestId, template: code })).status]).toEqual([code, 200]);
    const { rows } = await test.owner.query('SELECT 1 FROM result WHERE round_id = $1', [roundId]);
    expect(rows).toEqual([]);
  });

  it('needs a closed round and something to try', async () => {
    const open = await makeRound(test.owner);
    expect((await dry({ contestId: open.contestId, ranking: ['score'] })).body.code).toBe('dry_run_no_round');
    const closed = await makeRound(test.owner, { closesInMs: -1000 });
    expect((await dry({ contestId: closed.contestId })).body.code).toBe('dry_run_unnamed');
    expect((await dry({ contestId: closed.contestId, template: 'khong-co' })).body.code).toBe(
      'template_unknown',
    );
  });
});
