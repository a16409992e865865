import { type Finding, found, type Severity, type Subject } from './finding.js';

/** Below this a topic has too few questions for its keys to be judged. */
export const fewestToJudge = 8;
/**
 * Bounds in standard deviations of what chance would do: beyond 1.96 chance alone comes in one case of
 * twenty (a warning), beyond 2.58 in one of a hundred (an error).
 */
const bounds = { warning: 1.96, error: 2.58 } as const;

/** A key that stands out by its length: at least 8 characters and 30 % longer than every distractor. */
export function checkKeyLength(subject: Subject): Finding[] {
  const { body } = subject.draft;
  if (body.kind !== 'single' || body.choices.length < 3) return [];
  const lengths = body.choices.map(({ text }) => Array.from(text).length);
  const right = body.choices.findIndex(({ id }) => body.key.includes(id));
  const key = lengths[right] ?? 0;
  const other = Math.max(...lengths.filter((_, i) => i !== right));
  if (key < other + 8 || key < other * 1.3) return [];
  return [found(subject, 'key-length', ['choices', right], { key, other })];
}

/** Over each topic: letters that are the key too often or too seldom, and keys that tend to be the longest. */
export function checkKeyPlaces(subjects: readonly Subject[]): Finding[] {
  const perTopic = Map.groupBy(subjects, ({ draft }) => draft.topic);
  return [...perTopic.values()].flatMap((topic) => [...positions(topic), ...longest(topic)]);
}

/** Single choice, by position: where a letter's count is further from the sum of 1/choices than the bound. */
function positions(topic: readonly Subject[]): Finding[] {
  const questions = singles(topic);
  const letters = Math.max(0, ...questions.map(({ choices }) => choices.length));
  return Array.from({ length: letters }, (_, at) => {
    const having = questions.filter(({ choices }) => choices.length > at);
    const count = having.filter(({ right }) => right === at).length;
    const letter = String.fromCharCode(65 + at);
    return judge(topic, 'key-position', having, count, { letter });
  }).flat();
}

function longest(topic: readonly Subject[]): Finding[] {
  const questions = singles(topic);
  const count = questions.filter(({ choices, right }) => {
    const key = choices[right] ?? 0;
    return choices.every((length, i) => i === right || length < key);
  }).length;
  // Fewer than chance would do is no fault.
  return judge(topic, 'key-longest', questions, count, {}).filter(
    ({ params }) => Number(params['count']) > Number(params['expected']),
  );
}

interface Single {
  /** Lengths of the choices. */
  choices: number[];
  right: number;
}

function singles(topic: readonly Subject[]): Single[] {
  return topic.flatMap(({ draft: { body } }) =>
    body.kind === 'single'
      ? [
          {
            choices: body.choices.map(({ text }) => Array.from(text).length),
            right: body.choices.findIndex(({ id }) => body.key.includes(id)),
          },
        ]
      : [],
  );
}

/** Each question hits by chance once in as many times as it has choices: mean Σp, variance Σp(1−p). */
function judge(
  topic: readonly Subject[],
  rule: 'key-position' | 'key-longest',
  questions: readonly Single[],
  count: number,
  params: Finding['params'],
): Finding[] {
  const first = topic[0];
  if (!first || questions.length < fewestToJudge) return [];
  const chances = questions.map(({ choices }) => 1 / choices.length);
  const expected = chances.reduce((sum, p) => sum + p, 0);
  const deviation = Math.sqrt(chances.reduce((sum, p) => sum + p * (1 - p), 0));
  const away = Math.abs(count - expected);
  if (away <= bounds.warning * deviation) return [];
  const severity: Severity = away > bounds.error * deviation ? 'error' : 'warning';
  const finding = found(
    first,
    rule,
    [],
    {
      ...params,
      count,
      total: questions.length,
      expected: Math.round(expected * 10) / 10,
      bound: Math.round(bounds[severity] * deviation * 10) / 10,
    },
    severity,
  );
  return [{ ...finding, line: 1, question: '', version: 0 }];
}
