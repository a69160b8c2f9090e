import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Builds the web components into one file, `dist/gateway/embed/embed.js`. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  build: {
    outDir: fileURLToPath(new URL('../../dist/gateway/embed', import.meta.url)),
    emptyOutDir: true,
    lib: { entry: 'embed.ts', formats: ['es'], fileName: () => 'embed.js' },
    minify: true,
    target: 'es2022',
    reportCompressedSize: false,
  },
});
