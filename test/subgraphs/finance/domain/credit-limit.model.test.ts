import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Cover, declareCover, type InsuredOrder } from '../../../../subgraphs/finance/domain/cover.ts';
import {
  availableOf,
  type CreditLimit,
  granted,
  withLimitStatus,
} from '../../../../subgraphs/finance/domain/credit-limit.ts';
import { decideInsuranceClaim } from '../../../../subgraphs/finance/domain/decide-insurance-claim.ts';
import { discharged, followBuyer, owedOf } from '../../../../subgraphs/finance/domain/follow-buyer.ts';
import type { InsurancePolicy } from '../../../../subgraphs/finance/domain/insurance-policy.ts';
import { fileClaim, notifyLoss, withOverdue } from '../../../../subgraphs/finance/domain/tell-loss.ts';
import { addDays } from '../../../../values/calendar-date.ts';
import { money } from '../../../../values/money.ts';
import { Problem } from '../../../../values/problem.ts';

const dollars = (minor: bigint) => money(minor, 'USD');
const TODAY = '2026-11-23';
const RATE = {
  _id: 'premium-rate/x/2026-01-01',
  subject: 'x',
  byOperator: false,
  text: 'x',
  source: 'SAMPLE',
  validFrom: '2026-01-01',
  validTo: null,
  model: 'NAMED_BUYER',
  country: null,
  terms: 'OPEN_ACCOUNT',
  upToDays: 90,
  rate: '0.0045',
} as const;

/** What is under test: one policy, its limit, and the covers of orders. */
interface Real {
  policy: InsurancePolicy;
  limit: CreditLimit;
  readonly covers: Map<string, Cover>;
  today: string;
}

/** The same in the simplest way that there is: sums of plain numbers, in cents. */
interface Model {
  granted: bigint | null;
  readonly orders: Map<
    string,
    {
      total: bigint;
      received: bigint;
      insured: bigint;
      atRisk: bigint;
      /** From the payout on: what was not paid then, the most that had come in since, and what came back. */
      paidOut: { readonly loss: bigint; readonly most: bigint; readonly recovered: bigint } | null;
    }
  >;
  orderCount: number;
}

type Command = fc.Command<Model, Real>;

const start = (): { model: Model; real: Real } => ({
  model: { granted: null, orders: new Map(), orderCount: 0 },
  real: {
    policy: {
      _id: 'pol_1',
      holderId: 'ret_1',
      model: 'NAMED_BUYER',
      coveredShare: '0.9',
      maxLiability: dollars(150_00n),
      used: dollars(0n),
      noticeDays: 60,
      waitingDays: 120,
      validFrom: '2026-01-01',
      validTo: '2027-12-31',
      isCancelled: false,
      version: 1,
    },
    limit: {
      _id: 'lim_1',
      policyId: 'pol_1',
      holderId: 'ret_1',
      buyerId: 'buy_1',
      requested: dollars(100_00n),
      approved: null,
      outstanding: dollars(0n),
      maxDays: 90,
      status: 'REQUESTED',
      version: 1,
    },
    covers: new Map(),
    today: TODAY,
  },
});

/** Applies a rule; a refusal changes nothing. Then looks at everything that must hold. */
function apply(model: Model, real: Real, rule: () => void): string | null {
  try {
    rule();
    return null;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  } finally {
    check(model, real);
  }
}

function check({ granted: approved, orders }: Model, { limit, covers, policy }: Real): void {
  const sum = [...covers.values()].reduce((all, { outstanding }) => all + outstanding.minor, 0n);
  expect(limit.outstanding.minor).toBe(sum);
  const left = (approved ?? 0n) - sum;
  const available = availableOf(limit).minor;
  if (approved !== null) expect(available).toBe(left > 0n ? left : 0n);
  else expect(available).toBe(0n);
  let paid = 0n;
  for (const [id, cover] of covers) {
    const order = orders.get(id);
    expect(cover.outstanding.minor).toBe(order?.atRisk);
    expect(cover.insured.minor).toBe(order?.insured);
    const indemnity = cover.claim?.indemnity?.minor ?? 0n;
    // To the cent: a share of it, rounded.
    expect(indemnity * 10n).toBeLessThanOrEqual(cover.insured.minor * 9n + 5n);
    expect(cover.claim?.recovered?.minor ?? 0n).toBe(order?.paidOut?.recovered ?? 0n);
    if (indemnity > 0n) expect(cover.status).toBe('CLAIMED');
    paid += indemnity;
  }
  expect(policy.used.minor).toBe(paid);
  expect(paid <= policy.maxLiability.minor).toBe(true);
}

