import { Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { FileAccepted } from '../download/download.dto.js';
import { Allow, Principal, type StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import { ArchiveService } from './archive.service.js';

const contestId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('contest_not_found') });

@Controller('staff/contests/:id/archive')
export class ArchiveController {
  constructor(private readonly archive: ArchiveService) {}

  /** Asks for the whole contest as one file; it is among the contest's files when it is ready. */
  @Post()
  @HttpCode(202)
  @Allow('organiser')
  async request(
    @Param('id', contestId) id: string,
    @Principal() staff: StaffPrincipal,
  ): Promise<FileAccepted> {
    return { id: await this.archive.request(staff, id) };
  }
}
