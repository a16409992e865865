import { titleIn } from '#lib/contest.ts';
import { currentLang, to } from '#lib/i18n.ts';
import type { Organiser } from '#lib/messages/vi/organiser.ts';
import type { StaffContest, StaffOrganization } from './types.ts';

export interface Task {
  text: string;
  href: string;
  label: string;
}

const day = 86_400_000;

/** What an organiser should do or know now, the most pressing first. `now` epoch ms. */
export function tasksOf(
  contests: StaffContest[],
  organizations: StaffOrganization[],
  now: number,
  m: Organiser,
): Task[] {
  const urgent: Task[] = [];
  const soon: Task[] = [];
  for (const contest of contests) {
    if (contest.publishedAt === null || contest.kind === 'rehearsal') continue;
    for (const round of contest.rounds) {
      // Every contest has a first round, so with several of them the round's name alone says nothing.
      const name = contests.length > 1 ? `${titleIn(contest, currentLang())}: ${round.name}` : round.name;
      const monitor = { href: to(`/quan-tri/dot/${round.id}`), label: m.monitor };
      const finalise = { href: to(`/quan-tri/dot/${round.id}/chot`), label: m.finalise };
      const toClose = Date.parse(round.closesAt) - now;
      const toOpen = Date.parse(round.opensAt) - now;
      if (round.phase === 'closed') urgent.push({ text: m.tasks.thaw(name), ...finalise });
      else if (round.phase === 'provisional')
        urgent.push({ text: m.tasks.finalise(name, round.closesAt), ...finalise });
      else if ((round.phase === 'open' || round.phase === 'frozen') && toClose < day)
        soon.push({ text: m.tasks.closesSoon(name, toClose), ...monitor });
      else if (round.phase === 'upcoming' && toOpen < day)
        soon.push({ text: m.tasks.opensSoon(name, toOpen), ...monitor });
    }
  }
  const unknown = organizations.filter((each) => !each.retired && each.headCount === null).length;
  const counts = {
    text: m.tasks.noHeadCount(unknown),
    href: to('/quan-tri/co-quan'),
    label: m.tasks.noHeadCountLink,
  };
  return [...urgent, ...soon, ...(unknown > 0 ? [counts] : [])];
}
