import type { Area } from '../i18n.ts';
import { board as en } from './en/board.ts';
import { board as vi, type Board } from './vi/board.ts';

export const board: Area<Board> = { vi, en };
