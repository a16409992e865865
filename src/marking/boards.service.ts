import { Injectable } from '@nestjs/common';
import { AttemptEnded } from '../attempt/attempt.events.js';
import { boardOrder, sentUp } from '../core/decision/boards.js';
import { ageOn } from '../core/entry/age.js';
import { GradingService } from '../grading/grading.service.js';
import { Regrade } from '../grading/regrade.js';
import { AppError } from '../platform/errors.js';
import { localTime } from '../platform/local-time.js';
import type { EssayBoardsView } from './boards.dto.js';
import { BoardsQuery, type BoardsRound, type Candidate, type Listing } from './boards.query.js';
import type { Reader } from './marking.query.js';

const ADULT = 18;
/** Attempts whose answers are read at once. */
const page = 500;

/** Units' boards mark their best essays and send up a quota; the upper board sees only those. */
@Injectable()
export class BoardsService {
  /** Lists being made by this process: reading many answers takes a while, and who clicks again waits for the same. */
  private readonly making = new Map<string, Promise<void>>();

  constructor(
    private readonly query: BoardsQuery,
    private readonly regrade: Regrade,
    private readonly grading: GradingService,
  ) {}

  /** @throws AppError `round_not_found`, also where one board marks everything */
  async view(reader: Reader, roundId: string): Promise<EssayBoardsView> {
    const { round, contest, boards, closesAt } = await this.find(roundId);
    const list = await this.query.list(roundId);
    return {
      round,
      contest,
      ...boards,
      closesAt,
      list,
      unlisted: list === null && reader.board === 'upper' ? await this.query.unlisted(roundId) : 0,
      units: await this.query.units(reader, roundId),
    };
  }

  /**
   * Makes the lists of all units once, when the round has closed and every attempt ended; a second time changes
   * nothing. They hold every person's best paper: where one of the first is struck out, the next one moves up. Other
   * essays get no points, and their attempts a score.
   * @throws AppError `round_not_found`, `round_not_closed`, `attempts_open`
   */
  async makeList(reader: Reader, roundId: string): Promise<EssayBoardsView> {
    const round = await this.find(roundId);
    if (!round.closed)
      throw new AppError('round_not_closed', { closesAt: localTime(round.closesAt.getTime()) });
    if (round.running > 0) throw new AppError('attempts_open', { count: round.running });
    const making =
      this.making.get(roundId) ??
      this.choose(roundId, round, reader.accountId).finally(() => this.making.delete(roundId));
    this.making.set(roundId, making);
    await making;
    return this.view(reader, roundId);
  }

  /**
   * Sends up the best of a unit; the others get no points for their essay. A second time changes nothing.
   * @param unit id of the unit or organization
   * @throws AppError `round_not_found`, `essay_board_not_found` also of another unit, `essays_unmarked`,
   *   `reason_required` where organisers do not wait for the marks
   */
  async sendUp(reader: Reader, roundId: string, unit: string, reason: string): Promise<EssayBoardsView> {
    const { boards, pointsMilli } = await this.find(roundId);
    const left = await this.query.sending(roundId, unit, async (manager) => {
      const essays = await this.query.listed(manager, reader, roundId, unit);
      if (essays.length === 0) throw new AppError('essay_board_not_found');
      const unmarked = essays.filter(({ permille }) => permille === null).length;
      if (unmarked > 0 && reader.board === 'unit') throw new AppError('essays_unmarked', { count: unmarked });
      if (unmarked > 0 && reason === '') throw new AppError('reason_required', {}, 'reason');
      return this.query.insertSending(manager, roundId, unit, {
        by: reader.accountId,
        reason: unmarked > 0 ? reason : '',
        attemptIds: sentUp(essays, boards, pointsMilli),
      });
    });
    if (left) this.grading.onEnded(new AttemptEnded(roundId, left));
    return this.view(reader, roundId);
  }

  private async find(roundId: string): Promise<BoardsRound> {
    const round = await this.query.round(roundId);
    if (!round) throw new AppError('round_not_found');
    return round;
  }

  private async choose(roundId: string, round: BoardsRound, by: string): Promise<void> {
    if ((await this.query.list(roundId)) !== null) return;
    const left = await this.query.insertList(roundId, by, await this.listingsOf(roundId, round));
    if (left) this.grading.onEnded(new AttemptEnded(roundId, left));
  }

  private async listingsOf(roundId: string, { counts, lastDay }: BoardsRound): Promise<Listing[]> {
    const candidates = await this.query.candidates(roundId, counts);
    const byAttempt = new Map(candidates.map((candidate) => [candidate.attemptId, candidate]));
    const papers = [];
    for (let at = 0; at < candidates.length; at += page) {
      const some = candidates.slice(at, at + page);
      for (const known of await this.regrade.knowledgeOf(
        roundId,
        some.map(({ attemptId }) => attemptId),
      )) {
        const { contestantId, unitId, organizationId } = byAttempt.get(known.attemptId) as Candidate;
        papers.push({ ...known, contestantId, body: unitId ?? organizationId ?? '' });
      }
    }
    return boardOrder(papers).map((listed) => {
      const candidate = byAttempt.get(listed.attemptId) as Candidate;
      const age = ageOn({ year: candidate.birthYear, day: candidate.born }, lastDay);
      // Who told the year only counts as born on its first day.
      return { ...candidate, ...listed, minor: age.most < ADULT };
    });
  }
}
