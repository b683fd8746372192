import { describe, expect, it } from '@jest/globals';
import { type GraphQLResolveInfo, type GraphQLSchema, isObjectType } from 'graphql';
import { createOracle } from '../../federation/differential/expected.ts';
import { generateGraph } from '../../federation/differential/generate-graph.ts';
import { generateQuery } from '../../federation/differential/generate-query.ts';
import { createRandom } from '../../federation/differential/random.ts';
import { executedBoth } from './support/executed.ts';

const GRAPHS = 60;
const QUERIES = 25;

describe('a compiled operation', () => {
  it.each(['at once', 'in their own time'])(
    `answers ${GRAPHS * QUERIES} random queries as graphql-js, where resolvers answer %s`,
    async (pace) => {
      for (let seed = 1; seed <= GRAPHS; seed += 1) {
        const random = createRandom(seed);
        const { schema } = createOracle(generateGraph(random));
        if (pace !== 'at once') slowDown(schema);
        for (let index = 0; index < QUERIES; index += 1) {
          const asked = generateQuery(random, schema);
          const { compiled, reference } = await executedBoth(schema, asked);
          expect({ seed, asked, answer: compiled }).toEqual({ seed, asked, answer: reference });
        }
      }
    },
    300_000,
  );
});

/** Lets resolvers take their time, each the same in every execution: none, some turns of promises, or of the event loop. */
function slowDown(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const definition of Object.values(type.getFields())) {
      const { resolve } = definition;
      if (!resolve) continue;
      definition.resolve = (source, args, context, info) => {
        const turns = turnsOf(info);
        return turns === 0
          ? resolve(source, args, context, info)
          : after(turns, () => resolve(source, args, context, info));
      };
    }
  }
}

function turnsOf({ path }: GraphQLResolveInfo): number {
  let hash = 0;
  for (let place: typeof path | undefined = path; place; place = place.prev) {
    for (const character of String(place.key)) hash = (hash * 31 + character.charCodeAt(0)) % 1_000_003;
  }
  return hash % 5;
}

async function after<Value>(turns: number, then: () => Value): Promise<Value> {
  if (turns > 3) await new Promise((resolve) => setImmediate(resolve));
  else for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
  return then();
}
