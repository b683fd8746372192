import type { Answer, Ask, Source, Sources } from './execution/index.ts';

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
    });
    return answer;
  }
}
