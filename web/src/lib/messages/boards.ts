import type { Area } from '../i18n.ts';
import { boards as en } from './en/boards.ts';
import { boards as vi, type Boards } from './vi/boards.ts';

export const boards: Area<Boards> = { vi, en };
