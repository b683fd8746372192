/** Refusals that end the request or the field: they appear in the response's `errors`. */
export const REQUEST_PROBLEM_CODES = [
  'UNAUTHENTICATED', // sign in
  'FORBIDDEN', // ask someone who may
  'BAD_INPUT', // change the request
  'COST_EXCEEDED', // ask for less
  'RATE_LIMITED', // later
  'SUBGRAPH_UNAVAILABLE', // later; the rest of the graph answers
  'TIMEOUT', // later, or ask for less
  'PERSISTED_QUERY_NOT_FOUND', // send the whole document
] as const;

/** Refusals of a write or of one of its rows: they appear in the payload's `userErrors`. */
export const USER_ERROR_CODES = [
  'NOT_FOUND',
  'INVALID',
  'DUPLICATE',
  'STALE',
  'SEQUENCE_GAP',
  'VERSION_CONFLICT',
  'IDEMPOTENCY_MISMATCH',
  'IN_PROGRESS',
  'OUT_OF_STOCK',
  'PRICE_CHANGED',
  'BELOW_MOQ',
  'IP_BLOCKED',
  'LIMIT_EXCEEDED',
  'NOT_RELEASED',
  'ILLEGAL_TRANSITION',
  'MATCH_FAILED',
  'MODE_NOT_ALLOWED',
  'RATE_UNKNOWN',
  'RULE_UNKNOWN',
  'CURRENCY_MISMATCH',
  'ALREADY_CLAIMED',
  'TOO_LATE',
  'PROCEEDS_MISSING',
  'REFUND_TO_REPAY',
] as const;

export type RequestProblemCode = (typeof REQUEST_PROBLEM_CODES)[number];
export type UserErrorCode = (typeof USER_ERROR_CODES)[number];
export type ProblemCode = RequestProblemCode | UserErrorCode;

const userErrorCodes: ReadonlySet<string> = new Set(USER_ERROR_CODES);

export const isUserErrorCode = (code: string): code is UserErrorCode => userErrorCodes.has(code);

export interface ProblemDetails {
  /** For people, in English; the reason in words when not given. */
  readonly message?: string;
  /** Where in the input, such as `['items', '3', 'quantity']`. */
  readonly field?: readonly string[];
  readonly [detail: string]: string | number | boolean | readonly string[] | undefined;
}

/**
 * An expected failure, safe to show to the caller.
 *
 * The code says what a caller can do about it, the kebab-case reason what exactly went wrong. Anything else that is
 * thrown is a bug: it is logged, and its caller learns only that it happened.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly reason: string;
  readonly field: readonly string[] | null;
  /** graphql-js copies these to the response, in a subgraph as in the gateway. */
  readonly extensions: Readonly<Record<string, unknown>> & {
    readonly code: ProblemCode;
    readonly reason: string;
  };

  constructor(code: ProblemCode, reason: string, { message, field, ...details }: ProblemDetails = {}) {
    super(message ?? reason.replaceAll('-', ' '));
    this.code = code;
    this.reason = reason;
    this.field = field ?? null;
    this.extensions = { ...details, ...(field && { field }), code, reason };
  }
}

/** The same refusal, about this place in the input. */
export const problemAt = (
  field: readonly string[],
  { code, reason, message, extensions }: Problem,
): Problem => new Problem(code, reason, { ...(extensions as ProblemDetails), message, field });

/** Several refusals of one write, found together so that the caller can mend them together. */
export class Problems extends Error {
  override readonly name = 'Problems';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ message }) => message).join('; '));
    this.problems = problems;
  }
}
