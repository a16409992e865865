import type { StaffRole } from '../platform/allow.js';

export const datasets = ['attempts', 'responses', 'participation', 'awards', 'not-yet'] as const;
export type DatasetName = (typeof datasets)[number];

/** A flat table: its statement gives the columns in order, each row as texts and numbers; times are the wall clock of Vietnam. */
export interface Dataset {
  title: string;
  roles: readonly StaffRole[];
  headers: readonly string[];
  /**
   * $1 contest, $2 round or null for all of them, $3 the reader's units or null for everybody, $4 the reader's
   * organization or null.
   */
  sql: string;
}

const rounds = `r.contest_id = $1 AND ($2::uuid IS NULL OR r.id = $2)`;
const own = `($3::text[] IS NULL OR c.unit_id = ANY($3)) AND ($4::uuid IS NULL OR c.organization_id = $4)`;
const clock = (column: string) =>
  `to_char(${column} AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD HH24:MI:SS')`;
const graded = `score s JOIN round r ON r.id = s.round_id JOIN contestant c ON c.id = s.contestant_id
  WHERE ${rounds} AND ${own} AND NOT EXISTS (SELECT 1 FROM void_attempt v WHERE v.attempt_id = s.attempt_id)`;

/**
 * People and attempts are always two numbers, and a share stands with its base. Attempts and responses name nobody:
 * a contestant is a random id.
 */
export const tables: Record<DatasetName, Dataset> = {
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
    ],
    sql: `SELECT r.name, s.contestant_id::text, s.attempt_id::text, a.number, d.name_vi, u.name, o.name,
        ${clock('a.started_at')}, ${clock('s.ended_at')}, s.score_milli / 1000.0::float8, s.max_milli / 1000.0::float8,
        s.correct_count, s.duration_ms::float8, s.prediction::float8
      FROM score s JOIN attempt a ON a.id = s.attempt_id JOIN round r ON r.id = s.round_id
      JOIN contestant c ON c.id = s.contestant_id
      JOIN division d ON d.contest_id = c.contest_id AND d.code = c.division
      LEFT JOIN unit u ON u.id = c.unit_id LEFT JOIN organization o ON o.id = c.organization_id
      WHERE ${rounds} AND ${own} ORDER BY r.number, s.ended_at, s.attempt_id`,
  },
  responses: {
    title: 'câu trả lời (không nêu tên)',
    roles: ['organiser'],
    headers: ['Đợt thi', 'Mã lượt thi', 'Thứ tự', 'Loại', 'Câu số', 'Mã câu hỏi', 'Lựa chọn', 'Nhận lúc'],
    sql: `SELECT r.name, e.attempt_id::text, e.n, e.kind, e.slot, q.code, e.value::text, ${clock('e.received_at')}
      FROM response e JOIN attempt a ON a.id = e.attempt_id JOIN round r ON r.id = a.round_id
      JOIN contestant c ON c.id = a.contestant_id
      LEFT JOIN question q ON q.id = (a.paper -> (e.slot - 1) ->> 'questionId')::uuid
      WHERE ${rounds} AND ${own} ORDER BY r.number, e.attempt_id, e.n`,
  },
  participation: {
    title: 'tham gia theo nơi',
    roles: ['organiser', 'coordinator'],
    headers: ['Loại', 'Nơi', 'Số người', 'Số lượt thi', 'Tổng số người', 'Tỉ lệ tham gia', 'Tính trên'],
    sql: `SELECT 'Cơ quan, trường', o.name, t.people, t.attempts, o.head_count,
        round(t.people * 100.0 / o.head_count, 2)::float8,
        CASE WHEN o.head_count IS NULL THEN 'chưa khai số người' ELSE t.people || '/' || o.head_count END
      FROM (SELECT c.organization_id AS id, count(DISTINCT s.contestant_id)::int AS people, count(*)::int AS attempts
        FROM ${graded} GROUP BY 1) t JOIN organization o ON o.id = t.id
      UNION ALL
      SELECT 'Xã, phường', coalesce(u.name, 'Không ghi xã, phường'), t.people, t.attempts, NULL, NULL,
        'chưa khai số người'
      FROM (SELECT c.unit_id AS id, count(DISTINCT s.contestant_id)::int AS people, count(*)::int AS attempts
        FROM ${graded} GROUP BY 1) t LEFT JOIN unit u ON u.id = t.id
      ORDER BY 1, 2`,
  },
  awards: {
    title: 'giải thưởng đã cấp giấy chứng nhận',
    roles: ['organiser', 'coordinator'],
    headers: [
      'Đợt thi',
      'Số vào sổ',
      'Họ và tên',
      'Năm sinh',
      'Khối',
      'Nơi',
      'Hạng trong khối',
      'Giải',
      'Mã giấy',
      'Đã thu hồi',
    ],
    sql: `SELECT r.name, k.number, k.full_name, c.birth_year, d.name_vi, k.place, x.division_rank, k.award, k.code,
        CASE WHEN v.code IS NULL THEN '' ELSE 'đã thu hồi' END
      FROM certificate k JOIN round r ON r.id = k.round_id JOIN contestant c ON c.id = k.contestant_id
      JOIN result_row x ON x.result_id = k.result_id AND x.contestant_id = k.contestant_id
      JOIN division d ON d.contest_id = c.contest_id AND d.code = k.division
      LEFT JOIN certificate_revocation v ON v.code = k.code
      WHERE ${rounds} AND ${own} AND k.kind = 'award' ORDER BY r.number, k.number`,
  },
  'not-yet': {
    title: 'đã đăng ký, chưa dự thi',
    roles: ['organiser', 'coordinator'],
    headers: ['Đợt thi', 'Họ và tên', 'Năm sinh', 'Khối', 'Xã, phường', 'Cơ quan, trường', 'Đăng ký lúc'],
    sql: `SELECT r.name, c.full_name, c.birth_year, d.name_vi, u.name, o.name, ${clock('c.registered_at')}
      FROM contestant c JOIN round r ON r.contest_id = c.contest_id
      JOIN division d ON d.contest_id = c.contest_id AND d.code = c.division
      LEFT JOIN unit u ON u.id = c.unit_id LEFT JOIN organization o ON o.id = c.organization_id
      WHERE ${rounds} AND ${own} AND NOT EXISTS (
        SELECT 1 FROM attempt a WHERE a.round_id = r.id AND a.contestant_id = c.id)
      ORDER BY r.number, u.search_key, o.search_key, c.sort_key COLLATE "C", c.id`,
  },
};
