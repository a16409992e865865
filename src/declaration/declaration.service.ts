import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { searchKey } from '../core/text.js';
import type { StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import { readRulebook } from '../rulebook/rulebook.query.js';
import { UnitQuery } from '../unit/unit.query.js';
import { type Body, ownBodies, readBodies } from './body.query.js';
import type {
  DeclarationsAnswer,
  DeclarationsRequest,
  DeclarationView,
  HeadCountRequest,
  RulingRequest,
} from './declaration.dto.js';
import { readDeclared, waitingOf, wantedOf } from './declaration.query.js';

const PAGE_BODIES = 25;

/** What a contest asks of the bodies for which one person may speak. */
export interface DeclaringContest {
  bodies: Body[];
  wanted: ReturnType<typeof wantedOf>;
}

/** Head-counts: stated by a unit's coordinator, confirmed or refused by an organiser, each kept for ever. */
@Injectable()
export class DeclarationService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly units: UnitQuery,
  ) {}

  /** @throws AppError contest_not_found */
  async list(
    staff: StaffPrincipal,
    contestId: string,
    { q, state, page }: DeclarationsRequest,
  ): Promise<DeclarationsAnswer> {
    const manager = this.database.manager;
    const { bodies, wanted } = await this.contestOf(manager, staff, contestId);
    const declared = await readDeclared(manager, contestId);
    const views = bodies.map(({ among, id, name, level }): DeclarationView => ({
      among,
      id,
      name,
      level,
      ...(declared.get(id) ?? { stated: null, counted: null, evidence: [] }),
    }));
    const waits = (view: DeclarationView) => {
      const { headCount, evidence } = waitingOf(view);
      return headCount || evidence > 0;
    };
    const fits: Record<typeof state, (view: DeclarationView) => boolean> = {
      all: () => true,
      waiting: waits,
      confirmed: ({ counted }) => counted !== null,
      none: ({ counted }) => counted === null,
    };
    const typed = searchKey(q);
    const found = views.filter((view) => fits[state](view) && searchKey(view.name).includes(typed));
    return {
      groups: wanted.groups,
      evidence: wanted.evidence,
      total: views.length,
      waiting: views.filter(waits).length,
      confirmed: views.filter(fits.confirmed).length,
      found: found.length,
      page,
      pages: Math.max(1, Math.ceil(found.length / PAGE_BODIES)),
      bodies: found.slice((page - 1) * PAGE_BODIES, page * PAGE_BODIES),
    };
  }

  /**
   * States a head-count. An organiser's own is confirmed at once, by the same person.
   * @throws AppError contest_not_found, body_not_found, exempt_invalid, group_unknown
   */
  async state(staff: StaffPrincipal, contestId: string, wanted: HeadCountRequest): Promise<string> {
    const { people, exempt, note } = wanted;
    if (exempt > people) throw new AppError('exempt_invalid', {}, 'exempt');
    return this.database.transaction(async (manager) => {
      const body = await this.bodyOf(manager, staff, contestId, wanted);
      const groups = groupsOf(body.wanted, wanted);
      const [made] = await manager.query<{ id: string }[]>(
        `INSERT INTO head_count (contest_id, unit_id, organization_id, people, exempt, groups, note, stated_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
        [contestId, ...body.columns, people, exempt, JSON.stringify(groups), note, staff.accountId],
      );
      const id = made!.id;
      if (staff.role === 'organiser')
        await rule(manager, 'head_count', id, staff, { confirmed: true, reason: '' });
      return id;
    });
  }

  /** @throws AppError declaration_not_found, declaration_outdated, declaration_decided */
  async decide(staff: StaffPrincipal, id: string, wanted: RulingRequest): Promise<void> {
    const [found] = await this.database.query<{ newest: boolean }[]>(
      `SELECT NOT EXISTS (SELECT FROM head_count n WHERE n.contest_id = h.contest_id
         AND n.unit_id IS NOT DISTINCT FROM h.unit_id AND n.organization_id IS NOT DISTINCT FROM h.organization_id
         AND n.stated_at > h.stated_at) AS newest
       FROM head_count h WHERE h.id = $1`,
      [id],
    );
    if (!found) throw new AppError('declaration_not_found');
    if (!found.newest) throw new AppError('declaration_outdated');
    await rule(this.database.manager, 'head_count', id, staff, wanted);
  }

  /** The unit or organization, if this person speaks for it, with its two columns. */
  async bodyOf(
    manager: EntityManager,
    staff: StaffPrincipal,
    contestId: string,
    { among, bodyId }: { among: Body['among']; bodyId: string },
  ): Promise<{
    columns: [unitId: string | null, organizationId: string | null];
    wanted: DeclaringContest['wanted'];
  }> {
    const { bodies, wanted } = await this.contestOf(manager, staff, contestId);
    const body = bodies.find((each) => each.among === among && each.id === bodyId);
    if (!body) throw new AppError('body_not_found', {}, 'bodyId');
    return { columns: among === 'unit' ? [body.id, null] : [null, body.id], wanted };
  }

  private async contestOf(
    manager: EntityManager,
    staff: StaffPrincipal,
    contestId: string,
  ): Promise<DeclaringContest> {
    const [contest] = await manager.query<{ period: string }[]>(
      'SELECT report_period AS period FROM contest WHERE id = $1',
      [contestId],
    );
    if (!contest) throw new AppError('contest_not_found');
    const map = await this.units.reportUnits(contest.period);
    const wanted = wantedOf((await readRulebook(manager, contestId))?.document ?? null);
    const all = await readBodies(manager, contestId, map, (id) => this.units.find(id));
    const compared = all.filter(wanted.takes);
    return { bodies: staff.role === 'coordinator' ? ownBodies(compared, map, staff) : compared, wanted };
  }
}

/**
 * Decides once: who comes second is told that it was decided.
 * @throws AppError declaration_decided
 */
export async function rule(
  manager: EntityManager,
  of: 'head_count' | 'evidence',
  id: string,
  { accountId }: StaffPrincipal,
  { confirmed, reason }: RulingRequest,
): Promise<void> {
  const made = await manager.query<unknown[]>(
    `INSERT INTO ${of}_ruling (${of}_id, confirmed, reason, decided_by) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING 1`,
    [id, confirmed, reason, accountId],
  );
  if (made.length === 0) throw new AppError('declaration_decided');
}

function groupsOf(
  wanted: DeclaringContest['wanted'],
  { groups, people }: HeadCountRequest,
): Record<string, number> {
  const known = new Set(wanted.groups.map(({ code }) => code));
  for (const { code, people: number } of groups) {
    if (!known.has(code)) throw new AppError('group_unknown', {}, 'groups');
    if (number > people) throw new AppError('head_count_invalid', {}, 'groups');
  }
  return Object.fromEntries(groups.map(({ code, people: number }) => [code, number]));
}
