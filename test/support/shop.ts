import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { type DocumentNode, graphql, print } from 'graphql';
import type { Databases } from '../../runtime/database.ts';
import { deliver } from './deliver.ts';
import { eventModel, type EventRecord, type NewEvent } from '../../runtime/events.ts';
import { newId } from '../../runtime/id.ts';
import { consumersAmong, type Subgraph, type SubgraphInstance } from '../../runtime/subgraph.ts';
import type { Viewer } from '../../runtime/viewer.ts';
import { openSubgraphs, type OpenOptions } from '../../start/open-subgraphs.ts';
import type { PlaceOrderInput } from '../../subgraphs/retailers/domain/order-input.ts';
import type { Channel } from '../../values/channel.ts';
import { manufacturers, type Manufacturers } from '../../subgraphs/manufacturers/index.ts';
import type { RetailersInstance } from '../../subgraphs/retailers/context.ts';
import { retailers } from '../../subgraphs/retailers/index.ts';
import { money, type Money } from '../../values/money.ts';
import { seedSku } from './manufacturers.ts';
import { createTestClock, type TestAnswer, viewerAs } from './subgraph.ts';
import { appendFor } from './tell.ts';

export const ORDER_FIELDS = `id number status channel incoterm namedPlace terms destination placedAt holdExpiresAt changedAt version
  buyer { id name country kind } retailer { id name }
  lines { number sku { id } quantity unitPrice { amount currency } amount { amount currency } }
  goods { amount currency } freight { amount currency } insurance { amount } discount { amount }
  total { amount currency } deposit { amount currency }
  deliverTo { name phone lines city region postalCode country }`;

