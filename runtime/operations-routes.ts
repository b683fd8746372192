import { type HttpAnswer, jsonAnswer, type Route } from './http.ts';

export interface OperationsRoutes {
  /** Null when ready, or why not, in a few words. */
  readonly notReady: () => string | null | Promise<string | null>;
  /** All metrics in Prometheus' text format. */
  readonly metricsText?: () => Promise<string>;
}

const METHODS = ['GET', 'HEAD'];
const PROMETHEUS = 'text/plain; version=0.0.4; charset=utf-8';

/** What whoever operates a server asks of it: `/health/live`, `/health/ready` and `/metrics`. */
export function operationsRoutes({
  notReady,
  metricsText,
}: OperationsRoutes): Readonly<Record<string, Route>> {
  return {
    '/health/live': { methods: METHODS, handle: () => jsonAnswer(200, { status: 'live' }) },
    '/health/ready': { methods: METHODS, handle: async () => readinessAnswer(await notReady()) },
    ...(metricsText && {
      '/metrics': {
        methods: METHODS,
        handle: async () => ({
          status: 200,
          headers: { 'content-type': PROMETHEUS },
          body: await metricsText(),
        }),
      },
    }),
  };
}

const readinessAnswer = (reason: string | null): HttpAnswer =>
  reason === null ? jsonAnswer(200, { status: 'ready' }) : jsonAnswer(503, { status: 'not ready', reason });
