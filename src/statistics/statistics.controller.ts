import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { attachment } from '../download/attachment.js';
import { Allow } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import { StatisticsAnswer } from './statistics.dto.js';
import { StatisticsService } from './statistics.service.js';
import { writeStatistics } from './statistics.xlsx.js';

const roundId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('round_not_found') });
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** How a finished round's questions and papers did. */
@Controller('staff/rounds/:id/statistics')
export class StatisticsController {
  constructor(private readonly statistics: StatisticsService) {}

  @Get()
  @Allow('organiser', 'editor')
  view(@Param('id', roundId) id: string): Promise<StatisticsAnswer> {
    return this.statistics.view(id);
  }

  /** Computes anew in the background; `computedAt` of the view tells when it is done. */
  @Post()
  @HttpCode(202)
  @Allow('organiser', 'editor')
  request(@Param('id', roundId) id: string): Promise<void> {
    return this.statistics.request(id);
  }

  @Get('file')
  @Allow('organiser', 'editor')
  @ApiProduces(spreadsheet)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @Param('id', roundId) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const answer = await this.statistics.view(id);
    const bytes = await writeStatistics(answer, await this.statistics.topicNames());
    reply.header('cache-control', 'private, no-store');
    return new StreamableFile(bytes, {
      type: spreadsheet,
      disposition: attachment(`${answer.contest} - ${answer.round} - thống kê câu hỏi.xlsx`),
      length: bytes.length,
    });
  }
}
