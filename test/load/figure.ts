/** One measured figure beside what it is compared with in the same run. */
export interface Figure {
  value: number;
  unit: string;
  /** What the machine gives without the product, same unit; null where the bound is absolute. */
  baseline: number | null;
  /** value ÷ baseline; null without a baseline. */
  ratio: number | null;
  /** What is promised, in words, e.g. `≥ 0.7`. */
  bound: string;
  ok: boolean;
}

export type Figures = Record<string, Figure>;
