/**
 * What an essay gets, in permille of its points, from the marks of different people in the order they were given;
 * null while another person must read it. Two marks that differ by no more than `bound`: their mean. Farther
 * apart: a third person reads it, and the two nearest count; where the third stands in the middle, the higher
 * two. Half permilles are rounded up.
 */
export function decideMarks(marks: readonly number[], bound: number): number | null {
  const [first, second, third] = marks;
  if (first === undefined || second === undefined) return null;
  if (Math.abs(first - second) <= bound) return mean(first, second);
  if (third === undefined) return null;
  const [low, middle, high] = [first, second, third].sort((a, b) => a - b) as [number, number, number];
  return middle - low < high - middle ? mean(low, middle) : mean(middle, high);
}

const mean = (a: number, b: number): number => Math.ceil((a + b) / 2);
