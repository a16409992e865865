import { letterOf } from '../core/draft/bodies.js';
import { searchKey } from '../core/text.js';
import { type Difficulty, difficultyNames } from '../core/rulebook.js';
import type { QuestionKind } from '../core/kind/draft.js';

/** Columns that stand once; those of choices and of right sides come by letter, see `choiceColumn`. */
export const columns = {
  code: { name: 'Mã câu', width: 12, others: ['ma', 'ma cau hoi', 'code', 'id'] },
  topic: { name: 'Chủ đề', width: 20, others: ['topic', 'chuyen de', 'chuong', 'hang muc'] },
  difficulty: { name: 'Mức độ', width: 14, others: ['difficulty', 'do kho', 'muc do nhan thuc'] },
  audience: { name: 'Đối tượng', width: 16, others: ['audience'] },
  kind: {
    name: 'Loại câu',
    width: 20,
    others: ['loai cau hoi', 'dang cau hoi', 'kind', 'type', 'question type'],
  },
  stimulusCode: { name: 'Mã ngữ liệu', width: 14, others: [] },
  stimulus: { name: 'Ngữ liệu chung', width: 40, others: ['ngu lieu'] },
  text: {
    name: 'Câu hỏi',
    width: 50,
    others: [
      'noi dung',
      'noi dung cau hoi',
      'de bai',
      'cau hoi noi dung',
      'question',
      'question text',
      'questiontext',
      'stem',
    ],
  },
  allChoices: {
    name: 'Các phương án',
    width: 40,
    others: [
      'phuong an',
      'phuong an tra loi',
      'cac phuong an tra loi',
      'lua chon',
      'cac lua chon',
      'options',
    ],
  },
  key: {
    name: 'Đáp án',
    width: 16,
    others: [
      'dap an dung',
      'phuong an dung',
      'cau tra loi dung',
      'lua chon dung',
      'tra loi',
      'key',
      'answer',
      'correct',
      'correct answer',
      'correct answer s',
      'correct option',
      'answer key',
      'da',
    ],
  },
  grading: { name: 'Cách tính điểm', width: 18, others: [] },
  fixedOrder: { name: 'Giữ thứ tự', width: 11, others: [] },
  unit: { name: 'Đơn vị', width: 14, others: ['don vi tinh'] },
  ignoreCase: { name: 'Bỏ qua hoa thường', width: 12, others: [] },
  ignoreAccents: { name: 'Bỏ qua dấu', width: 10, others: [] },
  maxWords: { name: 'Số từ tối đa', width: 10, others: [] },
  explanation: {
    name: 'Giải thích',
    width: 50,
    others: ['loi giai', 'huong dan giai', 'explanation', 'ghi chu dap an', 'giai thich dap an'],
  },
  citations: { name: 'Căn cứ', width: 44, others: ['can cu phap ly', 'citation'] },
  asksAbout: { name: 'Hỏi về ngày', width: 12, others: [] },
  validFrom: { name: 'Dùng từ ngày', width: 12, others: [] },
  validUntil: { name: 'Dùng đến ngày', width: 12, others: [] },
} as const;
export type ColumnName = keyof typeof columns;

export const choiceColumn = (index: number): string => `Phương án ${letterOf(index).toUpperCase()}`;
export const rightColumn = (index: number): string => `Vế phải ${index + 1}`;

/** Where the columns of a sheet are; -1: it has none of this name. */
export interface Header {
  at: number;
  of: Record<ColumnName, number>;
  choices: number[];
  rights: number[];
  /** Headings nobody knows. */
  unknown: string[];
}

const names = new Map<string, ColumnName>(
  (Object.keys(columns) as ColumnName[]).flatMap((column) =>
    [searchKey(columns[column].name), ...columns[column].others].map((name) => [name, column] as const),
  ),
);
const ignored = new Set(['stt', 'tt', 'so thu tu', 'no', 'diem', '']);
const choiceName =
  /^(?:(?:phuong an|dap an|lua chon|cau tra loi|option|answer|choice|tra loi|pa|da) )?([a-z]|[1-9])$/;
