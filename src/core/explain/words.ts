import type { Criterion, CriterionName } from '../rules/document.js';
import type { CollectiveLine, Shortfall } from '../engine/collective.js';
import type { Awarded, ListReport, PassedOver } from '../engine/lists.js';
import { percentText } from '../engine/predict.js';
import type { Neighbour, Why } from '../engine/rank.js';

export type Language = 'vi' | 'en';
type Both = Readonly<Record<Language, string>>;
/** How people and bodies are called where the explanation is read; ids are not for readers. */
export type NameOf = (id: string) => string;

const criteria: Record<CriterionName, Both> = {
  score: { vi: 'điểm', en: 'score' },
  correct: { vi: 'số câu đúng', en: 'correct answers' },
  'essay-score': { vi: 'điểm tự luận', en: 'essay score' },
  'topic-points': { vi: 'điểm chủ đề', en: 'points of the topic' },
  'prediction-error': { vi: 'sai số dự đoán', en: 'prediction error' },
  duration: { vi: 'thời gian làm bài', en: 'time taken' },
  'submitted-at': { vi: 'thời điểm nộp bài', en: 'moment of handing in' },
  'submitted-after-opening': { vi: 'thời gian nộp tính từ lúc mở đợt', en: 'time since the opening' },
  'started-at': { vi: 'thời điểm bắt đầu', en: 'moment of starting' },
  'registered-at': { vi: 'thời điểm đăng ký', en: 'moment of registration' },
  attempts: { vi: 'số lượt thi', en: 'attempts' },
  older: { vi: 'ngày sinh (lớn tuổi hơn xếp trước)', en: 'date of birth (older first)' },
  younger: { vi: 'ngày sinh (nhỏ tuổi hơn xếp trước)', en: 'date of birth (younger first)' },
  'extra-question': { vi: 'câu hỏi phụ', en: 'extra question' },
  draw: { vi: 'bốc thăm', en: 'lots' },
  decision: { vi: 'quyết định của Ban Tổ chức', en: 'decision of the organisers' },
};

export const criterionName = (criterion: Criterion, language: Language): string =>
  criterion.by === 'topic-points'
    ? `${criteria[criterion.by][language]} ${criterion.topic}`
    : criteria[criterion.by][language];

/** A value as its criterion is read: points, minutes and seconds, clock time of Vietnam, dates. */
export function valueText(criterion: Criterion, value: number | string | null, language: Language): string {
  if (value === null) return { vi: 'không có', en: 'none' }[language];
  if (typeof value === 'string') return decimal(value, language);
  switch (criterion.by) {
    case 'score':
    case 'essay-score':
    case 'topic-points':
      return decimal(String(Math.round(value) / 1000), language);
    case 'duration':
    case 'submitted-after-opening':
      return spanText(value, language);
    case 'submitted-at':
    case 'started-at':
    case 'registered-at':
      return clockText(value);
    case 'older':
    case 'younger':
      return dayText(value);
    default:
      return decimal(String(value), language);
  }
}

const decimal = (text: string, language: Language): string =>
  language === 'vi' ? text.replace('.', ',') : text;

function spanText(ms: number, language: Language): string {
  const [minutes, seconds] = [Math.floor(ms / 60_000), (ms % 60_000) / 1000];
  const rest = decimal(String(Number(seconds.toFixed(3))), language);
  return language === 'vi' ? `${minutes} phút ${rest} giây` : `${minutes} min ${rest} s`;
}

const two = (value: number, width = 2): string => String(value).padStart(width, '0');

/** `HH:MM:SS,mmm DD/MM/YYYY` in Vietnam (UTC+7). */
function clockText(epochMs: number): string {
  const local = Math.floor(epochMs) + 7 * 3_600_000;
  const [day, rest] = [Math.floor(local / 86_400_000), ((local % 86_400_000) + 86_400_000) % 86_400_000];
  const time = [rest / 3_600_000, (rest / 60_000) % 60, (rest / 1000) % 60].map((part) =>
    two(Math.floor(part)),
  );
  return `${time.join(':')},${two(rest % 1000, 3)} ${calendarText(day)}`;
}

