import { readFileSync } from 'node:fs';
import path from 'node:path';
import { STAMP } from '../scripts/build/freshness.js';

/** Tells this build from others; null where the sources run as they are, and may change between two starts. */
export function readBuildId(): string | null {
  if (path.extname(import.meta.filename) === '.ts') return null;
  return readFileSync(path.join(import.meta.dirname, '..', STAMP), 'utf8');
}
