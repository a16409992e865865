import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Patch,
  Post,
} from '@nestjs/common';
import { Allow, Principal, type StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import {
  MarkAnswer,
  MarkingAnswer,
  MarkingBoundRequest,
  MarkRequest,
  NextEssayAnswer,
} from './marking.dto.js';
import { readerOf } from './marking.query.js';
import { MarkingService } from './marking.service.js';

const roundId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('round_not_found') });
const attemptId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('essay_not_open') });
const slotNumber = new ParseIntPipe({ exceptionFactory: () => new AppError('essay_not_open') });

/** Reading essays. */
@Controller('staff')
export class MarkingController {
  constructor(private readonly marking: MarkingService) {}

  @Get('marking')
  @Allow('organiser', 'editor', 'coordinator')
  async rounds(@Principal() staff: StaffPrincipal): Promise<MarkingAnswer> {
    return { rounds: await this.marking.rounds(readerOf(staff)) };
  }

  @Get('rounds/:id/marking/next')
  @Allow('organiser', 'editor', 'coordinator')
  next(@Param('id', roundId) id: string, @Principal() staff: StaffPrincipal): Promise<NextEssayAnswer> {
    return this.marking.next(readerOf(staff), id);
  }

  @Post('attempts/:id/essays/:slot/marks')
  @HttpCode(200)
  @Allow('organiser', 'editor', 'coordinator')
  mark(
    @Param('id', attemptId) id: string,
    @Param('slot', slotNumber) slot: number,
    @Principal() staff: StaffPrincipal,
    @Body() body: MarkRequest,
  ): Promise<MarkAnswer> {
    return this.marking.mark(readerOf(staff), id, slot, body);
  }

  @Patch('rounds/:id/marking')
  @HttpCode(204)
  @Allow('organiser')
  bound(@Param('id', roundId) id: string, @Body() body: MarkingBoundRequest): Promise<void> {
    return this.marking.setBound(id, body.boundPermille);
  }
}
