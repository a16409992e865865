import { test as base, type Browser, type BrowserContext, type Page } from '@playwright/test';
import pg from 'pg';
import { expectAccessible, expectFits, heard, picture } from './checks.js';
import { ownerUrl } from './owner-url.js';

export { expect } from '@playwright/test';

export const sizes = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } };

interface Worker {
  /** The owner's connections to the server's own database: to seed, and to compare with what pages say. */
  db: pg.Pool;
}

interface World {
  /** A browser of another person: cookies, storage and network of its own; ends with the test. */
  stranger: (options?: Parameters<Browser['newContext']>[0]) => Promise<BrowserContext>;
  /** Fails the test when a page logged an error, broke the content policy or threw. */
  quiet: undefined;
}

export const test = base.extend<World, Worker>({
  baseURL: async ({}, use) => use(process.env.BANG_VANG_URL),
  db: [
    async ({}, use) => {
      const db = new pg.Pool({ connectionString: ownerUrl(), max: 3 });
      db.on('error', () => {});
      await use(db);
      await db.end();
    },
    { scope: 'worker' },
  ],
  stranger: async ({ browser }, use) => {
    const made: BrowserContext[] = [];
    await use(async (options) => {
      const context = await newContext(browser, options);
      made.push(context);
      return context;
    });
    await Promise.all(made.map((context) => context.close()));
  },
  quiet: [
    async ({}, use, info) => {
      await use(undefined);
      const complaints = [...heard.values()].flatMap((listening) => listening.complaints.splice(0));
      if (info.status === 'passed' && complaints.length > 0) throw new Error(complaints.join('\n'));
    },
    { auto: true },
  ],
});

function newContext(browser: Browser, options: Parameters<Browser['newContext']>[0] = {}) {
  return browser.newContext({
    baseURL: process.env.BANG_VANG_URL!,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: sizes.phone,
    ...options,
  });
}

/** Signs a browser in with a cookie as the factories make it. */
export async function signIn(context: BrowserContext, cookie: string): Promise<void> {
  const [name, value] = cookie.split('=') as [string, string];
  await context.addCookies([
    { name, value, url: process.env.BANG_VANG_URL!, httpOnly: true, sameSite: 'Lax' },
  ]);
}

/** Looks at a page as it stands, on a phone and on a desk. */
export async function look(page: Page, name: string): Promise<void> {
  await test.step(name, async () => {
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      await expectFits(page, `${name} ${size}`);
      await expectAccessible(page, `${name} ${size}`);
      await picture(page, `${name}-${viewport.width}`);
    }
    await page.setViewportSize(sizes.phone);
  });
}
