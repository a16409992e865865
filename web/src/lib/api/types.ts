/**
 * The web's names for shapes of the API's answers; the shapes themselves come from the server (schema.d.ts).
 * Times are ISO-8601 UTC strings, scores integer milli-points, durations integer milliseconds.
 */
import type { components } from './schema.d.ts';

export type Schemas = components['schemas'];

/** A refusal; `status` 0 and `offline` when nothing answered. */
export type Problem = Omit<Schemas['ErrorView'], 'code'> & {
  status: number;
  code: Schemas['ErrorCode'] | 'offline';
};

export type ContestSummary = Schemas['ContestSummary'];
export type ContestView = Schemas['ContestView'];
export type Division = Schemas['DivisionView'];
export type RoundView = Schemas['RoundView'];
export type RoundInContest = Schemas['RoundInContestView'];
export type RoundRules = Schemas['RoundRulesView'];
export type Phase = RoundView['phase'];
export type TieBreak = RoundRules['tieBreaks'][number];
export type PredictionRule = NonNullable<RoundRules['prediction']>;
export type PredictionTarget = PredictionRule['target'];
export type Difficulty = RoundRules['blueprint'][number]['difficulty'];

export type UnitOption = Schemas['UnitOption'];
export type OrganizationOption = Schemas['OrganizationOption'];

export type Registration = Schemas['RegistrationInput'];
export type Challenge = Schemas['ChallengeAnswer'];
export type Me = Schemas['Me'];

export type MyRound = Schemas['MineAnswer'];
export type AttemptView = Schemas['AttemptView'];
export type PaperQuestion = Schemas['SlotView'];
export type QuestionKind = PaperQuestion['kind'];
export type ResponseEntry = Schemas['ResponseInput'];
export type ResponseOutcome = Schemas['ResponseOutcome'];
export type Receipt = Schemas['ReceiptView'];
export type EndedBy = Receipt['endedBy'];
export type OwnPlace = Schemas['OwnPlace'];
export type Review = Schemas['ReviewView'];
export type Citation = Schemas['CitationView'];
