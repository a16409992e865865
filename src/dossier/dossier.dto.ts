import { IsBoolean, IsIn, IsInt, IsString, IsUUID, Length, Max, Min, ValidateIf } from 'class-validator';
import { LetterheadRequest } from '../publication/publication.dto.js';

export const contestPapers = [
  'overall-minutes',
  'overall-decision',
  'overall-notice',
  'chosen-minutes',
  'chosen-decision',
  'draw-minutes',
] as const;
export type ContestPaperName = (typeof contestPapers)[number];

export class ContestPaperRequest extends LetterheadRequest {
  @IsIn(contestPapers)
  paper: ContestPaperName;

  @IsIn(['docx', 'pdf'])
  format: 'docx' | 'pdf';

  /** Version of the overall result or of the list; null: the newest when it is asked for. Draws have none. */
  @ValidateIf((_, value) => value !== null)
  @IsInt()
  @Min(1)
  @Max(10_000)
  version: number | null;

  /** Of a list of who goes on: the code of the round that people go on to. */
  @ValidateIf((_, value) => value !== null)
  @IsString()
  @Length(1, 100)
  target: string | null;

  /** Of the minutes of a draw. */
  @ValidateIf((_, value) => value !== null)
  @IsUUID('all', { context: { code: 'draw_not_found' } })
  drawId: string | null;

  /** The decision on the overall awards gives the collective awards as well, which then need no decision of their own. */
  @IsBoolean()
  withCollective: boolean;
}