const put = (real: Real, { cover, limit }: InsuredOrder): void => {
  real.covers.set(cover._id, cover);
  real.limit = limit;
};

const command = (name: string, run: (model: Model, real: Real) => void): Command => ({
  check: () => true,
  run,
  toString: () => name,
});

const amounts = fc.oneof(fc.constantFrom(100_00n, 50_00n, 10_00n), fc.bigInt({ min: 1n, max: 120_00n }));

const grants = amounts.map((minor) =>
  command(`grant ${minor}`, (model, real) => {
    const { limit } = real;
    const isEnded = limit.status === 'REVOKED' || limit.status === 'EXPIRED';
    if (!isEnded) model.granted = minor;
    const code = apply(model, real, () => void (real.limit = granted(limit, dollars(minor))));
    expect(code === null).toBe(!isEnded);
  }),
);

const revocations = fc.constant(
  command('revoke', (model, real) => {
    // Seldom, since nothing is insured after it.
    if (real.covers.size < 4) return;
    model.granted = null;
    apply(model, real, () => void (real.limit = withLimitStatus(real.limit, 'REVOKED')));
  }),
);

const declarations = amounts.map((total) =>
  command(`ship ${total}`, (model, real) => {
    const orderId = `ord_${(model.orderCount += 1)}`;
    const taken = [...model.orders.values()].reduce((all, { atRisk }) => all + atRisk, 0n);
    const left = (model.granted ?? 0n) - taken;
    const insured = left <= 0n ? 0n : total < left ? total : left;
    if (insured > 0n)
      model.orders.set(orderId, { total, received: 0n, insured, atRisk: insured, paidOut: null });
    const given = {
      orderId,
      policy: real.policy,
      limit: real.limit,
      total: dollars(total),
      received: dollars(0n),
      rate: RATE,
      declaredOn: real.today,
      dueOn: addDays(real.today, 60),
      version: 0,
    };
    const code = apply(model, real, () => put(real, declareCover(given)));
    expect(code).toBe(insured > 0n ? null : 'LIMIT_EXCEEDED');
  }),
);

type Step = (model: Model, real: Real, at: { readonly id: string; readonly cover: Cover }) => void;

/** One of the orders that are insured. */
const withOrder = (name: string, run: Step): fc.Arbitrary<Command> =>
  fc.nat().map((index) =>
    command(`${name} ${index}`, (model, real) => {
      const ids = [...real.covers.keys()];
      const id = ids[index % Math.max(1, ids.length)];
      const cover = id === undefined ? undefined : real.covers.get(id);
      if (id !== undefined && cover) run(model, real, { id, cover });
    }),
  );

const receiptsOf = (model: Model, id: string) => {
  const order = model.orders.get(id);
  return { total: dollars(order?.total ?? 0n), received: dollars(order?.received ?? 0n) };
};

/** With so much got back, at most what was lost. */
const withBack = <Paid extends { loss: bigint; recovered: bigint }>(paid: Paid, more: bigint): Paid => {
  const all = paid.recovered + more;
  return { ...paid, recovered: all > paid.loss ? paid.loss : all };
};

const leftOf = ({ loss, recovered }: { loss: bigint; recovered: bigint }): bigint => loss - recovered;

