import type { MetricObjectWithValues, MetricValue } from 'prom-client';
import type { Report } from '../subgraph.ts';

export type Metrics = readonly MetricObjectWithValues<MetricValue<string>>[];

/** What a process tells its child; `Start` is what that kind of child needs to begin. */
export type Order<Start> =
  | { readonly kind: 'start'; readonly start: Start }
  | { readonly kind: 'stop' }
  /** Collections and reference data are there; who began before may go on. */
  | { readonly kind: 'installed' }
  /** Tell your own metrics. */
  | { readonly kind: 'tell-metrics'; readonly id: number }
  /** The answer to `want-metrics`: those of all processes, as text. */
  | { readonly kind: 'all-metrics'; readonly id: number; readonly text: string };

/** What a child process tells its parent. */
export type Message =
  /** It listens to orders; what was said before may have been lost. */
  | { readonly kind: 'listening' }
  /** It does its work. */
  | { readonly kind: 'ready' }
  /** It cannot begin; the reason is for people, the name that of the error. */
  | { readonly kind: 'failed'; readonly name: string; readonly reason: string }
  | { readonly kind: 'progress'; readonly step: Parameters<Report>[0] }
  | { readonly kind: 'metrics'; readonly id: number; readonly metrics: Metrics }
  /** Tell the metrics of all processes. */
  | { readonly kind: 'want-metrics'; readonly id: number };
