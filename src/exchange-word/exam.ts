import { letterOf } from '../core/draft/bodies.js';
import type { Reading } from '../core/draft/reading.js';
import { said } from '../core/draft/said.js';
import { officeSaid } from '../exchange-office/office.said.js';
import { type KeyEntry, keysInLine, keysInTable, keysInTail } from './exam.keys.js';
import {
  answerIn,
  bulletIn,
  explanationIn,
  type FoundOption,
  isEnd,
  isKeyHeading,
  isSection,
  lettersIn,
  optionsIn,
  sharedRange,
  startOf,
  type StartStyle,
  strayOption,
} from './exam.signs.js';
import { type Line, part, type Rich, type Table, trimmed } from './rich.js';

/** A question as its lines say, before it is understood. */
export interface RawQuestion {
  number: number;
  name: string;
  paragraph: number;
  /** The heading of the part it stands in. */
  section: string;
  shared: { code: string; text: Rich[] } | null;
  stem: Rich[];
  options: FoundOption[];
  /** What stands behind `Đáp án:`, as it stands. */
  answers: string[];
  explanation: string[];
  /** Sentences for the person. */
  notes: string[];
}

export interface Exam {
  questions: RawQuestion[];
  keys: KeyEntry[];
}

/** Finds the questions of a document and the answers that stand apart from them; its tables are lists of answers. */
export function examOf(blocks: readonly (Line | Table)[], reading: Reading): Exam {
  const style = styleOf(blocks);
  if (style === null) return { questions: [], keys: [] };
  const parser = new ExamParser(style, reading);
  blocks.forEach((item, i) => parser.take(item, blocks[i + 1]));
  return parser.done();
}

type Item = Line | Table;

/** `Câu 1` before `[1]` before `1.`: a document that has the surer sign uses the others for lists. */
function styleOf(items: readonly Item[]): StartStyle | null {
  const styles = new Set(items.flatMap((item) => ('rows' in item ? [] : (startOf(item.text)?.style ?? []))));
  return (['word', 'bracket', 'number'] as const).find((style) => styles.has(style)) ?? null;
}

class ExamParser {
  private readonly questions: RawQuestion[] = [];
  private readonly keys: KeyEntry[] = [];
  private readonly tail: Item[] = [];
  private open: RawQuestion | null = null;
  private place: 'stem' | 'options' | 'explanation' | 'shared' | 'tail' = 'stem';
  private wasBlank = false;
  private before = 0;
  private section = '';
  private shared: { from: number; to: number; code: string; text: Rich[] } | null = null;

  constructor(
    private readonly style: StartStyle,
    private readonly reading: Reading,
  ) {}

  take(item: Item, next: Item | undefined): void {
    if (this.place === 'tail') {
      this.tail.push(item);
      return;
    }
    if ('rows' in item) {
      this.keys.push(...(keysInTable(item) ?? []));
      return;
    }
    if (item.text.trim() === '') {
      this.wasBlank = true;
      return;
    }
    this.line(item, next && !('rows' in next) ? next.text : '');
    this.wasBlank = false;
  }

  done(): Exam {
    if (this.before > 0) this.reading.lose(officeSaid.paragraph(1), officeSaid.beforeFirst(this.before));
    this.keys.push(...keysInTail(this.tail));
    return { questions: this.questions, keys: this.keys };
  }

  private line(line: Line, next: string): void {
    const { text } = line;
    const start = startOf(text);
    if (start?.style === this.style && this.mayStart(start.number)) return this.begin(line, start, next);
    if (isEnd(text) || (isKeyHeading(text) && this.questions.length > 0)) {
      this.place = 'tail';
      return;
    }
    if (isSection(text)) return this.beginSection(line);
    const range = sharedRange(text);
    if (range && (this.open === null || this.open.options.length > 0 || this.open.answers.length > 0))
      return this.beginShared(range, line);
    if (this.place === 'shared') {
      this.shared?.text.push(trimmed(line));
      return;
    }
    if (this.open === null) {
      this.before += 1;
      return;
    }
    this.lineOf(this.open, line, next);
  }

  /** A number alone may stand in a list; it starts a question where the one before is complete and it is the next. */
  private mayStart(number: number): boolean {
    if (this.style !== 'number' || this.open === null || this.place === 'shared') return true;
    const isComplete = this.open.options.length >= 2 || this.open.answers.length > 0;
    return isComplete && (number === this.open.number + 1 || (number === 1 && this.place !== 'explanation'));
  }

