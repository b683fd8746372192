import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { capturePayment } from '../../../../subgraphs/finance/domain/capture-payment.ts';
import { fitSettlements } from '../../../../subgraphs/finance/domain/fit-settlements.ts';
import { giveBackSurplus, refundPayment } from '../../../../subgraphs/finance/domain/give-back.ts';
import type { OrderMoney } from '../../../../subgraphs/finance/domain/order-money.ts';
import { PAYMENT_STATUSES, paymentMachine } from '../../../../subgraphs/finance/domain/payment-status.ts';
import { liftPayoutStop, stopPayout } from '../../../../subgraphs/finance/domain/payout-stop.ts';
import { PAYMENT_TERMS } from '../../../../values/payment-terms.ts';
import { acceptQuote, quoteSettlement } from '../../../../subgraphs/finance/domain/quote-settlement.ts';
import { type PaymentReport, reportPayment } from '../../../../subgraphs/finance/domain/report-payment.ts';
import {
  liveSettlement,
  requestSettlement,
} from '../../../../subgraphs/finance/domain/request-settlement.ts';
import { parseDecimal } from '../../../../values/decimal.ts';
import { money, type Money } from '../../../../values/money.ts';
import { Problem } from '../../../../values/problem.ts';
import { checkMoney } from '../check-money.ts';
import { NOW, orderMoney, orderTerms, released } from '../order-money.ts';

const euros = (minor: bigint) => money(minor, 'EUR');
const RATE = parseDecimal('8.1234');

/** What is under test: the order's money, and the time. */
interface Real {
  money: OrderMoney;
  now: Date;
}

/** The providers' side, in the simplest way that there is: how each payment stands, and all that was ever said of it. */
interface Model {
  readonly payments: Map<string, PaymentReport>;
  readonly said: PaymentReport[];
  ids: number;
}

type Command = fc.Command<Model, Real>;

/** Applies a rule as the service does; a refusal changes nothing. Answers the code of the refusal. */
function apply(real: Real, rule: (money: OrderMoney) => OrderMoney): string | null {
  try {
    const ruled = fitSettlements(giveBackSurplus(rule(real.money)), real.now);
    const eligible = ruled.settlements.find(({ status }) => status === 'ELIGIBLE');
    const expiresAt = new Date(real.now.getTime() + 60_000);
    real.money = eligible ? quoteSettlement(ruled, eligible, { rate: RATE, expiresAt }) : ruled;
    return null;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  } finally {
    checkMoney(real.money);
  }
}

const command = (name: string, run: (model: Model, real: Real) => void): Command => ({
  check: () => true,
  run,
  toString: () => name,
});

/** Often the whole or the half, so that orders are paid. */
const amounts = fc.oneof(fc.constantFrom(100_00n, 50_00n), fc.bigInt({ min: 1n, max: 120_00n }));
const refs = fc.constantFrom('a', 'b', 'c');

const captures = fc.tuple(refs, amounts).map(([ref, minor]) =>
  command(`capture ${ref} ${minor}`, (model, real) => {
    const known = real.money.payments.find(({ providerRef }) => providerRef === ref);
    const due = 100_00n - (real.money.ledger.captured.minor - real.money.ledger.refunded.minor);
    const { isCancelled } = real.money.order;
    const newId = `pay_${(model.ids += 1)}`;
    const code = apply(real, (money_) =>
      capturePayment(money_, { newId, providerRef: ref, amount: euros(minor), at: NOW }),
    );
    if (!known) expect(code === null).toBe(!isCancelled && minor <= due);
    if (known && known.amount.minor !== minor) expect(code).toBe('DUPLICATE');
  }),
);

/** The provider does something, and says it; mostly it arrives at once, else whenever `deliveries` brings it. */
const happenings = fc
  .tuple(refs, amounts, fc.nat({ max: 7 }), amounts, fc.nat({ max: 3 }))
  .map(([name, minor, step, part, late]) =>
    command(`provider ${name} ${minor} ${step} ${part} ${late}`, (model, real) => {
      const ref = `sim_${name}`;
      const before = model.payments.get(ref);
      const after = before ? moved(before, step, part) : begun(ref, minor);
      if (!after) return;
      model.payments.set(ref, after);
      model.said.push(after);
      if (late > 0) deliver(after, { model, real });
    }),
  );

const begun = (providerRef: string, minor: bigint): PaymentReport => ({
  orderId: 'ord_1',
  providerRef,
  sequence: 1,
  status: 'PENDING',
  amount: euros(minor),
  refunded: euros(0n),
  fee: euros(0n),
  at: NOW,
});

