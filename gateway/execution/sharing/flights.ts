import { Abandonment } from '../../call-signal.ts';
import type { Answer, Ask, Source } from '../source.ts';
import { copy } from './copy.ts';
import { lateAnswer, whenAborted } from './waiting.ts';

interface Flight {
  readonly waiting: Set<(answer: Answer) => void>;
  readonly abort: () => void;
}

/** Asks under a key; whoever asks the same while the answer is on its way gets it too. */
export type Share = (key: string, ask: Ask) => Promise<Answer>;

/**
 * Shares fetches that are the same and on their way.
 *
 * Each of those who wait does so within its own time. The fetch goes on as long as anybody waits.
 */
export function shareFlights(send: Source): Share {
  const flights = new Map<string, Flight>();

  return (key, ask) => {
    const flight = flights.get(key) ?? begin(key, ask);
    return new Promise((resolve) => {
      const take = (answer: Answer): void => {
        stop();
        resolve(answer);
      };
      flight.waiting.add(take);
      const stop = whenAborted(ask.request.signal, () => {
        flight.waiting.delete(take);
        if (flight.waiting.size === 0) {
          if (flights.get(key) === flight) flights.delete(key);
          flight.abort();
        }
        resolve(lateAnswer(ask.fetch.subgraph));
      });
    });
  };

  function begin(key: string, ask: Ask): Flight {
    const signal = new Abandonment();
    const flight: Flight = { waiting: new Set(), abort: () => signal.abort() };
    flights.set(key, flight);
    void send({ ...ask, request: { ...ask.request, signal } }).then((answer) => {
      if (flights.get(key) === flight) flights.delete(key);
      let left = flight.waiting.size;
      // The last one takes the answer itself: all copies have been made by then.
      for (const take of flight.waiting) {
        left -= 1;
        take(left > 0 ? { ...answer, data: copy(answer.data, new Map()) } : answer);
      }
    });
    return flight;
  }
}