  private begin(line: Line, start: { number: number; name: string; length: number }, next: string): void {
    if (this.shared && (start.number < this.shared.from || start.number > this.shared.to)) this.shared = null;
    this.open = {
      number: start.number,
      name: start.name,
      paragraph: line.paragraph,
      section: this.section,
      shared: this.shared && { code: this.shared.code, text: this.shared.text },
      stem: [],
      options: [],
      answers: [],
      explanation: [],
      notes: /điểm\s*\)/iu.test(line.text.slice(0, start.length)) ? [officeSaid.points] : [],
    };
    this.questions.push(this.open);
    this.place = 'stem';
    const rest = trimmed(part(line, start.length));
    if (rest.text !== '') this.lineOf(this.open, { ...rest, paragraph: line.paragraph }, next);
  }

  private beginSection(line: Line): void {
    this.section = line.text.trim();
    this.reading.tally(officeSaid.paragraph(line.paragraph), officeSaid.section(this.section.slice(0, 60)));
    this.open = null;
    this.shared = null;
    this.place = 'stem';
  }

  private beginShared([from, to]: [number, number], line: Line): void {
    this.shared = { from, to, code: `nl-${from}-${to}`, text: [trimmed(line)] };
    this.open = null;
    this.place = 'shared';
  }

  private lineOf(open: RawQuestion, line: Line, next: string): void {
    const explanation = explanationIn(line.text);
    if (explanation !== null) {
      this.place = 'explanation';
      if (explanation.trim() !== '') open.explanation.push(explanation.trim());
      return;
    }
    const answer = answerIn(line.text);
    if (answer !== null && (open.answers.length === 0 || this.place !== 'explanation'))
      return this.answer(open, answer);
    const list = keysInLine(line.text);
    if (list && open.options.length >= 2) {
      this.keys.push(...list);
      return;
    }
    if (this.place === 'explanation') {
      open.explanation.push(line.text.trim());
      return;
    }
    if (line.text.trimStart().startsWith('>') && open.options.length > 0) {
      this.place = 'explanation';
      open.explanation.push(line.text.replace(/^\s*>\s*/, '').trim());
      return;
    }
    this.content(open, line, next);
  }

  private answer(open: RawQuestion, answer: string): void {
    const letters = lettersIn(answer);
    open.answers.push(letters ? letters.letters.join('') : answer);
    this.place = 'explanation';
    if (letters && letters.rest.trim() !== '') open.explanation.push(letters.rest.trim());
  }

  private content(open: RawQuestion, line: Line, next: string): void {
    this.dropSmallLetters(open, line.text);
    const found = optionsIn(line, open.options.length, next);
    if (found) {
      if (found.lead.text !== '') open.stem.push(found.lead);
      open.options.push(...found.options);
      this.place = 'options';
      return;
    }
    const stray = strayOption(line);
    const last = open.options.at(-1);
    if (stray && last && stray.letter === last.letter && stray.isUpper === last.isUpper) {
      open.notes.push(officeSaid.letterTwice(stray.letter.toUpperCase()));
      open.options.push({ ...stray, letter: letterOf(open.options.length) });
      return;
    }
    if (stray && last && stray.isUpper && stray.letter > letterOf(open.options.length)) {
      open.notes.push(officeSaid.optionGap(letterOf(open.options.length).toUpperCase()));
      open.options.push({ ...stray, letter: letterOf(open.options.length) });
      return;
    }
    const listed = last === undefined || last.label.text === '' ? bulletIn(line, open.options.length) : null;
    if (listed && (open.stem.length > 0 || open.options.length > 0)) {
      open.options.push(listed);
      this.place = 'options';
      return;
    }
    this.more(open, line);
  }

  /** `a) … b) …` in what is asked, before the choices A. B. C. D. */
  private dropSmallLetters(open: RawQuestion, text: string): void {
    const hasSmall = open.options.length > 0 && open.options.every(({ isUpper }) => !isUpper);
    if (!hasSmall || !/^\s*\*?\s*A\s?[.):/]/.test(text)) return;
    for (const { letter, body } of open.options) {
      const label = `${letter}) `;
      open.stem.push({ text: label + body.text, looks: '\0'.repeat(label.length) + body.looks });
    }
    open.options.length = 0;
  }

  private more(open: RawQuestion, line: Line): void {
    const last = open.options.at(-1);
    if (!last) {
      open.stem.push(trimmed(line));
      return;
    }
    if (this.wasBlank) {
      this.reading.lose(
        officeSaid.paragraph(line.paragraph),
        officeSaid.aloneText(line.text.trim().slice(0, 60)),
      );
      return;
    }
    const more = trimmed(line);
    last.body = { text: `${last.body.text}\n${more.text}`, looks: `${last.body.looks}\0${more.looks}` };
  }
}

/** The style of AZtest: no labels, an empty line between questions, `*` before what is right, `>` explains. */
export function unlabelledExam(blocks: readonly (Line | Table)[]): RawQuestion[] {
  const groups: Line[][] = [[]];
  for (const block of blocks) {
    if ('rows' in block) continue;
    if (block.text.trim() === '') groups.push([]);
    else groups.at(-1)?.push(block);
  }
  const whole = groups.filter((group) => group.length >= 3 && group.some(({ text }) => /^\s*\*/.test(text)));
  return whole.map((group, i) => {
    const [stem, ...others] = group;
    const lines = others.filter(({ text }) => !text.trimStart().startsWith('>'));
    const told = others.filter(({ text }) => text.trimStart().startsWith('>'));
    return {
      number: i + 1,
      name: said.question(i + 1),
      paragraph: stem?.paragraph ?? 0,
      section: '',
      shared: null,
      stem: stem ? [trimmed(stem)] : [],
      options: lines.map((line, at) => {
        const star = /^\s*\*\s*/.exec(line.text)?.[0].length ?? 0;
        return {
          letter: letterOf(at),
          isUpper: true,
          label: part(line, 0, 0),
          body: trimmed(part(line, star)),
          isStarred: star > 0,
        };
      }),
      answers: [],
      explanation: told.map(({ text }) => text.replace(/^\s*>\s*/, '').trim()),
      notes: [],
    };
  });
}
