import { number } from '../../format.ts';

/** Why a contestant stands where the official result has him. */
export const ownPlace = {
  title: (rank: number) => `Vì sao bạn ở hạng ${number(rank)} trong khối`,
  among: (rank: number, people: number) =>
    `Hạng ${number(rank)} trong ${number(people)} người cùng khối, theo kết quả chính thức.`,
  shared: (others: number) => `Có ${number(others)} người khác cùng hạng với bạn.`,
  above: (name: string, rank: number) => `So với người ngay trước: ${name}, hạng ${number(rank)}`,
  below: (name: string, rank: number) => `So với người ngay sau: ${name}, hạng ${number(rank)}`,
  criterion: 'Tiêu chí, theo thứ tự của thể lệ',
  own: 'Bạn',
  theirs: 'Người kia',
  hidden: 'không công bố',
  decides: 'khác nhau ở đây',
  overallTitle: (rank: number) => `Hạng ${number(rank)} trong khối theo xếp hạng chung cuộc`,
  amongOverall: (rank: number, people: number, rounds: number) =>
    `Hạng ${number(rank)} trong ${number(people)} người cùng khối, tính ${number(rounds)} đợt của bạn.`,
  toOverall: 'Xem xếp hạng chung cuộc',
};
export type OwnPlaceWords = typeof ownPlace;
