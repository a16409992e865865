import type { PredictionTarget, RoundRules } from '../rulebook.js';
import { momentText } from '../rules-schema/moments.js';
import type { DivisionRule, PaperRule, PredictionRule, RoundRule, Rulebook } from '../rules/document.js';
import { fillDefaults } from '../rules-check/check.js';

/** A contest that was made round by round, without a rulebook. Times are epoch ms. */
export type PlainContest = {
  title: string;
  organizer: string;
  divisions: Pick<DivisionRule, 'code' | 'name' | 'nameEn' | 'place'>[];
  rounds: PlainRound[];
};
export type PlainRound = {
  /** From 1; its code is `dot-` and this number. */
  number: number;
  name: string;
  rules: RoundRules;
  opensAt: number;
  frozenAt: number | null;
  closesAt: number;
};

const asked: Record<PredictionTarget, PredictionRule['asked']> = {
  'perfect-contestants': 'perfect-people',
  'perfect-attempts': 'perfect-attempts',
  entrants: 'entrants',
  attempts: 'attempts',
  'perfect-percent': 'perfect-percent',
};

/**
 * The rulebook that plain rounds are equal to, so that one engine decides everything. Each round keeps its own
 * paper, attempts, prediction and order; each is a series of its own, because nobody said that they follow one
 * another. Moments lose what is below a second: where that counts, take those of the rounds. No awards and
 * nothing over several rounds: plain rounds say nothing of them.
 */
export function liftRulebook({ title, organizer, divisions, rounds }: PlainContest): Rulebook {
  return fillDefaults({
    contest: { title, organizer },
    divisions,
    papers: rounds.map(paperOf),
    rounds: rounds.map(roundOf),
  });
}

export const plainCode = ({ number }: Pick<PlainRound, 'number'>): string => `dot-${number}`;

function paperOf(round: PlainRound): Partial<PaperRule> {
  const { durationMs, blueprint, pointsMilli, shuffleQuestions, shuffleChoices } = round.rules;
  return {
    code: plainCode(round),
    durationMinutes: durationMs / 60_000,
    blueprint: blueprint.map(({ pointsMilli: own, ...line }) => ({
      ...line,
      points: (own ?? pointsMilli) / 1000,
    })),
    shuffleQuestions,
    shuffleChoices,
  };
}

function roundOf(round: PlainRound): object {
  const { attemptsAllowed, counts, prediction, tieBreaks } = round.rules;
  const code = plainCode(round);
  return {
    code,
    name: round.name,
    ...(round.rules.trial && { kind: 'trial' as const }),
    series: code,
    opensAt: momentText(round.opensAt),
    closesAt: momentText(round.closesAt),
    frozenAt: round.frozenAt === null ? null : momentText(round.frozenAt),
    paper: code,
    attempts: { perRound: attemptsAllowed, counts },
    prediction: prediction && liftPrediction(prediction),
    ranking: tieBreaks,
  } satisfies Partial<Record<keyof RoundRule, unknown>>;
}

const liftPrediction = ({
  target,
  ...rest
}: NonNullable<RoundRules['prediction']>): Partial<PredictionRule> => ({
  asked: asked[target],
  ...rest,
});
