import { dateTime, number } from '../../format.ts';

/** Files of a round for people who work in a spreadsheet. */
export const exports = {
  title: (round: string) => `Xuất dữ liệu · ${round}`,
  intro:
    'Tệp gồm danh sách thí sinh và tổng hợp theo nơi. Tệp có dữ liệu cá nhân: chỉ gửi cho người có trách nhiệm.',
  format: 'Định dạng',
  formats: {
    xlsx: 'Excel (.xlsx)',
    csv: 'CSV (.csv)',
    docx: 'Word (.docx)',
    pdf: 'PDF (.pdf)',
    zip: 'Tệp nén (.zip)',
  },
  formatNotes: { xlsx: 'Mở được bằng Excel, LibreOffice', csv: 'Cho phần mềm khác đọc' },
  grouping: 'Gom theo',
  groupings: { unit: 'Xã, phường', organization: 'Cơ quan' },
  tables: 'Bảng dữ liệu',
  tablesIntro: 'Mỗi tệp một bảng, để lọc và tính thêm. Số người và số lượt thi là hai cột riêng.',
  dataset: 'Bảng',
  datasets: {
    standings: 'Xếp hạng chính thức của các đợt',
    overall: 'Xếp hạng chung cuộc',
    qualification: 'Danh sách vào vòng sau',
    participation: 'Tham gia theo nơi, có tỉ lệ và số dùng để tính',
    'not-yet': 'Chưa dự thi: đã đăng ký, hoặc có trong danh sách',
    awards: 'Giải thưởng cá nhân',
    attempts: 'Lượt thi (không nêu tên)',
    responses: 'Câu trả lời (không nêu tên)',
  },
  everybody: 'Tất cả',
  ofDivision: 'Chỉ khối',
  ofUnit: 'Chỉ xã, phường hoặc huyện',
  ofOrganization: 'Chỉ cơ quan, trường',
  scope: 'Phạm vi',
  scopes: { round: 'Đợt thi này', contest: 'Cả cuộc thi' },
  start: 'Tạo tệp',
  started: 'Đang tạo tệp. Trang này tự cho biết khi xong.',
  files: 'Các tệp đã tạo',
  none: 'Chưa có tệp nào. Chọn định dạng ở trên rồi bấm “Tạo tệp”.',
  file: 'Tệp',
  createdAt: 'Tạo lúc',
  state: 'Tình trạng',
  download: 'Tải về',
  release: 'Công bố',
  takeBack: 'Thôi công bố',
  releasedAt: (at: string) => `Công khai từ ${dateTime(at)}`,
  making: (progress: number) => `Đang tạo, ${number(progress)} %`,
  failed: 'Không tạo được. Hãy tạo lại; nếu vẫn lỗi, báo người vận hành máy chủ.',
  expires: (at: string) => `Tải được đến ${dateTime(at)}`,
  expired: 'Đã hết hạn tải. Hãy tạo lại.',
  size: (bytes: number) =>
    bytes < 1_000_000
      ? `${number(Math.ceil(bytes / 1000))} KB`
      : `${number(Math.round(bytes / 100_000) / 10)} MB`,
  choose: 'Chọn một mục.',
  offline: 'Chưa xem được tiến độ vì mất mạng. Trang sẽ tự thử lại.',
};

export type Exports = typeof exports;
