import { type Moments, momentsOf, type Weighted } from './moments.js';

/** Points at one place of the paper, thousandths: sample variance, and covariance with the total. */
export type PlaceSpread = { variance: number; covarianceWithTotal: number };

/**
 * A round's papers as one test (Moodle, "Quiz statistics calculations"). Points in thousandths. With papers
 * drawn at random a place is a slot, whatever question stands there.
 */
export type PaperStatistics = Moments & {
  /** Coefficient of internal consistency (Cronbach's alpha), percent; may be negative. */
  consistency: number | null;
  /** Share of the standard deviation that is chance, percent. */
  errorRatio: number | null;
  /** Standard error of a score, thousandths. */
  standardError: number | null;
};

/** CIC = 100 · P/(P−1) · (1 − Σ var x ÷ k2); ER = 100 · √(1 − CIC/100); SE = ER · SD ÷ 100. */
export function paperStatistics(
  totals: readonly Weighted[],
  places: readonly PlaceSpread[],
): PaperStatistics | null {
  const moments = momentsOf(totals);
  if (moments === null) return null;
  const { variance, sd } = moments;
  const spread = places.reduce((sum, place) => sum + place.variance, 0);
  const consistency =
    variance !== null && variance > 0 && places.length > 1
      ? ((100 * places.length) / (places.length - 1)) * (1 - spread / variance)
      : null;
  const errorRatio = consistency === null ? null : 100 * Math.sqrt(Math.max(0, 1 - consistency / 100));
  return {
    ...moments,
    consistency,
    errorRatio,
    standardError: errorRatio === null || sd === null ? null : (errorRatio * sd) / 100,
  };
}

/**
 * How much of the spread of totals one question makes, percent: 100 · √cov ÷ Σ √cov of all places. Null where a
 * covariance is negative: then the question works against the paper.
 */
export function effectiveWeight(covariance: number | null, places: readonly PlaceSpread[]): number | null {
  if (covariance === null || covariance < 0) return null;
  const all = places.reduce((sum, place) => sum + Math.sqrt(Math.max(0, place.covarianceWithTotal)), 0);
  return all > 0 ? (100 * Math.sqrt(covariance)) / all : null;
}

/** Expected points of the drawn papers, by how easy their questions turned out, as a share of all points. */
export type PaperFairness = {
  papers: number;
  lowest: number;
  highest: number;
  mean: number;
  sd: number;
  /** `sd` is above `fairSpread`. */
  uneven: boolean;
};

/** Above this standard deviation between papers (share of the points) luck of the draw is worth a warning. */
export const fairSpread = 0.05;

export function paperFairness(
  papers: number,
  sum: number,
  squares: number,
  lowest: number,
  highest: number,
): PaperFairness | null {
  if (papers === 0) return null;
  const mean = sum / papers;
  const sd = Math.sqrt(Math.max(0, squares / papers - mean * mean));
  return { papers, lowest, highest, mean, sd, uneven: sd > fairSpread };
}
