import { Injectable } from '@nestjs/common';
import { AttemptEnded } from '../attempt/attempt.events.js';
import { toSlotView } from '../attempt/attempt.dto.js';
import { decideMarks } from '../core/decision/marks.js';
import type { QuestionBody } from '../core/kind/draft.js';
import { countWords } from '../core/kind/essay.js';
import { clean } from '../core/text.js';
import { GradingService } from '../grading/grading.service.js';
import { SlotScores } from '../grading/slot-scores.js';
import { AppError } from '../platform/errors.js';
import { QuestionQuery } from '../question/question.query.js';
import type {
  EssayView,
  MarkAnswer,
  MarkingRound,
  MarkLine,
  MarkRequest,
  NextEssayAnswer,
} from './marking.dto.js';
import { MarkingQuery, type OpenEssay, type Reader } from './marking.query.js';

type EssayBody = QuestionBody & { kind: 'essay' };

/** Essays are read by two people who know neither the writer nor one another's marks, and by a third if these differ. */
@Injectable()
export class MarkingService {
  constructor(
    private readonly query: MarkingQuery,
    private readonly questions: QuestionQuery,
    private readonly slots: SlotScores,
    private readonly grading: GradingService,
  ) {}

  rounds(reader: Reader): Promise<MarkingRound[]> {
    return this.query.rounds(reader);
  }

  /** @throws AppError `round_not_found` */
  async next(reader: Reader, roundId: string): Promise<NextEssayAnswer> {
    const round = await this.query.roundName(roundId);
    if (round === null) throw new AppError('round_not_found');
    const essay = await this.query.next(reader, roundId);
    return { round, essay: essay && (await this.view(essay)) };
  }

  /**
   * Adds a mark. The last one that is needed gives the essay its points, and the attempt its score if no other
   * essay of it waits; at a unit's board it only says which essays are sent up.
   * @throws AppError `essay_not_open`, `essay_marked_by_you`, `bad_input` naming wrong lines
   */
  async mark(
    reader: Reader,
    attemptId: string,
    slot: number,
    { lines, comment }: MarkRequest,
  ): Promise<MarkAnswer> {
    const { roundId, board, ...answer } = await this.query.transaction(async (manager) => {
      const essay = await this.query.lock(manager, reader, attemptId, slot);
      if (!essay) throw new AppError('essay_not_open');
      if (essay.markedByMe) throw new AppError('essay_marked_by_you');
      const permille = sumOf(lines, await this.bodyOf(essay.questionId));
      const given = [...essay.marks, permille];
      const decided = decideMarks(given, essay.boundPermille);
      await this.query.insertMark(manager, essay, {
        markerId: reader.accountId,
        permille,
        lines,
        comment: clean(comment),
      });
      if (decided !== null) await this.query.insertResult(manager, essay, decided);
      return { roundId: essay.roundId, board: essay.board, permille, decided: decided !== null };
    });
    if (answer.decided && board === 'upper') this.grading.onEnded(new AttemptEnded(roundId, [attemptId]));
    return answer;
  }

  /** @throws AppError `round_not_found` */
  async setBound(roundId: string, permille: number): Promise<void> {
    if (!(await this.query.setBound(roundId, permille))) throw new AppError('round_not_found');
  }

  private async view({ attemptId, slot, questionId, text, marks, ...essay }: OpenEssay): Promise<EssayView> {
    const question = (await this.questions.byIds([questionId])).get(questionId);
    const { rubric, maxWords } = await this.bodyOf(questionId);
    if (!question) throw new AppError('essay_not_open');
    const { text: asked, stimulus } = toSlotView(question, slot, []);
    return {
      attemptId,
      slot,
      question: asked,
      ...(stimulus && { stimulus }),
      text,
      words: countWords(text),
      maxWords: essay.maxWords ?? maxWords,
      rubric,
      place: marks.length + 1,
    };
  }

  private async bodyOf(questionId: string): Promise<EssayBody> {
    const body = (await this.slots.keysOf([questionId])).get(questionId)?.body;
    if (body?.kind !== 'essay') throw new AppError('key_missing', { questionId });
    return body;
  }
}

/** Every line of the rubric once, none above its share. */
function sumOf(lines: readonly MarkLine[], { rubric }: EssayBody): number {
  const most = new Map(rubric.map(({ code, permille }) => [code, permille]));
  const wrong = lines.flatMap(({ code, permille }, i) => {
    const twice = lines.findIndex((other) => other.code === code) !== i;
    return twice || permille > (most.get(code) ?? -1)
      ? [{ field: `lines.${i}`, code: 'essay_points_invalid' }]
      : [];
  });
  if (lines.length < rubric.length) wrong.push({ field: 'lines', code: 'essay_points_invalid' });
  if (wrong.length > 0) throw new AppError('bad_input', {}, undefined, wrong);
  return lines.reduce((sum, { permille }) => sum + permille, 0);
}
