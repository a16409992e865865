import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Allow } from '../platform/allow.js';
import { languageOf } from '../platform/error.filter.js';
import { DryRunAnswer, DryRunRequest } from './dry-run.dto.js';
import { DryRunService } from './dry-run.service.js';

@Controller('rulebooks/dry-runs')
export class DryRunController {
  constructor(private readonly dryRuns: DryRunService) {}

  /** What another template, draft or order would have given on the closed rounds of a contest. */
  @Post()
  @HttpCode(200)
  @Allow('organiser')
  run(@Body() wanted: DryRunRequest, @Req() request: FastifyRequest): Promise<DryRunAnswer> {
    return this.dryRuns.run(wanted, languageOf(request));
  }
}
