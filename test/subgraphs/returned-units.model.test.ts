import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ClaimLine } from '../../subgraphs/finance/domain/refund-claim.ts';
import { standingOf } from '../../subgraphs/finance/domain/repay-claim.ts';
import { isAtCustoms, unitsOpen } from '../../subgraphs/finance/domain/return-dues.ts';
import { checkReturnedGoods, deliveredOn } from '../support/check-returned-goods.ts';
import { refusalsOf } from '../support/refusals.ts';
import { DECLARED, ReturnedGoods } from '../support/returned-goods.ts';

/** The simplest way to say which units are spoken for: the returns that hold some, and who has each declared line. */
interface Model {
  readonly held: (ReadonlyMap<number, number> | null)[];
  readonly holders: Map<number, number>;
  /** Of each claim, its place among the declared lines. */
  readonly claims: number[];
}

type Command = fc.Command<Model, ReturnedGoods>;

const command = (name: string, run: (model: Model, real: ReturnedGoods) => void): Command => ({
  check: () => true,
  run: (model, real) => {
    run(model, real);
    checkReturnedGoods(real);
  },
  toString: () => name,
});

const deliveries = fc.constantFrom('decl_1', 'decl_2').map((declarationId) =>
  command(`deliver ${declarationId}`, (_model, { delivered }) => {
    delivered.add(declarationId);
  }),
);

const units = fc.integer({ min: 1, max: 6 });
const requests = fc.dictionary(fc.constantFrom('1', '2'), units, { minKeys: 1 }).map((given) => {
  const lines = Object.entries(given).map(([line, quantity]) => ({ lineNumber: Number(line), quantity }));
  return command(`request ${JSON.stringify(lines)}`, (model, real) => {
    const places = lines.flatMap(({ lineNumber, quantity }, index) => {
      const held = model.held.reduce((all, units) => all + (units?.get(lineNumber) ?? 0), 0);
      const left = deliveredOn(real, lineNumber) - held;
      return quantity > left ? [`LIMIT_EXCEEDED lines.${index}.quantity`] : [];
    });
    const expected = model.held.length < 20 ? places : ['LIMIT_EXCEEDED orderId'];
    expect(refusalsOf(() => real.request(lines))).toEqual(expected);
    if (expected.length > 0) return;
    model.held.push(new Map(lines.map(({ lineNumber, quantity }) => [lineNumber, quantity])));
  });
});

/** Something that happens to one of the returns. */
const ofReturn = (
  name: string,
  run: (model: Model, real: ReturnedGoods, index: number) => void,
): fc.Arbitrary<Command> =>
  fc.nat({ max: 5 }).map((pick) =>
    command(`${name} ${pick}`, (model, real) => {
      if (real.returns.length > 0) run(model, real, pick % real.returns.length);
    }),
  );

const statusOf = (real: ReturnedGoods, index: number) => real.returns[index]?.status;
const mayOnlyFrom = (real: ReturnedGoods, index: number, ...statuses: readonly string[]) =>
  statuses.includes(statusOf(real, index) ?? '') ? [] : ['ILLEGAL_TRANSITION'];

const approvals = ofReturn('approve', (_model, real, index) => {
  const expected = mayOnlyFrom(real, index, 'REQUESTED');
  expect(refusalsOf(() => real.decide(index, 'APPROVED'))).toEqual(expected);
});
const refusals = ofReturn('refuse', (model, real, index) => {
  const expected = mayOnlyFrom(real, index, 'REQUESTED');
  expect(refusalsOf(() => real.decide(index, 'REFUSED'))).toEqual(expected);
  if (expected.length === 0) model.held[index] = null;
});
const withdrawals = ofReturn('withdraw', (model, real, index) => {
  const expected = mayOnlyFrom(real, index, 'REQUESTED', 'APPROVED');
  expect(refusalsOf(() => real.withdraw(index))).toEqual(expected);
  const isBooked = real.returns[index]?.shipment?.status === 'BOOKED';
  if (expected.length === 0 && !isBooked) model.held[index] = null;
});

