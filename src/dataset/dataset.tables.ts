import { chosenSql } from '../rulebook/rulebook.query.js';
import type { StaffRole } from '../platform/allow.js';

export const datasets = [
  'standings',
  'overall',
  'qualification',
  'attempts',
  'responses',
  'participation',
  'awards',
  'not-yet',
] as const;
export type DatasetName = (typeof datasets)[number];

/** Tables of the whole contest, whichever round is asked for. */
export const ofContestOnly: ReadonlySet<DatasetName> = new Set(['overall', 'qualification']);

/** A flat table: its statement gives the columns in order, each row as texts and numbers; times are the wall clock of Vietnam. */
export interface Dataset {
  title: string;
  roles: readonly StaffRole[];
  headers: readonly string[];
  /**
   * $1 contest, $2 round or null for all of them, $3 units or null for everybody, $4 an organization or null, $5 code
   * of a division or null; $6, where `hidesRanks`, whether the reader may know ranks.
   */
  sql: string;
  hidesRanks?: true;
}

const rounds = `r.contest_id = $1 AND ($2::uuid IS NULL OR r.id = $2)`;
const own = `($3::text[] IS NULL OR c.unit_id = ANY($3)) AND ($4::uuid IS NULL OR c.organization_id = $4)
  AND ($5::text IS NULL OR c.division = $5)`;
const clock = (column: string) =>
  `to_char(${column} AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD HH24:MI:SS')`;
/** On a stage nothing is answered or handed in, and no time taken stands as none. */
const sat = (column: string) => `CASE WHEN r.rules ? 'stage' THEN NULL ELSE ${column} END`;
const taken = (column: string) =>
  `CASE WHEN r.rules ? 'stage' THEN nullif(${column}, 0) ELSE ${column} END::float8`;
const graded = `score s JOIN round r ON r.id = s.round_id JOIN contestant c ON c.id = s.contestant_id
  WHERE ${rounds} AND ${own} AND NOT EXISTS (SELECT 1 FROM void_attempt v WHERE v.attempt_id = s.attempt_id)`;

/** Of the version that the row is from, as papers and pages name it. */
const hash = 'Mã kiểm tra SHA-256';
/** What stands beside rows of the log: the official result of their round as of now, empty before the first. */
const official = ['Bản kết quả chính thức', hash];
const inForce = `LEFT JOIN (SELECT DISTINCT ON (round_id) round_id, version, sha256 FROM result
  ORDER BY round_id, version DESC) v ON v.round_id = r.id`;
const person = ['Họ và tên', 'Năm sinh', 'Khối', 'Xã, phường', 'Cơ quan, trường'];
const personColumns = 'c.full_name, c.birth_year, d.name_vi, u.name, o.name';
const places = `JOIN division d ON d.contest_id = c.contest_id AND d.code = c.division
  LEFT JOIN unit u ON u.id = c.unit_id LEFT JOIN organization o ON o.id = c.organization_id`;

/**
 * People and attempts are always two numbers, and a share stands with its base: a part of a place has none. Attempts and responses name nobody:
 * a contestant is a random id.
 */
