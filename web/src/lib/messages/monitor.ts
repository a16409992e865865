import type { Area } from '../i18n.ts';
import { monitor as en } from './en/monitor.ts';
import { monitor as vi, type Monitor } from './vi/monitor.ts';

export const monitor: Area<Monitor> = { vi, en };
