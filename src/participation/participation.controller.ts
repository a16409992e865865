import { Controller, Get, Param, Query } from '@nestjs/common';
import { Allow } from '../platform/allow.js';
import { ParticipationAnswer, ParticipationRequest } from './participation.dto.js';
import { ParticipationQuery } from './participation.query.js';

/** Who took part, in numbers. */
@Controller('contests/:slug/statistics')
export class ParticipationController {
  constructor(private readonly participation: ParticipationQuery) {}

  @Get()
  @Allow('anyone')
  statistics(
    @Param('slug') slug: string,
    @Query() { round }: ParticipationRequest,
  ): Promise<ParticipationAnswer> {
    return this.participation.bySlug(slug, round);
  }
}
