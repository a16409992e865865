import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type Config, derivedSecret } from '../platform/config.js';

/** What paying a prize needs to know of its winner. */
export interface PrizeIdentity {
  /** Citizen's identity number (số định danh cá nhân), twelve digits. */
  cccd: string;
  bankName: string;
  bankAccount: string;
  accountHolder: string;
}

/** The newest key seals; older numbers stay here as long as something is sealed with them. */
const KEYS = [1] as const;
const [NUMBER, IV, TAG] = [1, 12, 16];

/**
 * Seals with AES-256-GCM under a key that is derived from the root secret: number of the key, nonce, tag, text.
 * The person's id is authenticated too, so that no row can be put in the place of another.
 */
export class IdentitySeal {
  constructor(private readonly config: Pick<Config, 'secret'>) {}

  seal(contestantId: string, identity: PrizeIdentity): Buffer {
    const number = Math.max(...KEYS);
    const iv = randomBytes(IV);
    const cipher = createCipheriv('aes-256-gcm', this.key(number), iv).setAAD(Buffer.from(contestantId));
    const text = Buffer.concat([cipher.update(JSON.stringify(identity), 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(number), iv, cipher.getAuthTag(), text]);
  }

  /** Throws when a byte is not what was sealed for this person. */
  open(contestantId: string, sealed: Buffer): PrizeIdentity {
    const [iv, tag] = [sealed.subarray(NUMBER, NUMBER + IV), sealed.subarray(NUMBER + IV, NUMBER + IV + TAG)];
    const decipher = createDecipheriv('aes-256-gcm', this.key(sealed[0] ?? 0), iv);
    decipher.setAAD(Buffer.from(contestantId)).setAuthTag(tag);
    const text = Buffer.concat([decipher.update(sealed.subarray(NUMBER + IV + TAG)), decipher.final()]);
    return JSON.parse(text.toString('utf8')) as PrizeIdentity;
  }

  private key(number: number): Buffer {
    if (!KEYS.some((known) => known === number)) throw new Error(`no key ${number} of prize identities`);
    return Buffer.from(derivedSecret(this.config, `prize identity ${number}`), 'hex');
  }
}
