/** Shapes of standings and results, apart from the rest because the live page shares them. */
import type { Schemas } from './types.ts';

export type Scoreboard = Schemas['IndividualBoard'] | Schemas['GroupBoard'];
export type BoardView = Scoreboard['view'];
export type BoardState = Scoreboard['state'];
export type IndividualRow = Schemas['IndividualRow'];
export type GroupRow = Schemas['GroupRow'];
export type MyPosition = Schemas['PositionAnswer'];
export type OfficialResult = Schemas['ResultPage'];
export type OfficialRow = Schemas['ResultPageRow'];
