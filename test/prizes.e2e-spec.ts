import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import exceljs from 'exceljs';
import type { AwardsAnswer } from '../src/award/award.dto.js';
import type { AccessAnswer, IdentityView, LedgerAnswer, OwnPrizesAnswer } from '../src/prize/prize.dto.js';
import { UnitLoader } from '../src/unit/unit.loader.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { type MadeRound, makeContestant, makeRound, makeStaff } from './support/factories.js';
import { plantScores } from './support/scores.js';

let test: TestApp;
let organiser: { id: string; cookie: string };
let cashier: { id: string; cookie: string };
let round: MadeRound;
/** An has the only first prize, then Bình stands, then Chi. */
const winners: { id: string; cookie: string }[] = [];

beforeAll(async () => {
  test = await startTestApp();
  await test.app.get(UnitLoader, { strict: false }).load('units');
  organiser = await makeStaff(test.owner, 'organiser');
  cashier = await makeStaff(test.owner, 'organiser');
  round = await makeRound(test.owner, {
    closesInMs: -60_000,
    rules: { prediction: null, tieBreaks: ['score', 'duration', 'submitted-at'] },
  });
  const names = ['Lê An', 'Lê Bình', '=cmd()'];
  const ids = await plantScores(
    test.owner,
    round,
    names.map((fullName, i) => ({ fullName, publicName: true, attempts: [{ scoreMilli: 5000 - i * 1000 }] })),
  );
  for (const id of ids) {
    const { id: made, cookie } = await makeContestant(test.owner, round.contestId);
    await test.owner.query('UPDATE session SET contestant_id = $1 WHERE contestant_id = $2', [id, made]);
    winners.push({ id, cookie });
  }
  await staff('POST', `contests/${round.contestId}/award-plan`, {
    tiers: [{ name: 'Giải Nhất', count: 1, amount: 25_000_000 }],
    equals: 'all',
    everyone: false,
    minimumScorePercent: 50,
  });
  expect((await staff('POST', `rounds/${round.roundId}/finalization`, {})).status).toBe(201);
});
afterAll(() => test.close());

type Problem = { code: string; errors?: { code: string; field: string }[] };
const staff = <T = unknown>(method: string, path: string, body?: unknown, who = organiser) =>
  call<T & Problem>(test.url, method, `/api/staff/${path}`, {
    cookie: who.cookie,
    ...(body === undefined ? {} : { body }),
  });
const mine = <T = unknown>(who: number, method: string, path: string, body?: unknown) =>
  call<T & Problem>(test.url, method, `/api/me/${path}`, {
    cookie: winners[who]!.cookie,
    ...(body === undefined ? {} : { body }),
  });
const list = 'ca-nhan@dot-1/nguoi-dan';
const ledger = async (who = organiser) =>
  (await staff<LedgerAnswer>('GET', `contests/${round.contestId}/prizes`, undefined, who)).body;
const record = (who: number, act: string, more: object = {}) =>
  staff('POST', `contests/${round.contestId}/prizes`, {
    list,
    contestantId: winners[who]!.id,
    act,
    note: 'Căn cước do Bộ Công an cấp.',
    receipt: 'PC 07/2026',
    proxy: '',
    ...more,
  });
const identity = {
  cccd: '086 090 001 234',
  bankName: 'Ngân hàng Nông nghiệp',
  bankAccount: '7300 2051 2345 6',
  accountHolder: 'LE THI BINH',
};

describe('the ledger of prizes', () => {
  it('lets the winner decline, and the next in rank moves up', async () => {
    const own = (await mine<OwnPrizesAnswer>(0, 'GET', 'prizes')).body.prizes;
    // 10 % of what is above ten million.
    expect(own).toMatchObject([{ tier: 'Giải Nhất', state: 'waiting', tax: 1_500_000, net: 23_500_000 }]);
    expect((await mine<OwnPrizesAnswer>(1, 'GET', 'prizes')).body.prizes).toEqual([]);
    expect((await mine(1, 'POST', 'prizes', { list, act: 'accepted' })).body.code).toBe('prize_not_found');
    expect((await mine(0, 'POST', 'prizes', { list, act: 'declined' })).status).toBe(204);
    expect((await mine(0, 'POST', 'prizes', { list, act: 'accepted' })).body.code).toBe('prize_step_wrong');
    const { body } = await staff<AwardsAnswer>('GET', `contests/${round.contestId}/awards`);
    expect([body.issue?.cause, body.awards.map(({ name }) => name)]).toEqual(['declined', ['Lê Bình']]);
    expect(body.awards[0]?.why).toContain('Lê An (đã từ chối nhận giải)');
    expect((await ledger()).entries.map(({ name, state, current }) => [name, state, current])).toEqual([
      ['Lê An', 'declined', false],
      ['Lê Bình', 'waiting', true],
    ]);
  });

  it('takes each step once, in its order, with its ground', async () => {
    expect((await record(1, 'paid')).body.code).toBe('prize_step_wrong');
    expect((await mine(1, 'POST', 'prizes', { list, act: 'accepted' })).status).toBe(204);
    expect((await record(1, 'paid')).body.code).toBe('prize_step_wrong');
    const bare = await record(1, 'identified', { note: '' });
    expect([bare.status, bare.body.code]).toEqual([400, 'prize_act_incomplete']);
    expect((await record(1, 'identified')).status).toBe(204);
    expect((await record(1, 'unclaimed')).body.code).toBe('prize_claim_open');
    expect((await record(1, 'paid', { proxy: 'Lê Văn Em, giấy ủy quyền 03' })).status).toBe(204);
    expect((await record(1, 'paid')).status).toBe(204);
    const [, entry] = (await ledger()).entries;
    expect([entry?.state, entry?.acts.map(({ act }) => act)]).toEqual([
      'paid',
      ['accepted', 'identified', 'paid'],
    ]);
    expect(entry?.acts.at(-1)).toMatchObject({ tax: 1_500_000, net: 23_500_000, receipt: 'PC 07/2026' });
    expect((await record(1, 'declined')).body.code).toBe('prize_step_wrong');
    // The winner sees the steps, not the notes of the office.
    const own = (await mine<OwnPrizesAnswer>(1, 'GET', 'prizes')).body.prizes[0];
    expect(own?.acts[1]).toMatchObject({ act: 'identified', by: null, note: '' });
  });

  it('after the last day takes no answer of the winner, and calls the prize unclaimed', async () => {
    await staff('POST', `contests/${round.contestId}/prize-deadline`, { until: '2025-01-31' });
    expect((await ledger()).claimOver).toBe(true);
    expect((await mine(1, 'POST', 'prizes', { list, act: 'accepted' })).body.code).toBe('prize_claim_over');
    expect((await record(1, 'unclaimed')).body.code).toBe('prize_step_wrong');
  });

  it('withholds by the rate of the day', async () => {
    const rate = {
      fromDay: '2026-01-01',
      threshold: 20_000_000,
      rate: 100,
      source: 'Luật mới, Điều 15 khoản 1',
    };
    expect((await staff('POST', 'prize-tax-rates', rate)).status).toBe(204);
    const [declined, paid] = (await ledger()).entries;
    expect([declined?.tax, paid?.acts.at(-1)?.tax]).toEqual([500_000, 1_500_000]);
  });
});

