export class BulletinView {
  roundId: string;
  round: string;
  /** `YYYY-MM-DD` in Vietnam. */
  day: string;
  /** What it counts ends here. */
  until: Date;
  /** In the day before that, and from the opening of the round. */
  people: number;
  attempts: number;
  peopleSoFar: number;
  attemptsSoFar: number;
}

export class BulletinsAnswer {
  /** Newest first. */
  bulletins: BulletinView[];
}
