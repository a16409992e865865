/** Why no attempt can be begun, by code. Only servers read it: the exam's pages are to be light. */
export const noStart = {
  attempts_used_today: 'Hôm nay bạn đã dùng hết lượt.',
  attempts_used_week: 'Tuần này bạn đã dùng hết lượt.',
  attempts_used_contest: 'Bạn đã dùng hết lượt của cả cuộc thi.',
  cool_down: 'Bạn vừa nộp bài. Cần nghỉ một thời gian trước lượt sau.',
  outside_hours: 'Ngoài giờ mở trong ngày.',
  no_attempt_left: 'Bạn không còn lượt nào trước khi đợt thi đóng.',
  round_on_stage: 'Đợt này thi trực tiếp trên sân khấu.',
  division_not_in_round: 'Đợt thi này không dành cho khối của bạn.',
  not_qualified: 'Đợt thi này chỉ dành cho người được chọn từ vòng trước. Bạn không có trong danh sách.',
  qualification_pending: 'Đợt thi này chỉ dành cho người được chọn từ vòng trước. Danh sách chưa công bố.',
  too_young_today: 'Hôm nay bạn chưa đủ tuổi của khối này.',
  too_old_today: 'Hôm nay bạn đã quá tuổi của khối này.',
  round_not_open: 'Chưa đến ngày thi của khối bạn.',
  round_closed: 'Ngày thi của khối bạn đã qua.',
};

export type NoStart = typeof noStart;
