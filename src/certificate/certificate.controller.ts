import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { attachment } from '../download/attachment.js';
import { Allow, type ContestantPrincipal, Principal, type StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import {
  CertificateCheck,
  CertificatesAccepted,
  CertificatesRequest,
  OwnCertificates,
  RevocationRequest,
} from './certificate.dto.js';
import { certificatePages, readCode } from './certificate.page.js';
import { CertificateQuery } from './certificate.query.js';
import { CertificateService } from './certificate.service.js';

const roundId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('round_not_found') });

const contestId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('contest_not_found') });

function codeOf(typed: string): string {
  const code = readCode(typed);
  if (code === null) throw new AppError('certificate_not_found');
  return code;
}

@Controller()
export class CertificateController {
  constructor(
    private readonly certificates: CertificateService,
    private readonly query: CertificateQuery,
  ) {}

  /** Issues what is not issued yet and asks for the file with all of them. */
  @Post('staff/rounds/:id/certificates')
  @HttpCode(202)
  @Allow('organiser')
  issue(
    @Param('id', roundId) id: string,
    @Principal() staff: StaffPrincipal,
    @Body() wanted: CertificatesRequest,
    @Req() request: FastifyRequest,
  ): Promise<CertificatesAccepted> {
    return this.certificates.issue(staff, id, wanted, request.host);
  }

  /** The same for the awards of the overall standing. */
  @Post('staff/contests/:id/certificates')
  @HttpCode(202)
  @Allow('organiser')
  issueOverall(
    @Param('id', contestId) id: string,
    @Principal() staff: StaffPrincipal,
    @Body() wanted: CertificatesRequest,
    @Req() request: FastifyRequest,
  ): Promise<CertificatesAccepted> {
    return this.certificates.issueOverall(staff, id, wanted, request.host);
  }

  @Post('staff/certificates/:code/revocation')
  @HttpCode(204)
  @Allow('organiser')
  async revoke(
    @Param('code') code: string,
    @Principal() staff: StaffPrincipal,
    @Body() { reason }: RevocationRequest,
  ): Promise<void> {
    await this.certificates.revoke(staff, codeOf(code), reason);
  }

  /** Whether a certificate is genuine; whoever holds the paper may ask. */
  @Get('certificates/:code')
  @Allow('anyone')
  check(@Param('code') code: string): Promise<CertificateCheck> {
    return this.query.check(codeOf(code));
  }

  @Get('me/certificates')
  @Allow('contestant')
  async own(@Principal() { contestantId }: ContestantPrincipal): Promise<OwnCertificates> {
    return { certificates: await this.query.own(contestantId) };
  }

  @Get('me/certificates/:code/file')
  @Allow('contestant')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @Param('code') code: string,
    @Principal() { contestantId }: ContestantPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const face = await this.query.ownFace(contestantId, codeOf(code));
    const { pdf } = await certificatePages([face], this.certificates.origin(request.host));
    reply.header('cache-control', 'private, no-store');
    return new StreamableFile(pdf, {
      type: 'application/pdf',
      disposition: attachment(`Giấy chứng nhận - ${face.contest} - ${face.round}.pdf`),
      length: pdf.length,
    });
  }
}
