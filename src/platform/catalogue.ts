import { appealErrors } from './catalogue/appeal.js';
import { attemptErrors } from './catalogue/attempt.js';
import { collectiveErrors } from './catalogue/collective.js';
import { awardErrors } from './catalogue/award.js';
import { contestErrors } from './catalogue/contest.js';
import { editorialErrors } from './catalogue/editorial.js';
import { exchangeErrors } from './catalogue/exchange.js';
import { exportErrors } from './catalogue/export.js';
import { generalErrors } from './catalogue/general.js';
import { peopleErrors } from './catalogue/people.js';
import { questionErrors } from './catalogue/question.js';
import { resultErrors } from './catalogue/result.js';
import { rosterErrors } from './catalogue/roster.js';
import { stageErrors } from './catalogue/stage.js';
import { rulebookErrors } from './catalogue/rulebook.js';

export { type ErrorKind, statusOf } from './catalogue/entry.js';

/**
 * The catalogue: every code that the server may answer with, one file an area. `{name}` is filled from the
 * error's params. Codes are stable; texts may be improved.
 */
export const catalogue = {
  ...generalErrors,
  ...contestErrors,
  ...rulebookErrors,
  ...peopleErrors,
  ...rosterErrors,
  ...attemptErrors,
  ...appealErrors,
  ...questionErrors,
  ...resultErrors,
  ...stageErrors,
  ...awardErrors,
  ...exportErrors,
  ...collectiveErrors,
  ...editorialErrors,
  ...exchangeErrors,
};