/** What a carrier says next; of a withdrawn return it gives up what is booked, or has loaded it already. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  BOOKED: ['LOADED'],
  LOADED: ['ARRIVED', 'ARRIVED', 'ARRIVED', 'LOST'],
  ARRIVED: ['DELIVERED', 'DELIVERED', 'RETURNED', 'LOST'],
};
const journeys = fc.tuple(fc.nat({ max: 3 }), fc.integer({ min: 1, max: 4 })).chain(([choice, steps]) =>
  ofReturn(`carry ${steps} steps by ${choice}`, (model, real, index) => {
    for (let step = 0; step < steps; step += 1) carry(model, real, { index, choice });
  }),
);

function carry(
  model: Model,
  real: ReturnedGoods,
  { index, choice }: { readonly index: number; readonly choice: number },
): void {
  const { shipment, status } = real.returns[index] ?? {};
  if (!shipment) {
    if (status === 'APPROVED') real.tell(index, { shipmentId: 'shp', status: 'BOOKED', version: 1 });
    return;
  }
  const isGivenUp = status === 'WITHDRAWN' && shipment.status === 'BOOKED' && choice === 1;
  const ahead = NEXT[shipment.status] ?? [];
  const next = isGivenUp ? 'CANCELLED' : ahead[choice % Math.max(1, ahead.length)];
  if (!next) return;
  real.tell(index, { ...shipment, status: next, version: shipment.version + 1 });
  // Counted before its carrier spoke of turning round, it is with the seller all the same.
  const isTakenBack = next === 'RETURNED' && !real.returns[index]?.refund;
  if (isGivenUp || isTakenBack) model.held[index] = null;
}

const receipts = fc.constantFrom(0, 0, 1, 3).chain((damaged) =>
  ofReturn(`receive with ${damaged} damaged`, (_model, real, index) => {
    const { status, lines = [], dues } = real.returns[index] ?? {};
    const counted = lines.map(({ lineNumber, quantity }) => ({
      ...{ lineNumber, damaged },
      quantity: Math.max(0, quantity - damaged),
    }));
    const tooMany = counted.flatMap(({ quantity }, place) =>
      quantity + damaged > (lines[place]?.quantity ?? 0) ? [`LIMIT_EXCEEDED lines.${place}`] : [],
    );
    const passing = dues?.isVatRepaid ? tooMany : ['REFUND_TO_REPAY returnId'];
    const expected = status === 'AT_CUSTOMS' ? passing : ['ILLEGAL_TRANSITION'];
    expect(refusalsOf(() => real.receive(index, counted))).toEqual(expected);
  }),
);

/** Now and then a claim comes to nothing. */
const amounts = fc.constantFrom(10_01n, 10_01n, 0n);
const filings = fc.tuple(fc.nat({ max: DECLARED.length - 1 }), amounts).map(([place, each]) =>
  command(`file ${place} at ${each}`, (model, real) => {
    const line = DECLARED[place];
    if (!line) return;
    const { settled = 0 } = real.taken.get(`${line.declarationId}/${line.number}`) ?? {};
    const isFree = !model.holders.has(place) && settled < line.quantity;
    expect(refusalsOf(() => real.file(line, each))).toEqual(isFree ? [] : ['ALREADY_CLAIMED']);
    if (isFree) model.holders.set(place, model.claims.push(place) - 1);
  }),
);
const ofClaim = (
  name: string,
  run: (model: Model, real: ReturnedGoods, index: number) => void,
): fc.Arbitrary<Command> =>
  fc.nat({ max: 5 }).map((pick) =>
    command(`${name} ${pick}`, (model, real) => {
      if (real.claims.length > 0) run(model, real, pick % real.claims.length);
    }),
  );
