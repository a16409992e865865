import type { Area } from '../i18n.ts';
import { accounts as en } from './en/accounts.ts';
import { accounts as vi, type Accounts } from './vi/accounts.ts';

export const accounts: Area<Accounts> = { vi, en };
