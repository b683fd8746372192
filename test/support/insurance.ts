import type { NewEvent } from '../../runtime/events.ts';
import type { Viewer } from '../../runtime/viewer.ts';
import type { Order } from '../../subgraphs/retailers/domain/order.ts';
import { money, parseAmount } from '../../values/money.ts';
import { bank, newKey, openTestFinance, seller, type TestFinance } from './finance.ts';
import { anOrder, anOrderLine } from './orders.ts';
import type { Databases } from '../../runtime/database.ts';

const CLAIM = 'id status loss { amount } indemnity { amount } recovered { amount } holderShare { amount }';
const LIMIT =
  'id status requested { amount } approved { amount } outstanding { amount } available { amount } maxDays buyer { id }';
const POLICY = 'id status model coveredShare maxLiability { amount currency } used { amount } holder { id }';
export const COVER = `status invoice { amount } insured { amount } uninsured { amount } outstanding { amount } share
  premium { amount } rule { key sample } dueOn noticeTo claimFrom lossReason policy { id used { amount } }
  limit { ${LIMIT} } claim { ${CLAIM} }`;

const FIELDS = {
  issuePolicy: `policy { ${POLICY} }`,
  requestCreditLimit: `limit { ${LIMIT} }`,
  declareCover: `cover { ${COVER} }`,
  notifyLoss: `cover { ${COVER} }`,
  fileInsuranceClaim: `claim { ${CLAIM} }`,
  recordInsurerDecision: `limit { ${LIMIT} } claim { ${CLAIM} } policy { ${POLICY} }`,
} as const;

interface Amount {
  readonly amount: string;
}

export interface LimitAnswer {
  readonly id: string;
  readonly status: string;
  readonly approved: Amount | null;
  readonly outstanding: Amount;
  readonly available: Amount;
}

export interface CoverAnswer {
  readonly status: string;
  readonly insured: Amount;
  readonly outstanding: Amount;
  readonly dueOn: string;
  readonly limit: LimitAnswer;
  readonly claim: { readonly id: string; readonly status: string; readonly indemnity: Amount | null } | null;
}

export interface InsuranceAnswer {
  readonly policy?: { readonly id: string; readonly status: string } | null;
  readonly limit?: LimitAnswer | null;
  readonly cover?: CoverAnswer | null;
  readonly claim?: CoverAnswer['claim'];
  readonly replayed: boolean;
  readonly userErrors: readonly {
    readonly code: string;
    readonly message: string;
    readonly field: readonly string[] | null;
  }[];
}

/** A policy with a limit under it. */
export interface Insured {
  readonly policyId: string;
  readonly limitId: string;
}

interface InsuredOptions {
  readonly amount?: string;
  readonly policy?: object;
  readonly limit?: object;
}

/** What is covered, and under what. */
interface CoveredOrder extends Insured {
  readonly order: Order;
}

export interface TestInsurance extends TestFinance {
  readonly insure: (
    name: keyof typeof FIELDS,
    viewer: Viewer | null,
    input: object,
  ) => Promise<InsuranceAnswer>;
  /** Issues a policy in dollars and grants its limit. */
  readonly insured: (given?: InsuredOptions) => Promise<Insured>;
  /** The seller declares an order under a policy. */
  readonly declare: (
    orderId: string,
    insured: Pick<Insured, 'policyId'>,
    given?: object,
  ) => Promise<InsuranceAnswer>;
  /** The insurer decides, under an id of its own each time. */
  readonly decide: (
    subjectId: string | undefined,
    approve?: boolean,
    given?: object,
  ) => Promise<InsuranceAnswer>;
  /** A shipped and covered order of 50,000 whose buyer does not pay. */
  readonly unpaid: (given?: InsuredOptions) => Promise<CoveredOrder>;
  /** The same, claimed and looked into. */
  readonly adjusting: (
    given?: InsuredOptions,
  ) => Promise<CoveredOrder & { readonly claimId: string | undefined }>;
  /** Places what a business buys on account, in whole dollars. */
  readonly sell: (dollars?: number, given?: Partial<Order>) => Promise<Order>;
  /** The same, and ships it. */
  readonly ship: (dollars?: number, given?: Partial<Order>) => Promise<Order>;
  readonly coverOf: (orderId: string, viewer?: Viewer | null) => Promise<CoverAnswer | null>;
  /** A carrier takes goods of an order on; answers their shipment. */
  readonly book: (order: Order) => Promise<string>;
  readonly cancelShipment: (shipmentId: string) => Promise<void>;
  /** Goods of an order worth so much have come back and were counted; answers their return. */
  readonly comesBack: (order: Order, amount: string) => Promise<string>;
  /** The platform takes in what the buyer pays, and lets the ledger's event reach its listeners. */
  readonly payDollars: (order: Order, amount: string) => Promise<void>;
}

export const codesOf = ({ userErrors }: InsuranceAnswer): readonly string[] =>
  userErrors.map(({ code }) => code);

export const inDollars = (amount: string) => ({ amount, currency: 'USD' });

/** Reads of orders what insurance knows of them. */
export const ORDER_INSURANCE = `query ($ids: [_Any!]!) { _entities(representations: $ids) { __typename
  ... on Order { uninsured { amount currency } proceeds { received fromBuyer { amount } fromInsurer { amount } } } } }`;

/** An order as the gateway names it to finance, with what its fields require. */
export const orderReference = ({ _id: id, total, channel, terms, buyerId, retailerId }: Order) => ({
  __typename: 'Order',
  id,
  total: { amount: String(total.minor / 100n), currency: total.currency },
  channel,
  terms,
  buyer: { __typename: 'Buyer', id: buyerId },
  retailer: { __typename: 'Retailer', id: retailerId },
});

