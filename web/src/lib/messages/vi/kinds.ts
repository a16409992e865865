/** Words of questions that are not plain choices. */
export const kinds = {
  stimulus: 'Tình huống dùng chung cho các câu này',
  match: 'Chọn cho mỗi mục bên trái một mục phù hợp.',
  putInOrder: 'Xếp các mục theo đúng thứ tự.',
  number: 'Câu trả lời bằng số',
  numberHow: 'Viết như 1.250,5. Dấu phẩy là dấu thập phân.',
  readAs: (number: string) => `Được hiểu là ${number}`,
  unread: 'Chưa đọc được thành số nên chưa lưu. Viết như 1.250,5.',
  shortText: 'Câu trả lời của bạn',
  essay: (most: number) => `Bài viết của bạn (tối đa ${most} từ)`,
  words: (n: number, most: number) => `${n}/${most} từ`,
  tooManyWords: (n: number, most: number) =>
    `${n}/${most} từ. Bài vẫn được lưu, nhưng phần sau từ thứ ${most} không được chấm.`,
  choose: 'Chọn…',
  right: (n: number) => `Mục ${n}`,
  place: (n: number) => `Vị trí ${n}`,
  up: (item: string) => `Đưa lên: ${item}`,
  down: (item: string) => `Đưa xuống: ${item}`,
  moved: (item: string, at: number, all: number) => `${item}: vị trí ${at} trên ${all}`,
  keepOrder: 'Giữ thứ tự này',
  notOrdered: 'Bạn chưa trả lời. Chuyển các mục, hoặc giữ thứ tự đang thấy.',
};
export type Kinds = typeof kinds;
