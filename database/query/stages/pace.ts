import { setImmediate } from 'node:timers/promises';

/** Longest time that one command keeps the event loop from the others. */
const SLICE_MS = 5;

/** How many small steps go between two looks at the clock. */
const STEPS = 8;

/** Keeps long work from holding up the event loop. */
export class Pace {
  readonly #interrupt: () => void;
  #steps = 0;
  #since = performance.now();

  constructor(interrupt: () => void = () => undefined) {
    this.#interrupt = interrupt;
  }

  /** Whether it is time to pause; to be asked after every small step. */
  isDue(): boolean {
    this.#steps = (this.#steps + 1) % STEPS;
    return this.#steps === 0 && performance.now() - this.#since >= SLICE_MS;
  }

  /** Lets others run. Throws when the command has to end. */
  async pause(): Promise<void> {
    await setImmediate();
    this.#interrupt();
    this.#since = performance.now();
  }
}
