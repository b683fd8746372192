import type { Log } from '../../runtime/log.ts';

export interface Repeated {
  /** Answers when what runs now has ended; nothing begins any more. */
  readonly stop: () => Promise<void>;
  /** Ends the pause, if one is on; what runs goes on. */
  readonly wake: () => void;
}

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 10_000;

/**
 * Runs `work` again and again, one at a time, with the pause that it answers in milliseconds.
 *
 * Work that fails is logged and tried again after a pause that doubles each time: a database that is away is not
 * hammered, and what waits goes on when it is back.
 */
export function repeat(name: string, work: () => Promise<number>, log: Log): Repeated {
  let isStopping = false;
  let wake: () => void = () => undefined;
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const run = async () => {
    let retryMs = FIRST_RETRY_MS;
    while (!isStopping) {
      let pauseMs: number;
      try {
        pauseMs = await work();
        retryMs = FIRST_RETRY_MS;
      } catch (error) {
        log.error({ err: error }, `${name} failed`);
        pauseMs = retryMs;
        retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
      }
      if (!isStopping) await pause(pauseMs);
    }
  };

  const ended = run();
  return {
    wake: () => wake(),
    stop: () => {
      isStopping = true;
      wake();
      return ended;
    },
  };
}
