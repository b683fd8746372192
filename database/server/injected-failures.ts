import { setTimeout } from 'node:timers/promises';
import type { Document } from 'bson';
import { toNumber } from '../bson/number.ts';
import { isDocument, isNumeric } from '../bson/types.ts';
import { MongoError, RETRYABLE_WRITE_ERROR, TRANSIENT_TRANSACTION_ERROR } from '../errors.ts';
import type { ClientState, ServerState } from './call.ts';
import { TRANSIENT_CODES } from './transaction-context.ts';
import type { Request } from './wire.ts';

/** A fail point wants the connection closed instead of an answer. */
export class ConnectionClosed extends Error {
  override readonly name = 'ConnectionClosed';
}

/** Codes after which a driver may send a write once more. */
export const RETRYABLE_CODES: ReadonlySet<number> = new Set([
  6, 7, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436,
]);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const labelsOf = (data: Document): string[] | null =>
  data['errorLabels'] === undefined ? null : listOf(data['errorLabels']).map(String);
const numberOf = (value: unknown): number | null => (isNumeric(value) ? toNumber(value) : null);

function labelsFor({ args, name }: Request, code: number): string[] {
  const isRetryable = RETRYABLE_CODES.has(code);
  if (args['txnNumber'] === undefined) return [];
  const isEnding = name === 'commitTransaction' || name === 'abortTransaction';
  if (args['autocommit'] === false && (TRANSIENT_CODES.has(code) || (isRetryable && !isEnding))) {
    return [TRANSIENT_TRANSACTION_ERROR];
  }
  return isRetryable ? [RETRYABLE_WRITE_ERROR] : [];
}

const isAboutRetries = (label: string): boolean => label === RETRYABLE_WRITE_ERROR;

/** What a `failCommand` fail point adds to the answer of a command that it lets through. */
export type Injected = (reply: Document) => Document;

/** Fails a command as the `failCommand` fail point says. */
export async function injectFailure(
  server: ServerState,
  client: ClientState,
  request: Request,
): Promise<Injected | null> {
  const data = server.failPoints.take('failCommand', ({ failCommands, appName }) => {
    const concerned = listOf(failCommands).includes(request.name);
    return concerned && (appName === undefined || appName === client.appName);
  });
  if (!data) return null;
  if (data['blockConnection'] === true) await setTimeout(numberOf(data['blockTimeMS']) ?? 0);
  if (data['closeConnection'] === true) throw new ConnectionClosed('closed by a fail point');
  const code = numberOf(data['errorCode']);
  if (code !== null) {
    const labels = labelsOf(data) ?? labelsFor(request, code);
    throw new MongoError(code, `Failing command via 'failCommand' failpoint`, { labels });
  }
  const concern: unknown = data['writeConcernError'];
  if (!isDocument(concern)) return null;
  // What a write concern fails for leaves the transaction as it is: never a reason to begin it anew.
  const labels = labelsOf(data) ?? labelsFor(request, numberOf(concern['code']) ?? 0).filter(isAboutRetries);
  return (reply) => ({
    ...reply,
    writeConcernError: concern,
    ...(labels.length > 0 && { errorLabels: labels }),
  });
}

/** Fails a retryable write before it is done; or answers that its answer is to be lost. */
export function injectWriteFailure(server: ServerState, isRetry: boolean): { losesReply: boolean } {
  const data = isRetry ? null : server.failPoints.take('onPrimaryTransactionalWrite');
  if (!data) return { losesReply: false };
  const closes = data['closeConnection'] !== false;
  const code = numberOf(data['failBeforeCommitExceptionCode']);
  if (code !== null) {
    if (closes) throw new ConnectionClosed('closed by a fail point');
    throw new MongoError(code, 'failed by a fail point', {
      labels: RETRYABLE_CODES.has(code) ? [RETRYABLE_WRITE_ERROR] : [],
    });
  }
  return { losesReply: closes };
}
