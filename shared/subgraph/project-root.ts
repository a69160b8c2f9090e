import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function climb(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : climb(dirname(folder));
}

const ROOT = climb(dirname(fileURLToPath(import.meta.url)));

/** The path of a file of the repository, the same from the sources and from the compiled `dist/`. */
export function projectPath(...parts: string[]): string {
  return join(ROOT, ...parts);
}
