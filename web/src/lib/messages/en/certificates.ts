import { dateTime } from '../../format.ts';
import type { Certificates } from '../vi/certificates.ts';

/** Checking a certificate, and one's own. */
export const certificates: Certificates = {
  title: 'Check a certificate',
  intro: 'Enter the code printed on the paper, or scan the QR code in its lower left corner.',
  code: 'Code on the paper',
  codeHint: '16 letters and digits, for example 7K2M-94QD-0XWE-B5TR',
  check: 'Check',
  unknown: 'No certificate has this code.',
  unknownHint:
    'Compare the code with the paper. If it is right and still not found, this site did not issue the paper: tell the organisers.',
  states: { valid: 'Valid', corrected: 'Corrected', revoked: 'Revoked' },
  meaning: {
    valid: 'The organisers issued this certificate and it is valid.',
    corrected:
      'The result was corrected after this was issued. It no longer says what the newest result says.',
    revoked: 'The organisers revoked this certificate.',
  },
  changed: (at) => `Changed at ${dateTime(at)}.`,
  reason: (reason) => `Reason: ${reason}`,
  holder: 'Issued to',
  deed: 'For',
  tookPart: 'Took part and reached the minimum',
  division: 'Division',
  round: 'Round',
  contest: 'Contest',
  issuer: 'Issued by',
  number: 'Number',
  issuedAt: 'Issued at',
  names: 'The full name is shown only with the holder’s consent, and never for people under 16.',
  another: 'Check another code',
  own: 'Your certificates',
  ownNone: 'You have no certificate in this contest yet.',
  download: 'Download (PDF)',
  see: 'See its state',
};
