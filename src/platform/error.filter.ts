import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import { DomainError } from '../core/errors.js';
import { catalogue, statusOf } from './catalogue.js';
import { AppError, type ErrorCode, errorText, isErrorCode, type Language } from './errors.js';
import type { ErrorView, FieldErrorView } from './platform.dto.js';

/** The reader's language: the page's cookie first, then the browser's wish, else Vietnamese. */
export function languageOf(request: Pick<FastifyRequest, 'headers'>): Language {
  const cookie = /(?:^|;\s*)bv_lang=(vi|en)/.exec(request.headers.cookie ?? '')?.[1];
  const wish = cookie ?? request.headers['accept-language']?.trim().slice(0, 2).toLowerCase();
  return wish === 'en' ? 'en' : 'vi';
}

@Catch()
@Injectable()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly logger: PinoLogger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const known = understand(error);
    if (known.code === 'internal')
      this.logger.error({ err: error, requestId: request.id }, 'unexpected failure');
    const language = languageOf(request);
    const status = statusOf[catalogue[known.code].kind];
    if (known.code === 'too_many_requests') reply.header('retry-after', String(known.params.seconds ?? 1));
    if (reply.sent) return;
    // The route may have said another type, that of what it would have answered.
    reply
      .status(status)
      .type('application/json; charset=utf-8')
      .send(describe(known, language, String(request.id)));
  }
}

/** Whatever was thrown, as an AppError whose code is in the catalogue. */
export function understand(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof DomainError && isErrorCode(error.code))
    return new AppError(error.code, error.params, error.field);
  return new AppError(codeOfFramework(error));
}

function describe(error: AppError, language: Language, requestId: string): ErrorView {
  const errors = error.details?.map(({ field, code: told, params, message }): FieldErrorView => {
    const code = isErrorCode(told) ? told : 'invalid_field';
    return { field, code, message: message ?? errorText(code, language, { ...params }) };
  });
  return {
    code: error.code,
    message: errorText(error.code, language, error.params),
    ...(error.field === undefined ? {} : { field: error.field }),
    ...(errors === undefined ? {} : { errors }),
    requestId,
  };
}

/** No connection, connection lost, server shutting down or starting, too many connections, statement timed out. */
const databaseAway = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|08...|57P0[123]|57014|53300)$/;

/** Codes of Fastify, Nest, body parsers and PostgreSQL for what a client sent wrongly. */
function codeOfFramework(error: unknown): ErrorCode {
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return 'wrong_content_type';
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return 'body_too_large';
  if (code !== undefined && databaseAway.test(code)) return 'unavailable';
  if (code !== undefined && /^22(P02|P05|021|003)$/.test(code)) return 'invalid_field';
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  if (status === 404 || status === 405) return 'not_found';
  if (status === 401) return 'signed_out';
  if (status === 403) return 'forbidden';
  if (status === 413) return 'body_too_large';
  if (status === 415) return 'wrong_content_type';
  if (status === 429) return 'too_many_requests';
  if (status !== undefined && status >= 400 && status < 500) return 'bad_json';
  return 'internal';
}