/** Days since 1970 in the Gregorian calendar. */
function calendarText(days: number): string {
  // Counted from 1 March of year 0, so that a leap day is the last of its year.
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const month = Math.floor((5 * ofYear + 2) / 153);
  const date = ofYear - Math.floor((153 * month + 2) / 5) + 1;
  const number = month < 10 ? month + 3 : month - 9;
  return `${two(date)}/${two(number)}/${era * 400 + year + (number <= 2 ? 1 : 0)}`;
}

function dayText(born: number): string {
  const text = String(born);
  return text.length === 4 ? text : `${text.slice(6)}/${text.slice(4, 6)}/${text.slice(0, 4)}`;
}

/** Nobody learns of another one when he was born. */
export const personal: ReadonlySet<CriterionName> = new Set(['older', 'younger']);

/** Why somebody stands where he stands, in one to three sentences. @param reader the public is told no day of birth */
export function whyText(
  { rank, why }: { rank: number; why: Why },
  nameOf: NameOf,
  language: Language,
  reader: 'organiser' | 'public' = 'organiser',
): string {
  const beside = (next: Neighbour, place: Both): string => {
    const [name, criterion] = [nameOf(next.contestantId), criterionName(next.criterion, language)];
    if (reader === 'public' && personal.has(next.criterion.by))
      return language === 'vi'
        ? `${place.vi} ${name} vì ${criterion}.`
        : `${place.en} ${name} by ${criterion}.`;
    const [own, theirs] = [next.own, next.theirs].map((value) => valueText(next.criterion, value, language));
    return language === 'vi'
      ? `${place.vi} ${name} vì ${criterion}: ${own} so với ${theirs}.`
      : `${place.en} ${name} by ${criterion}: ${own} against ${theirs}.`;
  };
  const shared = {
    vi: why.sharedWith > 0 ? ` (cùng hạng với ${why.sharedWith} người khác)` : '',
    en: why.sharedWith > 0 ? ` (shared with ${why.sharedWith} others)` : '',
  };
  return [
    language === 'vi' ? `Hạng ${rank}${shared.vi}.` : `Rank ${rank}${shared.en}.`,
    why.above && beside(why.above, { vi: 'Sau', en: 'Behind' }),
    why.below && beside(why.below, { vi: 'Trước', en: 'Before' }),
  ]
    .filter((sentence) => sentence !== null)
    .join(' ');
}

const reasons: Record<PassedOver['reason'], Both> = {
  'cannot-win': { vi: 'được dự thi nhưng không xét giải', en: 'may play but not win' },
  declined: { vi: 'đã từ chối nhận giải', en: 'declined the award' },
  'below-minimum': { vi: 'chưa đạt điểm tối thiểu', en: 'below the minimum score' },
  'won-earlier': { vi: 'đã nhận giải khác của cuộc thi', en: 'has an award of another round' },
  'has-another': { vi: 'đã nhận giải khác của cùng đợt', en: 'has another award of the same round' },
  'in-open-tie': { vi: 'đang chờ phân định đồng hạng', en: 'waits for a tie to be settled' },
};

const chosenBy: Record<Awarded['by'], Both> = {
  rank: { vi: 'theo thứ hạng', en: 'by rank' },
  equals: { vi: 'cùng những người đồng hạng', en: 'with all who share the rank' },
  draw: { vi: 'theo kết quả bốc thăm', en: 'by lots' },
  decision: { vi: 'theo quyết định của Ban Tổ chức', en: 'by decision of the organisers' },
};

