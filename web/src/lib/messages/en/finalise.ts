import { dateTime, number } from '../../format.ts';
import type { Finalise } from '../vi/finalise.ts';
import { criteria } from './criteria.ts';

export const finalise = {
  title: (round: string) => `Finalise · ${round}`,
  counted: (people: number, attempts: number) =>
    `${number(people, 'en')} people ranked, from ${number(attempts, 'en')} graded papers.`,
  rule: 'How ranks are made',
  criteria,
  actual: {
    other: (n: number) =>
      `Actual number of the prediction: ${number(n, 'en')}, computed from the graded papers.`,
    'perfect-contestants': (n: number) =>
      `People who are all right (answer of the prediction): ${number(n, 'en')}, counted from the graded papers.`,
    entrants: (n: number) =>
      `People taking part (answer of the prediction): ${number(n, 'en')}, counted from the graded papers.`,
  },

  blockers: (n: number) => `${number(n, 'en')} to settle before finalising`,
  ready: 'Ready to be made official.',
  todo: {
    round_not_closed: 'Wait for the closing time, or close early on the monitor page.',
    answers_arriving: 'Wait for that time, then reload this page.',
    attempts_open: 'Wait until running attempts end, then reload. The monitor shows how many are left.',
    attempts_ungraded: 'Wait a minute and reload. If the number does not fall, tell the server operator.',
    essays_unlisted: 'Make the lists once every attempt has been handed in.',
    essays_unsent: 'Wait until units have marked and sent up, or send for a unit that is late.',
    essays_ungraded: 'Wait until the markers have marked them all.',
    stage_nobody: 'Enter and confirm points on the page of the stage.',
    stage_unconfirmed: 'A second person confirms them on the page of the stage.',
    attempts_changed: 'These papers must be graded again first. Tell the server operator.',
    board_frozen: 'Thaw the scoreboard with the button below.',
    engines_disagree: 'Do not finalise while the two computations differ. Tell the server operator.',
    appeals_open: 'Answer each of them.',
    decisions_open: 'A second person confirms them, or they are withdrawn.',
    decisions_unapplied: 'Wait some seconds and reload.',
    awards_wait_for_draw: 'Fix the pool and draw on the page of awards.',
    awards_wait_for_decision: 'Record the decision and the minutes on the page of awards.',
    winners_without_consent: 'Ask the winners, or note on the page of awards that names are shortened.',
    suspected_duplicates: 'Look at each pair and say whether it is one person or two.',
  } as Record<string, string>,
  todoOther: 'Reload in a few minutes. If it is still there, tell the server operator.',
  toStage: 'Open the points of the stage',
  toMarking: 'Open the marking',
  toMonitor: 'Open the monitor',
  toAppeals: 'Open the appeals',
  toDecisions: 'Open the decisions',
  reload: 'Reload this page',

  thawTitle: 'The scoreboard is frozen',
  thawText: (at: string) =>
    `The public sees the board of ${dateTime(at)}. Thaw it to show provisional ranks of all papers.`,
  thaw: 'Thaw the scoreboard',
  thawed: 'The scoreboard is thawed.',

  preview: 'Preview',
  previewNote: 'Full names are shown on this page only. The public name is in brackets.',
  reasons: 'Why they stand so',
  division: (name: string, people: number) => `${name}: ${number(people, 'en')} people`,
  empty: 'No papers in this division.',
  divisionRank: 'Division rank',
  rank: 'Overall rank',
  name: 'Name',
  place: 'Place',
  score: 'Score',
  correct: 'Right',
  prediction: 'Prediction',
  error: 'Error',
  duration: 'Time',
  submitted: 'Submitted',
  tied: (ranks: string) => `Equal in every criterion: rank ${ranks}. These people share the rank.`,

  start: 'Finalise…',
  confirmTitle: 'Make the result official?',
  confirmText: (people: number) =>
    `The result of ${number(people, 'en')} people becomes official, with your name and the time. After that only a correction with a reason can change it.`,
  confirm: 'Finalise and publish',
  done: (version: number) => `Done. The official result (version ${number(version, 'en')}) is public.`,
  already: 'The result was final before; nothing has changed.',
  official: 'Official result',
  issuedBy: (by: string, at: string) => `Finalised by ${by} at ${dateTime(at)}`,
  version: 'Version',
  by: 'By',
  at: 'At',
  reason: 'Reason',
  first: 'first',
  peopleAttempts: 'People / papers',
  seePublic: 'See the public result',
  versions: 'Versions published',
  people: 'People',

  correctTitle: 'Correct the result',
  correctIntro:
    'The result is computed anew from the graded papers and published. Older versions are kept. The reason is public.',
  correctReason: 'Reason of the correction',
  correctHint: '10 to 500 characters. Say what was wrong and how it was put right.',
  correctSure: 'I have seen the preview above and want to replace the published version.',
  correctTick: 'Tick this box before publishing a new version.',
  reasonShort: 'Enter the reason, 10 to 500 characters.',
  correctButton: 'Publish the correction',
} satisfies Finalise;
