import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Compresses once what would else be compressed for every visitor. */
const compressed: Plugin = {
  name: 'compressed',
  writeBundle({ dir = '' }, bundle) {
    for (const name of Object.keys(bundle).filter((file) => /\.(js|css|svg)$/.test(file))) {
      const path = join(dir, name);
      const bytes = readFileSync(path);
      writeFileSync(`${path}.br`, brotliCompressSync(bytes));
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    }
  },
};

/** Builds the dashboard into `dist/gateway/dashboard`. Nothing is inlined into the page: its Content-Security-Policy allows files alone. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), compressed],
  build: {
    outDir: fileURLToPath(new URL('../../dist/gateway/dashboard', import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    reportCompressedSize: false,
    // What the first view may weigh is checked by a test.
    chunkSizeWarningLimit: 1_000,
  },
  // `npm run dev`: the page from its sources, the graph from `npm start`.
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(['/graphql', '/feeds', '/export', '/oidc', '/docs'].map((path) => [path, 'http://127.0.0.1:4000'])),
  },
});
