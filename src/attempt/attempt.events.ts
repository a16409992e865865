/** Attempts whose log has ended: nothing is accepted into them any more, so they can be graded. */
export class AttemptEnded {
  static readonly event = 'attempt.ended';

  constructor(
    readonly roundId: string,
    readonly attemptIds: readonly string[],
  ) {}
}
