import { Injectable } from '@nestjs/common';
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { AttemptEnded } from '../attempt/attempt.events.js';
import { clean } from '../core/text.js';
import { GradingService } from '../grading/grading.service.js';
import { AppError, errorText, type Language } from '../platform/errors.js';
import { localTime } from '../platform/local-time.js';
import { readRound, type RoundRecord } from '../result/result.query.js';
import type { StageImportView, StagePointsRequest, StageRowView, StageView } from './stage.dto.js';
import {
  faultOf,
  isCorrection,
  isKnown,
  judgeRows,
  type StageFate,
  type StageGround,
} from './stage.judge.js';
import { entitledTo } from './stage.qualified.js';
import { type ImportRow, StageQuery } from './stage.query.js';
import { readStage, stageSheet } from './stage.table.js';

const shownRows = 300;
/** Without qualification everybody may be on the stage; the page shows the first. */
const shownPeople = 200;
const everybody = 100_000;

/** Points of a round on a stage: one person enters them, by hand or from a file, and another confirms. */
@Injectable()
export class StageService {
  constructor(
    private readonly query: StageQuery,
    private readonly grading: GradingService,
  ) {}

  /** @throws AppError `round_not_found`, `stage_not_used` */
  view(roundId: string, accountId: string): Promise<StageView> {
    return this.query.read(async (manager) => {
      const round = await stageOf(manager, roundId);
      const entitled = await entitledTo(manager, round);
      const imports = await this.query.imports(roundId, manager);
      return {
        roundId,
        ...termsOf(round),
        qualified: entitled.ids !== null,
        waits: entitled.waits,
        people: await this.query.people(manager, round, entitled, accountId, shownPeople),
        imports: imports.map(summaryOf),
      };
    });
  }

  /** The sheet to fill in. @throws AppError `round_not_found`, `stage_not_used` */
  async sheet(roundId: string): Promise<Buffer> {
    const { people, needsDuration } = await this.query.read((manager) => this.ground(manager, roundId));
    return stageSheet(people, needsDuration);
  }

  /**
   * Points that stand there already change nothing; all of the others come in, or none.
   * @throws AppError `round_not_found`, `stage_not_used`, `stage_not_open`, `stage_waits`, `reason_required` where
   *   points were confirmed before, `bad_input` naming wrong entries
   */
  async enter(roundId: string, { entries, reason = '' }: StagePointsRequest, by: string): Promise<StageView> {
    await this.query.alone(roundId, async (manager) => {
      const ground = await this.ground(manager, roundId, true);
      const people = new Map(ground.people.map((person) => [person.contestantId, person]));
      const wanted = entries.map(({ contestantId, pointsMilli, durationMs = null }) => ({
        contestantId,
        pointsMilli,
        durationMs: ground.needsDuration && pointsMilli !== null ? durationMs : null,
      }));
      const wrong = wanted.flatMap((entry, i) => {
        const twice = wanted.findIndex((other) => other.contestantId === entry.contestantId) < i;
        const fault =
          twice || !people.has(entry.contestantId)
            ? ({ code: 'stage_person_unknown' } as const)
            : faultOf(entry, ground);
        return fault ? [{ field: `entries.${i}`, ...fault }] : [];
      });
      if (wrong.length > 0) throw new AppError('bad_input', {}, undefined, wrong);
      const fresh = wanted.filter((entry) => !isKnown(entry, people.get(entry.contestantId)!));
      const corrects = fresh.some(({ contestantId }) => isCorrection(people.get(contestantId)!));
      if (corrects && reason === '') throw new AppError('reason_required', {}, 'reason');
      await this.query.insert(manager, roundId, fresh, {
        by,
        reason: corrects ? clean(reason) : '',
        importId: null,
      });
    });
    return this.view(roundId, by);
  }

