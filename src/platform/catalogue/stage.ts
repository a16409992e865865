import type { ErrorText } from './entry.js';

const fault = (vi: string, en: string) => ({ kind: 'bad-input', vi, en }) as const;

/** Rounds held on a stage. */
// oxfmt-ignore
export const stageErrors = {
  round_on_stage: { kind: 'conflict', vi: 'Đợt này thi trực tiếp trên sân khấu, không làm bài trực tuyến.', en: 'This round is held on a stage; nothing is sat online.' },
  stage_not_used: { kind: 'not-found', vi: 'Đợt này không thi trên sân khấu.', en: 'This round is not held on a stage.' },
  stage_not_open: { kind: 'conflict', vi: 'Nhập được điểm khi đợt thi mở, lúc {opensAt}.', en: 'Points can be entered when the round opens, at {opensAt}.' },
  stage_waits: { kind: 'conflict', vi: 'Chưa nhập được điểm: danh sách người vào đợt này chưa được chốt.', en: 'Points cannot be entered yet: the list of who goes on to this round is not fixed.' },
  stage_person_unknown: fault('Người này không có trong danh sách vào đợt thi.', 'This person is not among those in the round.'),
  stage_points_invalid: fault('Nhập điểm từ 0 đến {max}, nhiều nhất ba chữ số sau dấu phẩy.', 'Enter points from 0 to {max} with at most three decimals.'),
  stage_points_missing: fault('Chưa có điểm. Người không dự thi thì ghi “vắng”.', 'There are no points. Write “vắng” for who was absent.'),
  stage_duration_invalid: fault('Thể lệ xếp hạng theo thời gian: nhập số giây, từ 0 đến 86400.', 'The rules rank by time: enter seconds, from 0 to 86400.'),
  stage_confirmed_already: fault('Đã xác nhận điểm khác ({points}). Sửa từng người trên trang và ghi lý do.', 'Other points were confirmed ({points}). Correct them on the page, with a reason.'),
  stage_name_differs: fault('Mã này của {name}. Kiểm tra lại mã hoặc họ tên.', 'This code belongs to {name}. Check the code or the name.'),
  stage_code_unknown: fault('Không có mã “{value}” trong danh sách vào đợt thi.', 'There is no code “{value}” among those in the round.'),
  stage_row_twice: fault('Người này đã có ở dòng {row}.', 'This person stands in row {row} already.'),
  stage_entry_changed: { kind: 'conflict', vi: 'Có điểm vừa được nhập lại hoặc đã xác nhận. Hãy xem lại danh sách rồi xác nhận.', en: 'Points were entered anew or confirmed meanwhile. Look over the list, then confirm.' },
  stage_unconfirmed: { kind: 'conflict', vi: 'Còn điểm của {count} người chờ người thứ hai xác nhận.', en: 'Points of {count} people wait for a second person.' },
  stage_nobody: { kind: 'conflict', vi: 'Chưa có điểm sân khấu nào được xác nhận.', en: 'No points of the stage are confirmed.' },
} as const satisfies Record<string, ErrorText>;
