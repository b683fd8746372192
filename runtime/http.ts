import type { IncomingHttpHeaders } from 'node:http';
import type { CallSignal } from './call-signal.ts';
import type { Problem } from '../values/problem.ts';

/** A request with its whole body. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  /** From the question mark on; empty without one. */
  readonly search: string;
  readonly headers: IncomingHttpHeaders;
  /** Every value that a header was sent with, also where only the first counts. */
  readonly headersDistinct: Readonly<Record<string, readonly string[] | undefined>>;
  readonly body: Buffer;
  readonly requestId: string;
  /** Fires when its time is up, or with a `ClientGone` for its reason. */
  readonly signal: CallSignal;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface Route {
  readonly methods: readonly string[];
  readonly handle: (request: HttpRequest) => HttpAnswer | Promise<HttpAnswer>;
  /** Origins whose pages may call it; none unless given. */
  readonly origins?: readonly string[];
}

/** Why a request's signal fires when nobody is left to read its answer. */
export class ClientGone extends Error {
  constructor() {
    super('The client has gone');
  }
}

/** An answer instead of the one that was asked for. */
export class Refusal extends Error {
  readonly status: number;
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, problem: Problem, headers: Readonly<Record<string, string>> = {}) {
    super(problem.message);
    this.status = status;
    this.problem = problem;
    this.headers = headers;
  }
}

export const jsonAnswer = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  body: `${JSON.stringify(body)}\n`,
});

/** Says what was wrong in GraphQL's form, which its clients can read whatever went wrong. */
export const refusalAnswer = ({ status, problem, headers }: Refusal): HttpAnswer =>
  jsonAnswer(status, { errors: [{ message: problem.message, extensions: problem.extensions }] }, headers);
