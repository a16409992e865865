import { CsvError, parse } from 'csv-parse/sync';
import { momentOf } from '../core/rules-schema/moments.js';
import { fullName } from '../core/rules/divisions.js';
import type { RoundRule, Rulebook } from '../core/rules/document.js';
import type { AttemptFact, BodyFact, PersonFact, Settlement } from '../core/rules/facts.js';
import { clean, searchKey } from '../core/text.js';

/** A row, or a thing in it, that was not used; `line` as a text editor counts. */
export type RowProblem = { line: number; column: string; message: string };

export type SimulatedFacts = {
  attempts: AttemptFact[];
  people: PersonFact[];
  bodies: BodyFact[];
  settlements: Settlement[];
  problems: RowProblem[];
};

/** Headers, Vietnamese first, as `searchKey` folds them. */
const columns = {
  person: ['thi sinh', 'ho va ten', 'ho ten', 'person', 'name'],
  division: ['khoi', 'bang', 'division'],
  unit: ['don vi hanh chinh', 'xa phuong', 'don vi', 'unit'],
  organization: ['co quan', 'truong', 'organization'],
  kind: ['loai', 'kind', 'class'],
  headCount: ['tong so nguoi', 'head count'],
  exempt: ['mien', 'exempt'],
  round: ['dot', 'tuan', 'round'],
  score: ['diem', 'score'],
  max: ['diem toi da', 'max'],
  correct: ['so cau dung', 'correct'],
  questions: ['so cau', 'questions'],
  start: ['bat dau', 'start'],
  submit: ['nop bai', 'submit'],
  prediction: ['du doan', 'prediction'],
  born: ['ngay sinh', 'nam sinh', 'born'],
  registered: ['dang ky', 'registered'],
  groups: ['nhom', 'groups'],
  cannotWin: ['khong xet giai', 'cannot win'],
  essay: ['tu luan', 'essay'],
  extraQuestion: ['cau hoi phu', 'extra question'],
  draw: ['boc tham', 'draw'],
  decision: ['quyet dinh', 'decision'],
} as const;
type Column = keyof typeof columns;
const needed: readonly Column[] = ['person', 'score', 'submit'];

/** `Điểm chủ đề CODE` or `Topic CODE`: points of one topic. */
const topicHeader = /^(?:diem chu de|topic) (.+)$/;

