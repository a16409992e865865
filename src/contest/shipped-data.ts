import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { join } from 'node:path';
import type { DataSource, EntityManager } from 'typeorm';
import { type BlueprintLine, difficulties, type RoundRules } from '../core/rulebook.js';
import { searchKey } from '../core/text.js';
import { CONFIG, type Config } from '../platform/config.js';
import { BankLoader } from '../question/bank.loader.js';
import { bankDigest } from '../question/bank.yaml.js';
import { dayInVietnam } from '../question/law.js';
import { QuestionQuery } from '../question/question.query.js';
import { UnitLoader } from '../unit/unit.loader.js';

/** The package's folder, the same way from `src` and from `dist`. */
const packageRoot = join(import.meta.dirname, '..', '..');
/** Any number, the same in every process: of several starts one loads, the others wait and find it loaded. */
const shippedLock = 7_315_045_205;
const shippedBank = 'public';
const demonstrationSlug = 'tim-hieu-dich-vu-cong-truc-tuyen';
const demonstrationQuestions = 20;

export interface ShippedLoad {
  units: number;
  /** Questions that were not there before. */
  added: number;
  /** Address of the demonstration contest; null where there is none. */
  demonstrationSlug: string | null;
  /** Its first round. */
  roundId: string | null;
}

/** What comes with the product: units, law, the public bank and, on a demonstration server, a contest to try. */
@Injectable()
export class ShippedData {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly units: UnitLoader,
    private readonly bank: BankLoader,
    private readonly questions: QuestionQuery,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Brings the database up to what is shipped; run again it writes nothing.
   * @throws BankRefused when the shipped bank has mistakes or changes a loaded version
   */
  async load(): Promise<ShippedLoad> {
    const runner = this.database.createQueryRunner();
    await runner.query('SELECT pg_advisory_lock($1)', [shippedLock]);
    try {
      const { units } = await this.units.load(join(packageRoot, 'units'));
      const added = await this.loadBank(join(packageRoot, 'question-bank'));
      if (added > 0) this.questions.forget();
      return { units, added, ...(await this.demonstration()) };
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [shippedLock]);
      await runner.release();
    }
  }

  /** Reading and checking hundreds of questions takes seconds; the same files need it once. */
  private async loadBank(directory: string): Promise<number> {
    const digest = bankDigest(directory);
    const [known] = await this.database.query<{ digest: string | null }[]>(
      'SELECT loaded_sha256 AS digest FROM bank WHERE name = $1',
      [shippedBank],
    );
    if (known?.digest === digest) return 0;
    const { added } = await this.bank.load(directory, shippedBank);
    await this.database.query('UPDATE bank SET loaded_sha256 = $2 WHERE name = $1', [shippedBank, digest]);
    return added;
  }

  private async demonstration(): Promise<Pick<ShippedLoad, 'demonstrationSlug' | 'roundId'>> {
    const none = { demonstrationSlug: null, roundId: null };
    if (!this.config.demonstration) return none;
    const [state] = await this.database.query<{ contests: number; now: number }[]>(
      `SELECT count(*)::int AS contests, floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now FROM contest`,
    );
    if (state?.contests === 0) await this.createDemonstration(state.now);
    const [found] = await this.database.query<{ roundId: string }[]>(
      `SELECT r.id AS "roundId" FROM round r JOIN contest c ON c.id = r.contest_id
       WHERE c.slug = $1 ORDER BY r.number LIMIT 1`,
      [demonstrationSlug],
    );
    return found ? { demonstrationSlug, roundId: found.roundId } : none;
  }

  private async createDemonstration(now: number): Promise<void> {
    const rounds = demonstrationTimes(now);
    const last = Math.max(...rounds.map(({ closesAt }) => closesAt));
    const available = await Promise.all(
      ['nguoi-dan', 'cbccvc'].map((audience) =>
        this.questions.available(shippedBank, dayInVietnam(now), dayInVietnam(last), audience),
      ),
    );
    const topics = (await this.questions.topics()).map(({ code }) => code);
    const blueprint = spreadBlueprint(topics, available, demonstrationQuestions);
    if (blueprint.length > 0) {
      await this.database.transaction((manager) => insertDemonstration(manager, rounds, blueprint));
    }
  }
}

interface RoundPlan {
  opensAt: number;
  frozenAt: number;
  closesAt: number;
}

/** Two rounds of a fortnight with a week between; they close at 17:00 in Vietnam, the board stands still from 16:00. */
export function demonstrationTimes(now: number): [RoundPlan, RoundPlan] {
  const hour = 3_600_000;
  const at = (day: number, clock: number) =>
    Date.parse(`${dayInVietnam(now + day * 24 * hour)}T${String(clock).padStart(2, '0')}:00:00+07:00`);
  return [
    { opensAt: now, frozenAt: at(14, 16), closesAt: at(14, 17) },
    { opensAt: at(21, 8), frozenAt: at(35, 16), closesAt: at(35, 17) },
  ];
}

