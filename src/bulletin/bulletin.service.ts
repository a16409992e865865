import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { type PaperFormat, renderPaper } from '../document/render-paper.js';
import { attachment } from '../download/attachment.js';
import { AppError } from '../platform/errors.js';
import { type BulletinFacts, bulletinOf } from '../publication/announcements.js';
import { readRulebook } from '../rulebook/rulebook.query.js';
import type { BulletinView } from './bulletin.dto.js';

type Figures = Pick<BulletinFacts, 'total' | 'units' | 'organizations' | 'readAt'> & { until: number };

const FILES_KEPT = 64;

export interface BulletinFile {
  bytes: Buffer;
  disposition: string;
}

/** Bulletins as the public reads and fetches them; a paper is set when somebody asks for it. */
@Injectable()
export class BulletinService {
  /** A bulletin never changes, and many ask for the newest. */
  private readonly files = new Map<string, Promise<BulletinFile>>();

  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** @throws AppError contest_not_found */
  async list(slug: string): Promise<BulletinView[]> {
    const [contest] = await this.database.query<{ id: string }[]>(
      'SELECT id FROM contest WHERE slug = $1 AND published_at <= now()',
      [slug],
    );
    if (!contest) throw new AppError('contest_not_found');
    const rows = await this.database.query<
      { roundId: string; round: string; day: string; figures: Figures }[]
    >(
      `SELECT b.round_id AS "roundId", r.name AS round, to_char(b.day, 'YYYY-MM-DD') AS day,
         b.figures - 'units' - 'organizations' AS figures
       FROM bulletin b JOIN round r ON r.id = b.round_id WHERE r.contest_id = $1
       ORDER BY b.day DESC, r.number DESC`,
      [contest.id],
    );
    return rows.map(({ figures, ...row }) => ({ ...row, ...figures.total, until: new Date(figures.until) }));
  }

  /** @throws AppError bulletin_not_found */
  async file(roundId: string, day: string, format: PaperFormat): Promise<BulletinFile> {
    if (!/^20\d\d-\d\d-\d\d$/.test(day)) throw new AppError('bulletin_not_found');
    const key = `${roundId}|${day}|${format}`;
    const kept = this.files.get(key);
    if (kept) return kept;
    if (this.files.size >= FILES_KEPT) this.files.clear();
    const file = this.render(roundId, day, format);
    this.files.set(key, file);
    file.catch(() => this.files.delete(key));
    return file;
  }

  private async render(roundId: string, day: string, format: PaperFormat): Promise<BulletinFile> {
    const [found] = await this.database.query<
      { contestId: string; contest: string; organizer: string; round: string; figures: Figures }[]
    >(
      `SELECT c.id AS "contestId", c.title AS contest, c.organizer, r.name AS round, b.figures
       FROM bulletin b JOIN round r ON r.id = b.round_id JOIN contest c ON c.id = r.contest_id
       WHERE b.round_id = $1 AND to_char(b.day, 'YYYY-MM-DD') = $2 AND c.published_at <= now()`,
      [roundId, day],
    );
    if (!found) throw new AppError('bulletin_not_found');
    const { contestId, contest, organizer, round, figures } = found;
    const told = (await readRulebook(this.database, contestId))?.document.contest;
    const paper = bulletinOf(
      { ...figures, contest, round, day: Date.parse(`${day}T00:00:00+07:00`) },
      { parentBody: told?.parentBody ?? '', body: told?.organizer || organizer, place: told?.place || '' },
    );
    const disposition = attachment(`${contest} - ${round} - bản tin ${day}.${format}`);
    return { bytes: await renderPaper(paper, format), disposition };
  }
}
