import { Injectable } from '@nestjs/common';
import { AppError } from '../platform/errors.js';
import { OrganizationService } from '../unit/organization.service.js';
import { UnitQuery } from '../unit/unit.query.js';
import type { BoardRequest, BoardState, MyPosition, Scoreboard } from './scoreboard.js';
import { OUTSIDE } from './standing.query.js';
import { type LoadedRound, StandingStore } from './standing.store.js';
import {
  boardStateOf,
  type GroupName,
  placeOf,
  positionOf,
  rowLimit,
  scoreboardOf,
  type Shown,
  withheldOf,
} from './standing.view.js';

/** A round made ready to be shown; taking several pieces from it costs no further reading. */
export interface RoundBoards {
  state: BoardState;
  divisions: string[];
  /** Names of every commune of the report map, whether somebody came from it or not. */
  places: string[];
  /** Moves when a board may look different: its rows, its state, or what is withheld. */
  version: string;
  scoreboard(request: BoardRequest): Scoreboard;
  /** Most rows that one page of this board holds now. */
  limit(request: BoardRequest): number;
  position(contestantId: string, division: string | null): MyPosition;
  place(contestantId: string): { rank: number; of: number } | null;
}

/** Names of organizations change rarely; a new one is asked for at once. */
const NAMES_MS = 10_000;

/** Standings as people may see them now; HTTP and sockets both come through here. */
@Injectable()
export class StandingService {
  private organizations = { names: new Map<string, GroupName>(), readAt: -Infinity };

  constructor(
    private readonly store: StandingStore,
    private readonly units: UnitQuery,
    private readonly organizationService: OrganizationService,
  ) {}

  /** @throws AppError `round_not_found`, `division_unknown`, `place_unknown` */
  async scoreboard(roundId: string, request: BoardRequest): Promise<Scoreboard> {
    return (await this.boards(roundId)).scoreboard(await this.checked(roundId, request));
  }

  /** @throws AppError `round_not_found` */
  async position(roundId: string, contestantId: string, division: string | null): Promise<MyPosition> {
    return (await this.boards(roundId)).position(contestantId, division);
  }

  /** @throws AppError `round_not_found` */
  async boards(roundId: string): Promise<RoundBoards> {
    const loaded = await this.store.current(roundId);
    const shown = await this.show(loaded);
    const state = boardStateOf(shown);
    const { facts } = loaded;
    const { places } = await this.units.reportUnits(facts.reportPeriod);
    return {
      state,
      divisions: facts.divisions.map(({ code }) => code),
      places: places.map(({ name }) => name),
      version: [
        facts.result?.id,
        state,
        withheldOf(shown).reason,
        facts.publication.names,
        loaded.standing.version,
      ].join(' '),
      limit: (request) => rowLimit(shown, request),
      scoreboard: (request) => scoreboardOf(shown, request),
      position: (contestantId, division) => positionOf(shown, contestantId, division),
      place: (contestantId) => placeOf(shown, contestantId),
    };
  }

  /**
   * The request with its unit on the contest's map (people also come with a commune of a former map). Lists of
   * units and organizations have none: one board, however it is asked for.
   * @throws AppError `division_unknown`, `place_unknown` for what the contest does not have
   */
  async checked(roundId: string, request: BoardRequest): Promise<BoardRequest> {
    const { facts } = await this.store.current(roundId);
    if (request.division !== null && !facts.divisions.some(({ code }) => code === request.division)) {
      throw new AppError('division_unknown', {}, 'division');
    }
    if (request.unitId === null || request.unitId === OUTSIDE) return forView(request);
    const { unitId } = (await this.units.reportUnits(facts.reportPeriod)).placeOf(request.unitId);
    if (unitId === null) throw new AppError('place_unknown', {}, 'unitId');
    return forView({ ...request, unitId });
  }

  /** Something was graded or decided in this process: the next look reads it at once. */
  expire(roundId: string): void {
    this.store.expire(roundId);
  }

  private async show({ facts, standing }: LoadedRound): Promise<Shown> {
    const map = await this.units.reportUnits(facts.reportPeriod);
    const organizations = await this.organizationNames(standing.groups('organization', null).keys());
    return {
      facts,
      standing,
      now: facts.now,
      rowId: (contestantId) => this.store.rowId(facts.id, contestantId),
      groupName: (view, id) =>
        view === 'organization'
          ? (organizations.get(id) ?? { name: '', headCount: null })
          : { name: id === OUTSIDE ? map.outside.name : map.placeOf(id).name, headCount: null },
    };
  }

  private async organizationNames(needed: Iterable<string>): Promise<Map<string, GroupName>> {
    const { names, readAt } = this.organizations;
    const unknown = [...needed].some((id) => !names.has(id));
    if (!unknown && performance.now() - readAt < NAMES_MS) return names;
    const all = await this.organizationService.all();
    const fresh = new Map(all.map(({ id, name, headCount }) => [id, { name, headCount }]));
    this.organizations = { names: fresh, readAt: performance.now() };
    return fresh;
  }
}

const forView = (request: BoardRequest): BoardRequest =>
  request.view === 'individual' ? request : { ...request, unitId: null };
