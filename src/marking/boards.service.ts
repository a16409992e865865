import { Injectable } from '@nestjs/common';
import { AttemptEnded } from '../attempt/attempt.events.js';
import { sentUp } from '../core/decision/boards.js';
import { GradingService } from '../grading/grading.service.js';
import { AppError } from '../platform/errors.js';
import { localTime } from '../platform/local-time.js';
import type { EssayBoardsView } from './boards.dto.js';
import { BoardLists } from './boards.list.js';
import { BoardsQuery, type BoardsRound } from './boards.query.js';
import type { Reader } from './marking.query.js';

/** Units' boards mark their best essays and send up a quota; the upper board sees only those. */
@Injectable()
export class BoardsService {
  constructor(
    private readonly query: BoardsQuery,
    private readonly lists: BoardLists,
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
    const left = await this.lists.make(roundId, reader.accountId, round);
    if (left) this.grading.onEnded(new AttemptEnded(roundId, left));
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
}
