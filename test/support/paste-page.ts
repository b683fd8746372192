import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Installation } from './installation.ts';

const root = path.join(import.meta.dirname, '../..');

/** A page of `docs/` whose shell blocks are pasted as they stand. */
export interface PastedPage {
  readonly page: string;
  /** What the shell of an earlier page left, to go on in it. */
  readonly shell?: string;
  /** Names whose values are wanted, and are left to the next page. */
  readonly keep: readonly string[];
}

export interface Pasted {
  readonly values: Readonly<Record<string, string>>;
  /** What this shell leaves: its functions and the names that were kept. */
  readonly shell: string;
}

const MARK = '### kept ###';

/** Pastes all blocks of a page into one shell, before a running installation. @throws when one of them fails */
export async function pastePage(
  { page, shell = '', keep }: PastedPage,
  { url, dataDir }: Pick<Installation, 'url'> & { readonly dataDir: string },
): Promise<Pasted> {
  const text = readFileSync(path.join(root, page), 'utf8');
  const blocks = [...text.matchAll(/```sh\n(.*?)```/gs)].map((match) => match[1] ?? '');
  const end = `echo '${MARK}'; declare -f; declare -p ${keep.join(' ')}`;
  const script = ['set -euo pipefail', shell, ...blocks, end].join('\n');
  const { stdout } = await promisify(execFile)('bash', ['-c', script], {
    cwd: root,
    env: { ...process.env, BELTGRAPH_URL: url, DATA_DIR: dataDir },
    maxBuffer: 10_000_000,
  });
  const kept = stdout.slice(stdout.lastIndexOf(MARK) + MARK.length);
  const values = [...kept.matchAll(/^declare -- (\w+)="(.*)"$/gm)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
  return { values: Object.fromEntries(values), shell: kept };
}
