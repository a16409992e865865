/** Attempts that have a score now; told by the process that wrote them. */
export class AttemptGraded {
  static readonly event = 'attempt.graded';

  constructor(
    readonly roundId: string,
    readonly attemptIds: readonly string[],
  ) {}
}
