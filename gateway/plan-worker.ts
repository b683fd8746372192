import { parentPort, workerData } from 'node:worker_threads';
import { parse } from 'graphql';
import { buildPlan } from './build-plan.ts';
import { loadSupergraph } from './load-supergraph.ts';

/** What a thread that makes plans is started with. */
export interface PlanWorkerData {
  readonly supergraphSdl: string;
  readonly features: readonly string[];
}

/** What it says: that it can be asked now, or what it made of the last question. */
export type PlanWorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'plan'; readonly plan: string }
  | { readonly kind: 'failed'; readonly message: string };

// Whoever starts the thread gives it this.
const { supergraphSdl, features } = workerData as PlanWorkerData;
// The gateway has validated it before.
const builder = loadSupergraph(supergraphSdl, { features, validate: false });
const say = (message: PlanWorkerMessage) => parentPort?.postMessage(message);

parentPort?.on('message', (operation: string) => {
  try {
    const plan = buildPlan(builder, parse(operation, { noLocation: true }));
    say({ kind: 'plan', plan: JSON.stringify(plan) });
  } catch (error) {
    say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
});
say({ kind: 'ready' });