/** Why this person has the award, and why those in front and the next behind have not. */
export function awardText(awarded: Awarded, report: ListReport, nameOf: NameOf, language: Language): string {
  const { tierName, rank, by } = awarded;
  const over = report.passedOver
    .filter((each) => each.rank <= rank && each.contestantId !== awarded.contestantId)
    .map(
      ({ contestantId, reason, detail }) =>
        `${nameOf(contestantId)} (${reasons[reason][language]}${reason === 'cannot-win' && detail ? `: ${detail}` : ''})`,
    );
  const { firstBehind } = report;
  const behind = firstBehind && [
    nameOf(firstBehind.contestantId),
    criterionName(firstBehind.criterion, language),
    valueText(firstBehind.criterion, firstBehind.theirs, language),
    valueText(firstBehind.criterion, firstBehind.own, language),
  ];
  const vi = [
    `${tierName}: hạng ${rank}, ${chosenBy[by].vi}.`,
    over.length > 0 ? `Không trao cho ${over.join('; ')}.` : '',
    behind
      ? `Người đứng đầu trong số không có giải là ${behind[0]}: ${behind[1]} ${behind[2]}, người cuối cùng có giải: ${behind[3]}.`
      : '',
  ];
  const en = [
    `${tierName}: rank ${rank}, ${chosenBy[by].en}.`,
    over.length > 0 ? `Passed over: ${over.join('; ')}.` : '',
    behind
      ? `First without: ${behind[0]}, ${behind[1]} ${behind[2]} against ${behind[3]} of the last awarded.`
      : '',
  ];
  return { vi, en }[language].filter((sentence) => sentence !== '').join(' ');
}

const share = ({ percent = 0, part = 0, base = 0 }: Shortfall['detail'], language: Language): string => {
  const text = `${part}/${base} = ${decimal(percentText(part, base, 2), language)} %`;
  return language === 'vi'
    ? `${text}, cần ${decimal(String(percent), 'vi')} %`
    : `${text}, ${percent} % needed`;
};

const shortfalls: Record<Shortfall['code'], Record<Language, (detail: Shortfall['detail']) => string>> = {
  'nobody-took-part': { vi: () => 'chưa có người dự thi', en: () => 'nobody took part' },
  'no-head-count': { vi: () => 'chưa có tổng số người', en: () => 'no head-count' },
  'rate-too-low': {
    vi: (detail) => `tỷ lệ dự thi ${share(detail, 'vi')}`,
    en: (detail) => `participation ${share(detail, 'en')}`,
  },
  'no-group-number': {
    vi: ({ name }) => `chưa có số người thuộc nhóm ${name}`,
    en: ({ name }) => `no number of group ${name}`,
  },
  'group-too-low': {
    vi: (detail) => `nhóm ${detail.name}: ${share(detail, 'vi')}`,
    en: (detail) => `group ${detail.name}: ${share(detail, 'en')}`,
  },
  'no-winner': { vi: () => 'chưa có cá nhân đạt giải', en: () => 'no individual winner' },
  'evidence-missing': {
    vi: ({ name }) => `thiếu minh chứng: ${name}`,
    en: ({ name }) => `evidence missing: ${name}`,
  },
};

/** Why a unit or organization stands where it stands, with its sums; people and attempts are two numbers. */
export function bodyText(line: CollectiveLine, language: Language): string {
  const { rank, people, attempts, base, shortfalls: short } = line;
  const rate =
    base === null
      ? null
      : `${people}/${base} = ${decimal(percentText(Math.min(people, base), base, 2), language)} %`;
  const sums = {
    vi: `${people} người, ${attempts} lượt; tỷ lệ ${rate ?? 'chưa có tổng số người'}`,
    en: `${people} people, ${attempts} attempts; rate ${rate ?? 'no head-count'}`,
  }[language];
  if (rank !== null) return language === 'vi' ? `Hạng ${rank}: ${sums}.` : `Rank ${rank}: ${sums}.`;
  const why = short.map(({ code, detail }) => shortfalls[code][language](detail)).join('; ');
  return language === 'vi'
    ? `Chưa đủ điều kiện xếp hạng (${why}): ${sums}.`
    : `Not ranked (${why}): ${sums}.`;
}
