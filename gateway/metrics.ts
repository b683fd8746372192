import { collectDefaultMetrics, Counter, Gauge, Histogram, register, type Registry } from 'prom-client';
import type { ObserveCall } from './execution/index.ts';
import type { ObservePlan } from './observe-plan.ts';

/** What a gateway counts and times. Names and labels are for whoever operates it. */
export interface GatewayMetrics {
  readonly observeCall: ObserveCall;
  readonly observePlan: ObservePlan;
  readonly observeAnswer: (answer: { readonly status: number; readonly seconds: number }) => void;
  readonly observeError: (code: string) => void;
  readonly noteListening: (isListening: boolean) => void;
  /** Of this process, in Prometheus' text format. */
  readonly text: () => Promise<string>;
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** @param registry prom-client's own unless given. A registry takes one gateway. */
export function createGatewayMetrics(registry: Registry = register): GatewayMetrics {
  const registers = [registry];
  // What a process says of itself it says once: prom-client never ends the observers that it sets up for it.
  if (registry === register) collectDefaultMetrics({ register });
  const answers = new Histogram({
    name: 'gateway_request_seconds',
    help: 'Time from a whole request to its answer, by HTTP status',
    labelNames: ['status'],
    buckets: SECONDS,
    registers,
  });
  const calls = new Histogram({
    name: 'gateway_subgraph_call_seconds',
    help: 'Time of a call to a subgraph, by subgraph and by what came of it: answered, failed, timeout',
    labelNames: ['subgraph', 'outcome'],
    buckets: SECONDS,
    registers,
  });
  const plans = new Histogram({
    name: 'gateway_plan_seconds',
    help: 'Time from asking for a plan to having it, by where (here, process) and outcome: made, failed, late, died',
    labelNames: ['where', 'outcome'],
    buckets: SECONDS,
    registers,
  });
  const errors = new Counter({
    name: 'gateway_errors_total',
    help: 'Errors in answers, by code',
    labelNames: ['code'],
    registers,
  });
  const workers = new Gauge({
    name: 'gateway_workers',
    help: 'Processes of the gateway that take requests',
    registers,
  });
  return {
    observeCall: ({ subgraph, outcome, seconds }) => calls.observe({ subgraph, outcome }, seconds),
    observePlan: ({ where, outcome, seconds }) => plans.observe({ where, outcome }, seconds),
    observeAnswer: ({ status, seconds }) => answers.observe({ status: String(status) }, seconds),
    observeError: (code) => errors.inc({ code }),
    noteListening: (isListening) => workers.set(isListening ? 1 : 0),
    text: () => registry.metrics(),
  };
}
