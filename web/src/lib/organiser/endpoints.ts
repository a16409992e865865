import { caller } from '#lib/api/client.ts';
import type {
  Account,
  ExportFile,
  ExportFormat,
  ExportGrouping,
  Finalization,
  Invited,
  MonitorAnswer,
  OrganizationKind,
  Roster,
  StaffContest,
  StaffOrganization,
  StaffRole,
  StaffSession,
} from './types.ts';

interface Invitation {
  username: string;
  displayName: string;
  role: StaffRole;
  unitId?: string;
  organizationId?: string;
}

interface OrganizationInput {
  name: string;
  kind: OrganizationKind;
  headCount: number | null;
}

interface Issued {
  version: number;
  finalizedAt: string;
  already: boolean;
}

/** The staff's endpoints, apart from the residents'. */
export interface StaffEndpoints {
  'POST /staff/sessions': { body: { username: string; password: string }; answer: { account: Account } };
  'DELETE /staff/sessions/current': { answer: undefined };
  'GET /staff/sessions': { answer: { sessions: StaffSession[] } };
  'DELETE /staff/sessions/{id}': { answer: undefined };
  'GET /staff/me': { answer: Account };
  'GET /staff/invitations/{token}': { answer: { username: string; displayName: string } };
  'POST /staff/invitations/{token}': { body: { password: string }; answer: { account: Account } };
  'GET /staff/accounts': { answer: { accounts: Account[] } };
  'POST /staff/accounts': { body: Invitation; answer: Invited };
  'POST /staff/accounts/{id}/invitations': { body: object; answer: Invited };
  'POST /staff/accounts/{id}/disable': { body: object; answer: { account: Account } };
  'GET /staff/contests': { answer: { contests: StaffContest[]; now: string } };
  'GET /staff/contests/{id}/contestants': { answer: Roster };
  'POST /staff/contestants/{id}/extra-time': {
    body: { permille: number };
    answer: { id: string; extraTimePermille: number };
  };
  'GET /staff/organizations': { answer: { organizations: StaffOrganization[] } };
  'POST /staff/organizations': { body: OrganizationInput; answer: StaffOrganization };
  'PATCH /staff/organizations/{id}': {
    body: Partial<OrganizationInput> & { retired?: boolean };
    answer: StaffOrganization;
  };
  'GET /staff/rounds/{id}/monitor': { answer: MonitorAnswer };
  'POST /staff/rounds/{id}/close': { body: object; answer: { closesAt: string; already: boolean } };
  'POST /staff/rounds/{id}/thaw': { body: object; answer: { thawedAt: string; already: boolean } };
  'GET /staff/rounds/{id}/finalization': { answer: Finalization };
  'POST /staff/rounds/{id}/finalization': { body: object; answer: Issued };
  'POST /staff/rounds/{id}/corrections': { body: { reason: string }; answer: Issued };
  'POST /staff/rounds/{id}/exports': {
    body: { format: ExportFormat; grouping: ExportGrouping };
    answer: { id: string };
  };
  'GET /staff/rounds/{id}/exports': { answer: { exports: ExportFile[] } };
}

/** The caller for the staff's endpoints. */
export const ask = caller<StaffEndpoints>();
