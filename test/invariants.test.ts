import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = path.join(import.meta.dirname, '..');
const page = readFileSync(path.join(root, 'docs/invariants.md'), 'utf8');

interface Row {
  readonly number: string;
  readonly files: readonly string[];
  readonly tests: readonly string[];
}

const rows = page
  .split('\n')
  .filter((line) => /^\| *I\d+ *\|/.test(line))
  .map((line): Row => {
    const [number = '', , files = '', tests = ''] = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
    return { number, files: files.split('<br>'), tests: tests.split('<br>') };
  });

describe('docs/invariants.md', () => {
  it('has a row for each invariant, once', () => {
    const numbers = rows.map(({ number }) => number);
    expect(numbers.length).toBeGreaterThanOrEqual(20);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it.each(rows)('$number is enforced where it says', ({ files }) => {
    for (const file of files) {
      const [, named = ''] = /^`([^`]+)`$/.exec(file) ?? [];
      expect([named, existsSync(path.join(root, named))]).toEqual([named, true]);
    }
  });

  it.each(rows)('$number is shown by tests that exist', ({ tests }) => {
    for (const test of tests) {
      const [, file = '', name = ''] = /^`(test\/[^`]+\.test\.ts)` › (.+)$/.exec(test) ?? [];
      expect([test, readFileSync(path.join(root, file), 'utf8').includes(`'${name}'`)]).toEqual([test, true]);
    }
  });
});
