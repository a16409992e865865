import { searchKey } from '../core/text.js';
import type { ErrorCode, ErrorParams } from '../platform/errors.js';
import type { StagePersonView } from './stage.dto.js';
import type { StageLine } from './stage.table.js';

/** Points that somebody wants to enter; null: was not on the stage. */
export interface Wanted {
  contestantId: string;
  pointsMilli: number | null;
  durationMs: number | null;
}

/** What entries are judged by. */
export interface StageGround {
  maxMilli: number;
  needsDuration: boolean;
  people: readonly StagePersonView[];
}

export interface Fault {
  code: ErrorCode;
  params?: ErrorParams;
}

/** What became of a row; `known`: stood there already. */
export interface StageFate {
  row: number;
  name: string;
  state: 'added' | 'known' | 'refused';
  notes: Fault[];
}

const DAY_SECONDS = 86_400;

/** Why points cannot be entered; null: they can. */
export function faultOf(
  { pointsMilli, durationMs }: Wanted,
  { maxMilli, needsDuration }: StageGround,
): Fault | null {
  if (pointsMilli === null) return null;
  if (pointsMilli > maxMilli) return { code: 'stage_points_invalid', params: { max: maxMilli / 1000 } };
  return needsDuration && durationMs === null ? { code: 'stage_duration_invalid' } : null;
}

/** Whether the same points stand there, waiting or confirmed. */
export function isKnown(wanted: Wanted, { waiting, counted }: StagePersonView): boolean {
  const newest = waiting ?? counted;
  return newest?.pointsMilli === wanted.pointsMilli && newest.durationMs === wanted.durationMs;
}

/** Whether other points were confirmed already, so that a reason is needed. */
export const isCorrection = ({ counted }: StagePersonView): boolean => counted !== null;

/** Every row's fate, and the points that come in. */
export function judgeRows(
  lines: readonly StageLine[],
  ground: StageGround,
): { fates: StageFate[]; added: Wanted[] } {
  const byCode = new Map(ground.people.map((person) => [person.code.toLowerCase(), person]));
  const seen = new Map<string, number>();
  const added: Wanted[] = [];
  const fates = lines.map(({ row, cells }): StageFate => {
    const fate = { row, name: cells.name };
    const refused = (code: ErrorCode, params?: ErrorParams): StageFate => ({
      ...fate,
      state: 'refused',
      notes: [params ? { code, params } : { code }],
    });
    const person = byCode.get(cells.code.toLowerCase());
    if (!person) return refused('stage_code_unknown', { value: cells.code || '–' });
    if (cells.name !== '' && searchKey(cells.name) !== searchKey(person.fullName))
      return refused('stage_name_differs', { name: person.fullName });
    const before = seen.get(person.contestantId);
    if (before !== undefined) return refused('stage_row_twice', { row: before });
    seen.set(person.contestantId, row);
    if (cells.points === '') return refused('stage_points_missing');
    const absent = ['vang', 'v', 'absent'].includes(searchKey(cells.points));
    const pointsMilli = absent ? null : readMilli(cells.points);
    if (!absent && pointsMilli === null)
      return refused('stage_points_invalid', { max: ground.maxMilli / 1000 });
    const seconds = absent || !ground.needsDuration ? null : readMilli(cells.seconds);
    if (seconds !== null && seconds > DAY_SECONDS * 1000) return refused('stage_duration_invalid');
    const wanted = { contestantId: person.contestantId, pointsMilli, durationMs: seconds };
    const fault = faultOf(wanted, ground);
    if (fault) return refused(fault.code, fault.params);
    if (isKnown(wanted, person)) return { ...fate, state: 'known', notes: [] };
    if (isCorrection(person)) {
      const points = person.counted?.pointsMilli;
      return refused('stage_confirmed_already', { points: points == null ? 'vắng' : points / 1000 });
    }
    added.push(wanted);
    return { ...fate, state: 'added', notes: [] };
  });
  return { fates, added };
}

/** `85,5` or `85.5` in thousandths; null for anything else. */
export function readMilli(text: string): number | null {
  const [, whole = '', part = ''] = /^(\d{1,5})(?:[.,](\d{1,3}))?$/.exec(text.trim()) ?? [];
  return whole === '' ? null : Number(whole) * 1000 + Number(part.padEnd(3, '0'));
}
