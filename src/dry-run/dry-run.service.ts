import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { ContestQuery } from '../contest/contest.query.js';
import { type Decided, decide } from '../core/engine/decide.js';
import type { Awarded } from '../core/engine/lists.js';
import { criterionName, whyText } from '../core/explain/words.js';
import { checkRulebook, fillDefaults } from '../core/rules-check/check.js';
import { compare, type ComparedAward, type ComparedStanding } from '../core/rules-dry/compare.js';
import { asPlayed } from '../core/rules-dry/played.js';
import { transplant, withRanking } from '../core/rules-dry/transplant.js';
import { nameOfDivision } from '../core/rules/divisions.js';
import type { Rulebook } from '../core/rules/document.js';
import { DraftService } from '../drafting/draft.service.js';
import { AppError, type Language } from '../platform/errors.js';
import { fillYaml } from '../rulebook/fill.js';
import { readRulebookText } from '../rulebook/rulebook.file.js';
import { readDecidingRules } from '../rulebook/rulebook.query.js';
import { readTemplate } from '../rulebook/templates.js';
import { UnitQuery } from '../unit/unit.query.js';
import type { DryAwardView, DryRunAnswer, DryRunRequest, DryStandingView } from './dry-run.dto.js';
import { closedRounds, countAttempts, readHappened } from './dry-run.facts.js';

/** Lines that are told of every standing. */
const mostLines = 50;
/** More would keep this process from its other work for seconds; such a contest is tried on the command line. */
const mostAttempts = 50_000;

/** What other rules would have given on a contest that was held. Nothing is stored. */
@Injectable()
export class DryRunService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly contests: ContestQuery,
    private readonly drafts: DraftService,
    private readonly units: UnitQuery,
  ) {}

  /**
   * @throws AppError contest_not_found, dry_run_unnamed, template_unknown, draft_not_found, dry_run_no_round,
   * dry_run_too_large, rulebook_problems
   */
  async run(wanted: DryRunRequest, language: Language): Promise<DryRunAnswer> {
    const contest = await this.contests.contest(wanted.contestId);
    const deciding = await readDecidingRules(this.database, contest.id);
    const closed = await closedRounds(this.database.manager, contest.id);
    const rounds = (deciding?.rounds ?? []).filter(({ id }) => closed.has(id));
    if (!deciding || rounds.length === 0) throw new AppError('dry_run_no_round');
    if ((await countAttempts(this.database.manager, [...closed])) > mostAttempts)
      throw new AppError('dry_run_too_large', { most: mostAttempts });
    const held = asPlayed(fillDefaults(deciding.document), new Set(rounds.map(({ code }) => code)));
    const other = await this.other(held, wanted);
    const { names, ...facts } = await readHappened(this.database.manager, this.units, contest.id, rounds);
    const after = decide(other, facts);
    const compared = compare(decide(held, facts), after, mostLines);
    const nameOf = (id: string) => names.get(id) ?? '';
    const scopeName = (scope: string) => held.rounds.find(({ code }) => code === scope)?.name ?? scope;
    return {
      contest: contest.title,
      ranking: other.ranking.map((criterion) => criterionName(criterion, language)),
      standings: compared.standings.map((standing) =>
        toStanding(standing, held, nameOf, scopeName, language),
      ),
      awards: compared.awards.map((award) => toAward(award, nameOf, scopeName)),
      collective: toCollective(after),
      open: after.awards.open.length,
    };
  }

  private async other(held: Rulebook, { template, draftId, ranking }: DryRunRequest): Promise<Rulebook> {
    if (ranking)
      return withRanking(
        held,
        ranking.map((by) => ({ by })),
      );
    if (template !== undefined) {
      const found = readTemplate(template);
      if (!found) throw new AppError('template_unknown', {}, 'template');
      return transplant(held, fillDefaults(found.document));
    }
    if (draftId === undefined) throw new AppError('dry_run_unnamed');
    const draft = await this.drafts.find(draftId);
    const { document } = readRulebookText(fillYaml(draft.yaml, this.drafts.fieldsOf(draft), draft.typed));
    if (checkRulebook(document).problems.length > 0) throw new AppError('rulebook_problems');
    return transplant(held, fillDefaults(document));
  }
}

type NameOf = (id: string) => string;

function toStanding(
  { first, ...standing }: ComparedStanding,
  rules: Rulebook,
  nameOf: NameOf,
  scopeName: NameOf,
  language: Language,
): DryStandingView {
  return {
    ...standing,
    name: scopeName(standing.scope),
    first: first.map(({ line, before }) => ({
      rank: line.rank,
      before,
      name: nameOf(line.contestantId),
      division: nameOfDivision(rules, line.person.division),
      scoreMilli: Math.round(line.scoreMilli / line.over),
      durationMs: Math.round(line.durationMs / line.over),
      attempts: line.attempts,
      why: whyText(line, nameOf, language),
    })),
  };
}

function toAward(
  { contestantId, scope, before, after }: ComparedAward,
  nameOf: NameOf,
  scopeName: NameOf,
): DryAwardView {
  const told = (awarded: Awarded | null) => awarded && `${awarded.list.name}: ${awarded.tierName}`;
  return {
    name: nameOf(contestantId),
    standing: scopeName(scope),
    before: told(before),
    after: told(after),
    beforeAmount: before?.amount ?? 0,
    afterAmount: after?.amount ?? 0,
  };
}

const toCollective = ({ collective }: Decided): DryRunAnswer['collective'] =>
  collective.flatMap(({ award, classes }) =>
    classes.map(({ code, lines }) => ({
      award,
      class: code,
      first: lines
        .slice(0, mostLines)
        .map(({ rank, name, tier, people }) => ({ rank, name, tier: tier?.name ?? null, people })),
    })),
  );
