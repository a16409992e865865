import type { EssayRule, PaperRule } from '../rules/document.js';
import { lineKey } from '../rulebook.js';
import { type Book, codesOf, reportRepeats } from './book.js';

/** More questions than a screen can list and a sitting can hold. */
const MAX_QUESTIONS = 200;

/** Papers: blueprint, clocks and essay. */
export function checkPapers(book: Book): void {
  const { papers } = book.rules;
  reportRepeats(book, 'papers', codesOf(papers), '.code');
  for (const [i, paper] of papers.entries()) checkPaper(book, paper, `papers[${i}]`);
}

function checkPaper(book: Book, paper: PaperRule, at: string): void {
  const { blueprint, essay, secondsPerQuestion, durationMinutes, choiceOfPapers } = paper;
  reportRepeats(
    book,
    `${at}.blueprint`,
    blueprint.map(({ topic, difficulty }) => lineKey(topic, difficulty)),
  );
  const total = blueprint.reduce((sum, { count }) => sum + count, 0);
  if (total > MAX_QUESTIONS)
    book.report('blueprint_too_large', `${at}.blueprint`, { total, max: MAX_QUESTIONS });
  if (total === 0 && essay === null) book.report('rulebook_paper_empty', `${at}.blueprint`);
  if (secondsPerQuestion !== null && paper.navigation === 'free') {
    book.report('rulebook_question_clock_needs_order', `${at}.navigation`);
  }
  if (secondsPerQuestion !== null && secondsPerQuestion > durationMinutes * 60) {
    book.report('rulebook_question_clock_longer_than_paper', `${at}.secondsPerQuestion`);
  }
  if (choiceOfPapers === 1) book.report('rulebook_one_paper_is_no_choice', `${at}.choiceOfPapers`);
  if (essay) checkEssay(book, essay, `${at}.essay`);
}

function checkEssay(book: Book, { levels, shortlistPerUnit, quota }: EssayRule, at: string): void {
  for (const [name, value] of Object.entries({ shortlistPerUnit, quota })) {
    if (levels === 2 && value === null) book.report('rulebook_two_levels_need_shortlist', `${at}.${name}`);
    if (levels === 1 && value !== null) book.report('rulebook_one_level_has_no_shortlist', `${at}.${name}`);
  }
}
