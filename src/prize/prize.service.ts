import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { AwardStore } from '../award/award.store.js';
import { AppError } from '../platform/errors.js';
import { wallClock } from '../platform/local-time.js';
import type {
  LedgerAnswer,
  LedgerEntry,
  OwnPrizeRequest,
  OwnPrizesAnswer,
  PrizeAct,
  PrizeActRequest,
  PrizeView,
  TaxRateInput,
} from './prize.dto.js';
import { mayLook, readDeadline, readLedger, readLooks, readRates } from './prize.query.js';

/** Which acts must be there, and which must not, before another one. */
const conditions: Record<PrizeAct, { after: PrizeAct[]; notAfter: PrizeAct[] }> = {
  accepted: { after: [], notAfter: ['declined', 'unclaimed'] },
  declined: { after: [], notAfter: ['paid', 'handed-over', 'unclaimed'] },
  identified: { after: ['accepted'], notAfter: ['declined', 'unclaimed'] },
  paid: { after: ['identified'], notAfter: ['declined', 'unclaimed'] },
  'handed-over': { after: ['identified'], notAfter: ['declined', 'unclaimed'] },
  unclaimed: { after: [], notAfter: ['paid', 'handed-over', 'declined'] },
};
/** What an organiser must write down with an act. */
const needed: Record<PrizeAct, 'note' | 'receipt'> = {
  accepted: 'note',
  declined: 'note',
  identified: 'note',
  paid: 'receipt',
  'handed-over': 'receipt',
  unclaimed: 'note',
};

interface Actor {
  /** Null: the winner. */
  accountId: string | null;
  detail: { note: string; receipt: string; proxy: string };
}

/** From award to money: every step once, in its order, by somebody who is named. */
@Injectable()
export class PrizeService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly awards: AwardStore,
  ) {}

  /** @throws AppError contest_not_found */
  async ledger(contestId: string, accountId: string): Promise<LedgerAnswer> {
    const manager = this.database.manager;
    const today = await this.today();
    const [contest] = await manager.query<{ title: string }[]>('SELECT title FROM contest WHERE id = $1', [
      contestId,
    ]);
    if (!contest) throw new AppError('contest_not_found');
    const claimUntil = await readDeadline(manager, contestId);
    return {
      contest: contest.title,
      entries: await readLedger(manager, { contestId, contestantId: null }, today),
      claimUntil,
      claimOver: claimUntil !== null && claimUntil < today,
      mayLook: await mayLook(manager, accountId),
      rates: await readRates(manager),
      looks: await readLooks(manager, contestId),
    };
  }

  async own(contestId: string, contestantId: string): Promise<OwnPrizesAnswer> {
    const manager = this.database.manager;
    const entries = await readLedger(manager, { contestId, contestantId }, await this.today());
    return {
      prizes: entries.map(ownView),
      claimUntil: await readDeadline(manager, contestId),
      hasIdentity: entries.some(({ hasIdentity }) => hasIdentity),
    };
  }

  /** The winner's own word. @throws AppError prize_not_found, prize_step_wrong, prize_claim_over */
  async answer(contestId: string, contestantId: string, { list, act }: OwnPrizeRequest): Promise<void> {
    const claimUntil = await readDeadline(this.database.manager, contestId);
    if (claimUntil !== null && claimUntil < (await this.today())) throw new AppError('prize_claim_over');
    const detail = { note: '', receipt: '', proxy: '' };
    await this.act(contestId, { list, contestantId, act }, { accountId: null, detail });
  }

  /**
   * What an organiser did or was told.
   * @throws AppError contest_not_found, prize_not_found, prize_step_wrong, prize_act_incomplete, prize_claim_open
   */
  async record(contestId: string, accountId: string, wanted: PrizeActRequest): Promise<void> {
    const { note, receipt, proxy, act } = wanted;
    const field = needed[act];
    if (wanted[field].length < 3) throw new AppError('prize_act_incomplete', {}, field);
    if (act === 'unclaimed') {
      const until = await readDeadline(this.database.manager, contestId);
      if (until === null || until >= (await this.today())) throw new AppError('prize_claim_open', {}, 'act');
    }
    await this.act(contestId, wanted, { accountId, detail: { note, receipt, proxy } });
  }

  async setDeadline(contestId: string, accountId: string, until: string): Promise<void> {
    await this.database.query(
      'INSERT INTO prize_deadline (contest_id, until, set_by) SELECT id, $2, $3 FROM contest WHERE id = $1',
      [contestId, until, accountId],
    );
  }

  async addRate(accountId: string, { fromDay, threshold, rate, source }: TaxRateInput): Promise<void> {
    await this.database.query(
      'INSERT INTO prize_tax_rate (from_day, threshold, rate, source, set_by) VALUES ($1, $2, $3, $4, $5)',
      [fromDay, threshold, rate, source, accountId],
    );
  }

  /** A declined award goes to whoever stands behind, at once and as a new version of the awards. */
  private async act(
    contestId: string,
    { list, contestantId, act }: { list: string; contestantId: string; act: PrizeAct },
    { accountId, detail }: Actor,
  ): Promise<void> {
    await this.database.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`prize ${contestantId}`]);
      const entry = await this.entry(manager, contestId, list, contestantId);
      const done = new Set(entry.acts.map((each) => each.act));
      if (done.has(act)) return;
      const { after, notAfter } = conditions[act];
      const open = after.some((each) => !done.has(each)) || notAfter.some((each) => done.has(each));
      if (open || !entry.current) throw new AppError('prize_step_wrong', {}, 'act');
      const money = act === 'paid' ? { tax: entry.tax, net: entry.net } : {};
      await manager.query(
        `INSERT INTO prize_act (contest_id, list_id, contestant_id, act, detail, account_id)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [contestId, list, contestantId, act, JSON.stringify({ ...detail, ...money }), accountId],
      );
      if (act !== 'declined') return;
      const reason = `${entry.award}, ${entry.tier}: người đạt giải từ chối nhận`;
      await this.awards.issue(manager, contestId, { cause: 'declined', reason, accountId });
    });
  }

  private async entry(
    manager: EntityManager,
    contestId: string,
    list: string,
    contestantId: string,
  ): Promise<LedgerEntry> {
    const own = await readLedger(manager, { contestId, contestantId }, await this.today());
    const entry = own.find((each) => each.list === list);
    if (!entry) throw new AppError('prize_not_found', {}, 'list');
    return entry;
  }

  /** The day in Vietnam by the database's clock. */
  private async today(): Promise<string> {
    const [row] = await this.database.query<{ now: Date }[]>('SELECT clock_timestamp() AS now');
    return wallClock(row!.now.getTime()).toISOString().slice(0, 10);
  }
}

/** What the winner sees: names of accounts and their notes are the office's own. */
function ownView(entry: LedgerEntry): PrizeView {
  const { list, award, round, division, tier, amount, tax, net, state, current } = entry;
  const acts = entry.acts.map(({ act, at, receipt, tax: kept, net: paid }) => ({
    act,
    at,
    receipt,
    by: null,
    note: '',
    proxy: '',
    tax: kept,
    net: paid,
  }));
  return { list, award, round, division, tier, amount, tax, net, state, current, acts };
}
