import { parseArgs, type ParseArgsConfig } from 'node:util';
import * as z from 'zod';

const USAGE_EXIT = 2;

/** The command line is not as the command asks. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface Command<Arguments> {
  /** What `--help` shows. */
  readonly usage: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** From the options and, as `positionals`, what stands without one. */
  readonly shape: z.ZodType<Arguments>;
  readonly run: (given: Arguments) => Promise<void>;
}

/**
 * Runs a command of the command line and sets the exit code: 0 done, 1 failed, 2 used wrongly.
 *
 * Unknown options, missing values and values of another shape show the usage and do nothing.
 */
export async function runCommand<Arguments>(
  command: Command<Arguments>,
  argv: readonly string[],
): Promise<void> {
  try {
    const given = readArguments(command, argv);
    if (given === 'help') process.stdout.write(`${command.usage}\n`);
    else await command.run(given);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    if (error instanceof UsageError) process.stderr.write(`\n${command.usage}\n`);
    process.exitCode = error instanceof UsageError ? USAGE_EXIT : 1;
  }
}

function readArguments<Arguments>(
  { options, shape }: Command<Arguments>,
  argv: readonly string[],
): Arguments | 'help' {
  const { values, positionals } = parse(options, argv);
  if (values['help']) return 'help';
  const result = shape.safeParse({ ...values, positionals });
  if (result.success) return result.data;
  throw new UsageError(result.error.issues.map(issueText).join('\n'));
}

function parse(options: Command<unknown>['options'], argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function issueText({ path, message }: z.core.$ZodIssue): string {
  const [name, place] = path.map(String);
  if (name === 'positionals') return `Argument ${Number(place ?? 0) + 1}: ${message}`;
  return name === undefined ? message : `--${name}: ${message}`;
}

/** Nothing may stand without an option. */
export const noPositionals = z.array(z.string()).max(0, 'takes no argument without a name');
