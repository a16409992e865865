import type { IncomingMessage } from 'node:http';
import type { Lang } from '#lib/i18n.ts';
import type { TextSize } from '#lib/server/text-size.ts';
import type { Me } from '#lib/api/types.ts';

declare global {
  namespace App {
    interface Error {
      status: number;
      message: string;
      /** Stable code of the API's error table, when the API refused. */
      code?: string;
      requestId?: string;
    }
    interface Locals {
      lang: Lang;
      textSize: TextSize;
      /** Scheme and host as the reader's browser sees them, for absolute addresses. */
      origin: string;
      /** Raw Set-Cookie lines of the API, handed on with the page's answer. */
      apiCookies: string[];
    }
    interface PageData {
      lang?: Lang;
      textSize?: TextSize;
      origin?: string;
      me?: Me | null;
    }
    interface Platform {
      req: IncomingMessage;
    }
  }
}

export {};
