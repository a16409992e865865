/** Why an archive is refused, for the person who brought it. */
export const zipSaid = {
  tooLarge: 'Tệp lớn hơn 20 MB.',
  damaged: 'Tệp nén bị hỏng hoặc không phải là tệp ZIP.',
  encrypted: 'Tệp nén có mật khẩu; hãy giải nén rồi nén lại không mật khẩu.',
  escapes: 'Tệp nén có đường dẫn thoát ra ngoài thư mục; vì an toàn, tệp không được mở.',
  bomb: 'Nội dung sau giải nén lớn bất thường; vì an toàn, tệp không được mở.',
  tooMany: (most: number) => `Tệp nén có quá nhiều mục (hơn ${most}).`,
  twice: (name: string) => `Tệp nén có hai mục cùng tên “${name}”.`,
  link: (name: string) => `Tệp nén có liên kết “${name}”; vì an toàn, tệp không được mở.`,
  method: (name: string) => `Mục “${name}” được nén theo cách không đọc được.`,
};
