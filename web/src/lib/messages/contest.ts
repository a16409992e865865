import type { Area } from '../i18n.ts';
import { contest as en } from './en/contest.ts';
import { contest as vi, type Contest } from './vi/contest.ts';

export const contest: Area<Contest> = { vi, en };
