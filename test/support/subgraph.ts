import { type DocumentNode, graphql, print } from 'graphql';
import type { Call } from '../../runtime/call.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Databases, SentCommand } from '../../runtime/database.ts';
import { type Role, scopesOf } from '../../runtime/roles.ts';
import { consumersAmong, type Subgraph, type SubgraphInstance } from '../../runtime/subgraph.ts';
import type { Viewer } from '../../runtime/viewer.ts';
import type { AnswerData } from './answer-data.ts';

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  readonly set: (iso: string) => void;
}

export function createTestClock(iso = '2026-11-23T08:00:00Z'): TestClock {
  let now = new Date(iso);
  return { now: () => now, set: (next) => void (now = new Date(next)) };
}

export const viewerAs = (
  role: Role,
  partyId: string | null = null,
  asked: readonly string[] = [],
): Viewer => ({
  account: `${role}@test`,
  role,
  partyId,
  scopes: scopesOf(role, asked),
});

export interface TestAnswer {
  readonly data: AnswerData;
  readonly errors: readonly { readonly message: string; readonly code: unknown; readonly path: unknown }[];
}

export interface TestSubgraph<Instance extends SubgraphInstance> {
  readonly instance: Instance;
  readonly clock: TestClock;
  readonly ask: (
    query: string | DocumentNode,
    variables?: Record<string, unknown>,
    viewer?: Viewer | null,
  ) => Promise<TestAnswer>;
  /** The commands that the database got since the last call. */
  readonly commands: () => readonly SentCommand[];
}

/** For a subgraph that calls no other. */
export const noCalls: Call = ({ name }) =>
  Promise.reject(new Error(`${name} is called in a test of one subgraph`));

/** One subgraph, installed on its own database, without a gateway in front. */
export async function openTestSubgraph<Instance extends SubgraphInstance>(
  subgraph: Subgraph<Instance>,
  databases: Databases,
  others: readonly Pick<Subgraph, 'name' | 'consumes'>[] = [],
  settings: Readonly<Record<string, string>> = {},
): Promise<TestSubgraph<Instance>> {
  const clock = createTestClock();
  const sent: SentCommand[] = [];
  databases.onCommand((command) => void sent.push(command));
  const instance = subgraph.open({
    db: databases.of(subgraph.name),
    clock,
    consumersOf: consumersAmong([subgraph, ...others]),
    call: noCalls,
    settings,
  });
  await instance.install(() => {});
  return {
    instance,
    clock,
    ask: async (query, variables = {}, viewer = null) => {
      const { data, errors = [] } = await graphql({
        schema: subgraph.schema,
        source: typeof query === 'string' ? query : print(query),
        variableValues: variables,
        contextValue: instance.contextFor({ viewer }),
      });
      return {
        // Without graphql-js' null prototypes, so that toEqual compares values alone.
        data: JSON.parse(JSON.stringify(data ?? null)) as unknown,
        errors: errors.map(({ message, extensions, path }) => ({ message, code: extensions['code'], path })),
      };
    },
    commands: () => sent.splice(0),
  };
}
