/** Equal values counted together; `n` is how many. */
export type Weighted = { value: number; n: number };

/** Of a sample; null where the sample is too small or does not vary. */
export type Moments = {
  n: number;
  mean: number;
  /** Middle value; between the two middle ones their mean. */
  median: number;
  /** Sample variance (n − 1) and its root. */
  variance: number | null;
  sd: number | null;
  /** k3 / k2^1.5 of Fisher's k-statistics. */
  skewness: number | null;
  /** k4 / k2². */
  kurtosis: number | null;
};

/** Null for no values at all. */
export function momentsOf(values: readonly Weighted[]): Moments | null {
  const sorted = values.filter(({ n }) => n > 0).toSorted((a, b) => a.value - b.value);
  const n = sum(sorted, () => 1);
  if (n === 0) return null;
  const mean = sum(sorted, (value) => value) / n;
  const central = (power: number) => sum(sorted, (value) => (value - mean) ** power) / n;
  const [m2, m3, m4] = [central(2), central(3), central(4)];
  const k2 = n > 1 ? (n * m2) / (n - 1) : 0;
  const k3 = (n * n * m3) / ((n - 1) * (n - 2));
  const k4 = (n * n * ((n + 1) * m4 - 3 * (n - 1) * m2 * m2)) / ((n - 1) * (n - 2) * (n - 3));
  return {
    n,
    mean,
    median: (at(sorted, Math.floor((n - 1) / 2)) + at(sorted, Math.floor(n / 2))) / 2,
    variance: n > 1 ? k2 : null,
    sd: n > 1 ? Math.sqrt(k2) : null,
    skewness: n > 2 && k2 > 0 ? k3 / k2 ** 1.5 : null,
    kurtosis: n > 3 && k2 > 0 ? k4 / (k2 * k2) : null,
  };
}

/**
 * The greatest sum of products that two samples of the same size could have, however they are paired: both in
 * ascending order (rearrangement inequality).
 */
export function greatestProductSum(xs: readonly Weighted[], ys: readonly Weighted[]): number {
  const left = merged(xs);
  const right = merged(ys);
  let product = 0;
  for (let i = 0, j = 0, takenLeft = 0, takenRight = 0; i < left.length && j < right.length;) {
    const [x, y] = [left[i]!, right[j]!];
    const n = Math.min(x.n - takenLeft, y.n - takenRight);
    product += n * x.value * y.value;
    takenLeft += n;
    takenRight += n;
    if (takenLeft === x.n) [i, takenLeft] = [i + 1, 0];
    if (takenRight === y.n) [j, takenRight] = [j + 1, 0];
  }
  return product;
}

function merged(values: readonly Weighted[]): Weighted[] {
  const counts = new Map<number, number>();
  for (const { value, n } of values) if (n > 0) counts.set(value, (counts.get(value) ?? 0) + n);
  return [...counts].map(([value, n]) => ({ value, n })).sort((a, b) => a.value - b.value);
}

function at(sorted: readonly Weighted[], index: number): number {
  let seen = 0;
  for (const { value, n } of sorted) {
    seen += n;
    if (index < seen) return value;
  }
  return sorted.at(-1)?.value ?? 0;
}

const sum = (values: readonly Weighted[], of: (value: number) => number): number =>
  values.reduce((total, { value, n }) => total + n * of(value), 0);
