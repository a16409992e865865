import type { Area } from '../i18n.ts';
import { ownPlace as en } from './en/own-place.ts';
import { ownPlace as vi, type OwnPlaceWords } from './vi/own-place.ts';

export const ownPlace: Area<OwnPlaceWords> = { vi, en };
