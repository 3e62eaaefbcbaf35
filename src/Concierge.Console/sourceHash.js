import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// Everything that decides what the build writes, without the tests.
const Roots = ['index.html', 'package-lock.json', 'src', 'vite.config.ts'];

function list(folder, path) {
  const entries = readdirSync(join(folder, path), { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? list(folder, `${path}/${entry.name}`) : [`${path}/${entry.name}`]));
}

/** The SHA-256 of the paths and contents of the sources, in order. A test computes it again, without Node. */
export function hashSources(folder) {
  const files = Roots.flatMap((root) => (root === 'src' ? list(folder, root) : [root])).filter((path) => !path.endsWith('.test.ts'));
  const hash = createHash('sha256');
  for (const path of files.sort((a, b) => (a < b ? -1 : 1))) {
    hash.update(`${path}\n${readFileSync(join(folder, path), 'utf8').replaceAll('\r\n', '\n')}\n`);
  }
  return hash.digest('hex');
}
