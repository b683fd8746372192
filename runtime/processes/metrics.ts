import { AggregatorRegistry, type MetricObjectWithValues, type MetricValue } from 'prom-client';
import type { Supervised } from './supervisor.ts';

/** The metrics of all processes together, in Prometheus' text format: counters are sums over the processes. */
export async function gatherMetrics(children: readonly Supervised[]): Promise<string> {
  const told = await Promise.all(children.map((child) => child.metrics()));
  return aggregate(told.filter((metrics) => metrics.length > 0)).metrics();
}

/** The types say one list of metrics; what it takes, and what it documents, is one list for each process. */
const aggregate = AggregatorRegistry.aggregate.bind(AggregatorRegistry) as unknown as (
  perProcess: readonly (readonly MetricObjectWithValues<MetricValue<string>>[])[],
) => { readonly metrics: () => Promise<string> };
