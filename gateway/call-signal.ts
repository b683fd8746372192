type Listener = () => void;

/** As much of an AbortSignal as a call listens to. */
export interface CallSignal {
  readonly aborted: boolean;
  readonly reason?: unknown;
  readonly addEventListener: (type: 'abort', listener: Listener, options?: { readonly once: true }) => void;
  readonly removeEventListener: (type: 'abort', listener: Listener) => void;
}

/**
 * Ends calls that several wait for, when nobody waits any longer.
 *
 * One is made for every call: an AbortController with its signal, an event target, would cost as much as all else that
 * sharing takes.
 */
export class Abandonment implements CallSignal {
  #listeners: Listener[] = [];
  #isAborted = false;

  get aborted(): boolean {
    return this.#isAborted;
  }

  abort(): void {
    if (this.#isAborted) return;
    this.#isAborted = true;
    const listeners = this.#listeners;
    this.#listeners = [];
    for (const listener of listeners) listener();
  }

  addEventListener(_type: 'abort', listener: Listener): void {
    this.#listeners.push(listener);
  }

  removeEventListener(_type: 'abort', listener: Listener): void {
    this.#listeners = this.#listeners.filter((each) => each !== listener);
  }
}
