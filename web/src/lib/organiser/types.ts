/** Shapes of the staff's part of the API. Times ISO-8601 UTC, scores milli-points, durations milliseconds. */
import type { Division, Phase, RoundView } from '#lib/api/types.ts';

export type StaffRole = 'organiser' | 'editor' | 'coordinator';

export interface Account {
  id: string;
  username: string;
  displayName: string;
  role: StaffRole;
  unitId: string | null;
  unitName: string | null;
  organizationId: string | null;
  organizationName: string | null;
  /** False until the person has set a password. */
  active: boolean;
  createdAt: string;
  disabledAt: string | null;
}

/** `link` is a path with a one-time token that is never shown again. */
export interface Invited {
  account: Account;
  link: string;
  expiresAt: string;
}

export interface StaffSession {
  id: string;
  agent: string;
  createdAt: string;
  expiresAt: string;
  current: boolean;
}

export interface StaffContest {
  id: string;
  slug: string;
  kind: 'real' | 'rehearsal';
  title: string;
  titleEn: string;
  organizer: string;
  reportPeriod: string;
  publishedAt: string | null;
  divisions: Division[];
  rounds: RoundView[];
}

export interface MonitorHour {
  hour: string;
  started: number;
  submitted: number;
}

export interface MonitorGroup {
  id: string;
  name: string;
  entrants: number;
  headCount: number | null;
  permille: number | null;
}

export interface MonitorAnswer {
  now: string;
  phase: Phase;
  started: number;
  inProgress: number;
  submitted: number;
  timedOut: number;
  /** Handed in or out of time, and not graded yet. */
  ungraded: number;
  people: number;
  registered: number;
  late: number;
  errors5m: number;
  hourly: MonitorHour[];
  units: MonitorGroup[];
  organizations: MonitorGroup[];
}

export interface Blocker {
  code: string;
  message: string;
  count?: number;
}

export interface PreviewRow {
  rank: number;
  divisionRank: number;
  name: string;
  publicName: string;
  place: string;
  scoreMilli: number;
  correctCount: number;
  durationMs: number;
  submittedAt: string;
  prediction: number | null;
  predictionError: number | null;
}

export interface PreviewDivision {
  division: string;
  nameVi: string;
  nameEn: string;
  people: number;
  rows: PreviewRow[];
}

export interface IssuedResult {
  version: number;
  at: string;
  by: string;
  reason: string;
  people: number;
  attempts: number;
  predictionActual: number | null;
}

export interface Finalization {
  roundId: string;
  blockers: Blocker[];
  predictionActual: number | null;
  people: number;
  attempts: number;
  top: PreviewDivision[];
  /** Newest first. */
  finalized: IssuedResult[];
}

export type ExportFormat = 'xlsx' | 'csv';
export type ExportGrouping = 'unit' | 'organization';

export interface ExportFile {
  id: string;
  format: ExportFormat;
  grouping: ExportGrouping;
  createdAt: string;
  /** 0 to 100. */
  progress: number;
  finishedAt: string | null;
  failedAt: string | null;
  failure: string;
  bytes: number | null;
  expiresAt: string | null;
  ready: boolean;
}

export interface RosterRow {
  id: string;
  fullName: string;
  phoneMasked: string;
  birthYear: number;
  division: string;
  place: string;
  registeredAt: string;
  attempts: number;
  extraTimePermille: number;
}

export interface Roster {
  total: number;
  page: number;
  pages: number;
  rows: RosterRow[];
}

export const organizationKinds = [
  'department',
  'commune',
  'school',
  'public-service',
  'company',
  'other',
] as const;
export type OrganizationKind = (typeof organizationKinds)[number];

export interface StaffOrganization {
  id: string;
  name: string;
  kind: OrganizationKind;
  headCount: number | null;
  unitId: string | null;
  retired: boolean;
  createdAt: string;
}
