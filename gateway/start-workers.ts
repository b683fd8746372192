import path from 'node:path';
import { freePort } from '../runtime/free-port.ts';
import { originOf } from '../runtime/origin-of.ts';
import { createFamily } from '../runtime/processes/family.ts';
import { forkWorker } from '../runtime/processes/fork-worker.ts';
import { throwAddressProblem } from '../runtime/processes/throw-address-problem.ts';
import { GRACE_MS } from './config.ts';
import type { RunningStandalone, Standalone } from './standalone.ts';
import type { WorkerStart } from './worker.ts';

/** Where the worker's code lies: compiled or not, as this file itself is. */
const ENTRY = path.join(import.meta.dirname, `worker${path.extname(import.meta.filename)}`);

/** A worker ends what does not finish by itself; this is for one that cannot even do that. */
const LAST_GRACE_MS = 2_000;

/**
 * Starts a gateway of several processes on one port, which this one watches over. It answers when the first of them does.
 *
 * All serve the supergraph that is given here, also those that are started again when the file has another one by then.
 */
export async function startWorkers({ supergraphSdl, config, log }: Standalone): Promise<RunningStandalone> {
  const { HOST: host, WORKERS: count, DRAIN_MS: drainMs } = config;
  const rethrow = throwAddressProblem({ host, port: config.PORT });
  const port = config.PORT === 0 ? await freePort(host).catch(rethrow) : config.PORT;
  const start: WorkerStart = { supergraphSdl, config: { ...config, PORT: port } };
  const family = createFamily({ tell: (text) => log.error(text) });
  await family.startWorkers(
    { name: 'gateway worker', fork: () => forkWorker(ENTRY), start: () => start },
    count,
  );
  return {
    url: originOf(host, port),
    stop: () => family.stop(drainMs + GRACE_MS + LAST_GRACE_MS),
    kill: family.kill,
  };
}
