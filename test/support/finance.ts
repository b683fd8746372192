import type { Databases } from '../../runtime/database.ts';
import { deliver } from './deliver.ts';
import { type EventRecord, eventModel } from '../../runtime/events.ts';
import type { HttpAnswer, HttpRequest } from '../../runtime/http.ts';
import { newId } from '../../runtime/id.ts';
import type { Viewer } from '../../runtime/viewer.ts';
import { finance, type FinanceInstance } from '../../subgraphs/finance/index.ts';
import { bindModels, type Models } from '../../subgraphs/finance/models/index.ts';
import {
  createSimulatedProvider,
  type SimulatedEvent,
  type SimulatedProvider,
} from '../../subgraphs/finance/providers/simulated-provider.ts';
import { stopOf } from '../../subgraphs/logistics/domain/events.ts';
import type { Order } from '../../subgraphs/retailers/domain/order.ts';
import { money } from '../../values/money.ts';
import { anOrder, anOrderMoved, anOrderPlaced } from './orders.ts';
import { openTestSubgraph, type TestSubgraph, viewerAs } from './subgraph.ts';
import { createTell, insist, type Tell } from './tell.ts';
import { partyOf } from '../../runtime/apply-events.ts';

export const SECRETS = ['a'.repeat(32), 'b'.repeat(32)] as const;

export const bank = viewerAs('finance');
export const seller = viewerAs('retailer', anOrder().retailerId);
export const buyer = viewerAs('buyer', anOrder().buyerId);

export const euros = (minor: bigint) => money(minor, 'EUR');

const PAYMENT =
  'id status providerRef amount { amount currency } refunded { amount } fee { amount } feeOwed { amount } order { id }';
const SETTLEMENT = `id status advance source { amount currency } net { amount } target { amount currency }
  netted { kind amount { amount } } quote { rate target { amount } expiresAt } owed { amount }`;
const STOPS = 'payoutStops { reason reference stoppedAt liftedAt }';
const END = 'replayed userErrors { code message field }';

const MUTATIONS = {
  capturePayment: `mutation M($input: CapturePaymentInput!) { answer: capturePayment(input: $input) { payment { ${PAYMENT} } ${END} } }`,
  refundPayment: `mutation M($input: RefundPaymentInput!) { answer: refundPayment(input: $input) { payment { ${PAYMENT} } ${END} } }`,
  requestSettlement: `mutation M($input: RequestSettlementInput!) { answer: requestSettlement(input: $input) { settlement { ${SETTLEMENT} } ${END} } }`,
  stopPayout: `mutation M($input: StopPayoutInput!) { answer: stopPayout(input: $input) { order { ${STOPS} } ${END} } }`,
  liftPayoutStop: `mutation M($input: LiftPayoutStopInput!) { answer: liftPayoutStop(input: $input) { order { ${STOPS} } ${END} } }`,
  acceptSettlementQuote: `mutation M($input: AcceptSettlementQuoteInput!) { answer: acceptSettlementQuote(input: $input) { settlement { ${SETTLEMENT} } ${END} } }`,
};

const READ = `query ($orders: [_Any!]!) { _entities(representations: $orders) { ... on Order {
  payments { ${PAYMENT} } settlements { ${SETTLEMENT} } ${STOPS}
  ledgers { captured { amount } refunded { amount } fees { amount } paidOut { amount } held { amount }
    entries(first: 100) { nodes { number debit credit amount { amount } } } } } } }`;

let keys = 0;

/** A new idempotency key. */
export const newKey = (): string => `key-${(keys += 1)}`;

let placed = 0;

interface Amount {
  readonly amount: string;
}

export interface PaymentAnswer {
  readonly id: string;
  readonly status: string;
  readonly providerRef: string;
  readonly amount: Amount & { readonly currency: string };
  readonly refunded: Amount;
  readonly fee: Amount | null;
  readonly feeOwed: Amount | null;
}

