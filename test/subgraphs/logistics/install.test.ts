import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../runtime/database.ts';
import { eventModel, type EventRecord } from '../../../runtime/events.ts';
import { type QuotePublicKey, verifyQuote } from '../../../runtime/shipping-quote.ts';
import { consumersAmong } from '../../../runtime/subgraph.ts';
import { logistics } from '../../../subgraphs/logistics/index.ts';
import { openTestDatabases } from '../../support/databases.ts';
import { createTestClock, noCalls, openTestSubgraph } from '../../support/subgraph.ts';

describe('install of logistics', () => {
  let databases: Databases;
  beforeEach(async () => {
    databases = await openTestDatabases();
  });
  afterEach(() => databases.close());

  const listeners = [{ name: 'retailers', consumes: ['QuoteKeyMade'] }];

  it('does nothing the second time, and keeps its quote key', async () => {
    const graph = await openTestSubgraph(logistics, databases);
    const keys = databases.of('logistics').collection('quote_keys');
    const before = await keys.find().toArray();
    graph.commands();
    await graph.instance.install(() => {});
    const names = new Set(graph.commands().map(({ name }) => name));
    expect([...names].sort()).toEqual(['createIndexes', 'find']);
    expect(await keys.find().toArray()).toEqual(before);
    expect(before).toHaveLength(1);
  });

  it('tells the public half of the key, with which a quote is checked elsewhere, and nothing of the secret one', async () => {
    const graph = await openTestSubgraph(logistics, databases, listeners);
    const [event, ...others] = await eventModel(databases.of('logistics')).find().lean<EventRecord[]>();
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      _id: 'quote-keys:000000000001',
      type: 'QuoteKeyMade',
      pending: ['retailers'],
    });
    const { data } = await graph.ask(
      `{ shippingQuotes(input: { fromPortId: "port_CNPVG", destination: "DE", grossWeight: { grams: 5000 } }) { id } }`,
    );
    const key = event?.data as QuotePublicKey;
    expect(Object.keys(key).sort()).toEqual(['keyId', 'publicKey']);
    expect(key.publicKey).toMatch(/^-----BEGIN PUBLIC KEY-----/);
    const { shippingQuotes } = data as { shippingQuotes: readonly { readonly id: string }[] };
    expect(verifyQuote(shippingQuotes[0]?.id ?? '', [key])).toMatchObject({ destination: 'DE' });
  });

  it('makes one key where two processes install at once', async () => {
    const deps = {
      db: databases.of('logistics'),
      clock: createTestClock(),
      consumersOf: consumersAmong(listeners),
      call: noCalls,
    };
    const instances = [1, 2, 3].map(() => logistics.open(deps));
    await Promise.all(instances.map((instance) => instance.install(() => {})));
    expect(await databases.of('logistics').collection('quote_keys').countDocuments()).toBe(1);
    expect(await eventModel(databases.of('logistics')).countDocuments()).toBe(1);
  });
});
