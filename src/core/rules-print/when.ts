import { nameOfDivision } from '../rules/divisions.js';
import type { RoundRule, Rulebook } from '../rules/document.js';
import { type RulesArticle, type RulesTable, clause } from './text-model.js';
import { grouped, joined, momentInWords, timeInWords } from './words.js';

const kinds: Record<RoundRule['kind'], string> = {
  trial: 'Thi thử, không tính kết quả',
  week: 'Thi tuần',
  day: 'Thi theo ngày',
  topic: 'Thi theo chủ đề',
  single: 'Thi chính thức',
  qualifier: 'Vòng loại',
  'semi-final': 'Vòng bán kết',
  final: 'Vòng chung kết',
};

export function schedule(rules: Rulebook): RulesArticle {
  const { rounds } = rules;
  const stage = rounds.filter(({ onStage }) => onStage);
  const clauses = [
    clause(
      rounds.length === 1 ? 'Cuộc thi có một đợt thi:' : `Cuộc thi có ${rounds.length} đợt thi:`,
      [],
      table(rules),
    ),
    clause(
      'Mọi mốc thời gian tính theo giờ Việt Nam (UTC+7), đến từng giây, theo đồng hồ của máy chủ. Đợt thi mở đúng giờ mở và đóng đúng giờ đóng; 24 giờ 00 phút của một ngày là 00 giờ 00 phút của ngày kế tiếp. Ngày tính từ 00 giờ đến 24 giờ, tuần tính từ thứ Hai đến Chủ nhật.',
    ),
  ];
  if (stage.length > 0) {
    clauses.push(
      clause(
        `${joined(stage.map(({ name }) => name))} thi trực tiếp trên sân khấu, ${stagePoints(stage)}; một người nhập kết quả theo biên bản, người thứ hai xác nhận.`,
      ),
    );
  }
  const details = rounds.flatMap((round) => detailsOf(round, rules));
  if (details.length > 0) clauses.push(clause('Quy định riêng về thời gian:', details));
  clauses.push(...lateStarts(rounds.filter(({ onStage }) => !onStage)));
  return { code: 'schedule', name: 'Thời gian và các đợt thi', clauses };
}

function stagePoints(stage: readonly RoundRule[]): string {
  const most = [...new Set(stage.map((round) => round.stagePoints))];
  if (most.length === 1) return `điểm tối đa ${grouped(most[0] ?? 0)}`;
  return `điểm tối đa: ${joined(stage.map((round) => `${round.name} ${grouped(round.stagePoints)}`))}`;
}

function table(rules: Rulebook): RulesTable {
  const { rounds } = rules;
  const split = rounds.some((round) => round.divisions.length > 0);
  const nameOf = (code: string) => nameOfDivision(rules, code);
  return {
    caption: 'Lịch các đợt thi',
    columns: [
      { header: 'Đợt thi', share: 20, align: 'left' },
      { header: 'Loại', share: 20, align: 'left' },
      { header: 'Mở', share: 30, align: 'left' },
      { header: 'Đóng', share: 30, align: 'left' },
      ...(split ? [{ header: 'Khối dự thi', share: 20, align: 'left' as const }] : []),
    ],
    rows: rounds.map(({ name, kind, opensAt, closesAt, ...round }) => [
      name,
      kinds[kind],
      momentInWords(opensAt),
      momentInWords(closesAt),
      ...(split ? [round.divisions.length === 0 ? 'Tất cả' : joined(round.divisions.map(nameOf))] : []),
    ]),
    totals: false,
  };
}

function detailsOf({ name, dailyHours, windows, frozenAt }: RoundRule, rules: Rulebook): string[] {
  const lines: string[] = [];
  if (dailyHours) {
    const { from, until } = dailyHours;
    lines.push(`${name}: mỗi ngày chỉ làm bài được từ ${timeInWords(from)} đến ${timeInWords(until)}.`);
  }
  for (const window of windows) {
    const who = joined(window.divisions.map((code) => nameOfDivision(rules, code)));
    lines.push(
      `${name}, khối ${who}: từ ${momentInWords(window.opensAt)} đến ${momentInWords(window.closesAt)}.`,
    );
  }
  if (frozenAt !== null) {
    lines.push(
      `${name}: bảng xếp hạng công khai đứng yên từ ${momentInWords(frozenAt)} cho đến khi công bố kết quả.`,
    );
  }
  return lines;
}

const late = {
  cut: 'lượt thi bắt đầu sát giờ đóng bị kết thúc đúng giờ đóng; thời gian làm bài vì thế ngắn hơn',
  'full-time': 'lượt thi bắt đầu trước giờ đóng được làm đủ thời gian, kể cả phần sau giờ đóng',
};

function lateStarts(rounds: readonly RoundRule[]): ReturnType<typeof clause>[] {
  const kept = [...new Set(rounds.map(({ lateStart }) => lateStart))];
  if (kept.length === 1 && kept[0]) return [clause(`Ở mọi đợt thi, ${late[kept[0]]}.`)];
  return kept.map((each) => {
    const names = rounds.filter(({ lateStart }) => lateStart === each).map(({ name }) => name);
    return clause(`Ở ${joined(names)}, ${late[each]}.`);
  });
}
