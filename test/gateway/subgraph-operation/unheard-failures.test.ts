import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { compileDocument } from '../../../gateway/subgraph-operation/index.ts';

const unheard: unknown[] = [];
const note = (reason: unknown) => unheard.push(reason);
beforeEach(() => {
  unheard.length = 0;
  process.on('unhandledRejection', note);
});
afterEach(() => {
  process.off('unhandledRejection', note);
});

const later = async (message: string): Promise<never> => {
  await new Promise((resolve) => setImmediate(resolve));
  throw new Error(message);
};

it('ends no process when what was begun fails after the answer is decided', async () => {
  const schema = buildSchema('type Query { list: [Int!]  all: All }  type All { slow: Int!  quick: Int! }');
  const fields = schema.getQueryType()?.getFields() ?? {};
  if (fields['list']) fields['list'].resolve = () => [later('first'), later('second'), null];
  if (fields['all']) {
    fields['all'].resolve = () => ({
      slow: () => later('slow'),
      quick: () => {
        throw new Error('quick');
      },
    });
  }
  const run = compileDocument(schema, parse('{ list all { slow quick } }'));
  const { data, errors } = await run({ variables: {}, context: null });
  expect({ ...data }).toEqual({ list: null, all: null });
  // Which of the items is told first is left to chance.
  const places = errors?.map(({ path }) => path?.filter((step) => typeof step === 'string').join('.'));
  expect(places?.sort()).toEqual(['all.quick', 'list']);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(unheard).toEqual([]);
});
