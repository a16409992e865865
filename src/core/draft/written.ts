import type { Option, PictureRef, QuestionBody } from '../kind/draft.js';
import { letterOf, optionsOf, type Piece } from './bodies.js';

/** Something to choose as a person writes it in YAML: a text, or a text with a picture. */
export type WrittenOption = string | { text?: string; picture: PictureRef };

/** What is asked and what is right, as a person writes it in YAML; see question-bank/README.md. */
export type WrittenBody =
  | { kind: 'single' | 'true-false'; choices: WrittenOption[]; key: string[]; fixedOrder?: boolean }
  | {
      kind: 'multiple';
      choices: WrittenOption[];
      key: string[];
      fixedOrder?: boolean;
      partialCredit: 'all-or-nothing' | 'per-choice';
    }
  | {
      kind: 'matching';
      pairs: { left: WrittenOption; right: WrittenOption }[];
      extraRights?: WrittenOption[];
      partialCredit?: 'all-or-nothing' | 'per-pair';
    }
  | { kind: 'ordering'; items: WrittenOption[]; partialCredit?: 'all-or-nothing' | 'per-neighbour' }
  | {
      kind: 'numeric';
      answers: { value: number | string; tolerance?: number | string; share?: number }[];
      unit?: string;
    }
  | {
      kind: 'short-text';
      accepted: (string | { text: string; share: number })[];
      ignoreCase?: boolean;
      ignoreAccents?: boolean;
    }
  | { kind: 'essay'; maxWords: number; rubric: { text: string; share: number }[] };

/** Shares are written in percent of the points. */
const permille = (share: number): number => Math.round(share * 10);
const percent = (share: number): number => share / 10;

/**
 * The body that was written. Letters follow the order of writing: items of an order in the right order, the
 * rights of pairs beside their lefts; equal rights are one. Nothing is checked here.
 */
export function bodyOf(written: WrittenBody): QuestionBody {
  switch (written.kind) {
    case 'single':
    case 'true-false': {
      const { kind, fixedOrder = kind === 'true-false' } = written;
      return { kind, choices: written.choices.map(toOption), key: lettered(written.key), fixedOrder };
    }
    case 'multiple': {
      const { kind, fixedOrder = false, partialCredit } = written;
      const choices = written.choices.map(toOption);
      return { kind, choices, key: lettered(written.key), fixedOrder, partialCredit };
    }
    case 'matching':
      return pairsOf(written);
    case 'ordering': {
      const items = written.items.map(toOption);
      const { partialCredit = 'per-neighbour' } = written;
      return { kind: 'ordering', items, key: items.map(({ id }) => id), partialCredit };
    }
    case 'numeric':
      return {
        kind: 'numeric',
        unit: written.unit ?? '',
        key: written.answers.map(({ value, tolerance = 0, share = 100 }) => ({
          value: String(value),
          tolerance: String(tolerance),
          permille: permille(share),
        })),
      };
    case 'short-text':
      return {
        kind: 'short-text',
        ignoreCase: written.ignoreCase ?? true,
        ignoreAccents: written.ignoreAccents ?? false,
        key: written.accepted.map((each) =>
          typeof each === 'string'
            ? { text: each.trim(), permille: 1000 }
            : { text: each.text.trim(), permille: permille(each.share) },
        ),
      };
    case 'essay':
      return {
        kind: 'essay',
        maxWords: written.maxWords,
        rubric: written.rubric.map(({ text, share }, i) => ({
          code: letterOf(i),
          text: text.trim(),
          permille: permille(share),
        })),
      };
  }
}

/** The way back: what a person would have written. */
export function writtenOf(body: QuestionBody): WrittenBody {
  switch (body.kind) {
    case 'single':
    case 'true-false':
    case 'multiple': {
      const { choices, key, fixedOrder, ...rest } = body;
      const usual = fixedOrder === (body.kind === 'true-false');
      return {
        ...rest,
        choices: choices.map(fromOption),
        key: choices.flatMap(({ id }, i) => (key.includes(id) ? [letterOf(i).toUpperCase()] : [])),
        ...(usual ? {} : { fixedOrder }),
      };
    }
    case 'matching': {
      const { lefts, rights, key, partialCredit } = body;
      const rightOf = new Map(key.map((pair) => [pair.split(':')[0], pair.split(':')[1]]));
      const find = (id: string | undefined) => rights.find((right) => right.id === id);
      const used = new Set(rightOf.values());
      const extra = rights.filter(({ id }) => !used.has(id));
      return {
        kind: 'matching',
        pairs: lefts.map((left) => ({
          left: fromOption(left),
          right: fromOption(find(rightOf.get(left.id)) ?? { text: '', picture: null }),
        })),
        ...(extra.length > 0 ? { extraRights: extra.map(fromOption) } : {}),
        ...(partialCredit === 'per-pair' ? {} : { partialCredit }),
      };
    }
    case 'ordering': {
      const { items, key, partialCredit } = body;
      const inOrder = key.flatMap((id) => items.filter((item) => item.id === id));
      return {
        kind: 'ordering',
        items: inOrder.map(fromOption),
        ...(partialCredit === 'per-neighbour' ? {} : { partialCredit }),
      };
    }
    case 'numeric':
      return {
        kind: 'numeric',
        answers: body.key.map(({ value, tolerance, permille: worth }) => ({
          value,
          ...(tolerance === '0' ? {} : { tolerance }),
          ...(worth === 1000 ? {} : { share: percent(worth) }),
        })),
        ...(body.unit === '' ? {} : { unit: body.unit }),
      };
    case 'short-text':
      return {
        kind: 'short-text',
        accepted: body.key.map(({ text, permille: worth }) =>
          worth === 1000 ? text : { text, share: percent(worth) },
        ),
        ...(body.ignoreCase ? {} : { ignoreCase: false }),
        ...(body.ignoreAccents ? { ignoreAccents: true } : {}),
      };
    case 'essay':
      return {
        kind: 'essay',
        maxWords: body.maxWords,
        rubric: body.rubric.map(({ text, permille: worth }) => ({ text, share: percent(worth) })),
      };
  }
}

function pairsOf({
  pairs,
  extraRights = [],
  partialCredit = 'per-pair',
}: WrittenBody & { kind: 'matching' }) {
  const rights: Piece[] = [];
  const placeOf = (written: WrittenOption): number => {
    const piece = pieceOf(written);
    const known = rights.findIndex(
      ({ text, picture }) => text === piece.text && picture?.file === piece.picture?.file,
    );
    return known >= 0 ? known : rights.push(piece) - 1;
  };
  const key = pairs.map(({ right }, i) => `${letterOf(i)}:${letterOf(placeOf(right))}`);
  extraRights.forEach(placeOf);
  const lefts = pairs.map(({ left }, i) => toOption(left, i));
  return { kind: 'matching' as const, lefts, rights: optionsOf(rights), key, partialCredit };
}

const lettered = (key: readonly string[]): string[] => key.map((letter) => letter.toLowerCase()).sort();

const pieceOf = (written: WrittenOption): Piece =>
  typeof written === 'string'
    ? { text: written.trim(), picture: null }
    : { text: (written.text ?? '').trim(), picture: written.picture };

const toOption = (written: WrittenOption, i: number): Option => ({ id: letterOf(i), ...pieceOf(written) });

const fromOption = ({ text, picture }: Piece): WrittenOption =>
  picture === null ? text : { ...(text === '' ? {} : { text }), picture };
