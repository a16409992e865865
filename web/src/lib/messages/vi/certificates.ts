import { dateTime } from '../../format.ts';

/** Checking a certificate, and one's own. */
export const certificates = {
  title: 'Kiểm tra giấy chứng nhận',
  intro: 'Nhập mã in trên giấy, hoặc quét mã QR ở góc dưới bên trái của giấy.',
  code: 'Mã trên giấy',
  codeHint: '16 chữ và số, ví dụ 7K2M-94QD-0XWE-B5TR',
  check: 'Kiểm tra',
  unknown: 'Không có giấy chứng nhận mang mã này.',
  unknownHint:
    'So lại mã với giấy. Nếu mã đúng mà vẫn không có, giấy không do trang này cấp: hãy báo Ban Tổ chức.',
  states: { valid: 'Có hiệu lực', corrected: 'Đã đính chính', revoked: 'Đã thu hồi' },
  meaning: {
    valid: 'Giấy chứng nhận này do Ban Tổ chức cấp và đang có hiệu lực.',
    corrected: 'Kết quả đã được đính chính sau khi cấp giấy. Giấy này không còn đúng với kết quả mới nhất.',
    revoked: 'Ban Tổ chức đã thu hồi giấy này.',
  },
  changed: (at: string) => `Thay đổi lúc ${dateTime(at)}.`,
  reason: (reason: string) => `Lý do: ${reason}`,
  holder: 'Cấp cho',
  deed: 'Nội dung',
  tookPart: 'Đã tham gia và đạt yêu cầu',
  division: 'Khối',
  round: 'Đợt thi',
  contest: 'Cuộc thi',
  issuer: 'Đơn vị cấp',
  number: 'Số vào sổ',
  issuedAt: 'Cấp lúc',
  names: 'Họ tên hiện đầy đủ khi người được cấp đã đồng ý; người dưới 16 tuổi không nêu tên.',
  another: 'Kiểm tra mã khác',
  own: 'Giấy chứng nhận của bạn',
  ownNone: 'Bạn chưa có giấy chứng nhận nào ở cuộc thi này.',
  download: 'Tải về (PDF)',
  see: 'Xem tình trạng',
};

export type Certificates = typeof certificates;
