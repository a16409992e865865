import type { Area } from '../i18n.ts';
import { predict as en } from './en/predict.ts';
import { predict as vi, type Predict } from './vi/predict.ts';

/** Only servers read it: the exam page gets the one sentence that it needs. */
export const predict: Area<Predict> = { vi, en };
