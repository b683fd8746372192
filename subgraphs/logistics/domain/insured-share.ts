import { money, type Money, split, sum } from '../../../values/money.ts';
import { type BookedShipment, leftOf } from './booking.ts';
import type { OrderFacts } from './order-facts.ts';
import type { ShipmentLine } from './shipment.ts';

/**
 * The part of an order's insurance that goes on the waybill of some of its goods, by their value.
 *
 * Counted as a share of what is shipped after less what was shipped before, so that the parts of an order that is
 * shipped bit by bit add up to the whole.
 */
export function insuredShare(
  order: OrderFacts,
  lines: readonly ShipmentLine[],
  earlier: readonly BookedShipment[],
): Money {
  const { insurance } = order;
  const shares = shareByLine(order);
  const left = leftOf(order, earlier);
  const parts = lines.map(({ lineNumber, quantity }) => {
    const line = order.lines.find(({ number }) => number === lineNumber);
    if (!line) throw new RangeError(`The order has no line ${lineNumber}`);
    const before = line.quantity - (left.get(lineNumber) ?? 0);
    left.set(lineNumber, line.quantity - before - quantity);
    const until = (units: number) => ((shares.get(lineNumber) ?? 0n) * BigInt(units)) / BigInt(line.quantity);
    return money(until(before + quantity) - until(before), insurance.currency);
  });
  return sum(parts, insurance.currency);
}

/** Goods that cost nothing are insured for as much as any other. */
function shareByLine({ insurance, lines }: OrderFacts): ReadonlyMap<number, bigint> {
  const amounts = lines.map(({ amount }) => amount.minor);
  const weights = amounts.some((minor) => minor > 0n) ? amounts : amounts.map(() => 1n);
  const shares = split(insurance, weights);
  return new Map(lines.map(({ number }, index) => [number, shares[index]?.minor ?? 0n]));
}
