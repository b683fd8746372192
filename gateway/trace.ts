import { Problem } from '../values/problem.ts';
import type { Answer, Ask, ObserveCall, Source, Sources } from './execution/index.ts';
import type { CallSubgraph } from './subgraph-call.ts';

/** What one step of a plan asked of a subgraph, when an explained operation took it. */
export interface TracedCall {
  readonly subgraph: string;
  readonly query: string;
  /** Objects that were asked for by their keys. */
  readonly entities: number;
  /** Since the operation began. */
  readonly startMs: number;
  readonly ms: number;
  readonly outcome: 'answered' | 'failed';
  /** True when it joined a call that another request had begun, or was about to. */
  readonly shared: boolean;
}

/** Collects what calls an operation leads to. */
export interface Trace {
  readonly startedAt: number;
  readonly calls: TracedCall[];
}

export const startTrace = (): Trace => ({ startedAt: performance.now(), calls: [] });

export const rounded = (ms: number): number => Math.round(ms * 100) / 100;

/** The same subgraphs; what explained operations ask of them is noted down, also when others share the call. */
export const tracedSources = (sources: Sources): Sources =>
  new Map([...sources].map(([name, source]) => [name, traced(name, source)]));

function traced(subgraph: string, source: Source): Source {
  return (ask) => {
    const { trace } = ask.request;
    return trace ? noted(ask, trace) : source(ask);
  };

  async function noted(ask: Ask, trace: Trace): Promise<Answer> {
    const startedAt = performance.now();
    const answer = await source(ask);
    trace.calls.push({
      subgraph,
      query: ask.fetch.text,
      entities: ask.representations?.texts.length ?? 0,
      startMs: rounded(startedAt - trace.startedAt),
      ms: rounded(performance.now() - startedAt),
      outcome: answer.isFailure ? 'failed' : 'answered',
      shared: answer.isShared ?? false,
    });
    return answer;
  }
}

/** A subgraph that is called beside the plan; what explained operations ask of it is noted down too. */
export const tracedCall =
  (subgraph: string, call: CallSubgraph, observe: ObserveCall): CallSubgraph =>
  async (asked) => {
    const { trace } = asked.request;
    const startedAt = performance.now();
    const done = (outcome: Outcome): void => {
      const ms = performance.now() - startedAt;
      observe({ subgraph, seconds: ms / 1_000, outcome });
      const { representations } = asked.variables;
      trace?.calls.push({
        subgraph,
        query: asked.query,
        entities: Array.isArray(representations) ? representations.length : 0,
        startMs: rounded(startedAt - trace.startedAt),
        ms: rounded(ms),
        outcome: outcome === 'answered' ? 'answered' : 'failed',
        shared: false,
      });
    };
    try {
      const answer = await call(asked);
      done('answered');
      return answer;
    } catch (error) {
      done(isTimeout(error) ? 'timeout' : 'failed');
      throw error;
    }
  };

type Outcome = Parameters<ObserveCall>[0]['outcome'];

const isTimeout = (error: unknown): boolean => error instanceof Problem && error.code === 'TIMEOUT';
