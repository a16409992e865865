import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Allow, Principal, type StaffPrincipal } from '../platform/allow.js';
import { languageOf } from '../platform/error.filter.js';
import { AppError } from '../platform/errors.js';
import { ExportAccepted, ExportRequest, ExportsAnswer } from './export.dto.js';
import { ExportService } from './export.service.js';

const roundId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('round_not_found') });

/** Files of a round's people and sums. A coordinator gets and sees only those of the own unit or organization. */
@Controller('staff')
export class ExportController {
  constructor(private readonly exports: ExportService) {}

  @Post('rounds/:id/exports')
  @HttpCode(202)
  @Allow('organiser', 'coordinator')
  async request(
    @Param('id', roundId) id: string,
    @Principal() staff: StaffPrincipal,
    @Body() wanted: ExportRequest,
  ): Promise<ExportAccepted> {
    return { id: await this.exports.request(staff, id, wanted) };
  }

  @Get('rounds/:id/exports')
  @Allow('organiser', 'coordinator')
  async list(
    @Param('id', roundId) id: string,
    @Principal() staff: StaffPrincipal,
    @Req() request: FastifyRequest,
  ): Promise<ExportsAnswer> {
    return { exports: await this.exports.list(staff, id, languageOf(request)) };
  }
}
