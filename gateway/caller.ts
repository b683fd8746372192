import type { Viewer } from '../runtime/viewer.ts';

/** Who asks, as far as the gateway needs to know: enough to authorize, and to say to a subgraph. */
export interface Caller {
  readonly account: string;
  readonly scopes: ReadonlySet<string>;
  /** The account in our own graph; null where tokens are of another graph, which has no roles of ours. */
  readonly viewer: Viewer | null;
}

export const callerOf = (viewer: Viewer): Caller => ({
  account: viewer.account,
  scopes: viewer.scopes,
  viewer,
});
