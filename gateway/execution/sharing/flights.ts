import { CallAbort, whenAborted } from '../../../runtime/call-signal.ts';
import type { Answer, Ask, Source } from '../source.ts';
import { copy } from './copy.ts';
import { lateAnswer } from './waiting.ts';

interface Waiting {
  readonly take: (answer: Answer) => void;
  readonly fail: (error: unknown) => void;
}

interface Flight {
  readonly waiting: Set<Waiting>;
  readonly abort: () => void;
}

/** The answer for who asked, where something went wrong that no answer tells of. */
export type Failed = (error: unknown, ask: Ask) => Answer;

/** Asks under a key; whoever asks the same while the answer is on its way gets it too. */
export type Share = (key: string, ask: Ask) => Promise<Answer>;

/**
 * Shares fetches that are the same and on their way.
 *
 * Each of those who wait does so within its own time. The fetch goes on as long as anybody waits.
 */
export function shareFlights(send: Source, failed: Failed): Share {
  const flights = new Map<string, Flight>();

  return (key, ask) => {
    const joined = flights.get(key);
    const flight = joined ?? begin(key, ask);
    return new Promise((resolve) => {
      const take = (answer: Answer): void => {
        stop();
        resolve(joined ? { ...answer, isShared: true } : answer);
      };
      const waiting: Waiting = { take, fail: (error) => take(failed(error, ask)) };
      flight.waiting.add(waiting);
      const stop = whenAborted(ask.request.signal, () => {
        flight.waiting.delete(waiting);
        if (flight.waiting.size === 0) {
          if (flights.get(key) === flight) flights.delete(key);
          flight.abort();
        }
        resolve(lateAnswer(ask.fetch.subgraph));
      });
    });
  };

  function begin(key: string, ask: Ask): Flight {
    const signal = new CallAbort();
    const flight: Flight = { waiting: new Set(), abort: () => signal.abort() };
    flights.set(key, flight);
    const end = (): void => {
      if (flights.get(key) === flight) flights.delete(key);
    };
    void carry(flight, () => send({ ...ask, request: { ...ask.request, signal } }), end);
    return flight;
  }
}

async function carry(flight: Flight, send: () => Promise<Answer>, end: () => void): Promise<void> {
  try {
    const answer = await send();
    end();
    share(answer, flight);
  } catch (error) {
    end();
    // Nobody waits for what will not come.
    for (const { fail } of flight.waiting) fail(error);
  }
}

function share(answer: Answer, { waiting }: Flight): void {
  let left = waiting.size;
  // The last one takes the answer itself: all copies have been made by then.
  for (const { take } of waiting) {
    left -= 1;
    take(left > 0 ? { ...answer, data: copy(answer.data, new Map()) } : answer);
  }
}
