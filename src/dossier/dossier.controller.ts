import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { FileAccepted } from '../download/download.dto.js';
import { Allow, Principal, type StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import { ContestPaperRequest } from './dossier.dto.js';
import { DossierService } from './dossier.service.js';

const contestId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('contest_not_found') });

@Controller('staff/contests/:id/papers')
export class DossierController {
  constructor(private readonly dossier: DossierService) {}

  /**
   * Asks for an official paper of the whole contest: on the overall result, on who goes on to a round, on a draw. It
   * is among the contest's files when it is ready.
   */
  @Post()
  @HttpCode(202)
  @Allow('organiser')
  async request(
    @Param('id', contestId) id: string,
    @Principal() staff: StaffPrincipal,
    @Body() wanted: ContestPaperRequest,
  ): Promise<FileAccepted> {
    return { id: await this.dossier.request(staff, id, wanted) };
  }
}
