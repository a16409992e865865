/** An organiser closed the round before its planned time. Announced after the commit. */
export class RoundClosed {
  static readonly event = 'round.closed';

  constructor(
    readonly roundId: string,
    readonly closedAt: Date,
  ) {}
}

/** The public may see everything that happened during the freeze. Announced after the commit. */
export class RoundThawed {
  static readonly event = 'round.thawed';

  constructor(
    readonly roundId: string,
    readonly thawedAt: Date,
  ) {}
}

/** There is a new official result; version 1 is the finalisation, later ones are corrections. */
export class RoundFinalized {
  static readonly event = 'round.finalized';

  constructor(
    readonly roundId: string,
    readonly version: number,
    readonly finalizedAt: Date,
  ) {}
}
