import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { ContestClock } from '../contest/contest-clock.js';
import { audienceOf } from '../contest/contest.policy.js';
import { checkBlueprintAgainstBank } from '../core/rulebook.js';
import { checkAmendment } from '../core/rules-amend/amend.js';
import { checkRulebook, fillDefaults } from '../core/rules-check/check.js';
import { divisionsIn, fullName } from '../core/rules/divisions.js';
import { compileRound } from '../core/rules-check/compile.js';
import type { DivisionRule, Rulebook } from '../core/rules/document.js';
import { momentOf } from '../core/rules-schema/moments.js';
import { fillYaml, type TemplateField } from '../rulebook/fill.js';
import { readRulebookText } from '../rulebook/rulebook.file.js';
import { readRulebook } from '../rulebook/rulebook.query.js';
import type { ErrorCode, ErrorParams } from '../platform/errors.js';
import { dayInVietnam } from '../question/law.js';
import { QuestionQuery } from '../question/question.query.js';
import type { Draft } from './draft.store.js';

/** One thing wrong, or risky, with a draft. */
export interface Found {
  code: ErrorCode;
  path: string;
  params?: ErrorParams;
}

export interface Checked {
  /** The whole document with what was typed. */
  yaml: string;
  lineOf: (path: string) => number;
  document: unknown;
  /** Null while the document itself is wrong. */
  rules: Rulebook | null;
  problems: Found[];
  warnings: Found[];
}

/** A round that opens within this time counts as open: an amendment takes a moment to be everywhere. */
const openingMargin = `interval '1 minute'`;

/** Everything wrong with a draft at once: the document, the bank, attempts already made. */
@Injectable()
export class DraftCheck {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly questions: QuestionQuery,
    private readonly clock: ContestClock,
  ) {}

  /** @throws RulebookUnreadable where the text is no YAML */
  async check(draft: Omit<Draft, 'savedAt' | 'savedBy'>, fields: readonly TemplateField[]): Promise<Checked> {
    const yaml = fillYaml(draft.yaml, fields, draft.typed);
    const { document, lineOf } = readRulebookText(yaml);
    const { problems, warnings } = checkRulebook(document);
    const found: Found[] = [...problems];
    const rules = problems.length === 0 ? fillDefaults(document) : null;
    if (rules) {
      found.push(
        ...(draft.contestId === null
          ? this.passed(rules)
          : await this.amendment(draft.contestId, rules, draft.bank)),
      );
      found.push(...(await this.shortages(rules, draft.bank)));
      found.push(...(await this.slugTaken(draft)));
    }
    return { yaml, lineOf, document, rules, problems: found, warnings };
  }

  /** Whether a round of the contest has opened, or is about to. */
  async begun(contestId: string): Promise<boolean> {
    return [...(await this.states(contestId)).values()].some((state) => state !== 'upcoming');
  }

  /** By code of the round in the rulebook. */
  async states(contestId: string): Promise<Map<string, 'upcoming' | 'open' | 'closed'>> {
    const rows = await this.database.query<{ code: string; opened: boolean; closed: boolean }[]>(
      `SELECT rule_code AS code, opens_at <= clock_timestamp() + ${openingMargin} AS opened,
         closes_at <= clock_timestamp() AS closed
       FROM round WHERE contest_id = $1 AND rule_code IS NOT NULL`,
      [contestId],
    );
    return new Map(
      rows.map(
        ({ code, opened, closed }) => [code, closed ? 'closed' : opened ? 'open' : 'upcoming'] as const,
      ),
    );
  }

  private async amendment(contestId: string, after: Rulebook, bank: string): Promise<Found[]> {
    const inForce = await readRulebook(this.database, contestId);
    if (!inForce) return [];
    // Read again, so that both have every default of today.
    const before = fillDefaults(inForce.document);
    const states = await this.states(contestId);
    const known = new Set(before.rounds.map(({ code }) => code));
    const [first] = before.rounds.filter(({ code }) => (states.get(code) ?? 'upcoming') !== 'upcoming');
    const [contest] = await this.database.query<{ bank: string }[]>(
      'SELECT bank FROM contest WHERE id = $1',
      [contestId],
    );
    return [
      ...(first && contest?.bank !== bank
        ? [{ code: 'rulebook_amend_fixed' as const, path: 'bank', params: { round: first.name } }]
        : []),
      ...checkAmendment(before, after, (code) => states.get(code) ?? 'upcoming'),
      ...this.passed(after).filter(({ path }) => {
        const index = Number(/^rounds\[(\d+)\]/.exec(path)?.[1]);
        const code = after.rounds[index]?.code ?? '';
        return !known.has(code) || states.get(code) === 'upcoming';
      }),
    ];
  }

  private async slugTaken({ slug, contestId }: Pick<Draft, 'slug' | 'contestId'>): Promise<Found[]> {
    const taken = await this.database.query<unknown[]>(
      'SELECT 1 FROM contest WHERE slug = $1 AND id IS DISTINCT FROM $2',
      [slug, contestId],
    );
    return taken.length > 0 ? [{ code: 'slug_taken', path: 'slug' }] : [];
  }

  /** Nobody can sit a round that is over, and one that has opened already would be late for everybody. */
  private passed(rules: Rulebook): Found[] {
    const now = this.clock.now();
    return rules.rounds.flatMap(({ opensAt }, i): Found[] =>
      (momentOf(opensAt) ?? 0) <= now
        ? [{ code: 'rulebook_opens_in_past', path: `rounds[${i}].opensAt` }]
        : [],
    );
  }

  private async shortages(rules: Rulebook, contestBank: string): Promise<Found[]> {
    const banks = new Map<string, string>([[contestBank, 'bank']]);
    for (const [i, { bank }] of rules.divisions.entries())
      if (bank !== null && !banks.has(bank)) banks.set(bank, `divisions[${i}].bank`);
    const missing: Found[] = [];
    for (const [bank, path] of banks)
      if (!(await this.questions.hasBank(bank))) missing.push({ code: 'bank_unknown', path });
    if (missing.length > 0) return missing;
    const short = new Map<string, Found>();
    for (const round of rules.rounds) {
      const paper = rules.papers.findIndex(({ code }) => code === round.paper);
      const sat = compileRound(rules, round.code);
      if (paper < 0 || !sat || round.onStage) continue;
      const [from, until] = [dayInVietnam(sat.times.opensAt), dayInVietnam(sat.times.closesAt)];
      for (const division of divisionsOf(rules, round.divisions)) {
        const pool = await this.questions.available(
          division.bank ?? contestBank,
          from,
          until,
          audienceOf(division),
        );
        for (const { path, params } of checkBlueprintAgainstBank(
          rules.papers[paper]?.blueprint ?? [],
          pool,
        )) {
          const place = `papers[${paper}].${path}`;
          short.set(`${place} ${division.code}`, {
            code: 'bank_short_for_division',
            path: place,
            params: { ...params, division: fullName(rules, division).name },
          });
        }
      }
    }
    return [...short.values()];
  }
}

function divisionsOf(rules: Rulebook, codes: readonly string[]): DivisionRule[] {
  const within = divisionsIn(rules, codes);
  return codes.length === 0 ? rules.divisions : rules.divisions.filter(({ code }) => within.includes(code));
}
