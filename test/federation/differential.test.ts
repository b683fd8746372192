import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type DifferentialCase, differencesOfCase } from './differential/compare.ts';
import { runDifferential } from './differential/run.ts';
import { shrink } from './differential/shrink.ts';

const directory = path.join(import.meta.dirname, 'differential', 'cases');
const files = readdirSync(directory).filter((file) => file.endsWith('.json'));

const GRAPHS = 50;
const QUERIES = 40;
/** What all of them may take, on a machine that does other things besides. */
const TIMEOUT_MS = 600_000;

describe('the gateway before a random graph', () => {
  it(
    `answers ${GRAPHS * QUERIES} random queries as graphql-js answers them on the whole schema`,
    async () => {
      const { failures, uncomposed, compared } = await runDifferential({
        firstSeed: 1,
        graphs: GRAPHS,
        queriesPerGraph: QUERIES,
      });
      const [first] = failures;
      // A file with this in `differential/cases` is a test from then on.
      if (first) expect(JSON.stringify(await shrink(first.failing))).toBe(first.differences.join('\n'));
      expect(uncomposed).toEqual([]);
      expect(compared).toBeGreaterThan(0.95 * GRAPHS * QUERIES);
    },
    TIMEOUT_MS,
  );

  if (files.length > 0) {
    it.each(files)('answers %s, which it once did not', async (file) => {
      // Written by the test above.
      const failing = JSON.parse(readFileSync(path.join(directory, file), 'utf8')) as DifferentialCase;
      expect(await differencesOfCase(failing)).toEqual([]);
    });
  }
});
