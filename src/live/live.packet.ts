import { AppError } from '../platform/errors.js';
import type { BoardRequest, BoardView } from '../standing/scoreboard.js';

const views: readonly BoardView[] = ['individual', 'unit', 'organization'];
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A `board:watch` packet of whatever shape. @throws AppError `bad_packet` */
export function readBoardWatch(packet: unknown): { roundId: string; request: BoardRequest } {
  const { view, division, unitId, ...rest } = record(packet);
  const known = views.find((each) => each === view);
  if (known === undefined) throw new AppError('bad_packet');
  const request = { view: known, division: word(division), unitId: word(unitId), page: 1 };
  return { roundId: readRound(rest), request };
}

/** A `position:watch` packet of whatever shape. @throws AppError `bad_packet` */
export function readPositionWatch(packet: unknown): string {
  return readRound(record(packet));
}

function readRound({ roundId, ...rest }: Record<string, unknown>): string {
  if (typeof roundId !== 'string' || !uuid.test(roundId) || Object.keys(rest).length > 0) {
    throw new AppError('bad_packet');
  }
  return roundId;
}

function record(packet: unknown): Record<string, unknown> {
  if (typeof packet !== 'object' || packet === null || Array.isArray(packet))
    throw new AppError('bad_packet');
  return { ...packet };
}

/** Absent, empty and null all mean "all". */
function word(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string' || value.length > 60) throw new AppError('bad_packet');
  return value;
}

/**
 * How many packets a connection may send: `burst` at once, then `perSecond`. Refused ones are answered; who goes
 * on regardless is cut off.
 */
export class PacketBudget {
  private left: number;
  private refused = 0;

  constructor(
    private at: number,
    private readonly burst = 30,
    private readonly perSecond = 5,
  ) {
    this.left = burst;
  }

  /** @param now monotonic ms */
  spend(now: number): 'ok' | 'refuse' | 'cut' {
    this.left = Math.min(this.burst, this.left + ((now - this.at) / 1000) * this.perSecond);
    this.at = now;
    if (this.left >= 1) {
      this.left -= 1;
      return 'ok';
    }
    this.refused += 1;
    return this.refused > 200 ? 'cut' : 'refuse';
  }
}
