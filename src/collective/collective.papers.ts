import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { writeFile } from 'node:fs/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { renderPaper } from '../document/render-paper.js';
import { readSettledBodies } from '../publication/publication.data.js';
import { FileMakers, type FileTask } from '../download/download.makers.js';
import { DownloadService } from '../download/download.service.js';
import type { StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import type { CollectivePaperRequest } from './collective.dto.js';
import { collectiveDecision, collectiveMinutes } from './collective.paper.js';
import { readOfficial } from './collective.query.js';
import { awardViews } from './collective.view.js';

const KIND = 'collective-paper';
const titles = { minutes: 'biên bản xếp hạng tập thể', decision: 'dự thảo quyết định trao giải tập thể' };
const composers = { minutes: collectiveMinutes, decision: collectiveDecision };

interface Options {
  paper: CollectivePaperRequest['paper'];
  version: number;
}

/** Official papers of the collective results, made in the background from a fixed version. */
@Injectable()
export class CollectivePapers {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly downloads: DownloadService,
    makers: FileMakers,
  ) {
    makers.define(KIND, {
      title: (task) => titles[optionsOf(task).paper],
      // It names no person but those who signed.
      mayRelease: () => true,
      write: (manager, task, path) => write(manager, task, path),
    });
  }

  /** @throws AppError contest_not_found, collective_not_official */
  async request(
    staff: StaffPrincipal,
    contestId: string,
    { paper, format }: CollectivePaperRequest,
  ): Promise<string> {
    const { manager } = this.database;
    const [contest] = await manager.query<unknown[]>('SELECT 1 FROM contest WHERE id = $1', [contestId]);
    if (!contest) throw new AppError('contest_not_found');
    const official = await readOfficial(manager, contestId);
    if (!official) throw new AppError('collective_not_official');
    const options = { paper, version: official.issue.version };
    return this.downloads.request(staff, { kind: KIND, format, roundId: null, contestId, options });
  }
}

/** Written by `request` only. */
const optionsOf = ({ options }: Pick<FileTask, 'options'>): Options => options as never;

async function write(manager: EntityManager, task: FileTask, path: string): Promise<void> {
  const { paper, version } = optionsOf(task);
  const official = await readOfficial(manager, task.contestId, version);
  if (!official) throw new AppError('collective_not_official');
  const { issue, basis, results, rules } = official;
  const { organizer, parentBody, place, title } = rules.contest;
  const awards = awardViews(results, rules, 'vi');
  const codes = rules.collective.map(({ code }) => code);
  const settled = await readSettledBodies(manager, task.contestId, codes, issue.at);
  const named = new Map(
    awards.flatMap(({ code, name, classes }) =>
      classes.map((each): [string, string] =>
        each.code === '' ? [code, name] : [`${code}/${each.code}`, `${name} – ${each.name}`],
      ),
    ),
  );
  const told = settled.map((each) =>
    each.draw ? each : { ...each, title: named.get(each.scope) ?? each.scope },
  );
  const facts = { contest: title, issue, rounds: basis.rounds, awards, settled: told };
  const text = composers[paper](facts, { parentBody, body: organizer, place });
  await writeFile(path, await renderPaper(text, task.format === 'docx' ? 'docx' : 'pdf'), { mode: 0o600 });
}
