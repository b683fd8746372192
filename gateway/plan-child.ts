import type { QueryPlan } from '@apollo/query-planner';
import { parse } from 'graphql';
import { buildPlan, type PlanBuilder } from './build-plan.ts';
import { loadSupergraph } from './load-supergraph.ts';
import { OutOfTime, runWithin } from './run-within.ts';

/** What a process that makes plans is told first. Each later message is an operation. */
export interface PlanChildData {
  readonly supergraphSdl: string;
  readonly features: readonly string[];
  /** How long making one plan may take. */
  readonly timeoutMs: number;
}

/** What it says: that it can be asked now, or what it made of the last question. */
export type PlanChildMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'plan'; readonly plan: QueryPlan }
  | { readonly kind: 'failed'; readonly message: string };

const say = (message: PlanChildMessage) => process.send?.(message);

/** The gateway ends this process before; this is for when there is no gateway any more. */
const GRACE_MS = 1_000;

function answer(builder: PlanBuilder, timeoutMs: number, operation: string): PlanChildMessage {
  try {
    const document = parse(operation, { noLocation: true });
    return { kind: 'plan', plan: runWithin(timeoutMs + GRACE_MS, () => buildPlan(builder, document)) };
  } catch (error) {
    if (error instanceof OutOfTime) process.exit(1);
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

// A signal to all of a group: the gateway, which still answers requests then, ends this process when it needs it no more.
for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());
process.once('message', ({ supergraphSdl, features, timeoutMs }: PlanChildData) => {
  // The gateway has validated it before.
  const builder = loadSupergraph(supergraphSdl, { features, validate: false });
  process.on('message', (operation: string) => say(answer(builder, timeoutMs, operation)));
  say({ kind: 'ready' });
});
