import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { writeFile } from 'node:fs/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { readOfficial } from '../collective/collective.query.js';
import type { Paper } from '../document/paper.js';
import { renderPaper } from '../document/render-paper.js';
import { FileMakers, type FileTask } from '../download/download.makers.js';
import { DownloadService } from '../download/download.service.js';
import type { StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import type { Letterhead } from '../publication/official.js';
import { newestAwards } from '../publication/publication.data.js';
import { readChosenFacts, readFixedList } from './chosen.data.js';
import { chosenDecision, chosenMinutes } from './chosen.papers.js';
import type { ContestPaperName, ContestPaperRequest } from './dossier.dto.js';
import { readDrawFacts } from './draw.data.js';
import { drawMinutes } from './draw.papers.js';
import { readFixedOverall, readOverallFacts } from './overall.data.js';
import { overallDecision, overallMinutes, overallNotice } from './overall.papers.js';

const KIND = 'contest-paper';

const titles: Record<ContestPaperName, string> = {
  'overall-minutes': 'biên bản xếp hạng chung cuộc',
  'overall-decision': 'dự thảo quyết định trao giải chung cuộc',
  'overall-notice': 'thông báo kết quả chung cuộc',
  'chosen-minutes': 'biên bản xét chọn vào vòng sau',
  'chosen-decision': 'dự thảo quyết định danh sách vào vòng sau',
  'draw-minutes': 'biên bản bốc thăm',
};

/** What exactly a paper is made of: fixed when it is asked for, so that nothing made official meanwhile changes it. */
type Subject =
  | {
      of: 'overall';
      paper: 'overall-minutes' | 'overall-decision' | 'overall-notice';
      version: number;
      awards: string | null;
      collective: number | null;
    }
  | { of: 'chosen'; paper: 'chosen-minutes' | 'chosen-decision'; target: string; version: number }
  | { of: 'draw'; paper: 'draw-minutes'; drawId: string };
type Options = { subject: Subject; letterhead: Letterhead };

const overallPapers = {
  'overall-minutes': overallMinutes,
  'overall-decision': overallDecision,
  'overall-notice': overallNotice,
};
const chosenPapers = { 'chosen-minutes': chosenMinutes, 'chosen-decision': chosenDecision };

/** Official papers of a whole contest, made in the background from what was fixed. */
@Injectable()
export class DossierService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly downloads: DownloadService,
    makers: FileMakers,
  ) {
    makers.define(KIND, {
      title: (task) => titles[optionsOf(task).subject.paper],
      // The others name people in full.
      mayRelease: (task) => optionsOf(task).subject.paper === 'overall-notice',
      write: async (manager, task, path) => {
        const paper = await compose(manager, task.contestId, optionsOf(task));
        const bytes = await renderPaper(paper, task.format === 'docx' ? 'docx' : 'pdf');
        await writeFile(path, bytes, { mode: 0o600 });
      },
    });
  }

  /**
   * @throws AppError contest_not_found, overall_not_official, collective_not_official, qualification_not_official,
   *   draw_not_found, draw_not_made
   */
  async request(staff: StaffPrincipal, contestId: string, wanted: ContestPaperRequest): Promise<string> {
    const { format, parentBody, body, place } = wanted;
    const { manager } = this.database;
    const [contest] = await manager.query<unknown[]>('SELECT 1 FROM contest WHERE id = $1', [contestId]);
    if (!contest) throw new AppError('contest_not_found');
    const subject = await subjectOf(manager, contestId, wanted);
    const options = { subject, letterhead: { parentBody, body, place } };
    return this.downloads.request(staff, { kind: KIND, format, roundId: null, contestId, options });
  }
}

/** Written by `request` only. */
const optionsOf = ({ options }: Pick<FileTask, 'options'>): Options => options as never;

async function subjectOf(
  manager: EntityManager,
  contestId: string,
  { paper, version, target, drawId, withCollective }: ContestPaperRequest,
): Promise<Subject> {
  switch (paper) {
    case 'overall-minutes':
    case 'overall-decision':
    case 'overall-notice': {
      const fixed = await readFixedOverall(manager, contestId, version);
      const awards = await newestAwards(manager, fixed.id);
      const wanted = withCollective && paper === 'overall-decision';
      const official = wanted ? await readOfficial(manager, contestId) : null;
      if (wanted && !official) throw new AppError('collective_not_official');
      const collective = official?.issue.version ?? null;
      return { of: 'overall', paper, version: fixed.version, awards, collective };
    }
    case 'chosen-minutes':
    case 'chosen-decision': {
      const fixed = await readFixedList(manager, contestId, { target: target ?? '', version });
      return { of: 'chosen', paper, target: target ?? '', version: fixed.version };
    }
    case 'draw-minutes': {
      await readDrawFacts(manager, contestId, drawId);
      return { of: 'draw', paper, drawId: drawId ?? '' };
    }
  }
}

async function compose(
  manager: EntityManager,
  contestId: string,
  { subject, letterhead }: Options,
): Promise<Paper> {
  switch (subject.of) {
    case 'overall':
      return overallPapers[subject.paper](await readOverallFacts(manager, contestId, subject), letterhead);
    case 'chosen':
      return chosenPapers[subject.paper](await readChosenFacts(manager, contestId, subject), letterhead);
    case 'draw':
      return drawMinutes(await readDrawFacts(manager, contestId, subject.drawId), letterhead);
  }
}
