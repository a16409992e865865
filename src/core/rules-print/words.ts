import { dayAfter, localParts } from '../rules-schema/moments.js';
import type { Criterion, LocalDay, LocalTime, TimeOfDay } from '../rules/document.js';
import type { Names } from './text-model.js';

/** Stands at the top of every official paper. */
export const nation = {
  vi: { name: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', motto: 'Độc lập - Tự do - Hạnh phúc' },
  en: { name: 'SOCIALIST REPUBLIC OF VIET NAM', motto: 'Independence - Freedom - Happiness' },
};

const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const scales = ['', 'nghìn', 'triệu'];

/**
 * A whole number from 0 to 999,999,999,999,999 as it is written beside a sum of money: 21 "hai mươi mốt",
 * 105 "một trăm linh năm", 1,005 "một nghìn không trăm linh năm", 15 "mười lăm", 24 "hai mươi tư".
 */
export function numberInWords(n: number): string {
  if (!Number.isSafeInteger(n) || n < 0 || n >= 1e15) throw new RangeError(`no words for ${n}`);
  if (n === 0) return 'không';
  const billions = Math.floor(n / 1e9);
  const parts = billions > 0 ? [belowBillion(billions, false), 'tỷ'] : [];
  if (n % 1e9 > 0) parts.push(belowBillion(n % 1e9, billions > 0));
  return parts.join(' ');
}

/** "Năm triệu đồng". */
export function moneyInWords(dong: number): string {
  const words = `${numberInWords(dong)} đồng`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Groups of three; one that follows another says its hundreds, even if there are none. */
function belowBillion(n: number, follows: boolean): string {
  const words: string[] = [];
  for (const scale of [2, 1, 0]) {
    const group = Math.floor(n / 1000 ** scale) % 1000;
    if (group === 0) continue;
    words.push(hundreds(group, follows || words.length > 0));
    if (scale > 0) words.push(scales[scale]!);
  }
  return words.join(' ');
}

function hundreds(n: number, full: boolean): string {
  const [hundred, ten, one] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10];
  const words: string[] = [];
  if (hundred > 0 || full) words.push(digits[hundred]!, 'trăm');
  if (ten === 0 && one > 0 && words.length > 0) words.push('linh');
  if (ten === 1) words.push('mười');
  if (ten > 1) words.push(digits[ten]!, 'mươi');
  if (one > 0) words.push(unit(one, ten));
  return words.join(' ');
}

function unit(one: number, ten: number): string {
  if (one === 1 && ten > 1) return 'mốt';
  if (one === 4 && ten > 1) return 'tư';
  if (one === 5 && ten > 0) return 'lăm';
  return digits[one]!;
}

/** "1.000.000 đồng (một triệu đồng)". */
export const money = (dong: number): string => `${grouped(dong)} đồng (${numberInWords(dong)} đồng)`;

/** 1234567.5 → "1.234.567,5". */
export function grouped(value: number): string {
  const [whole = '', decimals] = String(value).split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return decimals === undefined ? groups : `${groups},${decimals}`;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** "ngày 01 tháng 12 năm 2026" (Decree 30/2020: of the months only the first two have a zero). */
export function dayInWords(day: LocalDay): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return `ngày ${two(date)} tháng ${month < 3 ? two(month) : month} năm ${year}`;
}

/** "08 giờ 00 phút". */
export function timeInWords(time: TimeOfDay): string {
  const [hours = '', minutes = ''] = time.split(':');
  return `${hours} giờ ${minutes} phút`;
}

/** "08 giờ 00 phút ngày 01 tháng 12 năm 2026"; 24:00 says which midnight it is. */
export function momentInWords(moment: LocalTime): string {
  const { day, hours, minutes, seconds } = localParts(moment);
  const tail = seconds === 0 ? '' : ` ${two(seconds)} giây`;
  const written = `${two(hours)} giờ ${two(minutes)} phút${tail} ${dayInWords(day)}`;
  return hours === 24 ? `${written} (tức 00 giờ 00 phút ${dayInWords(dayAfter(day, 1))})` : written;
}

/** 550_000 → "9 phút 10 giây". */
export function durationInWords(ms: number): string {
  const [minutes, seconds] = [Math.floor(ms / 60_000), Math.floor(ms / 1000) % 60];
  return seconds === 0 ? `${minutes} phút` : `${minutes} phút ${seconds} giây`;
}

/** "a, b và c". */
export const joined = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} và ${parts.at(-1)}`;

/** A sentence as it stands inside another; the board keeps its capital. */
export const inSentence = (text: string): string =>
  text.startsWith('Ban Tổ chức') ? text : text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);

/** A sentence with a capital in front and one full stop behind. */
export function sentence(text: string): string {
  const trimmed = text.trim().replace(/[.;\s]+$/u, '');
  return `${trimmed.charAt(0).toLocaleUpperCase('vi')}${trimmed.slice(1)}.`;
}

const phrases: Record<Exclude<Criterion['by'], 'topic-points'>, string> = {
  score: 'Tổng điểm cao hơn',
  correct: 'Số câu trả lời đúng nhiều hơn',
  'essay-score': 'Điểm phần tự luận cao hơn',
  'prediction-error': 'Độ lệch dự đoán nhỏ hơn (thừa hay thiếu như nhau)',
  duration: 'Thời gian làm bài ngắn hơn, tính từ lúc bắt đầu đến lúc nộp của lượt thi được tính',
  'submitted-at': 'Thời điểm nộp bài sớm hơn, tính theo ngày, giờ, phút, giây (không phải thời gian làm bài)',
  'submitted-after-opening': 'Nộp bài sớm hơn tính từ lúc đợt thi mở (không phải thời gian làm bài)',
  'started-at': 'Thời điểm bắt đầu làm bài sớm hơn',
  'registered-at': 'Thời điểm đăng ký sớm hơn',
  attempts: 'Số lượt thi ít hơn',
  older: 'Người nhiều tuổi hơn',
  younger: 'Người ít tuổi hơn',
  'extra-question': 'Điểm của câu hỏi phụ do Ban Tổ chức ra cho những người bằng nhau',
  draw: 'Bốc thăm công khai giữa những người bằng nhau, có biên bản',
  decision: 'Ban Tổ chức quyết định giữa những người bằng nhau, có biên bản nêu lý do',
};

/** What a criterion prefers, as the printed rules say it, without a full stop. */
export const criterionPhrase = (criterion: Criterion, names: Names): string =>
  criterion.by === 'topic-points'
    ? `Điểm các câu thuộc chủ đề ${names.topics[criterion.topic] ?? criterion.topic} cao hơn`
    : phrases[criterion.by];
