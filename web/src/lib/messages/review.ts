import type { Area } from '../i18n.ts';
import { review as en } from './en/review.ts';
import { review as vi, type Review } from './vi/review.ts';

export const review: Area<Review> = { vi, en };
