import { Inject, Injectable } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import { ContestQuery } from '../contest/contest.query.js';
import { keyIds } from '../core/draft/shown.js';
import type { Option, QuestionBody } from '../core/kind/draft.js';
import { optionsOf } from '../core/kind/registry.js';
import { pointsOf } from '../core/play/points.js';
import { lineKey } from '../core/rulebook.js';
import { guessShare } from '../core/statistics/guess.js';
import { paperFairness } from '../core/statistics/paper.js';
import { type AskedQuestion, roundStatistics } from '../core/statistics/round.js';
import { type QuestionAnswers, SlotScores } from '../grading/slot-scores.js';
import { AppError } from '../platform/errors.js';
import { Jobs } from '../platform/jobs.js';
import { type Question, QuestionQuery } from '../question/question.query.js';
import { RoundFinalized } from '../result/result.events.js';
import type { QuestionStatisticView, StatisticsAnswer } from './statistics.dto.js';
import { StatisticsQuery } from './statistics.query.js';

const queue = 'statistics';

/** What a round taught about its questions. Shown only after it is over: the figures tell the keys. */
@Injectable()
export class StatisticsService {
  constructor(
    private readonly query: StatisticsQuery,
    private readonly slots: SlotScores,
    private readonly contests: ContestQuery,
    private readonly questions: QuestionQuery,
    @Inject(Jobs) private readonly jobs: Jobs,
  ) {
    jobs.define<{ roundId: string }>({ queue, handle: ({ roundId }) => this.compute(roundId) });
  }

  @OnEvent(RoundFinalized.event)
  async onFinalized({ roundId }: RoundFinalized): Promise<void> {
    await this.jobs.send(queue, { roundId }, roundId);
  }

  /** Names of the topics by code. */
  async topicNames(): Promise<Map<string, string>> {
    return new Map((await this.questions.topics()).map(({ code, nameVi }) => [code, nameVi]));
  }

  /** Computes anew in the background. @throws AppError round_not_found, statistics_not_yet */
  async request(roundId: string): Promise<void> {
    await this.refuseBeforeTheEnd(roundId);
    await this.jobs.send(queue, { roundId }, roundId);
  }

  /** @throws AppError round_not_found, statistics_not_yet */
  async view(roundId: string): Promise<StatisticsAnswer> {
    const round = await this.refuseBeforeTheEnd(roundId);
    const head = { roundId, round: round.name, contest: round.contest.title };
    const stored = await this.query.stored(roundId);
    if (!stored) return { ...head, computedAt: null, paper: null, questions: [] };
    const texts = await this.questions.byIds(stored.questions.map(({ questionId }) => questionId));
    const keys = await this.slots.keysOf([...texts.keys()]);
    const rows = stored.questions.flatMap((figures): QuestionStatisticView[] => {
      const question = texts.get(figures.questionId);
      if (!question) return [];
      const { code, version, topic, difficulty, text, asked } = question;
      const shown = (list: readonly Option[]) => list.map((each) => ({ id: each.id, text: each.text }));
      const options = shown(optionsOf(asked));
      const lefts = asked.kind === 'matching' ? shown(asked.lefts) : [];
      const found = keys.get(question.id);
      const key = found ? keyIds(found.body) : [];
      return [{ ...figures, code, version, topic, difficulty, kind: asked.kind, text, options, lefts, key }];
    });
    return {
      ...head,
      computedAt: stored.computedAt,
      paper: stored.paper,
      questions: rows.toSorted((a, b) => b.flags.length - a.flags.length || (a.code < b.code ? -1 : 1)),
    };
  }

  /** Reads, computes and stores. A round with a million attempts takes seconds. */
  async compute(roundId: string): Promise<void> {
    const round = await this.contests.round(roundId);
    const [answers, { totals, maxMilli }] = await Promise.all([
      this.slots.answersOf(roundId),
      this.query.totals(roundId),
    ]);
    const texts = await this.questions.byIds(answers.map(({ questionId }) => questionId));
    const asked = answers.flatMap((each) => {
      const question = texts.get(each.questionId);
      return question
        ? [askedOf(each, question, pointsOf(round.rules, { ...question, kind: question.asked.kind }))]
        : [];
    });
    const lines = new Map(
      round.rules.blueprint.map(({ topic, difficulty, count }) => [lineKey(topic, difficulty), count]),
    );
    const { paper, questions } = roundStatistics(asked, lines, totals);
    const facility = new Map(questions.map((figures) => [figures.questionId, figures.facility]));
    const bySerial = new Map(
      answers.map(({ questionId, key }) => [key.serial, facility.get(questionId) ?? 0]),
    );
    const sums = await this.slots.papersOf(roundId, bySerial);
    const fairness = paperFairness(sums.papers, sums.sum, sums.squares, sums.lowest, sums.highest);
    await this.query.store(roundId, { statistics: paper, fairness, totals, maxMilli }, questions);
  }

  private async refuseBeforeTheEnd(roundId: string) {
    const round = await this.contests.round(roundId);
    if (!(await this.query.isOver(roundId))) throw new AppError('statistics_not_yet');
    return round;
  }
}

function askedOf(
  { questionId, key, cells }: QuestionAnswers,
  question: Question,
  maxMilli: number,
): AskedQuestion {
  return {
    questionId,
    line: lineKey(question.topic, question.difficulty),
    maxMilli,
    guess: guessShare(key.body),
    key: keyIds(key.body),
    choiceIds: choiceIdsOf(key.body),
    cells,
  };
}

/** Only where choices are ticked can one be without use. */
const choiceIdsOf = (body: QuestionBody): string[] =>
  'choices' in body ? body.choices.map(({ id }) => id) : [];
