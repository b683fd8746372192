import { describe, expect, it } from '@jest/globals';
import type { EventRecord } from '../../runtime/events.ts';
import { joinHandlers } from '../../runtime/join-handlers.ts';
import type { EventHandler } from '../../runtime/subgraph.ts';
import type { Transaction } from '../../runtime/write.ts';

describe('joinHandlers', () => {
  const said: string[] = [];
  const say =
    (text: string): EventHandler =>
    async (event, transaction) => {
      await Promise.resolve();
      said.push(`${text} ${event._id} ${String(transaction.now.getTime())}`);
    };

  it('calls all that listen to a type, in their order, with the same transaction', async () => {
    const joined = joinHandlers({ A: say('first') }, { B: say('other') }, { A: say('second') });
    expect(Object.keys(joined)).toEqual(['A', 'B']);
    await joined['A']?.({ _id: 'e1' } as EventRecord, { now: new Date(5) } as Transaction);
    expect(said).toEqual(['first e1 5', 'second e1 5']);
  });
});
