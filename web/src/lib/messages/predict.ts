import type { Area } from '../i18n.ts';
import { predict as en } from './en/predict.ts';
import { predict as vi, type Predict } from './vi/predict.ts';

export const predict: Area<Predict> = { vi, en };
