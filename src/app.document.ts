import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, getSchemaPath, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { AppModule } from './app.module.js';
import { prefixed } from './app.setup.js';
import type { Config } from './platform/config.js';
import { ErrorView } from './platform/platform.dto.js';

/** The API's contract, from which the web's types are generated. Starts nothing: no database is needed. */
export async function describeApi(): Promise<OpenAPIObject> {
  const config = { secret: 'x'.repeat(32), logLevel: 'silent' } as Config;
  const module = AppModule.for(config, 'postgres://nobody@127.0.0.1/nothing');
  const app = prefixed(
    await NestFactory.create(module, new FastifyAdapter(), { preview: true, logger: false }),
  );
  const about = new DocumentBuilder().setTitle('Bảng Vàng').setVersion('1').build();
  return sayWhatHoldsEverywhere(SwaggerModule.createDocument(app, about, { extraModels: [ErrorView] }));
}

/** Every route may refuse, in one shape; and what has a default need not be sent. */
function sayWhatHoldsEverywhere(document: OpenAPIObject): OpenAPIObject {
  document.components ??= {};
  document.components.responses = {
    Refusal: {
      description: 'Why not, with a code of the catalogue.',
      content: { 'application/json': { schema: { $ref: getSchemaPath(ErrorView) } } },
    },
  };
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.get, path.post, path.put, path.patch, path.delete]) {
      if (!operation) continue;
      operation.responses.default = { $ref: '#/components/responses/Refusal' };
      for (const parameter of operation.parameters ?? []) {
        if ('in' in parameter && parameter.in === 'query' && hasDefault(parameter.schema))
          parameter.required = false;
      }
    }
  }
  return document;
}

const hasDefault = (schema: object | undefined): boolean => schema !== undefined && 'default' in schema;
