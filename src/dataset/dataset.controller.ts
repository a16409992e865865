import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { FileAccepted } from '../download/download.dto.js';
import { Allow, Principal, type StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import { DatasetRequest } from './dataset.dto.js';
import { DatasetService } from './dataset.service.js';

const contestId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('contest_not_found') });
const roundId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('round_not_found') });

/** Asks for flat tables; they are among the contest's files when they are ready. */
@Controller('staff')
export class DatasetController {
  constructor(private readonly datasets: DatasetService) {}

  @Post('rounds/:id/datasets')
  @HttpCode(202)
  @Allow('organiser', 'coordinator')
  async ofRound(
    @Param('id', roundId) id: string,
    @Principal() staff: StaffPrincipal,
    @Body() wanted: DatasetRequest,
  ): Promise<FileAccepted> {
    return { id: await this.datasets.request(staff, { roundId: id }, wanted) };
  }

  @Post('contests/:id/datasets')
  @HttpCode(202)
  @Allow('organiser', 'coordinator')
  async ofContest(
    @Param('id', contestId) id: string,
    @Principal() staff: StaffPrincipal,
    @Body() wanted: DatasetRequest,
  ): Promise<FileAccepted> {
    return { id: await this.datasets.request(staff, { contestId: id }, wanted) };
  }
}
