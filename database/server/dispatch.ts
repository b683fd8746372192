import type { Document } from 'bson';
import { toNumber } from '../bson/number.ts';
import { isDocument, isNumeric } from '../bson/types.ts';
import {
  commandNotFound,
  invalidOptions,
  MongoError,
  RETRYABLE_WRITE_ERROR,
  unsupported,
} from '../errors.ts';
import { documentField, integerField, refuseUnknown } from './arguments.ts';
import type { Call, ClientState, ServerState } from './call.ts';
import type { Command } from './commands/command.ts';
import { commandNamed } from './commands/index.ts';
import { ConnectionClosed, injectFailure, injectWriteFailure, RETRYABLE_CODES } from './injected-failures.ts';
import type { Reply } from './reply.ts';
import type { Session } from './sessions.ts';
import { enterTransaction, failTransaction } from './transaction-context.ts';
import type { Request } from './wire.ts';

const knownFields = new Map<Command, ReadonlySet<string>>();

function checkFields(command: Command, { name, args }: Request): void {
  if (!command.fields) return;
  let fields = knownFields.get(command);
  if (!fields) {
    fields = new Set(command.fields);
    knownFields.set(command, fields);
  }
  refuseUnknown(name, args, fields);
}

const READ_CONCERNS = new Set(['local', 'majority', 'available', 'linearizable', 'snapshot']);

function checkReadConcern({ args }: Request): void {
  const level: unknown = documentField(args, 'readConcern')?.['level'];
  if (level === undefined) return;
  if (typeof level !== 'string' || !READ_CONCERNS.has(level)) {
    throw new MongoError(
      9,
      `Enumeration value ${JSON.stringify(level)} for field 'readConcern.level' is not a valid value.`,
    );
  }
  if (level === 'snapshot' && args['autocommit'] === undefined) {
    throw unsupported('read concern "snapshot" outside transactions');
  }
}

function checkApi({ args }: Request): void {
  const version: unknown = args['apiVersion'];
  if (version !== undefined && version !== '1') throw new MongoError(322, 'API version must be "1"');
}

/** There is one member: what is asked of more cannot be had, and the write is done nevertheless. */
function writeConcernError({ args }: Request): Document | null {
  const concern = documentField(args, 'writeConcern');
  const w: unknown = concern?.['w'];
  if (isNumeric(w) && toNumber(w) > 1) {
    return { code: 100, codeName: 'UnsatisfiableWriteConcern', errmsg: 'Not enough data-bearing nodes' };
  }
  if (typeof w === 'string' && w !== 'majority') {
    return {
      code: 79,
      codeName: 'UnknownReplWriteConcern',
      errmsg: `No write concern mode named '${w}' found`,
    };
  }
  if (w !== undefined && !isNumeric(w) && typeof w !== 'string' && !isDocument(w)) {
    throw new MongoError(9, 'w has to be a number, string, or object');
  }
  return null;
}

function deadlineOf({ args }: Request): number {
  const milliseconds = integerField(args, 'maxTimeMS') ?? 0;
  if (milliseconds < 0) throw new MongoError(2, `maxTimeMS ${milliseconds} must be >= 0`);
  return milliseconds === 0 ? Infinity : performance.now() + milliseconds;
}

interface Arrival {
  readonly server: ServerState;
  readonly client: ClientState;
  readonly request: Request;
}

async function execute(
  { server, client, request }: Arrival,
  command: Command,
  session: Session | null,
): Promise<Reply> {
  const { args, name, database } = request;
  const numbered = session && { server, client, session, request };
  const transaction = numbered ? enterTransaction(numbered, command) : null;
  const call: Call = {
    server,
    client,
    request,
    name,
    args,
    database,
    session,
    transaction,
    deadline: deadlineOf(request),
  };
  const isRetryable =
    command.retryable === true && session !== null && args['txnNumber'] !== undefined && !transaction;
  const isRetry = isRetryable && session.record?.transactionNumber === session.transactionNumber;
  const { losesReply } = isRetryable ? injectWriteFailure(server, isRetry) : { losesReply: false };
  try {
    const reply = await command.run(call);
    if (transaction && !Buffer.isBuffer(reply) && reply['writeErrors'] && numbered)
      failTransaction(numbered, null);
    if (losesReply) throw new ConnectionClosed('closed by a fail point');
    return transaction && command.writes && !Buffer.isBuffer(reply) ? withRecovery(server, reply) : reply;
  } catch (error) {
    if (transaction && numbered && name !== 'killCursors') failTransaction(numbered, error);
    if (error instanceof MongoError && !transaction) withoutTransaction(error, isRetryable);
    throw error;
  }
}

/** A mongos tells drivers where a transaction writes, and they tell it again at the end. */
const withRecovery = ({ identity }: ServerState, reply: Document): Document =>
  identity === 'mongos' ? { ...reply, recoveryToken: { recoveryShardId: 'embedded' } } : reply;

/** Labels depend on where an error happened: outside transactions nothing is transient, but a write can be retried. */
function withoutTransaction(error: MongoError, isRetryable: boolean): void {
  if (isRetryable && RETRYABLE_CODES.has(error.code)) error.labels.push(RETRYABLE_WRITE_ERROR);
}

/** Runs the commands of a session that have a number one after the other. */
async function inTurn(session: Session, run: () => Promise<Reply>): Promise<Reply> {
  const result = session.tail.then(run);
  session.tail = result.catch(() => undefined);
  return result;
}

/** Runs one command, and answers it. Throws MongoError for what the client is to see. */
export async function dispatch(arrival: Arrival): Promise<Reply> {
  const { server, client, request } = arrival;
  const { name, args } = request;
  server.commandCounts.set(name, (server.commandCounts.get(name) ?? 0) + 1);
  const command = commandNamed(name, server.testCommands);
  const injected = server.testCommands ? await injectFailure(server, client, request) : null;
  if (!command) throw commandNotFound(name);
  checkFields(command, request);
  checkApi(request);
  checkReadConcern(request);
  const concernError = command.writes ? writeConcernError(request) : null;
  const lsid = documentField(args, 'lsid');
  const session = lsid ? server.sessions.use(lsid) : null;
  const isNumbered = args['txnNumber'] !== undefined;
  if (isNumbered && !session)
    throw invalidOptions('Transaction number requires a session ID to also be specified');
  const run = () => execute(arrival, command, session);
  const reply = session && isNumbered ? await inTurn(session, run) : await run();
  if (Buffer.isBuffer(reply)) return reply;
  const concerned = concernError ? { ...reply, writeConcernError: concernError } : reply;
  return injected ? injected(concerned) : concerned;
}
