import { Transform } from 'class-transformer';
import { IsString, Length } from 'class-validator';
import { clean } from '../core/text.js';

const Cleaned = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? clean(value) : value));

export class CertificatesRequest {
  @Cleaned()
  @IsString()
  @Length(2, 120)
  issuer: string;
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
