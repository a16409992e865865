import type { Loss, Option, PictureRef, QuestionBody, QuestionDraft } from '../kind/draft.js';
import type { Tell } from './reading.js';
import { said } from './said.js';

/** What writing a file has had to leave so far. */
export class Writing {
  readonly losses: Loss[] = [];

  /** @param index place of the question, from 0 */
  tellOf(index: number, draft: QuestionDraft): Tell {
    const where = said.question(index + 1, draft.code);
    return (what, action = 'dropped') => this.losses.push({ where, what, action });
  }
}

/** Whether a question of choices says which is right; without it no other program could mark it. */
export const hasKey = ({ body }: QuestionDraft): boolean => body.kind === 'essay' || body.key.length > 0;

/**
 * The same question for a format without pictures; where a picture was all, its description stands.
 * @param keeps pictures that are there to be written, for a format that has room for them
 */
export function withoutPictures(
  draft: QuestionDraft,
  tell: Tell,
  keeps: (file: string) => boolean = () => false,
): QuestionDraft {
  let described = false;
  let dropped = false;
  const kept = (picture: PictureRef | null): PictureRef | null => {
    if (picture === null || keeps(picture.file)) return picture;
    dropped = true;
    return null;
  };
  const bare = (option: Option): Option => {
    if (option.picture === null || keeps(option.picture.file)) return option;
    if (option.text === '') described = true;
    else dropped = true;
    return { ...option, text: option.text || option.picture.alt, picture: null };
  };
  const body = mapOptions(draft.body, bare);
  const picture = kept(draft.picture);
  const stimulus = draft.stimulus && { ...draft.stimulus, picture: kept(draft.stimulus.picture) };
  if (dropped) tell(said.pictureHere);
  if (described) tell(said.pictureAsText, 'changed');
  return { ...draft, picture, stimulus, body };
}

function mapOptions(body: QuestionBody, change: (option: Option) => Option): QuestionBody {
  switch (body.kind) {
    case 'single':
    case 'true-false':
    case 'multiple':
      return { ...body, choices: body.choices.map(change) };
    case 'matching':
      return { ...body, lefts: body.lefts.map(change), rights: body.rights.map(change) };
    case 'ordering':
      return { ...body, items: body.items.map(change) };
    default:
      return body;
  }
}
