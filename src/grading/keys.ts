import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Key } from '../core/grading.js';

/** What the vault holds of one question. */
export interface KeyAndExplanation extends Key {
  /** Short number of the question, as stored slot scores name it. */
  serial: number;
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

  private load(ids: string[]): Promise<(KeyAndExplanation & { id: string })[]> {
    return this.database.query(
      `SELECT q.id, q.serial, q.kind, v.key, v.partial_credit AS "partialCredit", v.explanation,
         ARRAY(SELECT choice ->> 'id' FROM jsonb_array_elements(q.choices) choice) AS "choiceIds"
       FROM vault.question_key v JOIN question q ON q.id = v.question_id WHERE q.id = ANY($1)`,
      [ids],
    );
  }
}
