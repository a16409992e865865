/** Words of marking essays. */
export const marking = {
  title: 'Chấm bài',
  intro:
    'Mỗi bài viết do hai người chấm độc lập. Khi hai điểm lệch quá mức cho phép, người thứ ba chấm và lấy trung bình hai điểm gần nhau nhất. Người chấm không biết tên thí sinh.',
  introUnit:
    'Bạn chấm bài của đơn vị mình khi thể lệ quy định chấm hai cấp. Chấm hết rồi gửi bài lên cấp trên.',
  round: 'Đợt thi',
  open: 'Bài chưa xong',
  forMe: 'Bài bạn chấm được',
  mine: 'Bạn đã chấm',
  none: 'Không có bài viết nào chờ chấm.',
  back: 'Các đợt chờ chấm',
  saved: 'Đã lưu điểm. Bài tiếp theo ở dưới.',
  noneForYou: 'Không còn bài nào chờ bạn chấm trong đợt này.',
  words: (n: number, most: number) =>
    n > most ? `${n} từ; phần gạch ngang sau từ thứ ${most} không được chấm` : `${n}/${most} từ`,
  reading: (place: number) => `lượt chấm thứ ${place}`,
  rubric: 'Thang điểm',
  most: (percent: number) => `Phần trăm điểm của câu, tối đa ${String(percent).replace('.', ',')}%`,
  comment: 'Ghi chú (thí sinh không thấy)',
  save: 'Lưu điểm',
  bound: 'Mức lệch cho phép',
  percent: (value: number) => `${String(value).replace('.', ',')}\u00a0%`,
  boundTitle: 'Mức lệch giữa hai người chấm',
  boundIntro: 'Hai điểm lệch nhau quá mức này thì người thứ ba chấm. Bài đã có điểm cuối không đổi.',
  boundPercent: 'Mức lệch, phần trăm điểm của câu',
  boundHint: 'Từ 0 đến 100; thường dùng 15.',
  boundSave: 'Lưu mức lệch',
  boundSaved: 'Đã lưu mức lệch.',
};

export type Marking = typeof marking;
