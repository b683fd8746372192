import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createLog } from '../runtime/log.ts';
import { loadGatewayConfig } from './config.ts';
import { startStandalone } from './standalone.ts';

const USAGE = 'npm run gateway -- --supergraph FILE [--port N]';
const GRACE_MS = 10_000;
const EXIT_BY_SIGNAL = 130;

/** Where the build puts the console: beside this file's room, in `dist/`. */
const consoleDirectory = import.meta.filename.endsWith('.ts')
  ? path.join(import.meta.dirname, '../dist/console')
  : path.join(import.meta.dirname, '../console');

async function main(): Promise<void> {
  const { supergraph, port } = parseArgs({
    options: { supergraph: { type: 'string' }, port: { type: 'string' } },
  }).values;
  if (supergraph === undefined) throw new Error(`Usage: ${USAGE}`);
  // The entry of a process is where its environment comes in.
  // eslint-disable-next-line no-restricted-properties
  const config = loadGatewayConfig({ ...process.env, ...(port !== undefined && { PORT: port }) });
  const log = createLog({ name: 'gateway', level: config.LOG_LEVEL });
  const supergraphSdl = await readFile(supergraph, 'utf8');
  const server = await startStandalone({ supergraphSdl, config, log, consoleDirectory });
  process.stdout.write(`The graph answers at ${server.url}/graphql\n`);

  // A bug outside of any request must not take the requests of others with it.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));
  let isStopping = false;
  const stop = () => {
    if (isStopping) process.exit(EXIT_BY_SIGNAL);
    isStopping = true;
    server.stop({ graceMs: GRACE_MS, drainMs: config.DRAIN_MS }).then(
      () => process.exit(),
      (error: unknown) => {
        log.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
