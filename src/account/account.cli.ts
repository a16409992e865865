import { realpathSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DataSource } from 'typeorm';
import { searchKey } from '../core/text.js';
import { type Config, ConfigError, readConfig } from '../platform/config.js';
import { rolesSql } from '../platform/database.js';
import { AppError, errorText, isErrorCode } from '../platform/errors.js';
import { localOwnerUrl } from '../platform/open-database.js';
import { type AccountView, type InvitedAnswer, staffRoles } from './account.dto.js';
import { Accounts } from './account.service.js';
import { Sessions } from './sessions.js';

const help = `Tài khoản của Ban Tổ chức (staff accounts). Máy chủ phải đang chạy (the server must be running).

  npm run account -- add --username <tên> --name "<Họ tên>" --role organiser|editor|coordinator
                         [--unit <mã đơn vị> | --organization "<tên cơ quan>"]
      thêm người, in đường dẫn một lần để đặt mật khẩu (adds a person, prints a one-time link)
  npm run account -- reset --username <tên>
      đường dẫn mới để đặt lại mật khẩu (a new link to set the password again)
  npm run account -- list
  npm run account -- disable --username <tên>
      khoá tài khoản, kết thúc các phiên đăng nhập (closes the account, ends its sessions)
  npm run account -- roles-sql
      câu lệnh tạo hai vai trò PostgreSQL, cho người quản trị cơ sở dữ liệu (SQL that makes the two roles)
`;

/** What the person typed wrongly or what is missing, in one sentence. */
class Refused extends Error {}

type Options = Partial<Record<'username' | 'name' | 'role' | 'unit' | 'organization', string>>;

const say = (line: string) => process.stdout.write(`${line}\n`);

/**
 * Runs one command. Exit codes: 0 done, 1 refused or failed (one sentence on stderr), 2 wrong usage.
 * @param argv what stands after the script's name
 */
export async function main(argv: string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  try {
    const { values, positionals } = parse(argv);
    const [command, ...rest] = positionals;
    if (values.help || command === 'help') say(help);
    else if (command === undefined || rest.length > 0) return usage('Thiếu lệnh (which command?)');
    else if (command === 'roles-sql') say(rolesSql(readConfig(env)));
    else if (Object.hasOwn(commands, command)) {
      await withAccounts(readConfig(env), (room) => commands[command]?.(room, values));
    } else return usage(`Không có lệnh "${command}" (no such command)`);
    return 0;
  } catch (error) {
    if (isUsageError(error)) return usage(error.message);
    process.stderr.write(`${sentenceOf(error)}\n`);
    return 1;
  }
}

interface Room {
  config: Config;
  database: DataSource;
  accounts: Accounts;
}

const commands: Record<string, (room: Room, options: Options) => Promise<void>> = {
  async add({ accounts, config, database }, options) {
    const role = staffRoles.find((known) => known === options.role);
    if (!role)
      throw new Refused(`--role: organiser, editor hoặc coordinator (one of ${staffRoles.join(', ')})`);
    const made = await accounts.invite({
      username: required(options, 'username'),
      displayName: required(options, 'name'),
      role,
      unitId: options.unit ?? null,
      organizationId: options.organization ? await organizationNamed(database, options.organization) : null,
    });
    sayLink(made, config);
  },
  async reset({ accounts, config }, options) {
    const account = await accounts.byUsername(required(options, 'username'));
    sayLink(await accounts.issue(account.id), config);
  },
  async list({ accounts }) {
    const rows = [
      ['tên đăng nhập', 'vai trò', 'phạm vi', 'trạng thái', 'họ tên'],
      ...(await accounts.list()).map(line),
    ];
    const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
    for (const row of rows) say(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  },
  async disable({ accounts }, options) {
    const account = await accounts.byUsername(required(options, 'username'));
    await accounts.disable(account.id);
    say(`Đã khoá tài khoản ${account.username}; các phiên đăng nhập kết thúc trong 5 giây. (disabled)`);
  },
};

function parse(argv: string[]) {
  const text = { type: 'string' } as const;
  return parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      username: text,
      name: text,
      role: text,
      unit: text,
      organization: text,
      help: { type: 'boolean', short: 'h' },
    },
  });
}

/** The owner's connection: the command works beside a running server without its secrets of roles. */
async function withAccounts(config: Config, work: (room: Room) => Promise<void> | undefined): Promise<void> {
  const url = localOwnerUrl(config);
  if (url === null)
    throw new Refused(
      `Máy chủ chưa chạy trên ${config.dataDir}; hãy chạy npm start trước (the server is not running)`,
    );
  const database = new DataSource({
    type: 'postgres',
    url,
    poolSize: 1,
    applicationName: 'bangvang_account_cli',
  });
  try {
    await database.initialize();
  } catch (error) {
    throw new Refused(
      `Không nối được cơ sở dữ liệu: ${(error as Error).message} (no connection to the database)`,
    );
  }
  try {
    const sessions = new Sessions(database, config, noJobs);
    await work({ config, database, accounts: new Accounts(database, sessions) });
  } finally {
    await database.destroy();
  }
}

/** The running server does the housekeeping, not this command. */
const noJobs = { define: () => {} };

async function organizationNamed(database: DataSource, name: string): Promise<string> {
  const found = await database.query<{ id: string; name: string }[]>(
    'SELECT id, name FROM organization WHERE retired_at IS NULL AND (name = $1 OR search_key = $2) ORDER BY name = $1 DESC',
    [name, searchKey(name)],
  );
  if (found[0] && (found.length === 1 || found[0].name === name)) return found[0].id;
  throw new Refused(
    found.length === 0
      ? `Không có cơ quan "${name}" (no such organization)`
      : `Có ${found.length} cơ quan gần giống "${name}": ${found.map((one) => one.name).join('; ')} (ambiguous)`,
  );
}

function line(account: AccountView): string[] {
  const state = account.disabledAt ? 'đã khoá' : account.active ? 'hoạt động' : 'chờ đặt mật khẩu';
  return [
    account.username,
    account.role,
    account.unitName ?? account.organizationName ?? '–',
    state,
    account.displayName,
  ];
}

function sayLink({ account, link, expiresAt }: InvitedAnswer, config: Config): void {
  const site = config.publicUrl ?? `http://localhost:${config.port}`;
  say(
    `Gửi riêng cho ${account.displayName} (${account.username}); dùng một lần, hết hạn ${expiresAt.toISOString()}:`,
  );
  say(site + link);
}

function required(options: Options, name: keyof Options): string {
  const value = options[name]?.trim();
  if (!value) throw new Refused(`Thiếu --${name} (--${name} is needed); xem --help`);
  return value;
}

function usage(problem: string): number {
  process.stderr.write(`${problem}\n\n${help}`);
  return 2;
}

function isUsageError(error: unknown): error is Error {
  return String((error as NodeJS.ErrnoException | null)?.code).startsWith('ERR_PARSE_ARGS');
}

function sentenceOf(error: unknown): string {
  if (error instanceof ConfigError) return error.problems.join('\n');
  if (!(error instanceof AppError)) return error instanceof Error ? error.message : String(error);
  const wrong = error.details?.map(({ field, code }) => `${field}: ${inBoth(code)}`);
  return wrong?.join('\n') ?? inBoth(error.code, error.params);
}

function inBoth(code: string, params = {}): string {
  if (!isErrorCode(code)) return code;
  return `${errorText(code, 'vi', params)} (${errorText(code, 'en', params)})`;
}

if (process.argv[1] && realpathSync(process.argv[1]) === import.meta.filename) {
  void main(process.argv.slice(2)).then((code) => (process.exitCode = code));
}
