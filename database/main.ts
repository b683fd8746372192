import { parseArgs } from 'node:util';
import { startDatabase } from './index.ts';
import { backup, restore, verify } from './store/backup.ts';

const USAGE = `Usage:
  npm run database -- --data DIR (--socket PATH | --port N) [--no-fsync] [--keep-expired]
          [--replica-set] [--test-commands]
      runs the embedded database; the first line on its output is the URI to connect to
  npm run database -- backup --data DIR --to DIR
      copies the last commit, also while the database runs
  npm run database -- restore --from DIR --data DIR
      makes a new data directory of a backup
  npm run database -- verify --data DIR
      reads every document and index entry of a database that does not run
`;

const OPTIONS = {
  data: { type: 'string' },
  to: { type: 'string' },
  from: { type: 'string' },
  socket: { type: 'string' },
  port: { type: 'string' },
  'no-fsync': { type: 'boolean' },
  'keep-expired': { type: 'boolean' },
  'replica-set': { type: 'boolean' },
  'test-commands': { type: 'boolean' },
} as const;

const read = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });

type Values = ReturnType<typeof read>['values'];

/** A mistake in the arguments, answered with how they should be. */
class UsageError extends Error {
  override readonly name = 'UsageError';
}

function required(values: Values, name: 'data' | 'to' | 'from'): string {
  const value = values[name];
  if (value === undefined) throw new UsageError(`--${name} is missing`);
  return value;
}

function portOf({ port }: Values): number | undefined {
  if (port === undefined) return undefined;
  const number = Number(port);
  if (Number.isInteger(number) && number >= 0 && number <= 65_535) return number;
  throw new UsageError('--port must be a number from 0 to 65535');
}

async function serve(values: Values): Promise<void> {
  const port = portOf(values);
  const { socket } = values;
  if ((socket === undefined) === (port === undefined)) throw new UsageError('give either --socket or --port');
  const database = await startDatabase({
    dataDir: required(values, 'data'),
    ...(socket !== undefined && { socket }),
    ...(port !== undefined && { port }),
    fsync: !values['no-fsync'],
    expiresDocuments: !values['keep-expired'],
    identity: values['replica-set'] ? 'replicaset' : 'mongos',
    testCommands: values['test-commands'] ?? false,
    onUnexpected: (error) => console.error(error),
    onFailure: (error) => {
      console.error('The data file could not be written; stopping.', error);
      process.exit(1);
    },
  });
  process.stdout.write(`${database.uri}\n`);
  const stop = () => void database.stop().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

async function report(directory: string): Promise<void> {
  let isValid = true;
  for (const [namespace, { documents, errors }] of await verify(directory)) {
    process.stdout.write(
      `${namespace}: ${documents} documents, ${errors.length === 0 ? 'valid' : 'DAMAGED'}\n`,
    );
    for (const error of errors) process.stdout.write(`  ${error}\n`);
    isValid &&= errors.length === 0;
  }
  if (!isValid) process.exitCode = 1;
}

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = read(args);
  const [command = 'serve', unexpected] = positionals;
  if (unexpected !== undefined) throw new UsageError(`unexpected argument ${unexpected}`);
  switch (command) {
    case 'serve':
      return serve(values);
    case 'backup':
      return backup(required(values, 'data'), required(values, 'to'));
    case 'restore':
      return restore(required(values, 'from'), required(values, 'data'));
    case 'verify':
      return report(required(values, 'data'));
    default:
      throw new UsageError(`unknown command ${command}`);
  }
}

run(process.argv.slice(2)).catch((error: unknown) => {
  const isUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
  process.stderr.write(
    `${error instanceof Error ? error.message : String(error)}\n${isUsage ? `\n${USAGE}` : ''}`,
  );
  process.exit(1);
});