  /**
   * Good rows come in, every row's fate is told; the same file again changes nothing.
   * @returns the import's id
   * @throws AppError as `enter`, and those of `readStage`
   */
  async bring(roundId: string, fileName: string, bytes: Uint8Array, by: string): Promise<string> {
    const { lines, notes } = await readStage(bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return this.query.alone(roundId, async (manager) => {
      const { fates, added } = judgeRows(lines, await this.ground(manager, roundId, true));
      const importId = await this.query.insertImport(manager, roundId, {
        fileName: clean(fileName),
        sha256,
        notes,
        fates,
        by,
      });
      await this.query.insert(manager, roundId, added, { by, reason: '', importId });
      return importId;
    });
  }

  /** @throws AppError `roster_import_not_found` */
  async importView(importId: string, language: Language): Promise<StageImportView> {
    const found = await this.import(importId);
    const told = found.fates.filter(({ state }) => state === 'refused');
    return {
      ...summaryOf(found),
      roundId: found.roundId,
      notes: found.notes.map(({ code, params }) => errorText(code, language, params)),
      rows: told.slice(0, shownRows).map((fate) => rowView(fate, language)),
      told: told.length,
    };
  }

  /** Every row with its fate. @throws AppError `roster_import_not_found` */
  async report(importId: string, language: Language): Promise<StageRowView[]> {
    return (await this.import(importId)).fates.map((fate) => rowView(fate, language));
  }

  /**
   * Makes points official as they were seen; all of them, or none.
   * @throws AppError `round_not_found`, `stage_not_used`, `stage_entry_changed`, `second_person_needed`
   */
  async confirm(roundId: string, entryIds: readonly string[], by: string): Promise<StageView> {
    const attemptIds = await this.query.alone(roundId, async (manager) => {
      await stageOf(manager, roundId);
      const open = await this.query.open(manager, roundId, entryIds);
      if (open.length < new Set(entryIds).size) throw new AppError('stage_entry_changed');
      if (open.some(({ enteredBy }) => enteredBy === by)) throw new AppError('second_person_needed');
      const made: string[] = [];
      for (const entry of open) {
        const attemptId = await this.query.confirm(manager, roundId, entry, by);
        if (attemptId !== null) made.push(attemptId);
      }
      return made;
    });
    this.grading.onEnded(new AttemptEnded(roundId, attemptIds));
    return this.view(roundId, by);
  }

  private async ground(manager: EntityManager, roundId: string, entering = false): Promise<StageGround> {
    const round = await stageOf(manager, roundId);
    const { opensAt } = round.times;
    if (entering && round.now < opensAt)
      throw new AppError('stage_not_open', { opensAt: localTime(opensAt) });
    const entitled = await entitledTo(manager, round);
    if (entering && entitled.waits) throw new AppError('stage_waits');
    const people = await this.query.people(manager, round, entitled, null, everybody);
    return { ...termsOf(round), people };
  }

  private async import(importId: string): Promise<ImportRow> {
    const found = await this.query.import(importId);
    if (!found) throw new AppError('roster_import_not_found');
    return found;
  }
}

async function stageOf(manager: EntityManager, roundId: string): Promise<RoundRecord> {
  const round = await readRound(manager, roundId);
  if (!round.rules.stage) throw new AppError('stage_not_used');
  return round;
}

const termsOf = ({ rules }: RoundRecord) => ({
  maxMilli: rules.stage?.maxMilli ?? 0,
  needsDuration: (rules.ranking ?? rules.tieBreaks).includes('duration'),
});

function summaryOf({ id, fileName, importedAt, importedBy, fates }: ImportRow) {
  const counted = (wanted: StageFate['state']) => fates.filter(({ state }) => state === wanted).length;
  const states = { added: counted('added'), known: counted('known'), refused: counted('refused') };
  return { id, fileName, importedAt, importedBy, ...states };
}

const rowView = ({ row, name, state, notes }: StageFate, language: Language): StageRowView => ({
  row,
  name,
  state,
  messages: notes.map(({ code, params }) => errorText(code, language, params ?? {})),
});
