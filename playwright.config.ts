import { defineConfig } from '@playwright/test';
import { chromium } from './test/browser/chromium.js';

/** Stories in real Chromium against the built server on a database of its own. */
export default defineConfig({
  testDir: 'test/browser',
  testMatch: '*.story.ts',
  globalSetup: './test/browser/server.ts',
  workers: 1,
  fullyParallel: false,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  outputDir: 'test-results',
  use: {
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: 360, height: 740 },
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    // Without a UTF-8 locale the browser cannot give a file a Vietnamese name.
    launchOptions: {
      ...(await chromium()),
      env: { ...process.env, LANG: 'C.UTF-8' },
    },
  },
});
