import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { bodyFrom, type OpenPart, type SecretPart } from '../core/draft/stored.js';
import type { QuestionBody } from '../core/kind/draft.js';

/** What the vault holds of one question, with what is asked. */
export interface KeyAndExplanation {
  /** Short number of the question, as stored slot scores name it. */
  serial: number;
  body: QuestionBody;
  explanation: string;
}

/** The one place that reads the vault for grading. Stored versions never change, so they are kept. */
@Injectable()
export class Keys {
  private readonly known = new Map<string, KeyAndExplanation>();

  constructor(@InjectDataSource('grading') private readonly database: DataSource) {}

  /** By question id; a question without a key is left out. */
  async of(questionIds: readonly string[]): Promise<Map<string, KeyAndExplanation>> {
    const wanted = [...new Set(questionIds)];
    const missing = wanted.filter((id) => !this.known.has(id));
    if (missing.length > 0) {
      for (const { id, ...key } of await this.load(missing)) this.known.set(id, key);
    }
    const found = new Map<string, KeyAndExplanation>();
    for (const id of wanted) {
      const key = this.known.get(id);
      if (key) found.set(id, key);
    }
    return found;
  }

  private async load(ids: string[]): Promise<(KeyAndExplanation & { id: string })[]> {
    const rows = await this.database.query<StoredKey[]>(
      `SELECT q.id, q.serial, q.kind, q.choices, q.body AS rest, v.key, v.partial_credit AS "partialCredit",
         v.explanation
       FROM vault.question_key v JOIN question q ON q.id = v.question_id WHERE q.id = ANY($1)`,
      [ids],
    );
    return rows.map(({ id, serial, explanation, kind, choices, rest, key, partialCredit }) => ({
      id,
      serial,
      explanation,
      body: bodyFrom({ kind, choices, rest }, { key, partialCredit }),
    }));
  }
}

type StoredKey = OpenPart & SecretPart & { id: string; serial: number; explanation: string };
