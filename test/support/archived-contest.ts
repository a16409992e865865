import type { FixedDraw, TiesAnswer } from '../../src/draw/draw.dto.js';
import type { QualificationsAnswer } from '../../src/qualification/qualification.dto.js';
import { call, type TestApp } from './app.js';
import { addRound, type MadeRound, makeContestant, makeRound } from './factories.js';
import { publishRules } from './overall-contest.js';
import { sit, until } from './sitting.js';

type Staff = { id: string; cookie: string };

const tier = (count: number) => [{ code: 'nhat', name: 'Giải Nhất', count, amount: 1_000_000 }];
const weeks = ['tuan-1', 'tuan-2'];
const overallRanking = ['score', { by: 'topic-points', topic: 'test' }];
const rules = {
  rounds: [{ code: 'tuan-1' }, { code: 'tuan-2' }, { code: 'chung-ket', kind: 'final' }],
  divisions: [{ code: 'nguoi-dan', name: 'Người dân' }],
  ranking: ['score'],
  overall: { rounds: weeks, combines: 'mean', minimumRounds: 2, ranking: overallRanking },
  awards: {
    tiers: [
      { code: 'tuan', name: 'Giải tuần', rounds: ['tuan-1'], tiers: tier(2), equals: 'draw' },
      { code: 'chung', name: 'Giải chung cuộc', scope: 'overall', tiers: tier(1), equals: 'all' },
    ],
    special: [{ code: 'tre', name: 'Trẻ nhất', kind: 'youngest', scope: 'overall', count: 1, equals: 'all' }],
  },
  qualification: [{ from: ['overall'], to: 'chung-ket', per: 'all', top: 2 }],
  collective: [
    {
      code: 'tap-the',
      name: 'Giải tập thể',
      among: 'unit',
      level: 'commune',
      rounds: weeks,
      ranking: [{ by: 'entrants' }, { by: 'share-above', percent: 60 }, { by: 'winners' }],
      tiers: tier(1),
      equals: 'all',
    },
  ],
};

/** Right answers of five in both rounds; who may not win, who is struck out of the second round. */
const people = [
  { fullName: 'An Giỏi', right: [5, 5], birthYear: 1971 },
  { fullName: 'Bình Khá', right: [4, 4], birthYear: 1982 },
  { fullName: 'Chi Khá', right: [4, 4], birthYear: 1993 },
  { fullName: 'Dung Vừa', right: [3, 2], birthYear: 1994 },
  { fullName: 'Em Ngoài', right: [5, 3], birthYear: 1995 },
  { fullName: 'Phú Sai', right: [5, 5], birthYear: 1996 },
];

/**
 * A contest that was sat question by question and led through the desk to its end: a disqualification, lots for an award,
 * results of two rounds, the overall result, minutes for a place in the final, collective awards.
 */
export async function holdContest(
  { url, owner }: TestApp,
  [first, second]: readonly [Staff, Staff],
): Promise<MadeRound & { ids: string[] }> {
  const plain = { rules: { prediction: null, tieBreaks: ['score' as const] } };
  const contest = await makeRound(owner, plain);
  const rounds = [contest, await addRound(owner, contest, 2, plain.rules)];
  await addRound(owner, contest, 3, plain.rules, { opensInMs: 3_600_000, closesInMs: 7_200_000 });
  await publishRules(owner, contest.contestId, first.id, rules);
  const ids: string[] = [];
  for (const { right, ...person } of people) {
    const { id, cookie } = await makeContestant(owner, contest.contestId, { ...person, publicName: true });
    ids.push(id);
    for (const [i, { roundId }] of rounds.entries()) {
      const { sitting } = await sit(url, roundId, cookie);
      for (let slot = 1; slot <= 5; slot += 1) await sitting.answer(slot, [slot <= right[i]! ? 'b' : 'c']);
      await sitting.submit();
    }
  }
  await owner.query(
    `INSERT INTO winning_mark (contestant_id, kind, barred, reason, marked_by) VALUES ($1, 'other', true, 'RIENG-TU', $2)`,
    [ids[4], first.id],
  );
  await until(async () => {
    const { rowCount } = await owner.query(
      'SELECT FROM score s JOIN round r ON r.id = s.round_id WHERE r.contest_id = $1',
      [contest.contestId],
    );
    return rowCount === people.length * rounds.length ? true : null;
  });
  await owner.query(
    `UPDATE round SET closes_at = now() - interval '1 minute' WHERE contest_id = $1 AND number < 3`,
    [contest.contestId],
  );
  const send = async <T>(method: string, path: string, body?: unknown, who = first): Promise<T> => {
    const answer = await call<T>(url, method, `/api/staff/${path}`, { cookie: who.cookie, body });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const [one, two] = rounds.map(({ roundId }) => `rounds/${roundId}`);
  const struck = { kind: 'disqualify', contestantId: ids[5], reason: 'Nhờ người khác thi hộ.' };
  const { id: decision } = await send<{ id: string }>('POST', `${two}/decisions`, struck);
  await send('POST', `decisions/${decision}/confirm`, {}, second);
  const first5 = { kind: 'disqualify', contestantId: ids[5], reason: 'Nhờ người khác thi hộ cả đợt một.' };
  const { id: other } = await send<{ id: string }>('POST', `${one}/decisions`, first5);
  await send('POST', `decisions/${other}/confirm`, {}, second);

  const { ties } = await send<TiesAnswer>('GET', `${one}/ties`);
  const source = { name: 'Chỉ số VN-Index', from: 'Giá đóng cửa ngày 27/11/2026' };
  const draw = await send<FixedDraw>('POST', `${one}/draws`, { scope: ties[0]!.scope, sources: [source] });
  const members = ['Lê Thị Chứng', 'Trần Văn Kiến'].map((name) => ({ name, post: 'Thanh tra tỉnh' }));
  const values = [{ values: ['1650,25'], knownAt: new Date().toISOString() }];
  await send('POST', `draws/${draw.id}/outcome`, { sources: values, witnesses: members });
  for (const round of [one, two]) await send('POST', `${round}/finalization`, {});
  const whole = `contests/${contest.contestId}`;
  await send('POST', `${whole}/overall/finalization`, {});
  const { lists } = await send<QualificationsAnswer>('GET', `${whole}/qualification`);
  await send('POST', `${whole}/qualification/chung-ket/tie-decisions`, {
    scope: lists[0]!.ties[0]!.scope,
    winners: [ids[2]],
    minutes: 'Biên bản số 02/BB-BTC ngày 27/11/2026.',
    members,
  });
  await send('POST', `${whole}/qualification/chung-ket/versions`, {});
  await send('POST', `${whole}/collective`, { reason: '' });
  return { ...contest, ids };
}
