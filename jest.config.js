import { swcOptions } from './test/support/swc.mjs';

const project = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', swcOptions] },
};

/** Three rings: `unit` (server) and `web` (pages) need nothing; `e2e` clones a migrated template database per file. */
export default {
  // A worker keeps the loaded server from one file to the next; begun anew, it loads it again.
  workerIdleMemoryLimit: '1500MB',
  maxWorkers: 2,
  testTimeout: 30_000,
  testSequencer: '<rootDir>/test/support/sequencer.mjs',
  projects: [
    { ...project, displayName: 'unit', testMatch: ['<rootDir>/src/**/*.spec.ts'] },
    {
      ...project,
      displayName: 'web',
      testMatch: ['<rootDir>/web/src/**/*.spec.ts'],
      moduleNameMapper: { '^\\$app/(.*)$': '<rootDir>/test/support/kit/$1.ts' },
    },
    {
      ...project,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/*.e2e-spec.ts'],
      // The server runs as it does outside of tests: see test/support/native.mjs.
      testEnvironment: '<rootDir>/test/support/native-environment.mjs',
      transform: {
        '/(src|test/support/native)/.+\\.ts$': '<rootDir>/test/support/native-modules.mjs',
        ...project.transform,
      },
      globalSetup: '<rootDir>/test/support/global-setup.mjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
    },
  ],
};