export const tables: Record<DatasetName, Dataset> = {
  standings: {
    title: 'xếp hạng chính thức của các đợt',
    roles: ['organiser', 'coordinator'],
    headers: [
      'Đợt thi',
      'Bản kết quả',
      'Hạng chung',
      'Hạng khối',
      ...person,
      'Điểm',
      'Số câu đúng',
      'Thời gian (mili giây)',
      'Nộp lúc',
      'Số lượt thi',
      hash,
    ],
    sql: `SELECT r.name, x.version, w.rank, w.division_rank, ${personColumns}, w.score_milli / 1000.0::float8,
        ${sat('w.correct_count')}, ${taken('w.duration_ms')}, ${sat(clock('w.submitted_at'))}, w.attempts, x.sha256
      FROM (SELECT DISTINCT ON (x.round_id) x.* FROM result x JOIN round r ON r.id = x.round_id WHERE ${rounds}
        ORDER BY x.round_id, x.version DESC) x
      JOIN round r ON r.id = x.round_id JOIN result_row w ON w.result_id = x.id JOIN contestant c ON c.id = w.contestant_id
      ${places} WHERE ${own} ORDER BY r.number, w.rank, w.contestant_id`,
  },
  overall: {
    title: 'xếp hạng chung cuộc chính thức',
    roles: ['organiser', 'coordinator'],
    headers: [
      'Bản kết quả',
      'Hạng chung',
      'Hạng khối',
      ...person,
      'Số đợt',
      'Số lượt thi',
      'Điểm',
      'Số câu đúng',
      'Thời gian (mili giây)',
      hash,
    ],
    sql: `SELECT x.version, w.rank, w.division_rank, ${personColumns}, w.rounds, w.attempts,
        round(w.score_milli / 1000.0 / w.over, 6)::float8, round(w.correct::numeric / w.over, 2)::float8,
        round(w.duration_ms::numeric / w.over)::float8, x.sha256
      FROM (SELECT * FROM overall_result WHERE contest_id = $1 AND $2::uuid IS NULL ORDER BY version DESC LIMIT 1) x
      JOIN overall_row w ON w.result_id = x.id JOIN contestant c ON c.id = w.contestant_id
      ${places} WHERE ${own} ORDER BY w.rank, w.contestant_id`,
  },
  qualification: {
    title: 'danh sách vào vòng sau',
    roles: ['organiser', 'coordinator'],
    headers: ['Vào vòng', 'Bản danh sách', 'Chọn từ', 'Hạng', ...person, 'Tình trạng', hash],
    sql: `SELECT coalesce(t.name, q.target), q.version, coalesce(s.name, CASE w.source WHEN 'overall' THEN 'xếp hạng chung cuộc'
          ELSE w.source END), w.rank, ${personColumns},
        CASE w.state WHEN 'qualified' THEN CASE WHEN w.replaces THEN 'được chọn (thay thế)' ELSE 'được chọn' END
          WHEN 'declined' THEN 'đã từ chối' WHEN 'cannot-win' THEN 'không xét' ELSE 'đã chọn ở mục khác' END, q.sha256
      FROM (SELECT DISTINCT ON (target) * FROM qualification WHERE contest_id = $1 AND $2::uuid IS NULL
        ORDER BY target, version DESC) q
      JOIN qualification_row w ON w.qualification_id = q.id JOIN contestant c ON c.id = w.contestant_id
      ${places} LEFT JOIN round t ON t.id = q.round_id
      LEFT JOIN round s ON s.contest_id = q.contest_id AND s.rule_code = w.source
      WHERE ${own} ORDER BY q.target, w.position`,
  },
  attempts: {
    title: 'lượt thi (không nêu tên)',
    roles: ['organiser'],
    headers: [
      'Đợt thi',
      'Mã thí sinh',
      'Mã lượt thi',
      'Lượt thứ',
      'Khối',
      'Xã, phường',
      'Cơ quan, trường',
      'Bắt đầu lúc',
      'Kết thúc lúc',
      'Điểm',
      'Điểm tối đa',
      'Số câu đúng',
      'Thời gian (mili giây)',
      'Số dự đoán',
      'Đã loại khỏi kết quả',
      ...official,
    ],
    sql: `SELECT r.name, s.contestant_id::text, s.attempt_id::text, a.number, d.name_vi, u.name, o.name,
        ${sat(clock('a.started_at'))}, ${sat(clock('s.ended_at'))}, s.score_milli / 1000.0::float8,
        s.max_milli / 1000.0::float8, ${sat('s.correct_count')}, ${taken('s.duration_ms')}, s.prediction::float8,
        CASE WHEN EXISTS (SELECT FROM void_attempt w WHERE w.attempt_id = s.attempt_id) THEN 'có' END, v.version, v.sha256
      FROM score s JOIN attempt a ON a.id = s.attempt_id JOIN round r ON r.id = s.round_id
      JOIN contestant c ON c.id = s.contestant_id
      JOIN division d ON d.contest_id = c.contest_id AND d.code = c.division
      LEFT JOIN unit u ON u.id = c.unit_id LEFT JOIN organization o ON o.id = c.organization_id ${inForce}
      WHERE ${rounds} AND ${own} ORDER BY r.number, s.ended_at, s.attempt_id`,
  },
  responses: {
    title: 'câu trả lời (không nêu tên)',
    roles: ['organiser'],
    headers: [
      'Đợt thi',
      'Mã lượt thi',
      'Thứ tự',
      'Loại',
      'Câu số',
      'Mã câu hỏi',
      'Lựa chọn',
      'Nhận lúc',
      // Of millions of short rows the whole digest would be the half.
      'Bản kết quả chính thức',
      `${hash} (12 ký tự đầu)`,
    ],
    sql: `SELECT r.name, e.attempt_id::text, e.n, e.kind, e.slot, q.code, e.value::text, ${clock('e.received_at')},
        v.version, left(v.sha256, 12)
      FROM response e JOIN attempt a ON a.id = e.attempt_id JOIN round r ON r.id = a.round_id
      JOIN contestant c ON c.id = a.contestant_id
      LEFT JOIN question q ON q.id = (a.paper -> (e.slot - 1) ->> 'questionId')::uuid ${inForce}
      WHERE ${rounds} AND ${own} ORDER BY r.number, e.attempt_id, e.n`,
  },
  participation: {
    title: 'tham gia theo nơi',
    roles: ['organiser', 'coordinator'],
    headers: [
      'Loại',
      'Nơi',
      'Số người',
      'Số lượt thi',
      'Tổng số người',
      'Được miễn',
      'Tỉ lệ tham gia (%)',
      'Tính trên',
      'Người xác nhận số lượng',
      'Kết quả chính thức',
    ],
    sql: `WITH entrant AS (
        SELECT s.contestant_id, c.division, c.unit_id, c.organization_id FROM ${graded}
      ), spot AS (
        SELECT 1 AS part, 'Khối' AS kind, division AS id, * FROM entrant
        UNION ALL SELECT 2, 'Cấp huyện', coalesce((SELECT parent_id FROM unit u WHERE u.id = e.unit_id AND EXISTS (
          SELECT FROM unit p WHERE p.id = u.parent_id AND p.level = 'district')), ''), * FROM entrant e
        UNION ALL SELECT 3, 'Xã, phường', coalesce(unit_id, ''), * FROM entrant
        UNION ALL SELECT 4, 'Cơ quan, trường', organization_id::text, * FROM entrant WHERE organization_id IS NOT NULL
      ), sums AS (
        SELECT part, kind, id, count(DISTINCT contestant_id)::int AS people, count(*)::int AS attempts
        FROM spot WHERE part <> 2 OR id <> '' GROUP BY 1, 2, 3
      ), counted AS (
        SELECT DISTINCT ON (h.unit_id, h.organization_id) coalesce(h.unit_id, h.organization_id::text) AS id, h.people,
          h.exempt, d.display_name AS confirmed_by
        FROM head_count h JOIN head_count_ruling r ON r.head_count_id = h.id AND r.confirmed
        JOIN account d ON d.id = r.decided_by
        WHERE h.contest_id = $1 ORDER BY h.unit_id, h.organization_id, h.stated_at DESC
      ), named AS (
        SELECT t.*, coalesce(v.name_vi, u.name, o.name, 'Không ghi xã, phường') AS name, whole,
          CASE WHEN whole THEN coalesce(h.people, o.head_count) END AS head_count, coalesce(h.exempt, 0) AS exempt,
          CASE WHEN whole THEN h.confirmed_by END AS confirmed_by
        FROM sums t CROSS JOIN LATERAL (SELECT $5::text IS NULL AND CASE part
          WHEN 2 THEN $4::uuid IS NULL AND ($3::text[] IS NULL
            OR NOT EXISTS (SELECT FROM unit k WHERE k.parent_id = t.id AND k.id <> ALL ($3)))
          WHEN 3 THEN $4::uuid IS NULL ELSE $3::text[] IS NULL END AS whole) w LEFT JOIN division v ON t.part = 1 AND v.contest_id = $1 AND v.code = t.id
        LEFT JOIN unit u ON t.part IN (2, 3) AND u.id = t.id
        LEFT JOIN organization o ON t.part = 4 AND o.id::text = t.id
        LEFT JOIN counted h ON t.part > 1 AND h.id = t.id)
      SELECT kind, name, people, attempts, head_count, CASE WHEN head_count IS NULL THEN NULL ELSE exempt END,
        round(least(people, head_count - exempt) * 100.0 / nullif(head_count - exempt, 0), 2)::float8,
        CASE WHEN part > 1 AND NOT whole THEN 'chỉ một phần người của nơi này' WHEN head_count IS NULL THEN 'chưa có số lượng' ELSE people || '/' || (head_count - exempt) END, confirmed_by,
        (SELECT string_agg(r.name || coalesce(': bản ' || v.version || ', SHA-256 ' || v.sha256, ': chưa có'), '; ' ORDER BY r.number)
          FROM round r ${inForce} WHERE ${rounds})
      FROM named ORDER BY part, name, id`,
  },
  awards: {
    title: 'giải thưởng cá nhân',
    roles: ['organiser', 'coordinator'],
    headers: [
      'Đợt thi',
      'Giải',
      'Mức',
      'Tiền thưởng (đồng)',
      'Hạng',
      'Chọn theo',
      'Họ và tên',
      'Năm sinh',
      'Khối',
      'Xã, phường',
      'Cơ quan, trường',
      'Số giấy chứng nhận',
      'Bản danh sách',
      hash,
    ],
    hidesRanks: true,
    sql: `SELECT r.name, l.name, w.tier_name, w.amount::float8, CASE WHEN $6 THEN w.rank END,
        CASE w.by WHEN 'rank' THEN 'thứ hạng' WHEN 'equals' THEN 'đồng hạng' WHEN 'draw' THEN 'bốc thăm'
          ELSE 'quyết định' END,
        c.full_name, c.birth_year, d.name_vi, u.name, o.name, k.number, i.version,
        i.sha256
      FROM (SELECT id, version, sha256 FROM award_issue WHERE contest_id = $1 ORDER BY version DESC LIMIT 1) i
      JOIN award_list l ON l.issue_id = i.id JOIN round r ON r.id = l.round_id
      JOIN award w ON w.issue_id = l.issue_id AND w.list_id = l.list_id JOIN contestant c ON c.id = w.contestant_id
      JOIN division d ON d.contest_id = c.contest_id AND d.code = c.division
      LEFT JOIN unit u ON u.id = c.unit_id LEFT JOIN organization o ON o.id = c.organization_id
      LEFT JOIN LATERAL (
        SELECT max(k.number) AS number FROM certificate k WHERE k.round_id = r.id AND k.contestant_id = c.id
          AND (k.overall_id IS NULL OR l.scope = 'overall')
          AND k.kind = 'award' AND k.award = w.tier_name
          AND NOT EXISTS (SELECT FROM certificate_revocation v WHERE v.code = k.code)) k ON true
      WHERE ${rounds} AND ${own} ORDER BY r.number, l.position, min(w.position) OVER (PARTITION BY l.list_id, w.tier),
        CASE WHEN NOT $6 THEN c.sort_key COLLATE "C" END, w.position`,
  },
  'not-yet': {
    title: 'chưa dự thi',
    roles: ['organiser', 'coordinator'],
    headers: ['Đợt thi', ...person, 'Tình trạng', 'Đăng ký lúc', ...official],
    // Of whom the round is for: its divisions, and who was chosen for it.
    sql: `SELECT r.name, ${personColumns}, c.state, ${clock('c.registered_at')}, v.version, v.sha256
      FROM (
        SELECT id, contest_id, full_name, birth_year, division, unit_id, organization_id, sort_key, registered_at,
          'đã đăng ký' AS state FROM contestant WHERE contest_id = $1
        UNION ALL
        SELECT id, contest_id, full_name, birth_year, division, unit_id, organization_id, sort_key, NULL,
          'có trong danh sách, chưa vào' FROM roster_entry
        WHERE contest_id = $1 AND contestant_id IS NULL AND removed_at IS NULL) c
      JOIN round r ON r.contest_id = c.contest_id ${inForce}
      ${places} WHERE ${rounds} AND ${own} AND coalesce(r.rules -> 'divisions' ? c.division, true) AND ${chosenSql} = 'yes'
        AND NOT EXISTS (SELECT 1 FROM attempt a WHERE a.round_id = r.id AND a.contestant_id = c.id)
      ORDER BY r.number, u.search_key, o.search_key, c.sort_key COLLATE "C", c.id`,
  },
};