export interface SettlementAnswer {
  readonly id: string;
  readonly status: string;
  readonly advance: boolean;
  readonly source: Amount;
  readonly net: Amount;
  readonly target: Amount | null;
  readonly netted: readonly { readonly kind: string; readonly amount: Amount }[];
  readonly quote: { readonly rate: string; readonly target: Amount; readonly expiresAt: string } | null;
  readonly owed: Amount | null;
}

export interface MutationAnswer {
  readonly payment?: PaymentAnswer | null;
  readonly settlement?: SettlementAnswer | null;
  readonly order?: Pick<MoneyAnswer, 'payoutStops'> | null;
  readonly replayed: boolean;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
}

export interface MoneyAnswer {
  readonly payments: readonly PaymentAnswer[] | null;
  readonly settlements: readonly SettlementAnswer[] | null;
  readonly payoutStops:
    | readonly { readonly reason: string; readonly reference: string; readonly liftedAt: string | null }[]
    | null;
  readonly ledgers:
    | readonly (Readonly<Record<Balance, Amount | null>> & {
        readonly entries: {
          readonly nodes: readonly {
            readonly number: number;
            readonly debit: string;
            readonly credit: string;
            readonly amount: Amount;
          }[];
        } | null;
      })[]
    | null;
}

const BALANCES = ['captured', 'refunded', 'fees', 'paidOut', 'held'] as const;
type Balance = (typeof BALANCES)[number];

export const codesOf = ({ userErrors }: MutationAnswer): readonly string[] =>
  userErrors.map(({ code }) => code);

export interface TestFinance extends TestSubgraph<FinanceInstance> {
  readonly tell: Tell;
  /** Places an order of the sample shop, with an id of its own; answers it. */
  readonly place: (given?: Partial<Order>) => Promise<Order>;
  /** Its owner gives it up, which it has confirmed before or, by default, not. */
  readonly cancel: (order: Order, previous?: 'PLACED' | 'CONFIRMED') => Promise<void>;
  /** Logistics has heard of it, and says what was loaded. */
  readonly stop: (order: Order, loadedShipmentIds?: readonly string[]) => Promise<void>;
  /** Customs lets a declaration of some lines go; of all of them unless it is said otherwise. */
  readonly release: (
    order: Order,
    lines?: readonly { number: number; quantity: number }[],
  ) => Promise<string>;
  /** Runs a mutation; the answer is its payload. @throws with the errors of one that is refused as a whole */
  readonly run: (
    name: keyof typeof MUTATIONS,
    viewer: Viewer | null,
    input: object,
  ) => Promise<MutationAnswer>;
  /** Books a payment; answers it. */
  readonly pay: (order: Order, amount?: string, providerRef?: string) => Promise<PaymentAnswer>;
  /** What a viewer sees of an order's money. */
  readonly moneyOf: (orderId: string, viewer?: Viewer | null) => Promise<MoneyAnswer>;
  /** The balances that its seller sees, such as `{ captured: '58.20', ... }`. */
  readonly balances: (orderId: string) => Promise<Readonly<Record<string, string>> | null>;
  /** The events that were appended of an aggregate, in order. */
  readonly eventsOf: (aggregateId: string) => Promise<readonly EventRecord[]>;
  readonly models: Models;
  /** Delivers to the subgraph what it tells itself. */
  readonly deliverOwn: () => Promise<void>;
  readonly runTask: (name: RegExp) => Promise<void>;
  /** The provider, and the events that it has made since it was last asked for them. */
  readonly provider: SimulatedProvider;
  readonly providerEvents: () => readonly SimulatedEvent[];
  /** Sends a webhook to its route. */
  readonly send: (event: SimulatedEvent) => Promise<HttpAnswer>;
}