const rightName = /^ve phai (\d{1,2})$/;

/** The header in a row of cells; null where there is none. Case, marks and signs do not matter. */
export function headerIn(at: number, cells: readonly string[]): Header | null {
  const header: Header = { at, of: emptyPlaces(), choices: [], rights: [], unknown: [] };
  cells.forEach((cell, i) => {
    // optionA, Option1 and correctAnswer are words that programs write together.
    const apart = cell.slice(0, 80).replace(/(?<=\p{Ll})(?=\p{Lu}|\d)/gu, ' ');
    const key = searchKey(apart);
    const column = names.get(key);
    const choice = choiceName.exec(key)?.[1];
    const right = rightName.exec(key)?.[1];
    if (column !== undefined && header.of[column] < 0) header.of[column] = i;
    else if (choice !== undefined)
      header.choices[/\d/.test(choice) ? Number(choice) - 1 : choice.charCodeAt(0) - 97] = i;
    else if (right !== undefined) header.rights[Number(right) - 1] = i;
    else if (!ignored.has(key)) header.unknown.push(cell.trim().slice(0, 40));
  });
  const { text, key, kind } = header.of;
  const asked =
    text >= 0 &&
    (kind >= 0 || key >= 0) &&
    (header.choices.length >= 2 || kind >= 0 || header.of.allChoices >= 0);
  return asked ? header : null;
}

function emptyPlaces(): Record<ColumnName, number> {
  return Object.fromEntries(Object.keys(columns).map((name) => [name, -1])) as Record<ColumnName, number>;
}

/** Kinds as the template's list names them. */
export const kindWords: Record<QuestionKind, string> = {
  single: 'Một đáp án',
  multiple: 'Nhiều đáp án',
  'true-false': 'Đúng/Sai',
  matching: 'Ghép đôi',
  ordering: 'Sắp xếp',
  numeric: 'Điền số',
  'short-text': 'Trả lời ngắn',
  essay: 'Tự luận',
};
const kindsByWord = new Map<string, QuestionKind>([
  ...(Object.keys(kindWords) as QuestionKind[]).flatMap((kind): [string, QuestionKind][] => [
    [searchKey(kindWords[kind]), kind],
    [searchKey(kind), kind],
  ]),
  ['trac nghiem', 'single'],
  ['mot lua chon', 'single'],
  ['chon mot', 'single'],
  ['nhieu lua chon', 'multiple'],
  ['chon nhieu', 'multiple'],
  ['dung sai', 'true-false'],
  ['noi', 'matching'],
  ['dien tu', 'short-text'],
  ['dien khuyet', 'short-text'],
  ['mcq', 'single'],
  ['single choice', 'single'],
  ['multiple choice', 'single'],
  ['multiple select', 'multiple'],
  ['multiple answer', 'multiple'],
  ['short answer', 'short-text'],
  ['fill in the blank', 'short-text'],
]);

export const kindOfWord = (word: string): QuestionKind | null => kindsByWord.get(searchKey(word)) ?? null;

export function difficultyOfWord(word: string): Difficulty | null {
  const key = searchKey(word);
  const found = (Object.keys(difficultyNames) as Difficulty[]).find(
    (each) => searchKey(difficultyNames[each]) === key || searchKey(each) === key,
  );
  const others: Record<string, Difficulty> = {
    de: 'nhan-biet',
    'trung binh': 'thong-hieu',
    kho: 'van-dung',
    'van dung cao': 'van-dung',
  };
  return found ?? others[key] ?? null;
}

export const audienceWords: Record<string, string> = { 'nguoi-dan': 'Người dân', cbccvc: 'CBCCVC' };

export function audienceOfWord(word: string): string {
  const key = searchKey(word);
  return Object.keys(audienceWords).find((code) => searchKey(audienceWords[code] ?? '') === key) ?? word;
}

export const yes = 'Có';
export const no = 'Không';
export const wholeWord = 'Đúng hết mới có điểm';
export const partWord = 'Tính từng phần';
