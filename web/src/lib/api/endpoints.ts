import type { MyPosition, OfficialResult, Scoreboard } from './board-types.ts';
import type {
  AttemptView,
  Challenge,
  ContestSummary,
  ContestView,
  Me,
  MyRound,
  OrganizationOption,
  Receipt,
  Registration,
  ResponseEntry,
  ResponseOutcome,
  Review,
  RoundInContest,
  UnitOption,
} from './types.ts';

/** Method and path (with `{name}` for a parameter) → what goes in and what comes back. */
export interface Endpoints {
  'GET /contests': { answer: { contests: ContestSummary[] } };
  'GET /contests/{slug}': { answer: ContestView };
  'GET /rounds/{id}': { answer: RoundInContest };
  'GET /units': { answer: { units: UnitOption[] } };
  'GET /organizations': { answer: { organizations: OrganizationOption[] } };
  'POST /contests/{slug}/registrations': { body: Registration; answer: Challenge };
  'POST /contests/{slug}/sign-ins': { body: { phone: string }; answer: Challenge };
  'POST /challenges/{id}/confirm': { body: { code: string }; answer: { contestant: Me; already: boolean } };
  'GET /me': { answer: Me };
  'POST /me/sign-out': { answer: undefined };
  'GET /rounds/{id}/mine': { answer: MyRound };
  'POST /rounds/{id}/attempts': { answer: AttemptView };
  'GET /attempts/{id}': { answer: AttemptView };
  'POST /attempts/{id}/responses': {
    body: { entries: ResponseEntry[] };
    answer: { now: string; results: ResponseOutcome[] };
  };
  'POST /attempts/{id}/submit': { body: { clientId: string }; answer: Receipt };
  'GET /attempts/{id}/receipt': { answer: Receipt };
  'GET /attempts/{id}/review': { answer: Review };
  'POST /continuations': { body: { code: string }; answer: { attemptId: string; roundId: string } };
  'GET /rounds/{id}/scoreboard': { answer: Scoreboard };
  'GET /rounds/{id}/scoreboard/me': { answer: MyPosition };
  'GET /rounds/{id}/result': { answer: OfficialResult };
}
