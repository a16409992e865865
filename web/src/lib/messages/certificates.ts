import type { Area } from '../i18n.ts';
import { certificates as en } from './en/certificates.ts';
import { certificates as vi, type Certificates } from './vi/certificates.ts';

export const certificates: Area<Certificates> = { vi, en };