const isReady = (real: ReturnedGoods, index: number) => real.claims[index]?.claim.status === 'READY';
const payments = ofClaim('pay', (_model, real, index) => {
  if (isReady(real, index)) real.pay(index);
});
const takenBack = ofClaim('take back claim', (model, real, index) => {
  // Agreed to, and for nothing.
  const mayGo = isReady(real, index) || real.claims[index]?.claim.status === 'APPROVED';
  expect(refusalsOf(() => real.withdrawClaim(index))).toEqual(mayGo ? [] : ['ILLEGAL_TRANSITION']);
  if (mayGo) model.holders.delete(model.claims[index] ?? -1);
});
const rejected = ofClaim('reject claim', (model, real, index) => {
  if (!isReady(real, index)) return;
  real.rejectClaim(index);
  model.holders.delete(model.claims[index] ?? -1);
});
const before = fc.tuple(fc.nat({ max: 5 }), units).map(([pick, quantity]) =>
  command(`repay ${quantity} before`, (_model, real) => {
    const { claim, lines } = real.claims[pick % Math.max(1, real.claims.length)] ?? {};
    const [line] = lines ?? [];
    if (!claim || !line) return;
    const most = claim.status === 'PAID' ? standingOf(line) : 0;
    const isRefused = refusalsOf(() =>
      real.repayBefore(
        real.claims.findIndex((each) => each.claim === claim),
        quantity,
      ),
    );
    expect(isRefused.length > 0).toBe(quantity > most);
  }),
);
/** Of a claim and a return that is with customs, so many units or what is needed. */
const repayments = fc.tuple(fc.nat(), fc.option(units)).map(([pick, quantity]) =>
  command(`repay ${quantity ?? 'what is needed'} ${pick}`, (_model, real) => {
    const pairs = real.dues.flatMap((dues, of) =>
      isAtCustoms(dues) ? real.claims.map((claimed, index) => ({ dues, of, index, ...claimed })) : [],
    );
    const { dues, of, index, claim, lines } = pairs[pick % Math.max(1, pairs.length)] ?? {};
    const [line] = lines ?? [];
    if (!dues || of === undefined || index === undefined || !line) return;
    const open = unitsOpen(dues, line.orderLineNumber);
    const most = claim?.status === 'PAID' ? Math.min(open, standingOf(line)) : 0;
    const isRefused = refusalsOf(() => real.repay(index, of, quantity)).length > 0;
    expect(isRefused).toBe(quantity === null ? most === 0 : quantity > most);
  }),
);

it('any sequence of returns, claims and repayments returns and refunds each unit at most once', () => {
  const commands = fc.array(
    fc.oneof(
      { weight: 3, arbitrary: deliveries },
      { weight: 3, arbitrary: requests },
      { weight: 6, arbitrary: approvals },
      { weight: 1, arbitrary: refusals },
      { weight: 1, arbitrary: withdrawals },
      { weight: 8, arbitrary: journeys },
      { weight: 4, arbitrary: receipts },
      { weight: 3, arbitrary: filings },
      { weight: 4, arbitrary: payments },
      { weight: 2, arbitrary: takenBack },
      { weight: 1, arbitrary: rejected },
      { weight: 1, arbitrary: before },
      { weight: 6, arbitrary: repayments },
    ),
    { minLength: 40, maxLength: 60 },
  );
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.noBias(commands), (sequence) => {
      const model: Model = { held: [], holders: new Map(), claims: [] };
      const real = new ReturnedGoods();
      fc.modelRun(() => ({ model, real }), sequence);
      if (real.claims.some(({ claim }) => claim.repaid.minor > 0n)) reached.add('REPAID');
      const hasGivenUp = ({ repaid, repaidQuantity }: ClaimLine) => repaid.minor === 0n && repaidQuantity > 0;
      if (real.claims.some(({ lines }) => lines.some(hasGivenUp))) reached.add('GIVEN_UP');
      const wasTakenBack = real.returns.some(
        ({ status, shipment, refund }) => status === 'CLOSED' && shipment?.status === 'RETURNED' && !refund,
      );
      if (wasTakenBack) reached.add('TAKEN_BACK');
      for (const { status } of [...real.returns, ...real.claims.map(({ claim }) => claim)])
        reached.add(status);
    }),
    { numRuns: 300 },
  );
  // It has been wherever something can go wrong.
  for (const status of [
    'WITHDRAWN',
    'REJECTED',
    'APPROVED',
    'RECEIVED',
    'PAID',
    'REPAID',
    'GIVEN_UP',
    'TAKEN_BACK',
  ])
    expect(reached).toContain(status);
});
