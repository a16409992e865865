import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const axe = readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Listening {
  complaints: string[];
  but: RegExp | undefined;
}

/** What pages complained about in this test; read and emptied by the fixture `quiet`. */
export const heard = new Map<Page, Listening>();

/** Collects errors of the console and of scripts from now on. `but`: what a story causes on purpose. */
export function listen(page: Page, but?: RegExp): Page {
  const known = heard.get(page);
  if (known) {
    known.but = but;
    return page;
  }
  const listening: Listening = { complaints: [], but };
  heard.set(page, listening);
  const hear = (text: string) => {
    if (!listening.but?.test(text)) listening.complaints.push(`${page.url()}: ${text}`);
  };
  page.on('console', (message) => {
    if (message.type() === 'error') hear(`console: ${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => hear(`script: ${error.message}`));
  return page;
}

/** Addresses of the scripts that a page asks for from now on. */
export function scriptsOf(page: Page): string[] {
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url());
  });
  return scripts;
}

interface Violation {
  id: string;
  help: string;
  nodes: { html: string; failureSummary?: string }[];
}

/** No violation of WCAG 2.2 AA or of axe's good practice. Colours do not depend on the width: a phone shows them. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  // Half a megabyte: sent only where a page does not have it yet.
  if (await page.evaluate(`typeof axe === 'undefined'`)) await page.evaluate(axe);
  const found = await page.evaluate(async (tags) => {
    const { run } = (globalThis as unknown as { axe: { run: (...all: unknown[]) => Promise<unknown> } }).axe;
    const options = {
      runOnly: { type: 'tag', values: tags },
      rules: { 'color-contrast': { enabled: innerWidth < 1000 } },
      resultTypes: ['violations'],
      preload: false,
    };
    return (await run(document, options)) as { violations: Violation[] };
  }, rules);
  const told = found.violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary}`).join('\n')}`,
  );
  expect(told, `${name}: axe`).toEqual([]);
}

/** Nothing is wider than the window, and no line of text is cut off by its box. */
export async function expectFits(page: Page, name: string): Promise<void> {
  const { wide, cut } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const hidden = (element: Element) => {
      const { clipPath, overflowX, overflowY } = getComputedStyle(element);
      return clipPath === 'none' && [overflowX, overflowY].some((way) => way === 'hidden' || way === 'clip');
    };
    const cutOff = [...document.body.querySelectorAll('*')].filter(
      (element) =>
        hidden(element) &&
        element.clientHeight > 1 &&
        (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1),
    );
    return {
      wide: scrollWidth > clientWidth ? scrollWidth - clientWidth : 0,
      cut: cutOff.map((element) => element.outerHTML.slice(0, 200)),
    };
  });
  expect(wide, `${name}: pixels wider than the window`).toBe(0);
  expect(cut, `${name}: text cut off`).toEqual([]);
}

/** A picture of the whole page for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => {
    scrollTo(0, 0);
    return document.fonts.ready.then(() => undefined);
  });
  await page.screenshot({
    path: join(import.meta.dirname, 'screenshots', `${name}.jpg`),
    type: 'jpeg',
    quality: 80,
    fullPage: true,
    animations: 'disabled',
  });
}

/** Where the keyboard is; `body` when the focus was lost. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    return at === null || at === document.body
      ? 'body'
      : `${at.tagName.toLowerCase()}${at.id ? `#${at.id}` : ''} ${(at.textContent ?? '').trim().slice(0, 60)}`;
  });
}

export const expectFocus = (page: Page, on: string) => expect.poll(() => focused(page)).toContain(on);
