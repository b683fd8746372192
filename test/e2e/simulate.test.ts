import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { INVARIANTS } from '../../start/simulation/invariants/index.ts';
import { readCollections } from '../support/collections.ts';
import { endInstallations, newDataDir, runCommand, startInstallation } from '../support/installation.ts';
import { installedDataDir } from '../support/installed-data.ts';

const ORDERS = 300;
const SEED = 'suite';
/** Beside other tests. */
const PATIENCE_MS = 1_500_000;

describe('npm run simulate', () => {
  let dataDir: string;

  beforeAll(async () => {
    dataDir = await installedDataDir();
    await startInstallation(dataDir);
  }, 180_000);
  afterAll(endInstallations);

  const simulate = (...args: readonly string[]) =>
    runCommand('start/commands/simulate.js', args, { DATA_DIR: dataDir });

  it(
    'brings orders to their ends, and finds that every invariant holds',
    async () => {
      const before = await readCollections(dataDir);
      const { code, output } = await simulate('--orders', String(ORDERS), '--seed', SEED);
      const after = await readCollections(dataDir);
      const lines = output.split('\n').filter((line) => /^I\d+ /.test(line));
      expect({
        code,
        failing: lines.filter((line) => line.includes('FAILS')),
        output: code ? output : '',
      }).toEqual({
        code: 0,
        failing: [],
        output: '',
      });
      expect(lines.map((line) => line.split(' ')[0])).toEqual(INVARIANTS.map(({ id }) => id));
      const checked = lines.filter((line) => line.includes('checked from outside'));
      expect(output.trim().split('\n').at(-1)).toBe(`${checked.length} passed, 0 failed`);
      expect(output).toContain(`checked from outside, ${ORDERS} orders`);
      expect(output).toMatch(/I25 +checked from outside, \d\d returns/);
      // Every kind of trade was there: makers' periods, pre-refunds, covers, losses, summaries, alerts.
      expect(lines.filter((line) => line.includes('not checked'))).toEqual([]);
      expect(output).toMatch(/I32 +checked from outside, 5 audit logs of \d+ entries, and [1-9]\d* alerts/);
      // What must not go was tried.
      for (const id of ['I2', 'I13', 'I16', 'I17', 'I22', 'I23', 'I29', 'I30', 'I31']) {
        expect(output).toMatch(new RegExp(`${id} +checked from outside, \\d+ [a-z ]+ and [1-9]`));
      }
      // What grows with the trade is found by an index.
      const growing = after.filter(({ name, documents }) => {
        const known = before.find((each) => each.name === name);
        return documents > (known?.documents ?? 0) + 1;
      });
      expect(growing.length).toBeGreaterThan(40);
      expect(growing.filter(({ wholeScans }) => wholeScans > 0)).toEqual([]);
    },
    PATIENCE_MS,
  );

  it.each([
    [['--orders', '0'], '--orders'],
    [['--orders', 'many'], '--orders'],
    [[], '--orders'],
    [['--orders', '1', '--url', 'nowhere'], '--url'],
  ])('refuses %j', async (args, named) => {
    const { code, output } = await simulate(...args);
    expect(code).toBe(2);
    expect(output).toContain(named);
  });

  it('needs an installation that runs', async () => {
    const env = { DATA_DIR: await newDataDir() };
    const { code, output } = await runCommand('start/commands/simulate.js', ['--orders', '1'], env);
    expect(code).toBe(2);
    expect(output).toContain('npm start');
  });
});

describe('an invariant that only a test can see', () => {
  it('is named with that test, as docs/invariants.md names it', () => {
    const doc = readFileSync('docs/invariants.md', 'utf8').replaceAll('`', '');
    const missing = INVARIANTS.flatMap((invariant) =>
      'coveredBy' in invariant && !doc.includes(invariant.coveredBy) ? [invariant.id] : [],
    );
    expect(missing).toEqual([]);
  });
});
