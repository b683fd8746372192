import { expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { createSources } from '../../../gateway/execution/index.ts';
import { loadGeneration } from '../../../gateway/generation.ts';
import { planFor } from '../../../gateway/plan-for.ts';
import { prepare } from '../../../gateway/prepare.ts';
import { silentLog } from '../../../runtime/log.ts';
import { prepareSuite } from '../../federation/support/start-suite.ts';
import { readSuites } from '../../federation/support/suite.ts';
import { inProcess } from '../support/fixtures.ts';

const request = {
  requestId: 'request-1',
  caller: null,
  signal: new AbortController().signal,
  forwardedHeaders: {},
};

/** The answers of a suite's graph to queries that are asked in one turn, whose reads are shared where they are the same. */
async function answersTogether(name: string, queries: readonly string[]) {
  const suite = readSuites().find((each) => each.name === name);
  if (!suite) throw new Error(`No suite is called ${name}`);
  const { fixtures, supergraphSdl } = prepareSuite(suite);
  const generation = loadGeneration(supergraphSdl, null, { planningProcess: false });
  let calls = 0;
  const callables = fixtures.map((fixture) => {
    const call = inProcess(fixture, silentLog);
    return [
      fixture.name,
      {
        sharing: { tellsViewer: false },
        call: (each: Parameters<typeof call>[0]) => ((calls += 1), call(each)),
      },
    ] as const;
  });
  const sources = createSources(new Map(callables), { log: silentLog, observe: () => undefined });
  const compiled = await Promise.all(
    queries.map(async (source) => {
      const client = { source, operationName: undefined, document: () => parse(source) };
      const { operation } = prepare(generation, client);
      return (await planFor(generation, operation, { caller: null, coerced: {} })).compiled;
    }),
  );
  const outcomes = await Promise.all(compiled.map(({ run }) => run({ request, sources, variables: {} })));
  return { answers: outcomes.map(({ data }) => JSON.parse(String(data)) as unknown), calls };
}

it('an object that is more than its key to one who asks is no single object to who asks the same at the same time', async () => {
  const ofMain = '{ shops { market listings { stock } main { price } } }';
  const ofListings = '{ shops { market listings { price } main { stock } } }';
  const { answers } = await answersTogether('context', [ofMain, ofListings]);
  expect(answers).toEqual([
    {
      shops: [
        { market: 'DE', listings: [{ stock: 1 }, { stock: 2 }], main: { price: 'l1 in DE false' } },
        { market: 'FR', listings: [{ stock: 1 }], main: null },
      ],
    },
    {
      shops: [
        {
          market: 'DE',
          listings: [{ price: 'l1 in DE false' }, { price: 'l2 in DE false' }],
          main: { stock: 1 },
        },
        { market: 'FR', listings: [{ price: 'l1 in FR false' }], main: null },
      ],
    },
  ]);
});

it('who asks with contexts at the same places shares a read', async () => {
  const one = await answersTogether('context', ['{ shops { listings { price } } }']);
  const two = await answersTogether('context', [
    '{ shops { listings { price } } }',
    '{ shops { listings { p: price } } }',
  ]);
  expect(two.calls).toBe(one.calls);
});
