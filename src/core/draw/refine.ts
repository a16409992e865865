/**
 * Places after some of those who were still equal were told apart: `now` orders within what was said `before` and
 * takes nothing of it back. From 1 without gaps, equals sharing theirs; of whom nothing was said stands behind.
 */
export function refinePlaces(
  before: Readonly<Record<string, number>>,
  now: Readonly<Record<string, number>>,
): Record<string, number> {
  const lines = [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .map((id) => ({ id, first: before[id] ?? Number.MAX_VALUE, next: now[id] ?? Number.MAX_VALUE }))
    .sort((a, b) => a.first - b.first || a.next - b.next);
  let place = 0;
  return Object.fromEntries(
    lines.map(({ id, first, next }, i) => {
      const above = lines[i - 1];
      if (above?.first !== first || above.next !== next) place += 1;
      return [id, place];
    }),
  );
}
