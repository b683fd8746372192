import type { Dispatcher } from 'undici';

/** What comes before the body of an answer. */
export interface AnswerHead {
  readonly status: number;
  /** Without its parameters, in lower case. */
  readonly contentType: string;
  readonly isEncoded: boolean;
}

export interface Post {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly maxBytes: number;
  /** Why the body of an answer is not worth reading; null when it is. */
  readonly refuse: (head: AnswerHead) => Error | null;
}

/** What was asked, or what was answered, was more than one side takes. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** A request on its way. */
export interface Posted {
  /** The body, read to its end. */
  readonly answer: Promise<Buffer>;
  /** Ends it, wherever it stands; its connection is closed if it had begun. */
  readonly abort: (reason: Error) => void;
}

/**
 * Sends a body and reads what comes back, straight from the connection: at tens of thousands of calls a second, the
 * streams and signals of a more comfortable client are most of what a call costs.
 */
export function postJson(pool: Pick<Dispatcher, 'dispatch'>, { maxBytes, refuse, ...post }: Post): Posted {
  let abort: Posted['abort'] = () => {};
  const answer = new Promise<Buffer>((resolve, reject) => {
    let controller: { readonly abort: (reason: Error) => void } | null = null;
    let abortedBy: Error | null = null;
    const chunks: Buffer[] = [];
    let length = 0;

    abort = (reason) => {
      abortedBy = reason;
      reject(reason);
      controller?.abort(reason);
    };
    pool.dispatch(
      { method: 'POST', ...post },
      {
        onRequestStart: (started) => {
          controller = started;
          if (abortedBy) started.abort(abortedBy);
        },
        onResponseStart: (_controller, status, headers) => {
          if (status < 200) return;
          const contentType = mediaTypeOf(headers['content-type']);
          const reason = refuse({ status, contentType, isEncoded: 'content-encoding' in headers });
          if (reason) abort(reason);
        },
        onResponseData: (_controller, chunk) => {
          length += chunk.length;
          if (length > maxBytes) abort(new TooLarge(`answer of more than ${maxBytes} bytes`));
          else chunks.push(chunk);
        },
        onResponseEnd: () => {
          const [only = Buffer.alloc(0)] = chunks;
          resolve(chunks.length > 1 ? Buffer.concat(chunks, length) : only);
        },
        onResponseError: (_controller, error) => reject(error),
      },
    );
  });
  return { answer, abort };
}

const mediaTypeOf = (header: string | string[] | undefined): string =>
  header === 'application/json' ? header : (String(header ?? '').split(';', 1)[0] ?? '').trim().toLowerCase();