const lesser = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** Money comes in, or goes back where it is below 0. */
const payments = fc
  .tuple(fc.nat(), fc.oneof(amounts, fc.bigInt({ min: -30_00n, max: -1n })))
  .map(([index, minor]) =>
    command(`pay ${index} ${minor}`, (model, real) => {
      const ids = [...real.covers.keys()];
      const id = ids[index % Math.max(1, ids.length)] ?? '';
      const order = model.orders.get(id);
      const cover = real.covers.get(id);
      if (!order || !cover) return;
      const received = order.received + minor;
      order.received = received < 0n ? 0n : received > order.total ? order.total : received;
      const owed = order.total - order.received;
      const { paidOut } = order;
      order.atRisk = lesser(order.atRisk, owed);
      if (paidOut && order.received > paidOut.most) {
        const more = order.received - paidOut.most;
        order.paidOut = { ...withBack(paidOut, more), most: order.received };
        order.atRisk = lesser(order.atRisk, leftOf(order.paidOut));
      }
      apply(model, real, () => put(real, followBuyer({ cover, limit: real.limit }, receiptsOf(model, id))));
    }),
  );

const tell: Step = (model, real, { id, cover }) => {
  apply(model, real, () => {
    const followed = followBuyer({ cover, limit: real.limit }, receiptsOf(model, id));
    put(real, {
      ...followed,
      cover: notifyLoss(followed.cover, { reason: 'INSOLVENCY', today: real.today }),
    });
  });
};

const claim: Step = (model, real, { id, cover }) => {
  apply(model, real, () => {
    const loss = owedOf(receiptsOf(model, id));
    put(real, {
      limit: real.limit,
      cover: fileClaim(cover, { newId: `icl_${id}`, loss, today: real.today, at: new Date() }),
    });
  });
};

const decide =
  (approve: boolean): Step =>
  (model, real, { id, cover }) => {
    const order = model.orders.get(id);
    if (!cover.claim || !order) return;
    const { status } = cover.claim;
    const isPaidOut = status === 'INDEMNIFIED' || status === 'RECOVERING';
    const ends = !approve && status !== 'REFUSED' && status !== 'CLOSED';
    if (ends) order.atRisk = 0n;
    const amount = approve && isPaidOut ? dollars(1_00n) : null;
    const before = { cover, limit: real.limit, policy: real.policy };
    apply(model, real, () => {
      const after = decideInsuranceClaim(before, { approve, amount });
      put(real, after);
      real.policy = after.policy;
      if (approve && isPaidOut && order.paidOut) {
        order.paidOut = withBack(order.paidOut, 1_00n);
        order.atRisk = lesser(order.atRisk, leftOf(order.paidOut));
      }
      if (approve && status === 'ADJUSTING') {
        order.paidOut = { loss: order.total - order.received, most: order.received, recovered: 0n };
      }
    });
  };

const losses = withOrder('tell', tell);
const claims = withOrder('claim', claim);
const decisions = fc.boolean().chain((approve) => withOrder(`decide ${approve}`, decide(approve)));

/** All that leads to a payout, which by chance alone is rare. */
const payouts = withOrder('pay out', (model, real, { id }) => {
  for (const step of [tell, claim, decide(true), decide(true)]) {
    const cover = real.covers.get(id);
    if (cover) step(model, real, { id, cover });
  }
});

const others: readonly fc.Arbitrary<Command>[] = [
  withOrder('cancel', (model, real, { id, cover }) => {
    const order = model.orders.get(id);
    if (cover.status === 'DISCHARGED' || !order) return;
    order.atRisk = 0n;
    apply(model, real, () => put(real, discharged({ cover, limit: real.limit })));
  }),
  fc.constant(
    command('time passes', (model, real) => {
      real.today = addDays(real.today, 30);
      for (const [id, cover] of real.covers) real.covers.set(id, withOverdue(cover, real.today));
      check(model, real);
    }),
  ),
];

describe('any sequence of shipments, payments, losses and decisions under a limit', () => {
  it('never takes more than the limit has, gives back what is paid, pays no more than is insured, and recovers it once', () => {
    const commands = fc.commands(
      [
        grants,
        revocations,
        declarations,
        declarations,
        declarations,
        payments,
        payments,
        losses,
        claims,
        decisions,
        decisions,
        payouts,
        ...others,
      ],
      { maxCommands: 60, size: 'max' },
    );
    fc.assert(
      fc.property(commands, (sequence) => fc.modelRun(start, sequence)),
      { numRuns: 200 },
    );
  });
});
