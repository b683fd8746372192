import { parseArgs } from 'node:util';
import { startDatabase } from './index.ts';

const USAGE = `Usage: npm run database -- --data DIR (--socket PATH | --port N) [--no-fsync] [--replica-set] [--test-commands]

Runs the embedded database alone. The first line on its output is the URI to connect to.
`;

function readOptions(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      socket: { type: 'string' },
      port: { type: 'string' },
      'no-fsync': { type: 'boolean' },
      'replica-set': { type: 'boolean' },
      'test-commands': { type: 'boolean' },
    },
  });
  if (values.data === undefined || (values.socket === undefined) === (values.port === undefined)) {
    throw new Error(USAGE);
  }
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new Error(`--port must be a number from 0 to 65535\n\n${USAGE}`);
  }
  return {
    dataDir: values.data,
    ...(values.socket !== undefined && { socket: values.socket }),
    ...(port !== undefined && { port }),
    fsync: !values['no-fsync'],
    identity: values['replica-set'] ? ('replicaset' as const) : ('mongos' as const),
    testCommands: values['test-commands'] ?? false,
  };
}

async function run(): Promise<void> {
  const database = await startDatabase({
    ...readOptions(process.argv.slice(2)),
    onUnexpected: (error) => console.error(error),
    onFailure: (error) => {
      console.error('The data file could not be written; stopping.', error);
      process.exit(1);
    },
  });
  process.stdout.write(`${database.uri}\n`);
  const stop = () => {
    void database.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