let shipped = 0;
let returned = 0;

/** The finance subgraph alone, with what insurance needs beside. */
export async function openTestInsurance(databases: Databases): Promise<TestInsurance> {
  const graph = await openTestFinance(databases);
  const { ask, clock } = graph;

  const insure: TestInsurance['insure'] = async (name, viewer, input) => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation M($input: ${type}!) { answer: ${name}(input: $input) {
      ${FIELDS[name]} replayed userErrors { code message field } } }`;
    const { data, errors } = await ask(query, { input: { idempotencyKey: newKey(), ...input } }, viewer);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data.answer as InsuranceAnswer;
  };

  const tellOrThrow = async (source: string, event: NewEvent) => {
    const failures = await graph.tell(source, event);
    if (failures.length > 0) throw new Error(failures.join('\n'));
  };

  const insured: TestInsurance['insured'] = async ({ amount = '40000.00', policy = {}, limit = {} } = {}) => {
    const issued = await insure('issuePolicy', bank, {
      holderId: seller.partyId,
      model: 'NAMED_BUYER',
      coveredShare: '0.90',
      maxLiability: { amount: '1000000.00', currency: 'USD' },
      validFrom: '2026-01-01',
      validTo: '2027-12-31',
      ...policy,
    });
    const policyId = issued.policy?.id ?? fail(issued);
    const asked = await insure('requestCreditLimit', seller, {
      policyId,
      buyerId: anOrder().buyerId,
      amount: { amount, currency: 'USD' },
      maxDays: 90,
      ...limit,
    });
    const limitId = asked.limit?.id ?? fail(asked);
    const decided = { decisionId: newKey(), subjectId: limitId, approve: true };
    const granted = await insure('recordInsurerDecision', bank, decided);
    if (granted.limit?.status !== 'APPROVED') fail(granted);
    return { policyId, limitId };
  };

  const book: TestInsurance['book'] = async ({ _id: orderId }) => {
    const shipmentId = `shp_${(shipped += 1)}`;
    const data = {
      ...{ shipmentId, orderId, returnId: null, isOverseasWarehouse: false },
      ...{ bookedAt: clock.now(), status: 'BOOKED', version: 1 },
    };
    await tellOrThrow('logistics', { aggregateId: shipmentId, sequence: 1, type: 'ShipmentBooked', data });
    return shipmentId;
  };

  const sell: TestInsurance['sell'] = (dollars = 50_000, given = {}) => {
    const unitPrice = money(BigInt(dollars) * 100n, 'USD');
    return graph.place({
      lines: [anOrderLine({ quantity: 1, unitPrice })],
      freight: money(0n, 'USD'),
      channel: 'B2B',
      buyerKind: 'BUSINESS',
      terms: 'OPEN_ACCOUNT',
      ...given,
    });
  };

  const ship: TestInsurance['ship'] = async (dollars, given) => {
    const order = await sell(dollars, given);
    await book(order);
    return order;
  };

  const declare: TestInsurance['declare'] = (orderId, { policyId }, given = {}) =>
    insure('declareCover', seller, { orderId, policyId, ...given });
  const decide: TestInsurance['decide'] = (subjectId, approve = true, given = {}) =>
    insure('recordInsurerDecision', bank, { decisionId: newKey(), subjectId, approve, ...given });

  const unpaid: TestInsurance['unpaid'] = async (given) => {
    const under = await insured(given);
    const order = await ship();
    await declare(order._id, under);
    clock.set('2027-03-01T08:00:00Z');
    return { order, ...under };
  };

  return {
    ...graph,
    insure,
    insured,
    sell,
    ship,
    book,
    cancelShipment: (shipmentId) => {
      const data = { shipmentId, status: 'CANCELLED', version: 2 };
      return tellOrThrow('logistics', { aggregateId: shipmentId, sequence: 2, type: 'ShipmentMoved', data });
    },
    declare,
    decide,
    unpaid,
    adjusting: async (given) => {
      const covered = await unpaid(given);
      const orderId = covered.order._id;
      await insure('notifyLoss', seller, { orderId, reason: 'INSOLVENCY' });
      const { claim } = await insure('fileInsuranceClaim', seller, { orderId });
      await decide(claim?.id);
      return { ...covered, claimId: claim?.id };
    },
    coverOf: async (id, viewer = seller) => {
      const query = `query ($orders: [_Any!]!) { _entities(representations: $orders) { ... on Order { cover { ${COVER} } } } }`;
      const { data, errors } = await ask(query, { orders: [{ __typename: 'Order', id }] }, viewer);
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
      return data._entities[0].cover as CoverAnswer | null;
    },
    comesBack: async ({ _id: orderId, lines }, amount) => {
      const returnId = `rtn_${(returned += 1)}`;
      const worth = parseAmount(amount, 'USD');
      const data = {
        ...{ returnId, orderId, status: 'RECEIVED', refund: { due: worth, most: worth } },
        lines: lines.map(({ number, supplierId, quantity }) => ({
          lineNumber: number,
          supplierId,
          quantity,
        })),
      };
      await tellOrThrow('retailers', { aggregateId: returnId, sequence: 1, type: 'ReturnMoved', data });
      await graph.deliverOwn();
      return returnId;
    },
    payDollars: async ({ _id: orderId }, amount) => {
      const { userErrors } = await graph.run('capturePayment', bank, {
        orderId,
        amount: { amount, currency: 'USD' },
        providerRef: newKey(),
      });
      if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
      await graph.deliverOwn();
    },
  };
}

const fail = (answer: InsuranceAnswer): never => {
  throw new Error(JSON.stringify(answer));
};
