import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { OutOfTime, runWithin } from '../../gateway/run-within.ts';

describe('what runs for so long at most', () => {
  it('gives what it gives', () => {
    const given = { a: 1 };
    expect(runWithin(10_000, () => given)).toBe(given);
  });

  it('throws what it throws', () => {
    const error = new RangeError('Too far');
    const failing = () =>
      runWithin(10_000, () => {
        throw error;
      });
    expect(failing).toThrow(error);
  });

  it('is ended when its time is over, and the next one runs', () => {
    const endless = () => {
      const all: number[] = [0];
      for (const each of all) all.push(each);
    };
    expect(() => runWithin(1, endless)).toThrow(OutOfTime);
    expect(runWithin(10_000, () => 'next')).toBe('next');
  });

  it('ends nothing else where no descriptor is left for its watch', () => {
    const script = `
      const { openSync } = require('node:fs');
      const { runWithin } = require('./gateway/run-within.ts');
      const exhaust = () => { try { for (;;) openSync('/dev/null'); } catch {} };
      runWithin(10_000, () => 0);
      exhaust();
      console.log(runWithin(10_000, () => 'held'));
      try { runWithin(10_000, exhaust); runWithin(10_000, exhaust); } catch ({ code }) { console.log(code); }
    `;
    const node = ['--import', 'tsx', '--input-type=commonjs', '--eval', script];
    const shell = ['-c', 'ulimit -n 100 && exec "$0" "$@"', process.execPath, ...node];
    const { stdout } = spawnSync('sh', shell, {
      cwd: path.join(import.meta.dirname, '../..'),
      encoding: 'utf8',
    });
    expect(stdout).toBe('held\nEMFILE\n');
  }, 60_000);
});