describe('identity numbers and bank accounts', () => {
  const path = () => `contests/${round.contestId}/winners/${winners[1]!.id}`;

  it('are sealed, and only a winner is asked', async () => {
    expect((await mine(2, 'POST', 'prize-identity', { ...identity, agreed: true })).body.code).toBe(
      'prize_not_found',
    );
    const wrong = await mine(1, 'POST', 'prize-identity', {
      ...identity,
      cccd: '123',
      bankAccount: 'x',
      agreed: false,
    });
    expect(wrong.body.errors?.map(({ code }) => code).toSorted()).toEqual([
      'bank_account_invalid',
      'cccd_invalid',
      'prize_consent_required',
    ]);
    expect((await mine(1, 'POST', 'prize-identity', { ...identity, agreed: true })).status).toBe(204);
    const { rows } = await test.owner.query<{ sealed: Buffer }>('SELECT sealed FROM prize_identity');
    expect(rows[0]!.sealed.toString('latin1')).not.toMatch(/086090001234|73002051/);
  });

  it('are seen only by who was given the right by somebody else, and every look is a line', async () => {
    const look = (who: { cookie: string; id: string }) =>
      staff<IdentityView>('POST', `${path()}/identity-look`, { purpose: 'Chuyển khoản tiền thưởng' }, who);
    expect((await look(cashier)).body.code).toBe('prize_access_needed');
    const self = await staff('POST', 'prize-access', { accountId: cashier.id, granted: true }, cashier);
    expect(self.body.code).toBe('second_person_needed');
    expect((await staff('POST', 'prize-access', { accountId: cashier.id, granted: true })).status).toBe(204);
    const { accounts } = (await staff<AccessAnswer>('GET', 'prize-access')).body;
    expect(accounts.find(({ accountId }) => accountId === cashier.id)).toMatchObject({
      granted: true,
      own: false,
    });
    expect((await look(cashier)).body).toMatchObject({ cccd: '086090001234', bankAccount: '7300205123456' });
    expect((await ledger(cashier)).looks).toMatchObject([
      { what: 'look', name: 'Lê Bình', purpose: 'Chuyển khoản tiền thưởng' },
    ]);
    await expect(test.owner.query('DELETE FROM prize_look')).rejects.toThrow(/append-only/);
  });

  it('leave in a file only for who may see them, and each file is a line', async () => {
    const file = (who: { cookie: string }, query: string) =>
      fetch(`${test.url}/api/staff/contests/${round.contestId}/prize-ledger?${query}`, {
        headers: { cookie: who.cookie },
      });
    const purpose = `purpose=${encodeURIComponent('Lập bảng chi')}`;
    expect((await file(organiser, `${purpose}&identities=yes`)).status).toBe(403);
    expect((await file(organiser, '')).status).toBe(400);
    const cells = async (answer: Response) => {
      const book = new exceljs.Workbook();
      await book.xlsx.load(await answer.arrayBuffer());
      return JSON.stringify(book.worksheets[0]!.getSheetValues());
    };
    const plain = await cells(await file(organiser, purpose));
    expect(plain).toContain('Lê Bình');
    expect(plain).not.toContain('086090001234');
    expect(await cells(await file(cashier, `${purpose}&identities=yes`))).toContain('086090001234');
    expect((await ledger()).looks.map(({ what }) => what)).toEqual(['export', 'export', 'look']);
  });

  it('are erased for good when they have served', async () => {
    const erase = (who = cashier) =>
      staff('POST', `${path()}/identity-erasure`, { purpose: 'Đã quyết toán' }, who);
    expect((await erase(organiser)).status).toBe(403);
    expect((await erase()).status).toBe(204);
    expect((await test.owner.query('SELECT 1 FROM prize_identity')).rowCount).toBe(0);
    expect((await ledger()).looks[0]).toMatchObject({ what: 'erase' });
  });
});
