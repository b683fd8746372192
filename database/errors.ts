import type { Document } from 'bson';

/** MongoDB's names of the error codes that this server answers. A code without a name is called `Location<code>`. */
const CODE_NAMES: Readonly<Record<number, string>> = {
  1: 'InternalError',
  2: 'BadValue',
  9: 'FailedToParse',
  13: 'Unauthorized',
  14: 'TypeMismatch',
  15: 'Overflow',
  16: 'InvalidLength',
  17: 'ProtocolError',
  18: 'AuthenticationFailed',
  20: 'IllegalOperation',
  22: 'InvalidBSON',
  26: 'NamespaceNotFound',
  27: 'IndexNotFound',
  28: 'PathNotViable',
  40: 'ConflictingUpdateOperators',
  43: 'CursorNotFound',
  48: 'NamespaceExists',
  50: 'MaxTimeMSExpired',
  52: 'DollarPrefixedFieldName',
  53: 'InvalidIdField',
  54: 'NotSingleValueField',
  55: 'InvalidDBRef',
  56: 'EmptyFieldName',
  57: 'DottedFieldName',
  59: 'CommandNotFound',
  64: 'WriteConcernFailed',
  66: 'ImmutableField',
  67: 'CannotCreateIndex',
  68: 'IndexAlreadyExists',
  72: 'InvalidOptions',
  73: 'InvalidNamespace',
  79: 'UnknownReplWriteConcern',
  85: 'IndexOptionsConflict',
  86: 'IndexKeySpecsConflict',
  89: 'NetworkTimeout',
  91: 'ShutdownInProgress',
  96: 'OperationFailed',
  100: 'UnsatisfiableWriteConcern',
  112: 'WriteConflict',
  115: 'CommandNotSupported',
  121: 'DocumentValidationFailure',
  125: 'CommandFailed',
  133: 'FailedToSatisfyReadPreference',
  146: 'ExceededMemoryLimit',
  168: 'InvalidPipelineOperator',
  171: 'CannotIndexParallelArrays',
  175: 'QueryPlanKilled',
  189: 'PrimarySteppedDown',
  197: 'InvalidIndexSpecificationOption',
  222: 'CloseChangeStream',
  225: 'TransactionTooOld',
  237: 'CursorKilled',
  238: 'NotImplemented',
  239: 'SnapshotTooOld',
  241: 'ConversionFailure',
  246: 'SnapshotUnavailable',
  251: 'NoSuchTransaction',
  256: 'TransactionCommitted',
  257: 'TransactionTooLarge',
  262: 'ExceededTimeLimit',
  263: 'OperationNotSupportedInTransaction',
  286: 'ChangeStreamHistoryLost',
  290: 'TransactionExceededLifetimeLimitSeconds',
  291: 'NoQueryExecutionPlans',
  292: 'QueryExceededMemoryLimitNoDiskUseAllowed',
  9001: 'SocketException',
  10107: 'NotWritablePrimary',
  10334: 'BSONObjectTooLarge',
  11000: 'DuplicateKey',
  11600: 'InterruptedAtShutdown',
  11601: 'Interrupted',
  11602: 'InterruptedDueToReplStateChange',
  13388: 'StaleConfig',
  13435: 'NotPrimaryNoSecondaryOk',
  13436: 'NotPrimaryOrSecondary',
};

/** What MongoDB calls an error code. */
export const codeNameOf = (code: number): string => CODE_NAMES[code] ?? `Location${code}`;

export interface MongoErrorParts {
  readonly labels?: readonly string[];
  /** Further top-level fields of the reply, such as keyPattern and keyValue. */
  readonly details?: Document;
}

/** A failure that a client is meant to see, with the code that MongoDB answers for it. */
export class MongoError extends Error {
  override readonly name = 'MongoError';
  readonly code: number;
  readonly codeName: string;
  readonly labels: string[];
  readonly details: Document;

  constructor(code: number, message: string, { labels = [], details = {} }: MongoErrorParts = {}) {
    super(message);
    this.code = code;
    this.codeName = codeNameOf(code);
    this.labels = [...labels];
    this.details = details;
  }
}

export const TRANSIENT_TRANSACTION_ERROR = 'TransientTransactionError';
export const RETRYABLE_WRITE_ERROR = 'RetryableWriteError';

const transient = { labels: [TRANSIENT_TRANSACTION_ERROR] };

export const badValue = (message: string) => new MongoError(2, message);
export const failedToParse = (message: string) => new MongoError(9, message);
export const typeMismatch = (message: string) => new MongoError(14, message);
export const illegalOperation = (message: string) => new MongoError(20, message);
export const invalidBson = (message: string) => new MongoError(22, message);
export const namespaceNotFound = (message: string) => new MongoError(26, message);
export const indexNotFound = (message: string) => new MongoError(27, message);
export const pathNotViable = (message: string) => new MongoError(28, message);
export const conflictingUpdate = (message: string) => new MongoError(40, message);
export const cursorNotFound = (cursorId: bigint | string) =>
  new MongoError(43, `cursor id ${cursorId} not found`);
export const namespaceExists = (message: string) => new MongoError(48, message);
export const maxTimeExpired = () => new MongoError(50, 'operation exceeded time limit');
export const commandNotFound = (name: string) => new MongoError(59, `no such command: '${name}'`);
export const immutableField = (message: string) => new MongoError(66, message);
export const cannotCreateIndex = (message: string) => new MongoError(67, message);
export const invalidOptions = (message: string) => new MongoError(72, message);
export const invalidNamespace = (message: string) => new MongoError(73, message);
export const commandNotSupported = (message: string) => new MongoError(115, message);
/** For what MongoDB can and this server cannot. */
export const unsupported = (what: string) =>
  new MongoError(238, `${what} is not supported by the embedded database`);
/** Another transaction has written, or is writing, the same document. Outside transactions it has no label. */
export const writeConflict = (
  message = 'Caused by :: Write conflict during plan execution and yielding is disabled.' +
    ' :: Please retry your operation or multi-document transaction.',
) => new MongoError(112, message, transient);
export const noSuchTransaction = (message: string) => new MongoError(251, message, transient);
export const memoryLimitExceeded = (message: string) => new MongoError(292, message);

export interface DuplicateKey {
  /** `database.collection` */
  readonly namespace: string;
  readonly index: string;
  readonly keyPattern: Document;
  readonly keyValue: Document;
  /** The values as MongoDB's shell shows them: `{ email: "a@b" }`. */
  readonly shownKey: string;
}

export const duplicateKey = ({ namespace, index, keyPattern, keyValue, shownKey }: DuplicateKey) =>
  new MongoError(
    11000,
    `E11000 duplicate key error collection: ${namespace} index: ${index} dup key: ${shownKey}`,
    { details: { keyPattern, keyValue } },
  );
