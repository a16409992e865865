import type { CollectiveLine, CollectiveValue } from '../engine/collective.js';
import { percentText } from '../engine/predict.js';
import type { CollectiveAward, CollectiveCriterion } from '../rules/document.js';
import { bodyText, type Language, type NameOf } from './words.js';

type Both = Record<Language, string>;

const names: Record<CollectiveCriterion['by'], Both> = {
  entrants: { vi: 'số người dự thi', en: 'people' },
  attempts: { vi: 'số lượt thi', en: 'attempts' },
  rate: { vi: 'tỷ lệ dự thi', en: 'participation' },
  'mean-score': { vi: 'điểm trung bình', en: 'mean score' },
  'share-above': { vi: 'tỷ lệ đạt mức điểm', en: 'share above' },
  winners: { vi: 'số người được giải', en: 'winners' },
  'prize-points': { vi: 'điểm quy đổi từ giải', en: 'points of awards' },
  'group-members': { vi: 'số người thuộc nhóm', en: 'people of a group' },
  'group-rate': { vi: 'tỷ lệ của nhóm', en: 'share of a group' },
  composite: { vi: 'điểm tổng hợp', en: 'weighted sum' },
  draw: { vi: 'bốc thăm', en: 'lots' },
  decision: { vi: 'quyết định của Ban Tổ chức', en: 'decision of the organisers' },
};

/** A criterion as a heading; `groupOf` names groups by code. */
export function bodyCriterionName(
  criterion: CollectiveCriterion,
  groupOf: NameOf,
  language: Language,
): string {
  const name = names[criterion.by][language];
  if (criterion.by === 'share-above')
    return language === 'vi'
      ? `tỷ lệ đạt từ ${decimal(String(criterion.percent), 'vi')} % điểm trở lên`
      : `share at or above ${criterion.percent} %`;
  if (criterion.by === 'group-members' || criterion.by === 'group-rate')
    return `${name}: ${groupOf(criterion.group)}`;
  return name;
}

/** What was measured, a share always with its base; what cannot be said says why. */
export function bodyValueText({ criterion, value }: CollectiveValue, language: Language): string {
  if (value === null) return unknown(criterion)[language];
  if ('exact' in value) return decimal(hundredths(value.exact.n * 100n, value.exact.d), language);
  const { part, base } = value;
  if (criterion.by === 'draw' || criterion.by === 'decision') return String(-part);
  if (criterion.by === 'mean-score' && base !== null) {
    const mean = decimal(hundredths(BigInt(part) * 100n, BigInt(base) * 1000n), language);
    return `${mean} (${grouped(base, language)} ${language === 'vi' ? 'bài' : 'papers'})`;
  }
  if (base === null) return grouped(part, language);
  const percent = decimal(percentText(part, base, 2), language);
  return `${percent} % (${grouped(part, language)}/${grouped(base, language)})`;
}

function unknown({ by }: CollectiveCriterion): Both {
  if (by === 'draw' || by === 'decision') return { vi: 'chưa có', en: 'not yet' };
  if (by === 'mean-score' || by === 'share-above')
    return { vi: 'chưa có người dự thi', en: 'nobody took part' };
  return { vi: 'chưa có số lượng', en: 'no head-count' };
}

/** Why a unit stands where it stands: its sums, and what separates it from the next in front and behind. */
export function bodyWhy(
  line: CollectiveLine,
  beside: { above: CollectiveLine | null; below: CollectiveLine | null },
  groupOf: NameOf,
  language: Language,
): string {
  const next = (other: CollectiveLine | null, at: number | undefined, word: Both): string[] => {
    const [own, theirs] = [line.values[at ?? -1], other?.values[at ?? -1]];
    if (!other || !own || !theirs) return [];
    const criterion = bodyCriterionName(own.criterion, groupOf, language);
    const [mine, yours] = [bodyValueText(own, language), bodyValueText(theirs, language)];
    return language === 'vi'
      ? [`${word.vi} ${other.name}: ${criterion} ${mine}, ${other.name} ${yours}.`]
      : [`${word.en} ${other.name}: ${criterion} ${mine} against ${yours}.`];
  };
  return [
    bodyText(line, language),
    ...next(beside.above, line.above?.at, { vi: 'Đứng sau', en: 'Behind' }),
    ...next(beside.below, line.below?.at, { vi: 'Đứng trước', en: 'Before' }),
  ].join(' ');
}

/** Why equals of one rank have different awards; null where all of them have the same. */
export function equalsWhy(
  { bodyId, rank, tier }: CollectiveLine,
  lines: readonly CollectiveLine[],
  by: CollectiveAward['equals'],
  language: Language,
): string | null {
  const differ = lines.some(
    (other) => other.bodyId !== bodyId && other.rank === rank && other.tier?.code !== tier?.code,
  );
  if (rank === null || by === 'all' || !differ) return null;
  if (by === 'draw')
    return language === 'vi'
      ? 'Giữa các tập thể cùng hạng, giải theo kết quả bốc thăm.'
      : 'Among equals of this rank lots decided the awards.';
  return language === 'vi'
    ? 'Giữa các tập thể cùng hạng, giải theo biên bản của Ban Tổ chức.'
    : 'Among equals of this rank the minutes of the organisers decided the awards.';
}

/** A fraction in hundredths of its unit, cut off, with two decimals: `n` is a hundred times the numerator. */
function hundredths(n: bigint, d: bigint): string {
  const whole = n / d;
  return `${whole / 100n}.${String(whole % 100n).padStart(2, '0')}`;
}

const decimal = (text: string, language: Language): string =>
  language === 'vi' ? text.replace('.', ',') : text;

const grouped = (n: number, language: Language): string =>
  new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB').format(n);
