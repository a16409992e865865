import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { Allow, type ContestantPrincipal, Principal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import { ReviewView } from './grading.dto.js';
import { ReviewService } from './review.service.js';

const attemptId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('attempt_not_found') });

@Controller()
export class GradingController {
  constructor(private readonly reviews: ReviewService) {}

  /** An own attempt after the round: as it was sat, and what the rules publish of score, keys and explanations. */
  @Get('attempts/:id/review')
  @Allow('contestant')
  review(@Param('id', attemptId) id: string, @Principal() me: ContestantPrincipal): Promise<ReviewView> {
    return this.reviews.review(id, me.contestantId);
  }
}
