import { Injectable } from '@nestjs/common';
import type { Topic } from '../question/bank.parse.js';
import { isShown, type Publication, publicationOf } from '../core/publication/moments.js';
import { paperTotal } from '../core/play/points.js';
import { QuestionQuery } from '../question/question.query.js';
import { ContestClock } from './contest-clock.js';
import type {
  ContestSummary,
  ContestView,
  DivisionView,
  RoundInContestView,
  RoundTopicView,
  RoundView,
  StaffContestsAnswer,
  StaffContestView,
} from './contest.dto.js';
import type { Contest, Division, Round } from './contest.entity.js';
import { ContestQuery } from './contest.query.js';

/** What the pages of contests and rounds show. */
@Injectable()
export class ContestViews {
  constructor(
    private readonly query: ContestQuery,
    private readonly questions: QuestionQuery,
    private readonly clock: ContestClock,
  ) {}

  async list(): Promise<ContestSummary[]> {
    const contests = await this.query.list(false);
    const rounds = await this.query.roundsOf(contests.map(({ id }) => id));
    return contests.map(({ id, slug, title, titleEn, organizer, summary }) => ({
      id,
      slug,
      title,
      titleEn,
      organizer,
      summary,
      rounds: rounds
        .filter(({ contestId }) => contestId === id)
        .map((round) => ({
          id: round.id,
          number: round.number,
          name: round.name,
          phase: this.query.phaseOf(round),
          opensAt: round.opensAt.toISOString(),
          closesAt: round.closesAt.toISOString(),
        })),
    }));
  }

  async contest(slug: string): Promise<ContestView> {
    const contest = await this.query.publishedContest(slug);
    const rounds = await this.query.roundsOf([contest.id]);
    const divisions = await this.query.divisionsOf([contest.id]);
    const withheldReason = await this.query.turnoutWithheld(rounds);
    const turnout = withheldReason === null ? await this.query.turnout(contest.id) : null;
    return {
      ...common(contest),
      now: this.now(),
      divisions: divisions.map(toDivision),
      rounds: await this.roundViews(rounds),
      ...(await this.query.standingsRuled(contest.id)),
      people: turnout?.people ?? null,
      attempts: turnout?.attempts ?? null,
      withheldReason,
    };
  }

  async round(id: string): Promise<RoundInContestView> {
    const round = await this.query.publishedRound(id);
    const { id: contestId, slug, title, kind } = round.contest;
    const [view] = await this.roundViews([round]);
    return Object.assign(view as RoundView, {
      contest: { id: contestId, slug, title, kind },
      now: this.now(),
    });
  }

  /** Everything, drafts and rehearsals too, for the organisers. */
  async all(): Promise<StaffContestsAnswer> {
    return { contests: await this.staffViews(await this.query.list(true)), now: this.now() };
  }

  async staffContest(id: string): Promise<StaffContestView> {
    const [view] = await this.staffViews([await this.query.contest(id)]);
    return view as StaffContestView;
  }

  async staffRound(id: string): Promise<RoundView> {
    const [view] = await this.roundViews([await this.query.round(id)]);
    return view as RoundView;
  }

  private async staffViews(contests: Contest[]): Promise<StaffContestView[]> {
    const ids = contests.map(({ id }) => id);
    const rounds = await this.query.roundsOf(ids);
    const divisions = await this.query.divisionsOf(ids);
    const views = await this.roundViews(rounds);
    return contests.map((contest) => ({
      ...common(contest),
      bank: contest.bank,
      publishedAt: contest.publishedAt?.toISOString() ?? null,
      divisions: divisions.filter(({ contestId }) => contestId === contest.id).map(toDivision),
      rounds: views.filter((_, i) => rounds[i]?.contestId === contest.id),
    }));
  }

  private async roundViews(rounds: Round[]): Promise<RoundView[]> {
    const topics = await this.questions.topics();
    const publications = await this.query.publications([
      ...new Set(rounds.map(({ contestId }) => contestId)),
    ]);
    return rounds.map((round) =>
      this.roundView(round, topics, publicationOf(publications.get(round.contestId) ?? null)),
    );
  }

  private roundView(round: Round, topics: readonly Topic[], publication: Publication): RoundView {
    const phase = this.query.phaseOf(round);
    const { score, explanations, standings } = publication;
    return {
      id: round.id,
      number: round.number,
      name: round.name,
      phase,
      opensAt: round.opensAt.toISOString(),
      frozenAt: round.frozenAt?.toISOString() ?? null,
      closesAt: round.closesAt.toISOString(),
      thawedAt: round.thawedAt?.toISOString() ?? null,
      finalizedAt: round.finalizedAt?.toISOString() ?? null,
      rules: round.rules,
      questionCount: paperTotal(round.rules).questions,
      maxMilli: paperTotal(round.rules).maxMilli,
      topics: topicCounts(round, topics),
      publication,
      shown: {
        score: isShown(score, phase),
        explanations: isShown(explanations, phase),
        standings: isShown(standings, phase),
      },
    };
  }

  private now(): string {
    return new Date(this.clock.now()).toISOString();
  }
}

function common(contest: Contest) {
  const { id, slug, kind, title, titleEn, organizer, contact, summary, reportPeriod } = contest;
  return { id, slug, kind, title, titleEn, organizer, contact, summary, reportPeriod };
}

function toDivision({ code, nameVi, nameEn, place }: Division): DivisionView {
  return { code, nameVi, nameEn, place };
}

function topicCounts({ rules }: Round, topics: readonly Topic[]): RoundTopicView[] {
  return topics
    .map(({ code, nameVi, nameEn }) => {
      const lines = rules.blueprint.filter(({ topic }) => topic === code);
      return { code, nameVi, nameEn, count: lines.reduce((sum, { count }) => sum + count, 0) };
    })
    .filter(({ count }) => count > 0);
}
