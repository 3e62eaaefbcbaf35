import { defineConfig } from 'vite';
import { hashSources } from './sourceHash.js';

// `npm run dev` shows the console of a server that runs elsewhere: SERVER is its address, KEY an API key.
declare const process: { env: Record<string, string | undefined> };
const server = process.env.SERVER ?? 'http://127.0.0.1:8080';
const key = process.env.KEY;
const api = ['/calls', '/plans', '/requests', '/reservations', '/restaurants', '/console', '/server', '/openapi.json'];

export default defineConfig({
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  plugins: [
    {
      name: 'source-hash',
      apply: 'build',
      generateBundle() {
        // With it a test knows whether the committed build is that of its sources.
        this.emitFile({ type: 'asset', fileName: 'source.sha256', source: `${hashSources(import.meta.dirname)}\n` });
      },
    },
  ],
  worker: { format: 'es' },
  server: {
    proxy: Object.fromEntries(
      api.map((path) => [path, { target: server, ws: true, headers: key === undefined ? {} : { Authorization: `Bearer ${key}` } }]),
    ),
  },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
} as Parameters<typeof defineConfig>[0]);
