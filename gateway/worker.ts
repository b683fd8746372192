import { createLog } from '../runtime/log.ts';
import { runChild } from '../runtime/processes/child.ts';
import { type Standalone, startStandalone } from './standalone.ts';

/** What one of the processes that are a gateway together needs to begin. */
export type WorkerStart = Pick<Standalone, 'supergraphSdl' | 'config'>;

runChild('gateway', async (start: WorkerStart, parent) => {
  const log = createLog({ name: 'gateway', level: start.config.LOG_LEVEL });
  // A bug outside of any request must not take the requests of others with it.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));
  return await startStandalone({ ...start, log }, parent.allMetrics);
});