class RowRefused extends Error {
  constructor(
    readonly column: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Attempts as a table of comma, semicolon or tab separated text with a header. Rows that cannot be used are
 * reported, the others are read; nothing throws.
 */
export function readAttempts(csv: string, rulebook: Rulebook): SimulatedFacts {
  const facts: SimulatedFacts = { attempts: [], people: [], bodies: [], settlements: [], problems: [] };
  const rows = tableOf(csv, facts.problems);
  const [header] = rows;
  if (!header) return facts;
  const names = header.cells.map((cell) => searchKey(clean(cell)).replaceAll(/[-_]/g, ' '));
  const at = (column: Column) =>
    names.findIndex((name) => (columns[column] as readonly string[]).includes(name));
  const missing = needed.filter((column) => at(column) < 0);
  for (const column of missing)
    facts.problems.push({ line: header.line, column, message: `Thiếu cột: ${columns[column].join(' / ')}` });
  if (missing.length > 0) return facts;
  const book = new Book(rulebook, facts);
  for (const { line, cells } of rows.slice(1)) {
    const cell = (column: Column) => clean(cells[at(column)] ?? '');
    const topics = names.flatMap((name, i) => {
      const code = topicHeader.exec(name)?.[1];
      return code && cells[i] ? [[code, cells[i]] as const] : [];
    });
    try {
      book.add(line, cell, topics);
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error;
      facts.problems.push({ line, column: error.column, message: error.message });
    }
  }
  book.finish();
  return facts;
}

function tableOf(csv: string, problems: RowProblem[]): { line: number; cells: string[] }[] {
  const text = csv.replace(/^\uFEFF/, '');
  const head = text.split('\n', 1)[0] ?? '';
  const delimiter =
    [',', ';', '\t'].toSorted((a, b) => head.split(b).length - head.split(a).length)[0] ?? ',';
  try {
    const rows = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    return rows.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    problems.push({
      line: Number(error['lines']) || 1,
      column: '',
      message: `Không đọc được tệp CSV: ${error.message}`,
    });
    return [];
  }
}

type Cell = (column: Column) => string;

class Book {
  readonly #people = new Map<string, PersonFact>();
  readonly #bodies = new Map<string, BodyFact>();
  readonly #places = new Map<string, Settlement>();
  readonly #divisions: { code: string; name: string }[];

  constructor(
    private readonly rulebook: Rulebook,
    private readonly facts: SimulatedFacts,
  ) {
    this.#divisions = rulebook.divisions.map((each) => ({ ...fullName(rulebook, each), code: each.code }));
  }

  add(line: number, cell: Cell, topics: readonly (readonly [string, string])[]): void {
    const contestantId = cell('person');
    if (contestantId === '') throw new RowRefused('person', 'Thiếu tên thí sinh');
    const round = named(this.rulebook.rounds, cell('round'), 'round', 'đợt thi');
    const submittedAt = momentIn(cell('submit'), 'submit');
    const startedAt = cell('start') === '' ? submittedAt : momentIn(cell('start'), 'start');
    if (startedAt > submittedAt) throw new RowRefused('start', 'Bắt đầu sau khi nộp bài');
    const paper = this.paperOf(round);
    const maxMilli = milliIn(cell('max'), 'max') ?? paper.maxMilli;
    const scoreMilli = milliIn(cell('score'), 'score');
    if (scoreMilli === null) throw new RowRefused('score', 'Thiếu điểm');
    if (scoreMilli > maxMilli) throw new RowRefused('score', `Điểm cao hơn điểm tối đa ${maxMilli / 1000}`);
    const prediction = cell('prediction').replace(',', '.');
    if (!/^(\d{1,9}(\.\d{1,6})?)?$/.test(prediction))
      throw new RowRefused('prediction', 'Số dự đoán không hợp lệ');
    const questions = wholeIn(cell('questions'), 'questions') ?? paper.questions;
    const correct = wholeIn(cell('correct'), 'correct') ?? (scoreMilli === maxMilli ? questions : 0);
    const essayMilli = milliIn(cell('essay'), 'essay');
    const topicMilli = Object.fromEntries(
      topics.map(([code, text]) => [code, milliIn(text, `topic ${code}`) ?? 0]),
    );
    const person = this.personOf(contestantId, cell, startedAt);
    this.settle(contestantId, round.code, cell);
    this.#people.set(contestantId, person);
    this.facts.attempts.push({
      attemptId: String(line).padStart(9, '0'),
      contestantId,
      round: round.code,
      startedAt,
      submittedAt,
      durationMs: submittedAt - startedAt,
      scoreMilli,
      maxMilli,
      correct,
      questions,
      essayMilli,
      topicMilli,
      prediction: prediction === '' ? null : prediction,
      complete: true,
    });
  }

  finish(): void {
    this.facts.people.push(...this.#people.values());
    this.facts.bodies.push(...this.#bodies.values());
    this.facts.settlements.push(...this.#places.values());
  }

  private paperOf({ paper }: RoundRule): { maxMilli: number; questions: number } {
    const { blueprint, essay } = this.rulebook.papers.find(({ code }) => code === paper) ?? {
      blueprint: [],
      essay: null,
    };
    const points = blueprint.reduce((sum, line) => sum + line.count * Math.round(line.points * 1000), 0);
    return {
      maxMilli: points + Math.round((essay?.points ?? 0) * 1000),
      questions: blueprint.reduce((sum, { count }) => sum + count, 0),
    };
  }

  /** What the first row says of a person stays; a later row must not say otherwise. */
  private personOf(contestantId: string, cell: Cell, startedAt: number): PersonFact {
    const division = named(this.#divisions, cell('division'), 'division', 'khối').code;
    const born = bornIn(cell('born'));
    const person: PersonFact = {
      contestantId,
      division,
      unitId: this.bodyOf(cell, 'unit'),
      organizationId: this.bodyOf(cell, 'organization'),
      born,
      registeredAt: cell('registered') === '' ? startedAt : momentIn(cell('registered'), 'registered'),
      groups: cell('groups')
        .split(/[;|]/)
        .map(clean)
        .filter((group) => group !== ''),
      cannotWin: cell('cannotWin') === '' ? null : cell('cannotWin'),
    };
    const known = this.#people.get(contestantId);
    if (!known) return person;
    for (const field of ['division', 'unitId', 'organizationId'] as const)
      if (known[field] !== person[field])
        throw new RowRefused(field, `Khác với dòng trước của ${contestantId}: ${known[field] ?? 'không có'}`);
    return known;
  }

  private bodyOf(cell: Cell, among: 'unit' | 'organization'): string | null {
    const name = cell(among);
    if (name === '') return null;
    const id = `${among}:${searchKey(name)}`;
    const known = this.#bodies.get(id);
    const headCount = wholeIn(cell('headCount'), 'headCount') ?? known?.headCount ?? null;
    const exempt = wholeIn(cell('exempt'), 'exempt') ?? known?.exempt ?? 0;
    const kind = cell('kind') || known?.kind || '';
    const level = among === 'unit' ? ('commune' as const) : null;
    this.#bodies.set(id, {
      id,
      name,
      among,
      level,
      covers: [id],
      kind,
      headCount,
      exempt,
      groups: {},
      evidence: [],
    });
    return id;
  }

  private settle(contestantId: string, scope: string, cell: Cell): void {
    for (const [column, by] of [
      ['extraQuestion', 'extra-question'],
      ['draw', 'draw'],
      ['decision', 'decision'],
    ] as const) {
      const place = wholeIn(cell(column), column);
      if (place === null) continue;
      const key = `${scope}|${by}`;
      const old = this.#places.get(key);
      this.#places.set(key, { scope, by, places: { ...old?.places, [contestantId]: place } });
    }
  }
}

/** By code or name; the only one there is where the cell is empty. */
function named<T extends { code: string; name: string }>(
  all: readonly T[],
  text: string,
  column: string,
  what: string,
): T {
  const key = searchKey(text);
  const found =
    text === '' && all.length === 1
      ? all[0]
      : all.find(({ code, name }) => code === text || searchKey(name) === key);
  if (!found)
    throw new RowRefused(column, `Không có ${what} “${text}”; có: ${all.map(({ code }) => code).join(', ')}`);
  return found;
}

function milliIn(text: string, column: string): number | null {
  if (text === '') return null;
  const plain = text.replace(',', '.');
  if (!/^\d{1,6}(\.\d{1,3})?$/.test(plain)) throw new RowRefused(column, `Không phải số điểm: “${text}”`);
  return Math.round(Number(plain) * 1000);
}

function wholeIn(text: string, column: string): number | null {
  if (text === '') return null;
  if (!/^\d{1,9}$/.test(text)) throw new RowRefused(column, `Không phải số nguyên: “${text}”`);
  return Number(text);
}

/** `2026-01-05 08:30:15` or `05/01/2026 08:30:15`, with thousandths if there are, in Vietnam. */
function momentIn(text: string, column: string): number {
  const [, moment = '', ms = ''] = /^(.*?)(?:[.,](\d{1,3}))?$/.exec(text) ?? [];
  const turned = moment.replace(
    /^(\d{1,2})\/(\d{1,2})\/(\d{4})/,
    (_, day: string, month: string, year: string) =>
      [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
  );
  const epochMs = momentOf(turned);
  if (epochMs === null) throw new RowRefused(column, `Không phải thời điểm: “${text}”`);
  return epochMs + Number(ms.padEnd(3, '0'));
}

/** A day or a year; left out: unknown, as the year 1900. */
function bornIn(text: string): string {
  if (text === '') return '1900';
  const turned = text.replace(
    /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/,
    (_, day: string, month: string, year: string) =>
      [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
  );
  const known = /^\d{4}$/.test(turned) || momentOf(`${turned} 00:00`) !== null;
  if (!known) throw new RowRefused('born', `Không phải ngày sinh: “${text}”`);
  return turned;
}
