import { prepareFetch } from '../../../gateway/execution/prepared-fetch.ts';
import { sharedSource } from '../../../gateway/execution/sharing/shared-source.ts';
import type { Answer, Ask } from '../../../gateway/execution/source.ts';
import type { GatewayRequest } from '../../../gateway/subgraph-call.ts';
import { silentLog } from '../../../runtime/log.ts';
import { createDeferred } from '../../support/deferred.ts';

export const root = prepareFetch({
  kind: 'Fetch',
  serviceName: 'trade',
  operation: '{ belts { name } }',
  operationName: undefined,
  operationKind: 'query' as never,
});

const entities = prepareFetch({
  kind: 'Fetch',
  serviceName: 'trade',
  operation:
    'query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Belt { port { code } } } }',
  operationName: undefined,
  operationKind: 'query' as never,
  requires: [{ kind: 'Field', name: '__typename' }],
});

export const change = prepareFetch({
  kind: 'Fetch',
  serviceName: 'trade',
  operation: 'mutation { rename }',
  operationName: undefined,
  operationKind: 'mutation' as never,
});

export interface AskOptions extends Partial<Ask> {
  readonly signal?: AbortSignal;
  readonly as?: string;
  readonly headers?: Record<string, string>;
  readonly texts?: readonly string[];
}

export function askOf({ signal, as, headers = {}, texts, ...rest }: AskOptions = {}): Ask {
  const request: GatewayRequest = {
    requestId: 'request-1',
    caller: as === undefined ? null : { account: as, scopes: new Set(), viewer: null },
    signal: signal ?? new AbortController().signal,
    forwardedHeaders: headers,
  };
  return {
    fetch: texts ? entities : root,
    request,
    planned: { operation: {} as Ask['planned']['operation'], fragments: {} },
    variables: {},
    representations: texts ? { texts, objects: () => [] } : null,
    isQuery: true,
    loaders: null,
    ...rest,
  };
}

/** A subgraph whose answers come when a test lets them. */
export function open(answer: (ask: Ask) => Answer, tellsViewer = true) {
  const sent: Ask[] = [];
  let gate = createDeferred();
  const source = sharedSource(
    async (ask) => {
      sent.push(ask);
      await gate.promise;
      return answer(ask);
    },
    { tellsViewer, changes: { count: 0 }, log: silentLog },
  );
  const release = () => {
    gate.resolve();
    gate = createDeferred();
  };
  return { source, sent, release };
}

export const turn = () => new Promise((resolve) => setImmediate(resolve));
