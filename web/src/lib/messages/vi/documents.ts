/** Official papers, certificates and the archive, for organisers. */
export const documents = {
  tab: 'Văn bản',
  title: (round: string) => `Văn bản · ${round}`,
  papers: 'Văn bản của đợt thi',
  papersIntro:
    'Lập từ kết quả chính thức đã chốt; số, ngày và chữ ký để trống cho văn thư. Riêng bản tin lấy số liệu tạm tính.',
  paper: 'Loại văn bản',
  kinds: {
    minutes: 'Biên bản xếp hạng',
    decision: 'Dự thảo quyết định trao giải',
    notice: 'Thông báo kết quả',
    bulletin: 'Bản tin ngày (hôm nay)',
  },
  notes: {
    minutes: 'Họ tên đầy đủ',
    decision: 'Có phụ lục theo khối, theo đơn vị và số liệu',
    notice: 'Họ tên theo sự đồng ý của từng người',
    bulletin: 'Người và lượt thi theo xã, phường và cơ quan',
  },
  format: 'Định dạng',
  formats: { docx: 'Word (.docx), sửa được', pdf: 'PDF' },
  parentBody: 'Cơ quan chủ quản',
  parentHint: 'Bỏ trống nếu không có. Ví dụ: Ủy ban nhân dân tỉnh Vĩnh Long',
  body: 'Đơn vị ban hành',
  place: 'Địa danh ghi cạnh ngày',
  tiers: 'Cơ cấu giải của mỗi khối',
  tiersHint: 'Mỗi dòng một mức, từ cao xuống: tên giải; số giải; tiền thưởng. Ví dụ: Giải Nhất; 1; 5.000.000',
  tiersWrong: (line: number) => `Dòng ${line} chưa đúng dạng “tên giải; số giải; tiền thưởng”.`,
  make: 'Lập văn bản',
  certificates: 'Giấy chứng nhận',
  certificatesIntro:
    'Cấp theo giải đã công nhận và thể lệ, mỗi người một giấy. Cấp lại chỉ thêm người chưa có. Bản in không có dấu và chữ ký.',
  issuer: 'Đơn vị cấp',
  everyone: 'Cấp cả cho người tham gia đạt điểm tối thiểu',
  minimum: 'Điểm tối thiểu (% của điểm tối đa)',
  issue: 'Cấp và tạo tệp in',
  archive: 'Lưu trữ cả cuộc thi',
  archiveIntro:
    'Một tệp gồm thể lệ, câu hỏi, đáp án và nhật ký bài thi (không có họ tên). Có cả quyết định, thứ hạng, giải, danh sách vào vòng sau, bốc thăm và mã băm. Ai có tệp cũng tính lại được tất cả bằng lệnh: npm run archive -- verify TỆP.zip. Khi đã có kết quả chung cuộc, tệp có thêm năm sinh nên chỉ dành cho Ban Tổ chức.',
  makeArchive: 'Tạo tệp lưu trữ',
  choose: 'Chọn một mục.',
  started: 'Đang tạo tệp. Trang này tự cho biết khi xong.',
  files: 'Các tệp của cuộc thi',
  none: 'Chưa có tệp nào.',
  wholeContest: 'cả cuộc thi',
  downloadOf: (title: string, format: string) => `Tải về: ${title}, ${format}`,
};

export type Documents = typeof documents;
