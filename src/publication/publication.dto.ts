import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsString, Length, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { clean } from '../core/text.js';

export const papers = ['minutes', 'decision', 'notice', 'bulletin'] as const;
export type PaperName = (typeof papers)[number];

const Cleaned = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? clean(value) : value));

/** What stands at the head of every paper. */
export class LetterheadRequest {
  /** Body above the issuing one; empty: none. */
  @Cleaned()
  @IsString()
  @MaxLength(120)
  parentBody: string;

  @Cleaned()
  @IsString()
  @Length(2, 120)
  body: string;

  /** Named beside the date. */
  @Cleaned()
  @IsString()
  @Length(2, 60)
  place: string;
}

export class PaperRequest extends LetterheadRequest {
  @IsIn(papers)
  paper: PaperName;

  @IsIn(['docx', 'pdf'])
  format: 'docx' | 'pdf';

  /** Version of the result; null: the newest when the paper is made. Without meaning for the bulletin. */
  @ValidateIf((_, value) => value !== null)
  @IsInt()
  @Min(1)
  @Max(10_000)
  version: number | null;

  /** Day of the bulletin in Vietnam, `YYYY-MM-DD`; null: today. */
  @ValidateIf((_, value) => value !== null)
  @IsString()
  @Matches(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  day: string | null;
}
