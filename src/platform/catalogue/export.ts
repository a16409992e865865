import type { ErrorText } from './entry.js';

/** Files made in the background. */
// oxfmt-ignore
export const exportErrors = {
  export_not_found: { kind: 'not-found', vi: 'Không có tệp xuất này.', en: 'There is no such export.' },
  export_not_ready: { kind: 'conflict', vi: 'Tệp đang được tạo. Chờ đến khi xong rồi tải.', en: 'The file is being made. Wait until it is ready.' },
  export_expired: { kind: 'gone', vi: 'Tệp đã hết hạn tải. Hãy xuất lại.', en: 'The download has expired. Export again.' },
  export_failed: { kind: 'conflict', vi: 'Không tạo được tệp. Hãy xuất lại; nếu vẫn lỗi, báo người vận hành máy chủ.', en: 'The file could not be made. Export again; if it persists, tell the server operator.' },
  export_no_space: { kind: 'unavailable', vi: 'Máy chủ hết chỗ lưu tệp. Báo người vận hành máy chủ rồi xuất lại.', en: 'The server has no room for the file. Tell the server operator, then export again.' },
  export_interrupted: { kind: 'unavailable', vi: 'Việc tạo tệp bị ngắt nhiều lần. Hãy xuất lại.', en: 'Making the file was interrupted several times. Export again.' },
  range_unsatisfiable: { kind: 'range', vi: 'Phần tệp được hỏi nằm ngoài tệp. Hãy tải lại từ đầu.', en: 'The part asked for lies behind the end of the file. Download it from the beginning.' },
  bulletin_withheld: { kind: 'conflict', vi: 'Chưa lập bản tin được: số người và số lượt liên quan đến câu dự đoán. Lập bản tin sau khi đợt thi đóng.', en: 'No bulletin yet: the numbers of people and attempts bear on the prediction. Make it after the round has closed.' },
  bulletin_not_found: { kind: 'not-found', vi: 'Không có bản tin của ngày này.', en: 'There is no bulletin of this day.' },
  release_not_public: { kind: 'conflict', vi: 'Tệp này có thông tin cá nhân nên không công bố được.', en: 'This file has personal data, so it cannot be published.' },
  certificate_not_found: { kind: 'not-found', vi: 'Không có giấy chứng nhận mang mã này. Kiểm tra lại mã trên giấy.', en: 'No certificate has this code. Check the code on the paper.' },
  certificate_revoked: { kind: 'conflict', vi: 'Giấy chứng nhận này đã bị thu hồi trước đó.', en: 'This certificate was revoked before.' },
  no_certificates: { kind: 'conflict', vi: 'Chưa có ai để cấp giấy chứng nhận. Khai các mức giải hoặc chọn cấp cho người tham gia.', en: 'There is nobody to certify. Name the award tiers or include those who took part.' },
  archive_not_yet: { kind: 'conflict', vi: 'Chưa lưu trữ được: hồ sơ có đáp án, nên mọi đợt thi đã mở phải có kết quả chính thức trước.', en: 'No archive yet: it has the keys, so every round that opened must have an official result first.' },
  dataset_not_yet: { kind: 'conflict', vi: 'Đợt thi còn mở nên chưa xuất được bảng này. Xuất sau khi đợt thi đóng.', en: 'A round is still open, so this table cannot be exported yet. Export it after closing.' },
} as const satisfies Record<string, ErrorText>;
