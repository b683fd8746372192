/** A test that is known to fail, or all tests of a file. */
export interface ExpectedFailure {
  readonly file: RegExp;
  /** All tests of the file, when not given. */
  readonly test?: RegExp;
  readonly reason: string;
}

const COLLATION = 'refused on purpose: collation';
const VIEWS = 'refused on purpose: views';
const VALIDATORS = 'refused on purpose: validators';
const CAPPED = 'refused on purpose: capped collections, and with them tailable cursors';
const TIME_SERIES = 'refused on purpose: time series';
const CHANGE_STREAMS = 'refused on purpose: change streams, and what they need of a collection';
const PREPARE_UNIQUE = 'refused on purpose: the option prepareUnique of indexes';
const SNAPSHOT = 'refused on purpose: snapshot reads outside transactions';
const SHARDS = 'one server has no shards to check';
const MANY_MONGOS = 'there is one server: a client cannot go on with another';
const NULL_ID = 'the driver gives a document with the _id null a new _id';
const CAUSAL_WRITES = 'the driver sends afterClusterTime with writes, too';
const BYPASS_FALSE = 'the driver leaves bypassDocumentValidation out when it is false';

/** Every test that does not pass, with the reason. A test that is listed here and passes is reported too. */
export const EXPECTED_FAILURES: readonly ExpectedFailure[] = [
  {
    file: /crud.*(-|\/)collation\.json$/,
    test: /^(?!.*unacknowledged)/i,
    reason: COLLATION,
  },
  { file: /estimatedDocumentCount\.json$/, test: /on views$/, reason: VIEWS },
  { file: /findOneAndUpdate-errorResponse\.json$/, test: /document validation/, reason: VALIDATORS },
  {
    file: /create-null-ids\.json$/,
    test: /^inserting _id with type null via (insert|replace|bulk)/,
    reason: NULL_ID,
  },
  {
    file: /bypassDocumentValidation\.json$/,
    test: /^(Aggregate with \$out|BulkWrite|FindOneAnd|InsertMany).*: false$/,
    reason: BYPASS_FALSE,
  },
  { file: /runCursorCommand\.json$/, test: /checkMetadataConsistency/, reason: SHARDS },
  { file: /runCursorCommand\.json$/, test: /^does not close the cursor when receiving/, reason: CAPPED },
  { file: /timeseries-collection\.json$/, reason: TIME_SERIES },
  { file: /createCollection-pre_and_post_images\.json$/, reason: CHANGE_STREAMS },
  { file: /modifyCollection-pre_and_post_images\.json$/, reason: CHANGE_STREAMS },
  { file: /modifyCollection-errorResponse\.json$/, reason: PREPARE_UNIQUE },
  {
    file: /(mongos-recovery-token|pin-mongos)\.json$/,
    test: /(fails on new mongos|transaction and commit)$/,
    reason: MANY_MONGOS,
  },
  {
    file: /transactions.*(commit|retryable-writes|callback-(aborts|commits))\.json$/,
    test: /^(reset session state|increment txnNumber$)|runs extra op$/,
    reason: CAUSAL_WRITES,
  },
  { file: /snapshot-sessions\.json$/, test: /^(?!StartTransaction fails)/, reason: SNAPSHOT },
  {
    file: /implicit-sessions-default-causal-consistency\.json$/,
    test: /level is snapshot$/,
    reason: SNAPSHOT,
  },
];
