import assert from 'node:assert/strict';
import type { Databases } from '../../runtime/database.ts';
import { eventModel, type EventRecord } from '../../runtime/events.ts';
import { subgraphs } from '../../subgraphs/index.ts';
import type { AnswerData } from './answer-data.ts';
import { type Chain, orderOf } from './chain.ts';
import { until } from './processes.ts';
import { askRight, type Trader } from './trader.ts';
import { type EventKind, statusIn } from './watch-for-cut.ts';

/** What there is of an order when all is done, without ids and times: the same for every order of the same goods. */
export interface EndState {
  readonly order: AnswerData;
  readonly timeline: readonly string[];
  /** Of each hold that was made for it. */
  readonly reservations: readonly string[];
  /** Holds of orders that do not exist. */
  readonly strayHolds: number;
  /** Events that some subgraph could not apply. */
  readonly setAside: readonly string[];
}

const END = `query ($id: ID!) {
  order(id: $id) {
    status version total { amount }
    payments { status amount { amount } refunded { amount } }
    ledgers {
      captured { amount } refunded { amount } fees { amount } paidOut { amount } held { amount }
      entries(first: 100) { nodes { number debit credit amount { amount } } }
    }
    settlements { status source { amount } net { amount } }
    shipments { status lines { quantity } }
    declarations {
      status reKeyedFields lines { quantity { value } } summary { status attempt receipts { message code } }
    }
    refundClaims { status amount { amount } repaid { amount } reconciliation { finalAmount { amount } } }
    cover {
      status lossReason invoice { amount } insured { amount } outstanding { amount } premium { amount }
      limit { status outstanding { amount } available { amount } } policy { used { amount } }
      claim { status loss { amount } indemnity { amount } recovered { amount } }
    }
    proceeds { received fromBuyer { amount } fromInsurer { amount } }
    returns { status refundDue { amount } lines { quantity received } }
    nextSteps { action }
    timeline(first: 100) { nodes { kind } }
  }
}`;

export async function readEnd(trader: Trader, databases: Databases, chain: Chain): Promise<EndState> {
  const asked = { variables: { id: orderOf(chain).id }, token: trader.operator };
  const { timeline, ...order } = (await askRight(trader.graph, END, asked)).order;
  const orders = databases.of('retailers').collection<{ _id: string }>('orders');
  const known = (await orders.find().project<{ _id: string }>({ _id: 1 }).toArray()).map(({ _id }) => _id);
  const holds = databases.of('manufacturers').collection('reservations');
  const mine = await holds.find({ orderId: orderOf(chain).id }).toArray();
  return {
    order,
    timeline: (timeline.nodes as readonly { readonly kind: string }[]).map(({ kind }) => kind).sort(),
    reservations: mine.map((hold) => String(hold['status'])),
    strayHolds: await holds.countDocuments({ orderId: { $nin: known } }),
    setAside: await findEvents(databases, 'aside'),
  };
}

export interface StockSum {
  readonly onHand: number;
  readonly reserved: number;
}

/** Of the goods of a chain, in all warehouses. */
export async function readStock({ graph, operator: token }: Trader, skuId: string): Promise<StockSum> {
  const query = 'query ($id: ID!) { sku(id: $id) { stock { onHand reserved } } }';
  const { sku } = await askRight(graph, query, { variables: { id: skuId }, token });
  const levels = sku.stock as readonly StockSum[];
  return {
    onHand: levels.reduce((sum, { onHand }) => sum + onHand, 0),
    reserved: levels.reduce((sum, { reserved }) => sum + reserved, 0),
  };
}

const QUIET_MS = 180_000;

/** Waits until every event has been taken by all that want it. @throws when it is not, naming those that wait */
export async function untilQuiet(databases: Databases): Promise<void> {
  const isQuiet = async () => (await findEvents(databases, 'pending')).length === 0;
  await until('no event waits', isQuiet, QUIET_MS).catch(async () => {
    assert.fail(`These events still wait: ${(await findEvents(databases, 'pending')).join(', ')}`);
  });
}

/** The events that wait for a subgraph, or that one could not apply. */
async function findEvents(databases: Databases, field: 'pending' | 'aside'): Promise<readonly string[]> {
  const found = await Promise.all(
    subgraphs.map(({ name }) =>
      eventModel(databases.of(name))
        .find({ [field]: { $exists: true } })
        .lean<EventRecord[]>(),
    ),
  );
  return found
    .flat()
    .map(({ type, _id, [field]: receivers = [] }) => `${type} ${_id} to ${receivers.join()}`);
}

/** The kinds of all events that an order's chain has written, each once, as they came. */
export async function readKinds(databases: Databases, chain: Chain): Promise<readonly EventKind[]> {
  const { id } = orderOf(chain);
  const of = { $or: [{ 'data.orderId': id }, { 'data.orderIds': id }] };
  const found = await Promise.all(
    subgraphs.map(async ({ name: source }) => {
      const events = await eventModel(databases.of(source)).find(of).lean<EventRecord[]>();
      return events.map(({ at, type, data }) => ({ at, kind: { source, type, status: statusIn(data) } }));
    }),
  );
  const kinds = found
    .flat()
    .sort((one, other) => one.at.getTime() - other.at.getTime())
    .map(({ kind }) => kind);
  return [...new Map(kinds.map((kind) => [Object.values(kind).join(), kind])).values()];
}
