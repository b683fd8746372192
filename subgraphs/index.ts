import type { Subgraph } from '../runtime/subgraph.ts';
import { finance } from './finance/index.ts';
import { logistics } from './logistics/index.ts';
import { manufacturers } from './manufacturers/index.ts';
import { retailers } from './retailers/index.ts';
import { supervision } from './supervision/index.ts';

export { PLAYS as PAYMENT_PLAYS, type SentWebhook, type Simulator } from './finance/index.ts';
export { finance, logistics, manufacturers, retailers, supervision };

/** All subgraphs of the graph: what the gateway joins, the launcher installs and events travel between. */
export const subgraphs: readonly Subgraph[] = [manufacturers, retailers, logistics, finance, supervision];
