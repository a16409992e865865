import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { FirstOrganiser } from './account/first-organiser.js';
import { createApp } from './app.setup.js';
import { ShippedData } from './contest/shipped-data.js';
import { type Config, ConfigError, readConfig } from './platform/config.js';
import { DatabaseRefused } from './platform/database.js';
import { type OpenDatabase, openDatabase } from './platform/open-database.js';
import { mountSite } from './site/site.js';

const packageRoot = join(import.meta.dirname, '..');
/** How long a stop waits for requests in flight, such as a slow download. */
const drainMs = 10_000;

const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  await start(readConfig(process.env));
} catch (error) {
  process.stderr.write(`\n${reasonOf(error)}\n`);
  process.exit(1);
}

async function start(config: Config): Promise<void> {
  say('Đang mở cơ sở dữ liệu…  (opening the database)');
  const database = await openDatabase(config);
  try {
    if (database.adopted)
      say('Đã tiếp quản cơ sở dữ liệu của lần chạy trước.  (took over the running database)');
    const running: Running = { app: null };
    stopOnSignals(running, database);
    const app = await createApp(config, database.ownerUrl);
    running.app = app;
    say('Đang nạp địa bàn, văn bản và câu hỏi…  (loading units, law and questions)');
    await app.init();
    const shipped = await app.get(ShippedData).load();
    await mountSite(app, config, packageRoot);
    const invitation = await app.get(FirstOrganiser).ensure();
    await app.listen(config.port, config.host);
    announce(config, await app.getUrl(), shipped.demonstrationSlug, invitation);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** What a signal has to stop; the application is there only after a while. */
interface Running {
  app: NestFastifyApplication | null;
}

function announce(config: Config, listening: string, slug: string | null, invitation: string | null): void {
  const site = config.publicUrl ?? listening;
  const contest = slug === null ? site : `${site}/cuoc-thi/${slug}`;
  const lines = [
    ['Trang cuộc thi (contest)', contest],
    ...(slug === null ? [] : [['Bảng xếp hạng (live board)', `${contest}/xep-hang`]]),
    invitation === null
      ? ['Trang Ban Tổ chức (organisers)', `${site}/quan-tri`]
      : ['Đặt mật khẩu Ban Tổ chức, một lần (set up)', site + invitation],
    ['Dừng máy chủ (stop)', 'Ctrl-C'],
  ];
  const width = Math.max(...lines.map(([label = '']) => label.length));
  const block = lines.map(([label = '', value]) => `  ${label.padEnd(width)}  ${value}`).join('\n');
  say(`\nBảng Vàng đang chạy.  (running)\n\n${block}\n`);
}

/**
 * Stops taking requests, finishes the running ones, then stops the database. Who asks again after a while does
 * not want to wait; the same signal may reach us twice at once, from the terminal and from the launcher.
 */
function stopOnSignals(running: Running, database: OpenDatabase): void {
  let stoppingSince = 0;
  const stop = async () => {
    if (stoppingSince > 0 && Date.now() - stoppingSince > 2000) process.exit(130);
    if (stoppingSince > 0) return;
    stoppingSince = Date.now();
    say('\nĐang dừng: hoàn tất các yêu cầu dở dang…  (stopping)');
    const server: Server | undefined = running.app?.getHttpServer();
    setTimeout(() => server?.closeAllConnections(), drainMs).unref();
    try {
      await running.app?.close();
    } finally {
      await database.close();
    }
    say('Đã dừng. Dữ liệu được giữ nguyên.  (stopped)');
    process.exit(0);
  };
  const failed = (error: unknown) => {
    process.stderr.write(`\n${reasonOf(error)}\n`);
    process.exit(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop().catch(failed));
  // The launcher holds a channel open; when it is killed nobody could stop this process any more.
  process.once('disconnect', () => void stop().catch(failed));
}

/** One sentence for the person at the terminal; the stack only where nobody foresaw it. */
function reasonOf(error: unknown): string {
  if (error instanceof ConfigError)
    return `Cấu hình chưa đúng (configuration):\n  ${error.problems.join('\n  ')}`;
  if (error instanceof DatabaseRefused) return `Không dùng được cơ sở dữ liệu (database): ${error.message}.`;
  const { code, address, port } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  if (code === 'EADDRINUSE')
    return `Cổng ${port} đang có chương trình khác dùng. Chọn cổng khác: PORT=${Number(port) + 1} npm start`;
  if (code === 'EACCES')
    return `Không được phép mở ${address ?? ''}:${port ?? ''}. Chọn cổng từ 1024 trở lên.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