/** The finance subgraph alone, with a simulated provider whose webhooks the test delivers. */
export async function openTestFinance(databases: Databases): Promise<TestFinance> {
  const settings = { PAYMENT_WEBHOOK_SECRETS: SECRETS.join(','), FX_QUOTE_SECONDS: '600' };
  const opened = await openTestSubgraph(finance, databases, [], settings);
  const { ask, clock, instance } = opened;
  const db = databases.of('finance');
  const made: SimulatedEvent[] = [];
  const models = bindModels(db);
  const onEvent = (event: SimulatedEvent) => void made.push(event);
  const provider = createSimulatedProvider({ models, clock, secrets: SECRETS, onEvent });

  const run: TestFinance['run'] = async (name, viewer, input) => {
    const given = { idempotencyKey: newKey(), ...input };
    const { data, errors } = await ask(MUTATIONS[name], { input: given }, viewer);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data.answer as MutationAnswer;
  };

  const itself = partyOf('finance', db, instance);
  const tell = createTell(itself, { databases, clock });
  const told = insist(tell);

  const moneyOf: TestFinance['moneyOf'] = async (id, viewer = seller) => {
    const { data, errors } = await ask(READ, { orders: [{ __typename: 'Order', id }] }, viewer);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data._entities[0] as MoneyAnswer;
  };

  return {
    ...opened,
    run,
    tell,
    moneyOf,
    place: async (given = {}) => {
      // Old enough that nobody waits for it.
      const _id = `ord_${String((placed += 1)).padStart(32, '0')}`;
      const order = anOrder({ _id, ...given });
      await told('retailers', anOrderPlaced(order));
      return order;
    },
    cancel: ({ _id: orderId }, previous = 'PLACED') =>
      told('retailers', anOrderMoved({ orderId, status: 'CANCELLED', previous })),
    stop: ({ _id: orderId }, loadedShipmentIds = []) =>
      told('logistics', {
        aggregateId: stopOf(orderId),
        sequence: 1,
        type: 'OrderStopped',
        data: { orderId, loadedShipmentIds, at: clock.now(), version: 1 },
      }),
    release: async ({ _id: orderId, lines: ordered }, lines = ordered) => {
      const declarationId = newId('dec', clock.now());
      const data = {
        declarationId,
        orderId,
        status: 'RELEASED',
        mode: 'M9610',
        zoneId: null,
        exportedOn: null,
        fob: euros(1_00n),
        lines: lines.map(({ number, quantity }) => ({
          number,
          orderLineNumber: number,
          supplierId: 'sup_1',
          hsCode: '9503006000',
          quantity,
          unit: 'C62',
          total: euros(1_00n),
        })),
        version: 1,
      };
      await told('supervision', { aggregateId: declarationId, sequence: 1, type: 'DeclarationMoved', data });
      return declarationId;
    },
    pay: async ({ _id: orderId }, amount = '58.20', providerRef = `bank_${newKey()}`) => {
      const answer = await run('capturePayment', bank, {
        orderId,
        amount: { amount, currency: 'EUR' },
        providerRef,
      });
      if (!answer.payment) throw new Error(JSON.stringify(answer.userErrors));
      return answer.payment;
    },
    balances: async (orderId) => {
      const [ledger] = (await moneyOf(orderId)).ledgers ?? [];
      return ledger ? Object.fromEntries(BALANCES.map((name) => [name, ledger[name]?.amount ?? ''])) : null;
    },
    eventsOf: (aggregateId) => eventModel(db).find({ aggregateId }).sort({ _id: 1 }).lean<EventRecord[]>(),
    deliverOwn: async () => {
      const onFailure = (_link: unknown, _event: unknown, error: unknown) => {
        throw error;
      };
      for (;;) {
        const deps = { clock, consumersOf: () => [], onFailure };
        if ((await deliver(itself, itself, deps)) === 0) return;
      }
    },
    runTask: async (name) => {
      for (const task of instance.tasks ?? []) if (name.test(task.name)) await task.run();
    },
    models,
    provider,
    providerEvents: () => made.splice(0),
    send: async (event) => {
      const route = instance.webhooks?.['/webhooks/payments/simulated'];
      if (!route) throw new Error('There is no such route');
      const { headers, body } = provider.sign(event);
      // As much of a request as the route reads.
      return await route.handle({ method: 'POST', headers, body } as HttpRequest);
    },
  };
}
