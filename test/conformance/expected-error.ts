import { MongoBulkWriteError, MongoError, MongoServerError, type Document } from 'mongodb';
import { matchValue, type MatchContext } from './match.ts';
import { Unexpected } from './outcome.ts';
import type { ExpectedError } from './suite.ts';

const bulkResult = ({ result }: MongoBulkWriteError): Document => ({
  insertedCount: result.insertedCount,
  insertedIds: result.insertedIds,
  matchedCount: result.matchedCount,
  modifiedCount: result.modifiedCount,
  deletedCount: result.deletedCount,
  upsertedCount: result.upsertedCount,
  upsertedIds: result.upsertedIds,
});

/** The reply that the error was made of. */
function responseOf(error: Error): Document {
  if (!(error instanceof MongoServerError)) return {};
  const response: Document = error.errorResponse ?? {};
  return (response['result'] as Document | undefined) ?? response;
}

function codesOf(error: Error): readonly unknown[] {
  const { code, writeConcernError } = error as { code?: unknown; writeConcernError?: Document };
  const concern = (responseOf(error)['writeConcernError'] as Document | undefined)?.['code'] as unknown;
  return [code, writeConcernError?.['code'] as unknown, concern];
}

function codeNamesOf(error: Error): readonly unknown[] {
  const response = responseOf(error);
  const concern = response['writeConcernError'] as Document | undefined;
  return [(error as { codeName?: unknown }).codeName, response['codeName'], concern?.['codeName']];
}

/** Throws if the error is not the one that the test expects. */
export function matchError(expected: ExpectedError, error: Error, context: MatchContext): void {
  const wrong = (what: string): Unexpected =>
    new Unexpected(`expected an error ${what}, found ${error.name}: ${error.message}`);
  const { isClientError, errorContains, errorCode, errorCodeName } = expected;
  if (isClientError !== undefined && error instanceof MongoServerError === isClientError) {
    throw wrong(isClientError ? 'of the client' : 'of the server');
  }
  if (errorContains !== undefined && !error.message.toLowerCase().includes(errorContains.toLowerCase())) {
    throw wrong(`with the words "${errorContains}"`);
  }
  if (errorCode !== undefined && !codesOf(error).includes(errorCode))
    throw wrong(`with the code ${errorCode}`);
  if (errorCodeName !== undefined && !codeNamesOf(error).includes(errorCodeName)) {
    throw wrong(`with the code name ${errorCodeName}`);
  }
  const hasLabel = (label: string) => error instanceof MongoError && error.hasErrorLabel(label);
  for (const label of expected.errorLabelsContain ?? [])
    if (!hasLabel(label)) throw wrong(`with the label ${label}`);
  for (const label of expected.errorLabelsOmit ?? [])
    if (hasLabel(label)) throw wrong(`without the label ${label}`);
  if (expected.errorResponse) {
    matchValue(expected.errorResponse, responseOf(error), {
      context,
      isRoot: true,
      at: 'the error response',
    });
  }
  if (expected.expectResult !== undefined) {
    const result = error instanceof MongoBulkWriteError ? bulkResult(error) : undefined;
    matchValue(expected.expectResult, result, { context, isRoot: true, at: 'the result of the error' });
  }
}
