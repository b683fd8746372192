import Big from 'big.js';
import type { ObservedOrder } from '../observe.ts';
import { checkEach, type Invariant, unless, withAttempts } from './invariant.ts';

/** Amounts with at most four digits after the point, as whole numbers: exact to add and compare. */
export function exact(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const value = BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, '0'));
  return amount.startsWith('-') ? -value : value;
}

/** A share of an amount, rounded half up to a cent, as whole number of the same kind. */
export function shareOf(amount: string, share: string): bigint {
  const cent = exact('0.01') * exact('1');
  return ((exact(amount) * exact(share) + cent / 2n) / cent) * exact('0.01');
}

interface Amount {
  readonly amount: string;
}

type Ledger = ObservedOrder['ledgers'][number];
type Settlement = ObservedOrder['settlements'][number];

const of = ({ amount }: Amount): bigint => exact(amount);
export const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, each) => total + each, 0n);

export const moneyInvariants: readonly Invariant[] = [
  {
    id: 'I8',
    text: 'captured = refunded + fees + paidOut + held, and every booking has its counter-entry',
    check: ({ orders }) =>
      checkEach('ledgers', ledgersOf(orders), ({ name, ledger }) => {
        const accounts = [ledger.refunded, ledger.fees, ledger.paidOut, ledger.held].map(of);
        const isBalanced = of(ledger.captured) === sum(accounts) && accounts.every((amount) => amount >= 0n);
        return unless(isBalanced && matchesEntries(ledger), `${name}: ${JSON.stringify(ledger)}`);
      }),
  },
  {
    id: 'I9',
    text: 'an order’s total is goods + freight + insurance - discount, its goods are its lines',
    check: ({ orders }) =>
      checkEach('orders', orders, (order) => {
        const { goods, freight, insurance, discount, total, lines } = order;
        const isTotal = of(total) === of(goods) + of(freight) + of(insurance) - of(discount);
        const isGoods = of(goods) === sum(lines.map(({ amount }) => of(amount)));
        const areLines = lines.every(
          ({ quantity, unitPrice, amount }) => of(amount) === of(unitPrice) * BigInt(quantity),
        );
        return unless(isTotal && isGoods && areLines, `${order.number} does not add up`);
      }),
  },
  {
    id: 'I10',
    text: 'parts of a sum are the sum',
    coveredBy: 'test/values/money.test.ts › loses no unit and gives no share more than a unit beyond its due',
  },
  {
    id: 'I11',
    text: 'what is paid out is what was converted, at the rate that was taken, rounded to the currency’s unit',
    check: ({ orders, world: { rates } }) =>
      checkEach('settlements paid out', settlementsOf(orders).filter(isPaidOut), ({ name, settlement }) => {
        const { id, net, target } = settlement;
        const expected = new Big(net.amount).times(rates.get(id) ?? 0).toFixed(2, Big.roundHalfUp);
        return unless(target?.amount === expected, `${name}: ${expected}, ${JSON.stringify(settlement)}`);
      }),
  },
  {
    id: 'I12',
    text: 'what is reported gross is net plus netted costs',
    check: ({ orders }) =>
      checkEach('settlements', settlementsOf(orders), ({ name, settlement }) => {
        const netted = sum(settlement.netted.map(({ amount }) => of(amount)));
        return unless(of(settlement.source) === of(settlement.net) + netted, `${name} does not add up`);
      }),
  },
  {
    id: 'I13',
    text: 'no more is given back than came in',
    check: ({ orders, world }) => {
      const payments = checkEach(
        'payments',
        orders.flatMap((order) => order.payments),
        ({ id, amount, refunded }) => unless(of(refunded) <= of(amount), `${id} gave back too much`),
      );
      return withAttempts(payments, world.attempts.I13, 'refunds of too much that were refused');
    },
  },
];

interface NamedLedger {
  readonly name: string;
  readonly ledger: Ledger;
}

interface NamedSettlement {
  readonly name: string;
  readonly settlement: Settlement;
}

const ledgersOf = (orders: readonly ObservedOrder[]): readonly NamedLedger[] =>
  orders.flatMap(({ number: name, ledgers }) => ledgers.map((ledger) => ({ name, ledger })));

const settlementsOf = (orders: readonly ObservedOrder[]): readonly NamedSettlement[] =>
  orders.flatMap(({ number: name, settlements }) => settlements.map((settlement) => ({ name, settlement })));

const isPaidOut = ({ settlement }: NamedSettlement): boolean => settlement.status === 'PAID_OUT';

/** The accounts from the entries alone: each takes from one and puts to another. */
function matchesEntries({ entries, held, refunded, paidOut, fees }: Ledger): boolean {
  const balances = new Map<string, bigint>();
  const add = (account: string, value: bigint) =>
    balances.set(account, (balances.get(account) ?? 0n) + value);
  for (const { debit, credit, amount } of entries.nodes) {
    add(debit, -of(amount));
    add(credit, of(amount));
  }
  const isNumbered = entries.nodes.every(({ number }, index) => number === index + 1);
  const expected = { HELD: held, REFUNDED: refunded, PAID_OUT: paidOut, FEES: fees };
  const isEach = Object.entries(expected).every(
    ([account, money]) => (balances.get(account) ?? 0n) === of(money),
  );
  return isNumbered && isEach && sum([...balances.values()]) === 0n;
}
