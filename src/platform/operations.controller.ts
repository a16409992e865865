import { Controller, Get, Header, Inject, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiServiceUnavailableResponse } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, register } from 'prom-client';
import type { DataSource } from 'typeorm';
import { Allow } from './allow.js';
import { CONFIG, type Config } from './config.js';
import { AppError } from './errors.js';
import { StatusView } from './platform.dto.js';

if (!register.getSingleMetric('process_cpu_user_seconds_total')) collectDefaultMetrics();

/** What load balancers and monitoring ask; outside of /api. */
@Controller()
export class OperationsController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @InjectDataSource() private readonly database: DataSource,
  ) {}

  /** The process answers. */
  @Get('healthz')
  @Allow('anyone')
  health(): StatusView {
    return { status: 'ok' };
  }

  /** The process can do its work: the database answers. */
  @Get('readyz')
  @Allow('anyone')
  @ApiServiceUnavailableResponse({ type: StatusView })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<StatusView> {
    try {
      await this.database.query('SELECT 1');
      return { status: 'ok' };
    } catch {
      reply.status(503);
      return { status: 'database-down' };
    }
  }

  @Get('metrics')
  @Allow('anyone')
  @Header('content-type', register.contentType)
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  async metrics(@Req() request: FastifyRequest): Promise<string> {
    const local = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '');
    const direct = request.headers['x-forwarded-for'] === undefined;
    if (this.config.metrics === 'local' && !(local && direct)) throw new AppError('not_found');
    return register.metrics();
  }
}
