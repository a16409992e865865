import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

export class ParticipationRequest {
  /** Number of the round; left out: the one that was opened last. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100_000)
  round?: number;
}

/** People and attempts; every share is said with what it is a share of. */
export class ParticipationSums {
  people: number;
  attempts: number;
  /** Mean of the counting papers in thousandths of points; null: not official yet, or too few people. */
  meanScoreMilli: number | null;
  /** People with everything right; null like the mean. */
  perfect: number | null;
}

export class BandView {
  /** Percent of the points, the lower edge in it; null: from nothing. */
  from: number | null;
  /** The upper edge, not in it; null: to the end. */
  until: number | null;
  people: number;
}

export class DivisionParticipation extends ParticipationSums {
  code: string;
  nameVi: string;
  nameEn: string;
  /** Null like the mean. */
  bands: BandView[] | null;
}

export class PlaceParticipation extends ParticipationSums {
  id: string;
  name: string;
  /** Where the map has districts. */
  district: string | null;
  /** Head-count without the exempt, confirmed or kept by organisers; null: there is none. */
  base: number | null;
}

export class ParticipationAnswer {
  /** Null: no round has opened yet. */
  round: number | null;
  name: string;
  state: 'live' | 'frozen' | 'provisional' | 'official' | null;
  /** Until when attempts are counted. */
  asOf: Date;
  /** The numbers bear on the prediction, so they come after closing. */
  withheld: boolean;
  /** Means, bands and shares of fewer people than this are not shown. */
  least: number;
  total: ParticipationSums | null;
  divisions: DivisionParticipation[];
  /** Every commune with entrants, by the contest's map, then who lives outside of it. */
  units: PlaceParticipation[];
  /** Those with entrants. */
  organizations: PlaceParticipation[];
}