/** What the provider has kept once a payment stands so: something of what came, and more for a dispute that is lost. */
function feeAfter({ status: before, fee, amount }: PaymentReport, status: string, part: bigint): Money {
  if (before === 'AUTHORIZED' && status === 'CAPTURED') return euros(part % (amount.minor / 4n + 1n));
  return status === 'CHARGED_BACK' ? euros(fee.minor + (part % 5_00n)) : fee;
}

/** How a payment may stand next, by the provider's own rules; null where it is at its end. */
function moved(before: PaymentReport, pick: number, part: bigint): PaymentReport | null {
  const sequence = before.sequence + 1;
  const refunded = before.refunded.minor + part;
  const received = before.refunded.minor === 0n ? 'CAPTURED' : 'PARTLY_REFUNDED';
  const isRare = (status: string) => pick < 7 && (status === 'FAILED' || status === 'VOIDED');
  const next: PaymentReport[] = PAYMENT_STATUSES.filter(
    (status) =>
      paymentMachine.mayBecome(before.status, status) && !status.includes('REFUNDED') && !isRare(status),
  ).map((status) => ({
    ...before,
    sequence,
    fee: feeAfter(before, status, part),
    status: status === 'CAPTURED' ? received : status,
  }));
  const isReceived = before.status === 'CAPTURED' || before.status === 'PARTLY_REFUNDED';
  if (isReceived && refunded <= before.amount.minor) {
    const status = refunded === before.amount.minor ? 'REFUNDED' : 'PARTLY_REFUNDED';
    next.push({ ...before, sequence, status, refunded: euros(refunded) });
  }
  return next[pick % Math.max(1, next.length)] ?? null;
}

function deliver(report: PaymentReport, { model, real }: { model: Model; real: Real }): void {
  const find = () => real.money.payments.find(({ providerRef }) => providerRef === report.providerRef);
  const before = find();
  const newId = `pay_${(model.ids += 1)}`;
  const code = apply(real, (money_) => reportPayment(money_, report, newId));
  const after = find();
  if (before && report.sequence <= before.reportSequence) expect(after).toBe(before);
  else if (code === null) expect(after?.reportSequence).toBe(report.sequence);
}

/** Whatever was said at any time arrives, again or for the first time. */
const deliveries = fc.nat().map((index) =>
  command(`deliver ${index}`, (model, real) => {
    const report = model.said[index % Math.max(1, model.said.length)];
    if (report) deliver(report, { model, real });
  }),
);

const refunds = fc.tuple(fc.nat(), amounts).map(([index, minor]) =>
  command(`refund ${index} ${minor}`, (_model, real) => {
    const { payments, ledger, settlements } = real.money;
    const payment = payments[index % Math.max(1, payments.length)];
    if (!payment) return;
    // What came in and was neither given back nor settled, whoever keeps it, less what is promised.
    const settled = settlements.reduce((all, { status, source, owed }) => {
      const isGone = status === 'CONVERTED' || status === 'PAID_OUT' || owed !== null;
      return isGone ? all + source.minor - (owed?.minor ?? 0n) : all;
    }, 0n);
    const isPossible =
      (payment.status === 'CAPTURED' || payment.status === 'PARTLY_REFUNDED') &&
      minor <= payment.amount.minor - payment.refunded.minor &&
      minor <= ledger.captured.minor - ledger.refunded.minor - settled;
    expect(apply(real, (money_) => refundPayment(money_, payment, euros(minor))) === null).toBe(isPossible);
  }),
);

const releases = fc.constantFrom(1, 2).map((quantity) =>
  command(`release ${quantity}`, (_model, real) => {
    apply(real, (money_) => ({ ...money_, declarations: [...money_.declarations, released(quantity)] }));
  }),
);

const requests = fc.tuple(fc.boolean(), fc.constantFrom(0n, 5_00n, 30_00n)).map(([advance, cost]) =>
  command(`request ${advance} ${cost}`, (model, real) => {
    const wasLive = liveSettlement(real.money) !== null;
    const netted = cost === 0n ? [] : [{ kind: 'LOGISTICS' as const, amount: euros(cost) }];
    const newId = `stl_${(model.ids += 1)}`;
    const asked = { newId, target: 'CNY' as const, netted, advance, at: NOW };
    const isFull = real.money.settlements.length >= 20;
    const code = apply(real, (money_) => requestSettlement(money_, asked));
    expect(code === null).toBe(!wasLive && !real.money.order.isCancelled && !isFull);
  }),
);

