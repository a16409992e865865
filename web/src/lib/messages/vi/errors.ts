/** Error pages and refusals that the API does not word itself. */
export const errors = {
  titles: {
    400: 'Yêu cầu chưa đúng',
    401: 'Bạn chưa đăng nhập',
    403: 'Không có quyền xem trang này',
    404: 'Không tìm thấy trang này',
    410: 'Trang này không còn nữa',
    429: 'Có quá nhiều yêu cầu cùng lúc',
    500: 'Hệ thống gặp lỗi',
    503: 'Hệ thống đang bận',
  } as Record<number, string>,
  helps: {
    400: 'Quay lại trang trước rồi thử lại.',
    401: 'Hãy đăng nhập ở trang cuộc thi rồi mở lại.',
    403: 'Nếu bạn cần quyền, hãy hỏi Ban Tổ chức.',
    404: 'Địa chỉ có thể chưa đúng hoặc trang đã được dời đi.',
    410: 'Hãy mở lại từ trang cuộc thi.',
    429: 'Chờ một phút rồi thử lại.',
    500: 'Thử tải lại trang. Câu trả lời đã lưu vẫn còn.',
    503: 'Tải lại trang sau ít giây. Câu trả lời đã lưu vẫn còn.',
  } as Record<number, string>,
  home: 'Về trang đầu',
  requestId: (id: string) => `Mã yêu cầu: ${id}. Đọc mã này khi cần hỏi Ban Tổ chức.`,
  summary: (n: number) => `Có ${n} chỗ cần sửa`,
  summaryTitle: 'Chưa thực hiện được',
  offline: 'Chưa gửi được vì mất mạng. Kiểm tra mạng rồi gửi lại.',
  fallback: 'Hệ thống gặp lỗi. Hãy thử lại sau ít giây.',
};

export type Errors = typeof errors;
