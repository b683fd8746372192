import type { PreparedFetch } from './prepared-fetch.ts';
import type { Run } from './run.ts';
import type { Answer, Ask, Asked } from './source.ts';

/** What a run asks with a fetch. */
export function askOf(run: Run, fetch: PreparedFetch, representations: Asked | null): Ask {
  const { request, planned, isQuery } = run;
  return {
    fetch,
    request,
    planned,
    variables: fetch.variables.length === 0 ? NO_VARIABLES : variablesOf(run, fetch),
    representations,
    isQuery,
    // There is one of these for each operation.
    loaders: isQuery ? run.data : null,
  };
}

const NO_VARIABLES = {};

/** What the client did not give is left to the defaults of the fetch. */
function variablesOf({ variables }: Run, fetch: PreparedFetch): Ask['variables'] {
  const given = fetch.variables.filter(
    ([client]) => Object.hasOwn(variables, client) && variables[client] !== undefined,
  );
  return Object.fromEntries(given.map(([client, sent]) => [sent, variables[client]]));
}

export function sendTo({ sources }: Run, ask: Ask): Promise<Answer> {
  const source = sources.get(ask.fetch.subgraph);
  if (!source) throw new Error(`No subgraph is called ${ask.fetch.subgraph}`);
  return source(ask);
}
