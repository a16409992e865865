import type { PredictionRule } from '../api/types.ts';
import type { Lang } from '../i18n.ts';
import { predict } from '../messages/predict.ts';

/** The prediction of a round in words, for a page that should not carry the words of every other kind. */
export function predictionWords(rule: PredictionRule | null, lang: Lang) {
  if (!rule) return null;
  const m = predict[lang];
  const decimals = rule.decimals ?? 0;
  const percent = rule.target === 'perfect-percent';
  return {
    ask: m.ask(rule),
    label: m.label(rule),
    unit: m.unit(rule),
    hint: m.hint(decimals),
    wrong: m.wrong(decimals, percent),
    decimals,
    most: percent ? 100 : 100_000_000,
  };
}
export type PredictionWords = NonNullable<ReturnType<typeof predictionWords>>;
