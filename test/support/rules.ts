import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { parse } from 'yaml';
import { fillDefaults } from '../../src/core/rules-check/check.js';
import type { EntryRule, Rulebook } from '../../src/core/rules/document.js';
import type { MadeRound } from './factories.js';
import { putInForce } from './rulebooks.js';

type EntryChanges = Partial<Omit<EntryRule, 'cannotWin'>> & { cannotWin?: Partial<EntryRule['cannotWin']> };

/**
 * Puts a rulebook in force for a made contest: the divisions that it has, one round of the same time, and the
 * entry that a test is about.
 */
export async function publishRules(
  owner: pg.Pool,
  round: MadeRound,
  accountId: string,
  entry: EntryChanges = {},
  divisions: Partial<Rulebook['divisions'][number]>[] = [],
): Promise<void> {
  const { template: _, ...document } = parse(
    readFileSync('rulebooks/ba-muoi-phut-tai-khoan-cap.yaml', 'utf8'),
  ) as object & { template: unknown };
  const base = fillDefaults(document);
  const first = base.divisions[0]!;
  const local = (ms: number) => new Date(ms + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  const rules: Rulebook = {
    ...base,
    divisions: [
      { ...first, code: 'nguoi-dan', name: 'Người dân', place: 'unit' as const },
      { ...first, code: 'cbccvc', name: 'Cán bộ, công chức, viên chức' },
    ].map((each) => ({ ...each, ...divisions.find(({ code }) => code === each.code) })),
    entry: {
      ...base.entry,
      mode: 'open',
      ...entry,
      cannotWin: { ...base.entry.cannotWin, ...entry.cannotWin },
    },
    rounds: base.rounds.map((each) => ({
      ...each,
      windows: [],
      opensAt: local(Date.now() - 3_600_000),
      closesAt: local(Date.now() + 3_600_000),
    })),
  };
  await putInForce(owner, round, accountId, rules);
}