const acceptances = fc.constantFrom('8.1234', '8.1234', '8.1235').map((rate) =>
  command(`accept ${rate}`, (_model, real) => {
    const live = liveSettlement(real.money);
    if (!live) return;
    const isOpen = live.status === 'QUOTED' && live.quote !== null && real.now < live.quote.expiresAt;
    const code = apply(real, (money_) =>
      acceptQuote(money_, live, { rate: parseDecimal(rate), now: real.now }),
    );
    expect(code === null).toBe(isOpen && rate === '8.1234');
  }),
);

/** A court stops the payout, or lets it go on. */
const stops = fc.constantFrom('x', 'y').map((reference) =>
  command(`stop or lift ${reference}`, (_model, real) => {
    const known = real.money.stops.find((each) => each.reference === reference);
    const stop = {
      orderId: 'ord_1',
      reason: 'COURT_ORDER',
      reference,
      stoppedAt: real.now,
      liftedAt: null,
    } as const;
    const code = apply(real, (money_) =>
      known ? liftPayoutStop(money_, reference, real.now) : stopPayout(money_, stop),
    );
    expect(code).toBe(known?.liftedAt ? 'NOT_FOUND' : null);
  }),
);

const others: readonly fc.Arbitrary<Command>[] = [
  fc.constant(
    command('time passes', (_model, real) => {
      real.now = new Date(real.now.getTime() + 45_000);
      apply(real, (money_) => money_);
    }),
  ),
  fc.constant(
    command('cancel', (_model, real) => {
      // Seldom, since little happens after it.
      if (real.money.payments.length < 3) return;
      apply(real, (money_) => ({ ...money_, order: { ...money_.order, isCancelled: true } }));
    }),
  ),
  fc.constant(
    command('stop', (_model, real) => {
      // Logistics says that nothing of it was loaded.
      if (!real.money.order.isCancelled) return;
      apply(real, (money_) => ({ ...money_, order: { ...money_.order, isGivenUp: true } }));
    }),
  ),
];

describe('any sequence of what can happen to an order’s money', () => {
  it('leaves it in balance, with every sum reckoned from its parts, and refuses what the rules refuse', () => {
    const commands = fc.commands(
      [
        captures,
        happenings,
        happenings,
        deliveries,
        deliveries,
        refunds,
        releases,
        requests,
        acceptances,
        stops,
        ...others,
      ],
      { maxCommands: 60, size: 'max' },
    );
    fc.assert(
      fc.property(fc.constantFrom(...PAYMENT_TERMS), commands, (terms, sequence) => {
        fc.modelRun(
          () => ({
            model: { payments: new Map(), said: [], ids: 0 },
            real: { money: orderMoney({ order: orderTerms({ terms, deposit: euros(30_00n) }) }), now: NOW },
          }),
          sequence,
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('reports of a provider', () => {
  const history = fc.tuple(amounts, fc.array(fc.tuple(fc.nat({ max: 7 }), amounts), { maxLength: 12 }));
  const historyOf = ([minor, steps]: readonly [bigint, readonly (readonly [number, bigint])[]]) =>
    steps.reduce<readonly PaymentReport[]>(
      (said, [step, part]) => {
        const next = moved(said.at(-1) ?? begun('sim_1', minor), step, part);
        return next ? [...said, next] : said;
      },
      [begun('sim_1', minor)],
    );
  const resultOf = (said: readonly PaymentReport[]) => {
    const real: Real = { money: orderMoney(), now: NOW };
    for (const report of said)
      expect(apply(real, (money_) => reportPayment(money_, report, 'pay_1'))).toBeNull();
    return { ledger: { ...real.money.ledger, bookings: 0 }, payments: real.money.payments };
  };

  it('lead to the same in any order, however often they come and whichever are lost but the last', () => {
    fc.assert(
      fc.property(history, fc.array(fc.nat(), { maxLength: 30 }), fc.nat(), (given, picks, at) => {
        // What goes beyond the total is given back by us, which the provider's history does not know of.
        const said = historyOf([given[0] > 100_00n ? 100_00n : given[0], given[1]]);
        const last = said.slice(-1);
        const picked = picks.flatMap((pick) => said[pick % said.length] ?? []);
        const place = at % (picked.length + 1);
        const disordered = [...picked.slice(0, place), ...last, ...picked.slice(place)];
        expect(resultOf(disordered)).toEqual(resultOf(said));
      }),
      { numRuns: 120 },
    );
  });
});
