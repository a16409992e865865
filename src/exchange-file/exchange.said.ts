/** What is told about a file as a whole: each entry a sentence for the person who brought it. */
export const exchangeSaid = {
  missing: 'Không thấy tệp này.',
  folder: 'Đây là thư mục, không phải tệp.',
  unreadable: 'Không mở được tệp; hãy kiểm tra quyền đọc.',
  empty: 'Tệp trống.',
  unknown:
    'Không nhận ra định dạng của tệp. Nhập được: mẫu Excel của Bảng Vàng, Kahoot, Quizizz, Word (.docx), CSV, YAML, GIFT, Aiken, Cloze, Moodle XML, QTI.',
  oldOffice:
    'Tệp có mật khẩu hoặc ở định dạng Office cũ (.doc, .xls). Bạn hãy bỏ mật khẩu, lưu lại thành .docx hoặc .xlsx rồi nhập lại.',
  pdf: 'Không nhập được câu hỏi từ PDF. Bạn hãy dùng bản Word (.docx) hoặc chép câu hỏi vào tệp Excel mẫu.',
  notCompared:
    'Chưa so được câu hỏi trong tệp với ngân hàng để tìm câu gần trùng. Bạn hãy chia tệp thành nhiều tệp nhỏ hơn.',
  broken:
    'Đọc tệp gặp lỗi ngoài dự kiến; tệp có thể bị hỏng. Bạn hãy lưu lại bằng chương trình gốc rồi thử lại.',
};
