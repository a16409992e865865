import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { clean } from '../core/text.js';
import { TierInput } from '../publication/publication.dto.js';

const Cleaned = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? clean(value) : value));

export class CertificatesRequest {
  @Cleaned()
  @IsString()
  @Length(2, 120)
  issuer: string;

  /** Awards of each division by rank, the highest first. */
  @IsArray()
  @ArrayMaxSize(12)
  @ValidateNested({ each: true })
  @Type(() => TierInput)
  tiers: TierInput[];

  /** Also for those without an award who reached the minimum. */
  @IsBoolean()
  everyone: boolean;

  /** Percent of the points that a counting attempt needs for a certificate of taking part. */
  @IsInt()
  @Min(0)
  @Max(100)
  minimumScorePercent: number;
}

export class CertificatesAccepted {
  /** Of the file with all certificates. */
  id: string;
  /** Certificates of the newest result, and how many of them are new. */
  certificates: number;
  issued: number;
}

export class RevocationRequest {
  @Cleaned()
  @IsString()
  @Length(5, 500)
  reason: string;
}

export type CertificateState = 'valid' | 'corrected' | 'revoked';

/** What the public may know of a certificate. */
export class CertificateCheck {
  code: string;
  state: CertificateState;
  number: number;
  /** Shortened unless the person agreed; never for people under 16. */
  name: string;
  /** Empty: took part. */
  award: string;
  division: string;
  contest: string;
  contestSlug: string;
  round: string;
  issuer: string;
  issuedAt: Date;
  /** When it was revoked or corrected, and why; null while it is valid. */
  changedAt: Date | null;
  reason: string;
}

export class OwnCertificate {
  code: string;
  number: number;
  state: CertificateState;
  award: string;
  contest: string;
  round: string;
  issuedAt: Date;
}

export class OwnCertificates {
  certificates: OwnCertificate[];
}
