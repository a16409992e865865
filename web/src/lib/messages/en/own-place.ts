import { number } from '../../format.ts';
import type { OwnPlaceWords } from '../vi/own-place.ts';

export const ownPlace: OwnPlaceWords = {
  title: (rank) => `Why your rank in the division is ${number(rank, 'en')}`,
  among: (rank, people) =>
    `Rank ${number(rank, 'en')} of ${number(people, 'en')} people in your division, in the official result.`,
  shared: (others) =>
    others === 1 ? 'One other person shares your rank.' : `${number(others, 'en')} others share your rank.`,
  above: (name, rank) => `Against the next in front: ${name}, rank ${number(rank, 'en')}`,
  below: (name, rank) => `Against the next behind: ${name}, rank ${number(rank, 'en')}`,
  criterion: 'Criterion, in the order of the rules',
  own: 'You',
  theirs: 'The other',
  hidden: 'not published',
  decides: 'this decides',
  overallTitle: (rank) => `Your rank in the overall standing is ${number(rank, 'en')}`,
  amongOverall: (rank, people, rounds) =>
    `Rank ${number(rank, 'en')} of ${number(people, 'en')} people in your division; rounds of yours that count: ${number(rounds, 'en')}.`,
  toOverall: 'See the overall standing',
};
