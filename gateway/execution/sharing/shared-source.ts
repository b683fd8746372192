import type { Log } from '../../../runtime/log.ts';
import { type Answer, type Ask, failedAnswer, type Source } from '../source.ts';
import { callerClasses } from './caller-class.ts';
import { shareEntities } from './entity-batches.ts';
import { type Failed, shareFlights } from './flights.ts';

/** Counts the changes that were made through this gateway. */
export interface Changes {
  count: number;
}

export interface SharingOptions {
  /** True when the subgraph learns who asks, so that only what the same caller asks is the same. */
  readonly tellsViewer: boolean;
  readonly changes: Changes;
  readonly log: Log;
}

/**
 * A subgraph whose reads are shared between requests: the same one on its way is not sent again, and reads of entities
 * that differ in nothing but the entities go out together.
 *
 * Whatever a mutation asks is sent for itself. A read that began before a mutation ended is not shared with who asks
 * after it.
 */
export function sharedSource(send: Source, { tellsViewer, changes, log }: SharingOptions): Source {
  const classOf = callerClasses(tellsViewer);
  const failed: Failed = (error, ask) => failedAnswer(error, ask, log);
  const flights = shareFlights(send, failed);
  const entities = shareEntities(send, failed);

  return (ask) => {
    const { fetch, variables, request } = ask;
    if (!ask.isQuery) return sendForItself(ask);
    const values = fetch.variables.length === 0 ? '' : JSON.stringify(variables);
    // A new text, with that of the fetch in it, would be put together and hashed for each call.
    const key = `${changes.count}\n${classOf(request)}\n${values}\n${fetch.contexts}\n${fetch.textHash}`;
    return ask.representations ? entities(key, ask) : flights(key, ask);
  };

  async function sendForItself(ask: Ask): Promise<Answer> {
    const answer = await send(ask);
    if (!ask.fetch.isQuery) changes.count += 1;
    return answer;
  }
}
