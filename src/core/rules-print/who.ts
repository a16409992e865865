import { fullName, nameOfDivision } from '../rules/divisions.js';
import type { DivisionRule, Rulebook } from '../rules/document.js';
import { type Names, type RulesArticle, clause } from './text-model.js';
import { dayInWords, grouped, joined, momentInWords, sentence } from './words.js';

export function hosts({ contest }: Rulebook): RulesArticle {
  const { title, organizer, parentBody, purpose, contact } = contest;
  const clauses = [clause(sentence(`Tên cuộc thi: ${title}`))];
  if (purpose !== '') clauses.push(clause(sentence(`Mục đích: ${purpose}`)));
  clauses.push(clause(sentence(`Đơn vị tổ chức: ${organizer}${parentBody === '' ? '' : `, ${parentBody}`}`)));
  if (contact !== '') clauses.push(clause(sentence(`Liên hệ, hỗ trợ: ${contact}`)));
  return { code: 'hosts', name: 'Tên, mục đích và đơn vị tổ chức', clauses };
}

/** What a division is called: khối, or bảng inside one. */
export function divisionWord({ blocks, divisions }: Rulebook): string {
  if (blocks.length === 0) return 'khối';
  return divisions.every(({ block }) => block !== null) ? 'bảng' : 'khối, bảng';
}

function howMany(rules: Rulebook): string {
  const { blocks, divisions } = rules;
  if (divisions.length === 1) return 'Cuộc thi có một khối dự thi:';
  const own = divisions.filter(({ block }) => block === null).length;
  const within = divisions.length - own;
  const parts =
    own === 0 ? `, chia thành ${within} bảng` : ` (${within} bảng và ${own} khối không chia bảng)`;
  const one = divisionWord(rules).replace(', ', ' hoặc ');
  return `Cuộc thi có ${blocks.length + own} khối dự thi${within === 0 ? '' : parts}; mỗi người chỉ dự thi ở một ${one}:`;
}

export function whoMayEnter(rules: Rulebook, names: Names): RulesArticle {
  const { divisions, entry } = rules;
  const clauses = [
    clause(
      howMany(rules),
      divisions.map((division) => divisionLine({ ...division, name: fullName(rules, division).name }, names)),
    ),
  ];
  if (entry.groups.length > 0) {
    const duty = { mandatory: 'bắt buộc tham gia', encouraged: 'được khuyến khích tham gia' };
    clauses.push(
      clause(
        'Các nhóm trong những người dự thi:',
        entry.groups.map((group) => {
          const among = group.divisions.map((code) => nameOfDivision(rules, code));
          const of = among.length === 0 ? '' : ` (khối ${joined(among)})`;
          return sentence(`${group.name}${of}: ${duty[group.duty]}`);
        }),
      ),
    );
  }
  return { code: 'who', name: 'Đối tượng dự thi', clauses };
}

function divisionLine(division: DivisionRule, names: Names): string {
  const { name, who, place, organizationKinds } = division;
  const chosen =
    place === 'unit'
      ? 'người dự thi chọn địa bàn nơi cư trú'
      : 'người dự thi chọn cơ quan, đơn vị nơi làm việc hoặc học tập';
  const kinds = organizationKinds.map((code) => names.kinds[code] ?? code);
  return sentence(
    [
      `${name}${who === '' ? '' : `: ${who.replace(/[.;\s]+$/u, '')}`}`,
      ageLine(division.age),
      kinds.length === 0 ? '' : `thuộc ${joined(kinds)}`,
      chosen,
    ]
      .filter((part) => part !== '')
      .join('; '),
  );
}

function ageLine(age: DivisionRule['age']): string {
  if (age === null || (age.min === null && age.max === null)) return '';
  const range =
    age.min === null
      ? `không quá ${age.max} tuổi`
      : age.max === null
        ? `từ đủ ${age.min} tuổi trở lên`
        : `từ đủ ${age.min} tuổi đến hết ${age.max} tuổi`;
  const days: Record<string, string> = { attempt: 'vào ngày làm bài', registration: 'vào ngày đăng ký' };
  return `${range}, tính ${days[age.on] ?? `đến ${dayInWords(age.on)}`}`;
}

export function exclusions({ entry }: Rulebook): RulesArticle {
  const { organisers, questionWriters, technicians, relatives, agencies } = entry.cannotWin;
  const people = [
    ...(organisers ? ['Thành viên Ban Tổ chức, Tổ Thư ký và người giúp việc cho Ban Tổ chức.'] : []),
    ...(questionWriters ? ['Người biên soạn, thẩm định câu hỏi và người chấm thi.'] : []),
    ...(technicians ? ['Người vận hành phần mềm thi và hạ tầng kỹ thuật của cuộc thi.'] : []),
    ...(relatives
      ? [
          'Cha, mẹ, vợ, chồng, con của những người nêu trên, theo kê khai của chính họ khi đăng ký hoặc của thành viên Ban Tổ chức.',
        ]
      : []),
    ...agencies.map((agency) => sentence(`Toàn bộ công chức, viên chức, người lao động của ${agency}`)),
  ];
  const clauses =
    people.length === 0
      ? [clause('Mọi người dự thi hợp lệ đều được xét giải.')]
      : [clause('Những người sau đây được dự thi nhưng không được xét giải:', people)];
  clauses.push(
    clause(
      'Mỗi người chỉ dùng một tài khoản, tự mình làm bài. Bài thi hộ, dùng nhiều tài khoản, khai sai thông tin hoặc can thiệp vào phần mềm thi bị hủy kết quả; đã trao giải thì thu hồi giải.',
    ),
  );
  return { code: 'exclusions', name: 'Người không được xét giải và các hành vi vi phạm', clauses };
}

export function registration({ entry }: Rulebook): RulesArticle {
  const clauses = [
    clause(
      entry.mode === 'open'
        ? 'Người dự thi tự đăng ký trên trang cuộc thi; thông tin khai phải đầy đủ, chính xác.'
        : 'Chỉ người có tên trong danh sách do cơ quan, đơn vị gửi Ban Tổ chức mới được dự thi; tài khoản do Ban Tổ chức cấp, mỗi người một tài khoản.',
    ),
  ];
  const from = entry.registersFrom === null ? '' : ` từ ${momentInWords(entry.registersFrom)}`;
  const until = entry.registersUntil === null ? '' : ` đến ${momentInWords(entry.registersUntil)}`;
  if (from + until !== '') clauses.push(clause(`Thời gian đăng ký:${from}${until}.`));
  else clauses.push(clause('Được đăng ký cho đến khi đợt thi cuối cùng đóng.'));
  if (entry.expectedEntrants !== null) {
    clauses.push(clause(`Số người dự thi dự kiến: ${grouped(entry.expectedEntrants)} người.`));
  }
  return { code: 'registration', name: 'Đăng ký dự thi', clauses };
}
