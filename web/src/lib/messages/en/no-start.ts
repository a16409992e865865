import type { NoStart } from '../vi/no-start.ts';

export const noStart: NoStart = {
  attempts_used_today: 'You have used all attempts of today.',
  attempts_used_week: 'You have used all attempts of this week.',
  attempts_used_contest: 'You have used all attempts of the contest.',
  cool_down: 'You have just handed in a paper. There is a pause before the next.',
  outside_hours: 'It is outside the opening hours.',
  no_attempt_left: 'You have no attempt left before the round closes.',
  round_on_stage: 'This round is held on a stage.',
  division_not_in_round: 'This round is not for your division.',
  not_qualified: 'This round is for those who were chosen in the round before. You are not on the list.',
  qualification_pending:
    'This round is for those who were chosen in the round before. The list is not out yet.',
  too_young_today: 'You are too young for this division today.',
  too_old_today: 'You are too old for this division today.',
  round_not_open: 'The days of your division have not come yet.',
  round_closed: 'The days of your division are over.',
};
