import { type DestinationStream, type Logger, pino } from 'pino';

/** Where a process says what happens in it: one JSON object a line. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;

export interface LogOptions {
  /** The process, such as `gateway`. */
  readonly name: string;
  readonly level?: (typeof LOG_LEVELS)[number];
  /** @default standard output */
  readonly destination?: DestinationStream;
}

/** A log that never writes a token, a cookie or a secret, wherever in a logged object they stand. */
export function createLog({ name, level = 'info', destination }: LogOptions): Log {
  const secrets = ['authorization', 'cookie', 'token', 'secret', 'password'];
  const options = {
    name,
    level,
    redact: secrets.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
  };
  return destination ? pino(options, destination) : pino(options);
}

export const silentLog: Log = createLog({ name: 'silent', level: 'silent' });
