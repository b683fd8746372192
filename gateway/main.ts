import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createLog } from '../runtime/log.ts';
import { loadGatewayConfig } from './config.ts';
import type { RunningStandalone, Standalone } from './standalone.ts';
import { startWorkers } from './start-workers.ts';

const USAGE = 'npm run gateway -- --supergraph FILE [--port N]';
const EXIT_BY_SIGNAL = 130;

async function main(): Promise<void> {
  const { supergraph, port } = parseArgs({
    options: { supergraph: { type: 'string' }, port: { type: 'string' } },
  }).values;
  if (supergraph === undefined) throw new Error(`Usage: ${USAGE}`);
  // The entry of a process is where its environment comes in.
  // oxlint-disable-next-line no-restricted-properties
  const config = loadGatewayConfig({ ...process.env, ...(port !== undefined && { PORT: port }) });
  const log = createLog({ name: 'gateway', level: config.LOG_LEVEL });
  // A bug outside of any request must not take the requests of others with it.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));
  const supergraphSdl = await readFile(supergraph, 'utf8');
  const gateway = await start({ supergraphSdl, config, log });
  process.stdout.write(`The graph answers at ${gateway.url}/graphql\n`);

  let isStopping = false;
  const stop = () => {
    if (isStopping) {
      gateway.kill?.();
      process.exit(EXIT_BY_SIGNAL);
    }
    isStopping = true;
    gateway.stop().then(
      () => process.exit(),
      (error: unknown) => {
        log.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
}

async function start(standalone: Standalone): Promise<RunningStandalone> {
  if (standalone.config.WORKERS > 1) return await startWorkers(standalone);
  // A process that watches over others loads no gateway.
  const { startStandalone } = await import('./standalone.ts');
  return await startStandalone(standalone);
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
