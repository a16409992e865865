import { chanceFrom, shuffle } from './draw/chance.js';
import { refuse } from './errors.js';
import { arrange } from './kind/registry.js';
import { compareText } from './ranking.js';
import { type BankQuestion, chooseGroups } from './draw/stimulus.js';
import type { EssayPart } from './play/rules.js';
import { lineKey } from './rulebook.js';
import type { RoundRules } from './rulebook.js';

/** The slot number, as answers name it, is the index in the paper + 1. `pointsMilli`: where it is not the round's. */
export type PaperSlot = { questionId: string; choiceIds: string[]; pointsMilli?: number };
export type DrawRules = Pick<RoundRules, 'blueprint' | 'shuffleQuestions' | 'shuffleChoices' | 'essay'>;

/**
 * Draws a paper: for each blueprint line `count` questions, each set equally likely. The same seed (hex
 * digits, any case; 32 random bytes advised) and the same set of questions give the same paper whatever the
 * order of `bank`. Unshuffled papers follow the blueprint, then the question id. Questions that share a
 * stimulus come all or none and stand together (see `chooseGroups`). Where the round has an essay part, one essay of
 * the bank stands at the end and the blueprint draws none.
 *
 * @throws DomainError `blueprint_shortage` (field: the line), `seed_not_hex`
 */
export function drawPaper(rules: DrawRules, bank: readonly BankQuestion[], seed: string): PaperSlot[] {
  const pools = groupByLine(rules.essay ? bank.filter(({ asked }) => asked.kind !== 'essay') : bank);
  const chance = chanceFrom(seed, 'questions');
  checkEnough(rules.blueprint, pools);
  const chosen = chooseGroups(rules.blueprint, [...pools.values()].flat(), chanceFrom(seed, 'stimuli'));
  const grouped = new Map([...pools].map(([key, pool]) => [key, pool.filter(isOf(chosen.taken))]));
  const free = new Map([...pools].map(([key, pool]) => [key, pool.filter(isOf(chosen.free))]));
  const drawn = rules.blueprint.flatMap(({ topic, difficulty, count }) => {
    const key = lineKey(topic, difficulty);
    const inGroups = grouped.get(key)?.splice(0, count) ?? [];
    const singles = free.get(key) ?? [];
    const left = count - inGroups.length;
    shuffle(singles, chance, left);
    return [...inGroups, ...singles.splice(0, left)].sort((a, b) => compareText(a.id, b.id));
  });
  const units = together(drawn);
  if (rules.shuffleQuestions) shuffle(units, chanceFrom(seed, 'order'));
  // Each question has its own stream, so that exchanging one question leaves the others as they were.
  const slots = units.flat().map(({ id, asked, topic, difficulty }) => ({
    questionId: id,
    choiceIds: arrange(asked, rules.shuffleChoices, chanceFrom(seed, `choices ${id}`)),
    ...ownPoints(rules.blueprint, topic, difficulty),
  }));
  return rules.essay ? [...slots, essaySlot(rules.essay, bank, seed)] : slots;
}

function ownPoints(
  blueprint: DrawRules['blueprint'],
  topic: string,
  difficulty: string,
): { pointsMilli?: number } {
  const line = blueprint.find((each) => each.topic === topic && each.difficulty === difficulty);
  return line?.pointsMilli === undefined ? {} : { pointsMilli: line.pointsMilli };
}

function essaySlot({ pointsMilli }: EssayPart, bank: readonly BankQuestion[], seed: string): PaperSlot {
  const ids = new Set(bank.filter(({ asked }) => asked.kind === 'essay').map(({ id }) => id));
  const essays = shuffle([...ids].sort(compareText), chanceFrom(seed, 'essay'), 1);
  const [questionId] = essays;
  if (questionId === undefined)
    return refuse('blueprint_shortage', { topic: 'essay', difficulty: '', needed: 1, available: 0 }, 'essay');
  return { questionId, choiceIds: [], pointsMilli };
}

function groupByLine(bank: readonly BankQuestion[]): Map<string, BankQuestion[]> {
  const distinct = new Map(bank.map((question) => [question.id, question]));
  const pools = new Map<string, BankQuestion[]>();
  for (const question of [...distinct.values()].sort((a, b) => compareText(a.id, b.id))) {
    const line = lineKey(question.topic, question.difficulty);
    const pool = pools.get(line);
    if (pool) pool.push(question);
    else pools.set(line, [question]);
  }
  return pools;
}

function checkEnough(
  blueprint: DrawRules['blueprint'],
  pools: ReadonlyMap<string, readonly BankQuestion[]>,
): void {
  const used = new Map<string, number>();
  blueprint.forEach(({ topic, difficulty, count }, i) => {
    const key = lineKey(topic, difficulty);
    const available = (pools.get(key)?.length ?? 0) - (used.get(key) ?? 0);
    if (available < count) {
      refuse('blueprint_shortage', { topic, difficulty, needed: count, available }, `blueprint[${i}].count`);
    }
    used.set(key, (used.get(key) ?? 0) + count);
  });
}

const isOf =
  (codes: ReadonlySet<string | null>) =>
  ({ stimulus }: BankQuestion): boolean =>
    codes.has(stimulus?.code ?? null);

/** Units of a paper: a question alone, or those of one stimulus in their order, where the first of them came. */
function together(questions: readonly BankQuestion[]): BankQuestion[][] {
  const units = Map.groupBy(questions, ({ id, stimulus }) => stimulus?.code ?? ` ${id}`);
  return [...units.values()].map((unit) =>
    unit.toSorted((a, b) => compareText(a.stimulus?.at ?? '', b.stimulus?.at ?? '')),
  );
}
