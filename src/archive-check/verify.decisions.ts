import type { Correction } from '../core/decision/corrections.js';
import type { LogEntry } from '../core/response.js';
import type {
  ArchivedAppeal,
  ArchivedAttempt,
  ArchivedCorrection,
  ArchivedDecision,
  ArchivedRound,
} from '../archive/archive.format.js';
import type { ArchiveReader } from './verify.reader.js';

/** Decisions of people after closing, and what they do: corrections of questions, attempts struck out. */
export class Decisions {
  private readonly inForce: ArchivedDecision[];
  private readonly byId: ReadonlyMap<string, ArchivedDecision>;
  private readonly struckOut: ReadonlyMap<string, ArchivedDecision[]>;
  /** Attempts that an appeal is about and that have not come yet. */
  private readonly appealed: Map<string, string>;

  constructor(
    private readonly archive: ArchiveReader,
    decisions: readonly ArchivedDecision[],
    appeals: readonly ArchivedAppeal[],
  ) {
    const confirmed = decisions.filter(({ act }) => act === 'confirmed');
    const takenBack = new Set(confirmed.map(({ takes_back }) => takes_back));
    this.inForce = confirmed.filter(({ id, kind }) => kind !== 'take-back' && !takenBack.has(id));
    this.byId = new Map(confirmed.map((each) => [each.id, each]));
    const disqualified = this.inForce.filter(({ kind }) => kind === 'disqualify');
    this.struckOut = Map.groupBy(disqualified, (each) => each.attempt_id ?? each.contestant_id ?? '');
    this.appealed = new Map(
      appeals.flatMap(({ attemptId, id }) => (attemptId === null ? [] : [[attemptId, id] as const])),
    );
    const known = new Set(decisions.map(({ id }) => id));
    for (const { id, decisionId } of appeals)
      if (decisionId !== null && !known.has(decisionId))
        archive.fault(`appeals.jsonl: appeal ${id} names a decision that is not in decisions.jsonl`);
  }

  /** The latest decision about a question of a round is its correction; there is no other one. */
  checkCorrections(corrections: readonly ArchivedCorrection[]): void {
    const wanted = new Map<string, { effect: Correction['effect']; at: number }>();
    for (const { round_id: round, question_id: question, effect, actAt } of this.inForce) {
      const [key, at] = [`question ${question} of round ${round}`, actAt ?? 0];
      if (question !== null && at >= (wanted.get(key)?.at ?? 0))
        wanted.set(key, { effect: effect ?? 'key', at });
    }
    const found = new Map(
      corrections.map((each) => [
        `question ${each.questionId} of round ${each.roundId}`,
        each.correction.effect,
      ]),
    );
    for (const key of new Set([...wanted.keys(), ...found.keys()])) {
      const [is, said] = [found.get(key) ?? 'not there', wanted.get(key)?.effect ?? 'not there'];
      if (is !== said) this.archive.fault(`corrections.jsonl: ${key} is ${is}, decisions.jsonl says ${said}`);
    }
  }

  /** Whether the log strikes an attempt out as the decisions say. @param voided what the log comes to */
  checkAttempt(attempt: ArchivedAttempt, { rules }: ArchivedRound, voided: boolean): void {
    const { id, contestantId, roundId, log } = attempt;
    this.appealed.delete(id);
    const about = [...(this.struckOut.get(id) ?? []), ...(this.struckOut.get(contestantId) ?? [])];
    const own = about.find(({ round_id }) => round_id === roundId);
    // Points of a stage that are entered anew are an attempt of their own.
    if (own && !voided && !rules.stage)
      this.archive.fault(`attempt ${id}: decision ${own.id} strikes it out, its log does not`);
    const last = log
      .filter(isStriking)
      .toSorted((a, b) => a.n - b.n)
      .at(-1);
    for (const entry of log.filter(isStriking)) {
      const named = decisionIn(entry);
      if (named !== null && !this.byId.has(named))
        this.archive.fault(
          `attempt ${id}: entry ${entry.n} of its log names a decision that nobody confirmed`,
        );
    }
    if (voided && !own && last && decisionIn(last) !== null)
      this.archive.fault(`attempt ${id}: struck out, but no decision in force says so`);
  }

  /** After all attempts. */
  checkAppeals(): void {
    for (const [attemptId, appeal] of this.appealed)
      this.archive.fault(`appeals.jsonl: appeal ${appeal} is about attempt ${attemptId}, which is not there`);
  }
}

const isStriking = ({ kind, slot }: LogEntry): boolean =>
  (kind === 'void' || kind === 'reinstate') && slot === null;

/** Null: what replaced points of a stage, or an entry that names none. */
const decisionIn = ({ value }: LogEntry): string | null =>
  (value as { decision?: string } | null)?.decision ?? null;
