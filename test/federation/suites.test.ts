import { afterAll, describe, expect, it } from '@jest/globals';
import {
  type PreparedSuite,
  prepareSuite,
  type StartedSuite,
  startSuite,
  type Transport,
} from './support/start-suite.ts';
import { type Case, readKnownFailures, readSuites } from './support/suite.ts';

const suites = readSuites();
const knownFailures = readKnownFailures();
const transports: readonly Transport[] = ['in process', 'over HTTP'];

const sorted = (list: readonly unknown[] = []): readonly string[] =>
  list.map((each) => JSON.stringify(each)).sort();

describe.each(suites)('federation: $name', (suite) => {
  // Within the tests, since a graph that does not even load may be among the known failures.
  let prepared: PreparedSuite | null = null;

  describe.each(transports)('%s', (transport) => {
    let starting: Promise<StartedSuite> | null = null;
    afterAll(async () => {
      const started = await starting?.catch(() => null);
      await started?.stop();
    });

    const answers = async (each: Case) => {
      const { ask } = await (starting ??= startSuite((prepared ??= prepareSuite(suite)), transport));
      const answer = await ask(each);
      const { data, errors, calls } = each;
      expect({ data: answer.data, errors: sorted(answer.errors) }).toEqual({ data, errors: sorted(errors) });
      if (calls) expect(sorted(answer.calls)).toEqual(sorted(calls));
    };

    for (const each of suite.cases) {
      if (`${suite.name}: ${each.name}` in knownFailures) {
        it(`${each.name}, which is known to fail`, () => expect(answers(each)).rejects.toThrow());
      } else {
        it(each.name, () => answers(each));
      }
    }
  });
});

describe('known failures', () => {
  it('are cases that exist', () => {
    const names = suites.flatMap(({ name, cases }) => cases.map((each) => `${name}: ${each.name}`));
    expect(Object.keys(knownFailures).filter((name) => !names.includes(name))).toEqual([]);
  });
});
