import { timeWithSeconds } from '../../format.ts';

/** The moving part of a scoreboard. */
export const live = {
  label: 'Cập nhật bảng',
  on: 'Bảng đang tự cập nhật.',
  frozen: 'Bảng tự cập nhật khi được mở lại.',
  held: 'Trang này tự mở bảng khi đợt thi đóng.',
  paused: 'Đã tạm dừng cập nhật.',
  waiting: 'Mất kết nối, đang nối lại. Bảng dưới đây có thể đã cũ.',
  refused: 'Bảng chưa tự cập nhật được. Tải lại trang để xem mới.',
  over: 'Bảng không còn tự cập nhật.',
  reload: 'Tải lại trang để xem đầy đủ',
  changed: (n: number, at: number) => `Lúc ${timeWithSeconds(at)} có ${n} hàng thay đổi.`,
  pause: 'Tạm dừng cập nhật',
  resume: 'Cập nhật tiếp',
};

export type Live = typeof live;
