import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';

jest.setTimeout(120_000);

const root = path.join(import.meta.dirname, '../..');

describe('npm run soak and npm run bench', () => {
  // They stand on the tests' own support, which must not need what only the test runner has.
  it.each(['soak', 'bench'])('%s loads outside the test runner, and says what there is', (name) => {
    const { PATH = '', HOME = '' } = process.env;
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', `${name}/index.ts`, 'nothing'],
      { cwd: root, env: { PATH, HOME }, encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringContaining(`npm run ${name} -- [`),
    });
  });
});
