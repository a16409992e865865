import type { Refusals } from '../vi/refusals.ts';

export const refusals = {
  title: 'Some answers were not recorded',
  late: (what: string) =>
    `${what}: reached the server after the deadline. The organisers decide by the rules.`,
  ended: (what: string) => `${what}: the paper had ended before it reached the server.`,
  refused: (what: string) => `${what}: refused by the server.`,
  question: (slot: number) => `Question ${slot}`,
  prediction: 'Prediction',
} satisfies Refusals;
