import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ActsAnswer, EditorialActsRequest } from '../editorial/editorial.dto.js';
import { actsAnswer, EntryActs } from '../editorial/entry.acts.js';
import { Allow, Principal, type StaffPrincipal } from '../platform/allow.js';
import { languageOf } from '../platform/error.filter.js';
import { FlagAnswerRequest, ReviewAnswer, ReviewPageRequest } from './review.dto.js';
import { ReviewService } from './review.service.js';

/** The review queue of a bank: what waits for a second person, and what statistics say should be looked at. */
@Controller('staff/banks/:bank')
export class ReviewController {
  constructor(
    private readonly reviews: ReviewService,
    private readonly acts: EntryActs,
  ) {}

  @Get('review')
  @Allow('organiser', 'editor')
  queue(
    @Param('bank') bank: string,
    @Query() { page }: ReviewPageRequest,
    @Principal() staff: StaffPrincipal,
    @Req() request: FastifyRequest,
  ): Promise<ReviewAnswer> {
    return this.reviews.queue(bank, page, staff, languageOf(request));
  }

  /** The same act on several questions. */
  @Post('acts')
  @HttpCode(200)
  @Allow('organiser', 'editor')
  async act(
    @Param('bank') bank: string,
    @Principal() staff: StaffPrincipal,
    @Body() { codes, ...act }: EditorialActsRequest,
    @Req() request: FastifyRequest,
  ): Promise<ActsAnswer> {
    const language = languageOf(request);
    return actsAnswer(await this.acts.actAll(bank, codes, act, staff, language), language);
  }

  /** Somebody looked at a flagged question and keeps it as it is. */
  @Post('questions/:code/flag-answers')
  @HttpCode(204)
  @Allow('organiser', 'editor')
  answer(
    @Param('bank') bank: string,
    @Param('code') code: string,
    @Principal() staff: StaffPrincipal,
    @Body() wanted: FlagAnswerRequest,
  ): Promise<void> {
    return this.reviews.answer(bank, code, wanted, staff);
  }
}
