import { ApiProperty } from '@nestjs/swagger';
import { catalogue } from './catalogue.js';
import type { ErrorCode } from './errors.js';

const codes = { enum: Object.keys(catalogue), enumName: 'ErrorCode' };

/** One wrong place in what was sent. */
export class FieldErrorView {
  /** Path into the body, like `consents.processing`. */
  field: string;
  @ApiProperty(codes)
  code: ErrorCode;
  message: string;
}

/** The body of every refusal, whatever its status. */
export class ErrorView {
  @ApiProperty(codes)
  code: ErrorCode;
  /** In the reader's language. */
  message: string;
  /** Where one field is to blame. */
  field?: string;
  errors?: FieldErrorView[];
  /** Names this request in the server's log. */
  requestId: string;
}

export class StatusView {
  @ApiProperty({ enum: ['ok', 'database-down'] })
  status: 'ok' | 'database-down';
}