/**
 * A blueprint of `total` questions over all topics, the easier lines first, that every audience's part of the
 * bank can fill. Shorter where the bank has less.
 */
export function spreadBlueprint(
  topics: readonly string[],
  audiences: readonly (readonly BlueprintLine[])[],
  total: number,
): BlueprintLine[] {
  const held = (topic: string, difficulty: string) =>
    Math.min(
      ...audiences.map(
        (lines) => lines.find((line) => line.topic === topic && line.difficulty === difficulty)?.count ?? 0,
      ),
    );
  const lines = difficulties.flatMap((difficulty) =>
    topics.map((topic) => ({ topic, difficulty, count: 0, held: held(topic, difficulty) })),
  );
  for (let left = total; left > 0;) {
    const open = lines.filter((line) => line.count < line.held).slice(0, left);
    if (open.length === 0) break;
    for (const line of open) line.count += 1;
    left -= open.length;
  }
  return topics.flatMap((topic) =>
    lines
      .filter((line) => line.topic === topic && line.count > 0)
      .map(({ difficulty, count }) => ({ topic, difficulty, count })),
  );
}

function demonstrationRules(blueprint: BlueprintLine[]): RoundRules {
  return {
    durationMs: 20 * 60_000,
    graceMs: 5_000,
    attemptsAllowed: 3,
    counts: 'best',
    blueprint,
    pointsMilli: 5_000,
    shuffleQuestions: true,
    shuffleChoices: true,
    prediction: { target: 'perfect-contestants' },
    tieBreaks: ['score', 'prediction-error', 'duration', 'submitted-at'],
  };
}

async function insertDemonstration(
  manager: EntityManager,
  rounds: readonly RoundPlan[],
  blueprint: BlueprintLine[],
): Promise<void> {
  const [contest] = await manager.query<{ id: string }[]>(
    `INSERT INTO contest (slug, title, title_en, organizer, contact, summary, bank, report_period, published_at)
     VALUES ($1, 'Tìm hiểu thủ tục hành chính trên môi trường điện tử',
       'Administrative procedures carried out electronically', 'Ban Tổ chức (bản trình diễn)',
       'Bản trình diễn: không có đường dây hỗ trợ',
       'Cuộc thi mẫu để dùng thử hệ thống. Cơ quan, số người và kết quả ở đây không phải dữ liệu thật.',
       $2, '2025', clock_timestamp()) RETURNING id`,
    [demonstrationSlug, shippedBank],
  );
  await manager.query(
    `INSERT INTO division (contest_id, code, name_vi, name_en, place, position)
     VALUES ($1, 'nguoi-dan', 'Người dân', 'Residents', 'unit', 1),
            ($1, 'cbccvc', 'Cán bộ, công chức, viên chức', 'Officials and public employees', 'organization', 2)`,
    [contest?.id],
  );
  for (const [i, { opensAt, frozenAt, closesAt }] of rounds.entries()) {
    await manager.query(
      `INSERT INTO round (contest_id, number, name, opens_at, frozen_at, closes_at, rules)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        contest?.id,
        i + 1,
        `Đợt ${i + 1}`,
        new Date(opensAt),
        new Date(frozenAt),
        new Date(closesAt),
        JSON.stringify(demonstrationRules(blueprint)),
      ],
    );
  }
  await manager.query(
    `INSERT INTO organization (name, search_key, kind, head_count)
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS x(name text, key text, kind text, head_count int)
     ON CONFLICT (name) DO NOTHING`,
    [JSON.stringify(organizations.map((each) => ({ ...each, key: searchKey(each.name) })))],
  );
}

/** Invented head counts; the names say that they are not real. */
const organizations = (
  [
    ['Văn phòng Ủy ban nhân dân tỉnh', 'department', 120],
    ['Sở Tư pháp', 'department', 86],
    ['Sở Nội vụ', 'department', 142],
    ['Sở Tài chính', 'department', 165],
    ['Sở Xây dựng', 'department', 158],
    ['Sở Y tế', 'department', 131],
    ['Sở Giáo dục và Đào tạo', 'department', 97],
    ['Sở Khoa học và Công nghệ', 'department', 112],
    ['Sở Nông nghiệp và Môi trường', 'department', 210],
    ['Trung tâm Phục vụ hành chính công', 'public-service', 38],
    ['Bệnh viện Đa khoa', 'public-service', 640],
    ['Trường Trung học phổ thông', 'school', 74],
  ] as const
).map(([name, kind, headCount]) => ({ name: `${name} (trình diễn)`, kind, head_count: headCount }));
