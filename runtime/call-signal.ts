type Listener = () => void;

/** As much of an AbortSignal as what goes on for a request listens to. */
export interface CallSignal {
  readonly aborted: boolean;
  readonly reason?: unknown;
  readonly addEventListener: (type: 'abort', listener: Listener, options?: { readonly once: true }) => void;
  readonly removeEventListener: (type: 'abort', listener: Listener) => void;
}

/**
 * An AbortController and its signal in one, for every request and every call.
 *
 * Those of Node outlive their request, with all that listens to them: V8 finds them gone only when it looks for the second
 * time, and has moved them to where it looks seldom by then. Besides, one costs as much as all else that a call takes.
 */
export class CallAbort implements CallSignal {
  #listeners: Set<Listener> | null = null;
  #isAborted = false;
  #reason: unknown;

  get aborted(): boolean {
    return this.#isAborted;
  }

  get reason(): unknown {
    return this.#reason;
  }

  abort(reason?: unknown): void {
    if (this.#isAborted) return;
    this.#isAborted = true;
    this.#reason = reason;
    for (const listener of this.#listeners ?? []) listener();
    this.#listeners = null;
  }

  /** A listener is called once, and never when it comes after the end. */
  addEventListener(_type: 'abort', listener: Listener): void {
    if (!this.#isAborted) (this.#listeners ??= new Set()).add(listener);
  }

  removeEventListener(_type: 'abort', listener: Listener): void {
    this.#listeners?.delete(listener);
  }
}

/** Calls back when a signal fires, at once if it has. The function that it gives ends the waiting. */
export function whenAborted(signal: CallSignal, then: () => void): () => void {
  if (signal.aborted) {
    then();
    return () => {};
  }
  signal.addEventListener('abort', then, { once: true });
  return () => signal.removeEventListener('abort', then);
}
