import type { PredictionRule } from './api/types.ts';
import { number } from './format.ts';
import type { Lang } from './i18n.ts';
import { predict } from './messages/predict.ts';
import type { Predict } from './messages/vi/predict.ts';

const measures: Record<PredictionRule['target'], keyof Predict['unit']> = {
  'perfect-contestants': 'people',
  'perfect-attempts': 'attempts',
  entrants: 'people',
  attempts: 'attempts',
  'perfect-percent': 'percent',
};

/** The prediction of a round in words, for a page that should not carry the words of every other kind. */
export function predictionWords(rule: PredictionRule | null, lang: Lang) {
  if (!rule) return null;
  const m = predict[lang];
  const decimals = rule.decimals ?? 0;
  const measure = measures[rule.target];
  const most = measure === 'percent' ? 100 : 100_000_000;
  const comma = lang === 'vi' ? ',' : '.';
  const where = [rule.over ? m.soFar : m.inRound, ...(rule.within ? [m.inDivision] : [])].join(', ');
  return {
    ask: m.ask(m.asked[rule.target], where),
    label: m.label[measure],
    unit: measure === 'percent' ? '%' : ` ${m.unit[measure]}`,
    hint: decimals > 0 ? m.hintDecimals(decimals, `87${comma}${'654321'.slice(0, decimals)}`) : m.hint,
    wrong: decimals > 0 ? m.wrongDecimals(decimals) : m.wrong(number(most, lang)),
    decimals,
    most,
  };
}
export type PredictionWords = NonNullable<ReturnType<typeof predictionWords>>;
