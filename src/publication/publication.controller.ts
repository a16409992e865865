import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { FileAccepted } from '../download/download.dto.js';
import { Allow, Principal, type StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import { PaperRequest } from './publication.dto.js';
import { PublicationService } from './publication.service.js';

const roundId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('round_not_found') });

@Controller('staff/rounds/:id/papers')
export class PublicationController {
  constructor(private readonly publication: PublicationService) {}

  /** Asks for an official paper; it is among the contest's files when it is ready. */
  @Post()
  @HttpCode(202)
  @Allow('organiser')
  async request(
    @Param('id', roundId) id: string,
    @Principal() staff: StaffPrincipal,
    @Body() wanted: PaperRequest,
  ): Promise<FileAccepted> {
    return { id: await this.publication.request(staff, id, wanted) };
  }
}
