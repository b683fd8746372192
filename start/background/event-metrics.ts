import { Counter, Gauge, Histogram } from 'prom-client';

const LABELS = ['source', 'receiver'] as const;

/** Events by link, as `/metrics` shows them. */
export const eventMetrics = {
  delivered: new Counter({
    name: 'beltgraph_events_delivered_total',
    help: 'Events that a subgraph has taken from another',
    labelNames: LABELS,
  }),
  failed: new Counter({
    name: 'beltgraph_event_failures_total',
    help: 'Attempts to apply an event that failed; it is tried again, and set aside after some tries',
    labelNames: [...LABELS, 'type'],
  }),
  seconds: new Histogram({
    name: 'beltgraph_event_delivery_seconds',
    help: 'From the time of an event until its receiver had applied it',
    labelNames: LABELS,
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 600],
  }),
  lag: new Gauge({
    name: 'beltgraph_event_lag_seconds',
    help: 'Age of the oldest event that a subgraph has not taken yet; 0 when none waits',
    labelNames: LABELS,
  }),
  waiting: new Gauge({
    name: 'beltgraph_events_waiting',
    help: 'Events that a subgraph has not taken yet, counted up to 10,000; set-aside ones are not among them',
    labelNames: LABELS,
  }),
  aside: new Gauge({
    name: 'beltgraph_events_set_aside',
    help: 'Events that wait for a decision (npm run events): what could not be applied, and what follows it',
    labelNames: LABELS,
  }),
};