const mutation = (name: string) => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) {
    ${name}(input: $input) { replayed userErrors { code message field } order { ${ORDER_FIELDS} } }
  }`;
};

/** An order as `ORDER_FIELDS` asks for it; tests compare the rest of it whole. */
export interface ShownOrder {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly version: number;
  readonly holdExpiresAt: string | null;
  readonly deliverTo: unknown;
  readonly lines: readonly { readonly number: number }[];
  readonly buyer: { readonly name: string | null };
}

export interface OrderAnswer {
  readonly replayed: boolean;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
  /** Null when refused, which no test reads on. */
  readonly order: ShownOrder;
}

/** What is answered instead of an order. */
export const refused = (code: string, ...field: readonly string[]) => ({
  order: null,
  userErrors: [expect.objectContaining({ code, ...(field.length > 0 && { field }) })],
});

export const inEuros = (amount: string) => ({ amount, currency: 'EUR' });

export const operator = viewerAs('operator');

/** Somewhere in Berlin. */
export const BERLIN = {
  name: 'Erika Mustermann',
  phone: '+493012345678',
  lines: ['Musterstraße 1'],
  city: 'Berlin',
  region: null,
  postalCode: '10115',
  country: 'DE',
};

export interface SeededSku {
  readonly supplierId: string;
  readonly skuId: string;
  readonly listingId: string;
}

/** The two subgraphs that an order is placed in, calling each other as they do in one process, and others if need be. */
export async function openTestShop(
  databases: Databases,
  options: OpenOptions = {},
  others: readonly Subgraph[] = [],
) {
  const clock = createTestClock();
  const all: readonly Subgraph[] = [manufacturers, retailers, ...others];
  const opened = openSubgraphs({ databases, clock }, all, options);
  for (const { instance } of opened) await instance.install(() => {});
  const instanceOf = <Instance extends SubgraphInstance>(wanted: Subgraph<Instance>): Instance =>
    // It was opened by the subgraph of this name, which makes instances of this type.
    opened.find(({ subgraph }) => subgraph.name === wanted.name)?.instance as Instance;
  const makers: Manufacturers = instanceOf(manufacturers);
  const shops: RetailersInstance = instanceOf(retailers);

  const askOf =
    ({ schema }: Pick<Subgraph, 'schema'>, instance: SubgraphInstance) =>
    async (
      query: string | DocumentNode,
      variables: Record<string, unknown> = {},
      viewer: Viewer | null = null,
      signal?: AbortSignal,
    ) => {
      const { data, errors = [] } = await graphql({
        schema,
        source: typeof query === 'string' ? query : print(query),
        variableValues: variables,
        contextValue: instance.contextFor({ viewer, ...(signal && { signal }) }),
      });
      const answer: TestAnswer = {
        data: JSON.parse(JSON.stringify(data ?? null)) as unknown,
        errors: errors.map(({ message, extensions, path }) => ({ message, code: extensions['code'], path })),
      };
      return answer;
    };
  const askShop = askOf(retailers, shops);
  const askMakers = askOf(manufacturers, makers);

  async function carry(from: string, to: string, events: readonly NewEvent[] = []): Promise<number> {
    const source = { name: from, db: databases.of(from), handlers: {} };
    if (events.length > 0) await appendFor(to, { db: source.db, clock }, events);
    const receiver = opened.find(({ party }) => party.name === to)?.party;
    if (!receiver) throw new Error(`No ${to} here`);
    return await deliver(source, receiver, {
      clock,
      consumersOf: consumersAmong(all),
      onFailure: (_link, event, error) => {
        throw new Error(`${event._id} was not applied`, { cause: error });
      },
    });
  }

  const given = (answer: TestAnswer, name: string): OrderAnswer => {
    if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
    return (answer.data as Record<string, OrderAnswer>)[name] as OrderAnswer;
  };
  const runTask = async (instance: SubgraphInstance, part: string) =>
    await instance.tasks?.find(({ name }) => name.includes(part))?.run();

  let made = 0;
  return {
    databases,
    clock,
    makers,
    shops,
    askShop,
    askMakers,
    opened,
    /** Asks one of the others. */
    askOther: (other: Subgraph, ...asked: Parameters<typeof askShop>) =>
      askOf(other, instanceOf(other))(...asked),
    /** Delivers what another subgraph tells the shop or the makers. */
    tell: carry,
    /** Delivers what the two tell each other, until nothing is left. */
    settle: async () => {
      while ((await carry('manufacturers', 'retailers')) + (await carry('retailers', 'manufacturers')) > 0);
    },
    expireHolds: () => runTask(makers, 'holds of stock'),
    cancelUnheld: () => runTask(shops, 'hold has ended'),
    openShop: async (zoneId: string | null = null) => {
      const id = newId('ret', clock.now());
      await shops.loadListings({ retailers: [{ id, name: 'Corner Shop', zoneId, createdAt: clock.now() }] });
      return { ...viewerAs('retailer', id), partyId: id };
    },
    /** Registers a buyer; answers the viewer who acts for it. */
    aBuyer: async (kind: 'CONSUMER' | 'BUSINESS' = 'CONSUMER') => {
      const input = { idempotencyKey: randomUUID(), name: 'Erika Mustermann', country: 'DE', kind };
      const query =
        'mutation ($input: RegisterBuyerInput!) { registerBuyer(input: $input) { buyer { id } } }';
      const { data } = await askShop(query, { input }, operator);
      const partyId = String(data.registerBuyer.buyer.id);
      return { ...viewerAs('buyer', partyId), partyId };
    },
    /** A SKU of a supplier of its own, listed by the shop. */
    list: async (
      retailerId: string,
      {
        channel = 'B2C',
        market = 'DE',
        price = money(24_90n, 'EUR'),
        brandName = null,
        ...sku
      }: {
        readonly channel?: Channel;
        readonly market?: string;
        readonly price?: Money;
        readonly brandName?: string | null;
      } & Parameters<typeof seedSku>[1] = {},
    ): Promise<SeededSku> => {
      const supplierId = sku.supplierId ?? `sup_${(made += 1)}`;
      const { id: skuId, hsCode } = await seedSku(makers, { supplierId, ...sku });
      const listingId = newId('lst', clock.now());
      const listing = {
        id: listingId,
        retailerId,
        skuId,
        market,
        channel,
        title: 'Toy',
        price,
        createdAt: clock.now(),
      };
      await shops.loadListings({ skuFacts: [{ skuId, hsCode, brandName, version: 1 }], listings: [listing] });
      return { supplierId, skuId, listingId };
    },
    /** An order of one of each, delivered duty paid to Berlin, unless it is said otherwise. */
    place: async (
      viewer: Viewer & { readonly partyId: string },
      listings: readonly SeededSku[],
      rest: Partial<PlaceOrderInput> = {},
      signal?: AbortSignal,
    ) => {
      const input = {
        idempotencyKey: randomUUID(),
        buyerId: viewer.partyId,
        lines: listings.map(({ listingId }) => ({ listingId, quantity: 1 })),
        incoterm: 'DDP',
        namedPlace: 'Berlin',
        terms: 'PREPAID',
        deliverTo: BERLIN,
        ...rest,
      };
      return given(await askShop(mutation('placeOrder'), { input }, viewer, signal), 'placeOrder');
    },
    confirm: async (viewer: Viewer, orderId: string, rest: object = {}) => {
      const input = { idempotencyKey: randomUUID(), orderId, ...rest };
      return given(await askShop(mutation('confirmOrder'), { input }, viewer), 'confirmOrder');
    },
    cancel: async (viewer: Viewer, orderId: string, rest: object = {}) => {
      const input = { idempotencyKey: randomUUID(), orderId, ...rest };
      return given(await askShop(mutation('cancelOrder'), { input }, viewer), 'cancelOrder');
    },
    read: async (viewer: Viewer | null, id: string): Promise<ShownOrder | null> => {
      const query = `query ($id: ID!) { order(id: $id) { ${ORDER_FIELDS} } }`;
      const { data } = await askShop(query, { id }, viewer);
      return (data as { order: ShownOrder | null }).order;
    },
    /** What is reserved of a SKU, in all warehouses. */
    reserved: async (skuId: string): Promise<number> => {
      const stock = await databases
        .of('manufacturers')
        .collection<{ _id: string; levels: { reserved: number }[] }>('stocks')
        .findOne({ _id: skuId });
      return stock?.levels.reduce((sum, { reserved }) => sum + reserved, 0) ?? 0;
    },
    /** What was told of an order. */
    eventsOf: async (orderId: string): Promise<readonly EventRecord<Record<string, unknown>>[]> =>
      await eventModel(databases.of('retailers'))
        .find({ aggregateId: orderId })
        .sort({ _id: 1 })
        .lean<EventRecord<Record<string, unknown>>[]>(),
  };
}

export type TestShop = Awaited<ReturnType<typeof openTestShop>>;
