import type { GraphQLFormattedError } from 'graphql';
import * as z from 'zod';
import { Problem, type ProblemCode, Problems, USER_ERROR_CODES } from '../values/problem.ts';
import { CallAbort, type CallSignal, whenAborted } from './call-signal.ts';
import { isShownCode } from './subgraph-errors.ts';
import { serviceViewer, type Viewer } from './viewer.ts';

/** An operation on its way to a subgraph, wherever that runs. */
export interface OutgoingCall {
  readonly subgraph: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
  readonly signal: CallSignal;
}

/**
 * Carries an operation as the gateway does: in this process, or over HTTP with the viewer signed.
 *
 * @throws a Problem `SUBGRAPH_UNAVAILABLE` or `TIMEOUT` when there is no answer to be had.
 */
export type ReachSubgraph = (call: OutgoingCall) => Promise<{
  readonly data?: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors?: readonly GraphQLFormattedError[] | undefined;
}>;

/** A mutation of another subgraph that clients do not see. */
export interface ServiceMutation<Answer> {
  readonly subgraph: string;
  /** The mutation's name, the only root field of `document`. */
  readonly name: string;
  /** Takes the input as `$input`, and asks for `userErrors { code message field }`. */
  readonly document: string;
  /** What the payload holds beside them when it was not refused. */
  readonly answer: z.ZodType<Answer>;
}

/** What the callee does once, however often it is asked to. */
export interface CallInput {
  readonly input: { readonly idempotencyKey: string };
  /** The caller's own deadline: what is not answered by then is not waited for. */
  readonly signal?: CallSignal | undefined;
}

/**
 * Asks another subgraph to do something, and waits for its answer.
 *
 * @throws Problems when it is refused, with the callee's codes and fields.
 * @throws a Problem `SUBGRAPH_UNAVAILABLE` or `TIMEOUT` when it is not known whether it was done: the same call again
 * finds out.
 */
export type Call = <Answer>(mutation: ServiceMutation<Answer>, call: CallInput) => Promise<Answer>;

/** Not longer than a client waits for its own answer. */
const TIMEOUT_MS = 10_000;

const refusals = z.object({
  userErrors: z.array(
    z.object({
      code: z.enum(USER_ERROR_CODES),
      message: z.string(),
      field: z.array(z.string()).nullable(),
    }),
  ),
});

/** The calls of one subgraph, under its own identity. */
export function createCall(caller: string, reach: ReachSubgraph, timeoutMs = TIMEOUT_MS): Call {
  const viewer = serviceViewer(caller);
  return async ({ subgraph, name, document, answer }, { input, signal }) => {
    const { data, errors } = await within(timeoutMs, signal, (inTime) =>
      reach({ subgraph, query: document, variables: { input }, viewer, signal: inTime }),
    );
    if (errors?.[0]) throw failureOf(errors[0], subgraph);
    const payload = data?.[name];
    const { userErrors } = refusals.parse(payload);
    if (userErrors.length > 0) throw refusalOf(userErrors, name);
    return answer.parse(payload);
  };
}

/** Does something under a signal that fires with another one, or when so much time has passed. */
async function within<Result>(
  timeoutMs: number,
  signal: CallSignal | undefined,
  work: (signal: CallSignal) => Promise<Result>,
): Promise<Result> {
  const abort = new CallAbort();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  const stop = signal && whenAborted(signal, () => abort.abort(signal.reason));
  try {
    return await work(abort);
  } finally {
    clearTimeout(timer);
    stop?.();
  }
}

function failureOf({ message, extensions = {} }: GraphQLFormattedError, subgraph: string): Error {
  const { code, reason, ...details } = extensions;
  if (!isShownCode(code)) return new Error(`${subgraph} failed: ${message}`);
  // A shown code is one of ours.
  const said = typeof reason === 'string' ? reason : 'refused';
  return new Problem(code as ProblemCode, said, { ...details, message });
}

function refusalOf(userErrors: z.output<typeof refusals>['userErrors'], name: string): Problems {
  return new Problems(
    userErrors.map(
      ({ code, message, field }) =>
        new Problem(code, `refused-by-${name}`, { message, ...(field && { field }) }),
    ),
  );
}
