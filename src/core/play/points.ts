import type { BlueprintLine } from '../rulebook.js';
import type { PlayRules } from './rules.js';

export type PointRules = { pointsMilli: number; blueprint: readonly BlueprintLine[] } & Pick<
  PlayRules,
  'essay' | 'stage'
>;

/** What a question is worth in a round, in thousandths: the essay part's points, its line's, else the round's. */
export function pointsOf(
  { pointsMilli, blueprint, essay }: PointRules,
  question: { topic: string; difficulty: string; kind: string },
): number {
  if (essay && question.kind === 'essay') return essay.pointsMilli;
  const line = blueprint.find(
    ({ topic, difficulty }) => topic === question.topic && difficulty === question.difficulty,
  );
  return line?.pointsMilli ?? pointsMilli;
}

/** Points of a whole paper and its number of questions, the essay part among them; of a stage its most points. */
export function paperTotal({ pointsMilli, blueprint, essay, stage }: PointRules): {
  maxMilli: number;
  questions: number;
} {
  return {
    maxMilli: blueprint.reduce(
      (sum, line) => sum + line.count * (line.pointsMilli ?? pointsMilli),
      (essay?.pointsMilli ?? 0) + (stage?.maxMilli ?? 0),
    ),
    questions: blueprint.reduce((sum, { count }) => sum + count, essay ? 1 : 0),
  };
}
