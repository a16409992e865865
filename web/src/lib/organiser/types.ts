/** The desk's names for shapes of the API; the shapes themselves come from the server. */
import type { Schemas } from '#lib/api/types.ts';

export type Account = Schemas['AccountView'];
export type StaffRole = Account['role'];
/** `link` is a path with a one-time token that is never shown again. */
export type Invited = Schemas['InvitedAnswer'];
export type StaffSession = Schemas['SessionView'];
export type StaffContest = Schemas['StaffContestView'];

export type MonitorAnswer = Schemas['MonitorAnswer'];
export type MonitorHour = Schemas['MonitorHour'];
export type MonitorGroup = Schemas['MonitorGroup'];

export type Blocker = Schemas['BlockerView'];
export type PreviewRow = Schemas['PreviewRow'];
export type PreviewDivision = Schemas['PreviewDivision'];
export type IssuedResult = Schemas['IssuedResult'];

export type RosterRow = Schemas['RosterRow'];

export type StaffOrganization = Schemas['OrganizationView'];
export type OrganizationKind = Schemas['CreateOrganizationRequest']['kind'];
export const organizationKinds = [
  'department',
  'commune',
  'school',
  'public-service',
  'company',
  'other',
] as const satisfies OrganizationKind[];

export type StatisticsAnswer = Schemas['StatisticsAnswer'];
export type PaperFigures = NonNullable<StatisticsAnswer['paper']>;
export type QuestionStatistic = Schemas['QuestionStatisticView'];
/** A question that may be decided about. `kind` null: its key is not known here and cannot be corrected. */
export type AskedQuestion = Pick<QuestionStatistic, 'code' | 'text' | 'options' | 'lefts' | 'key'> & {
  id: string;
  kind: string | null;
};
export type ChoiceUse = QuestionStatistic['choices'][number];

export type ContestFile = Schemas['FileView'];

export type StaffAppeal = Schemas['StaffAppealView'];
export type Decision = Schemas['DecisionView'];
export type DecisionPreviewAnswer = Schemas['DecisionPreviewAnswer'];
export type ChangedRow = Schemas['ChangedRow'];
export type FinalizationView = Schemas['FinalizationView'];

export type Declaration = Schemas['DeclarationView'];
export type HeadCount = Schemas['HeadCountView'];
export type Evidence = Schemas['EvidenceView'];
export type NamedCode = Schemas['NamedCode'];
/** A refused form of the page of declarations: a head-count, or a decision on something. */
export type DeclarationTyped = {
  of: 'khai' | 'quyet-dinh';
  id: string;
  people?: string;
  exempt?: string;
  note?: string;
  groups?: Record<string, string>;
  reason?: string;
  errors?: Record<string, string>;
  signedOut?: boolean;
};

export type AwardView = Schemas['AwardView'];
export type AwardChange = Schemas['AwardChange'];
export type ForeseenAward = Schemas['ForeseenAward'];
export type ChangedAward = Schemas['ChangedAward'];
export type TieView = Schemas['TieView'];
export type LedgerEntry = Schemas['LedgerEntry'];
export type LookView = Schemas['LookView'];
