import { type Money, proportion, sum } from '../../../values/money.ts';
import { openOf, type ReturnDues, withRepaid } from './return-dues.ts';

/** A declared line, as far as it can be claimed. */
export interface DeclaredPart {
  readonly orderLineNumber: number;
  readonly quantity: number;
  readonly free: number;
}

/** A claim's line, as far as its refund stands and was repaid. */
export interface RepaidPart {
  readonly orderLineNumber: number;
  readonly standing: number;
  readonly repaidQuantity: number;
  readonly repaid: Money;
}

/** All that is known of an order's goods. */
export interface GoodsOfOrder {
  readonly declared: readonly DeclaredPart[];
  readonly claimed: readonly RepaidPart[];
  /** All returns of the order but the one that is asked about. */
  readonly others: readonly ReturnDues[];
}

/**
 * A return with what was repaid outside of any, be it before its goods came to customs: that counts for it.
 *
 * Units that nobody can claim, for which no refund stands, and that came back in no other return were repaid for this one:
 * units of a line are alike.
 */
export function withRepaidBefore(dues: ReturnDues, { declared, claimed, others }: GoodsOfOrder): ReturnDues {
  const held = [dues, ...others.filter((other) => !isOver(other))];
  const parts = dues.lines.map((line) => {
    const of = <Part extends { readonly orderLineNumber: number }>(all: readonly Part[]): readonly Part[] =>
      all.filter(({ orderLineNumber }) => orderLineNumber === line.lineNumber);
    const gone =
      total(of(declared), ({ quantity, free }) => quantity - free) -
      total(of(claimed), ({ standing }) => standing);
    const counted = total(
      held.flatMap(({ lines }) => lines.filter(({ lineNumber }) => lineNumber === line.lineNumber)),
      ({ cleared, repaid }) => cleared + repaid,
    );
    const quantity = Math.max(0, Math.min(openOf(line), gone - counted));
    return { orderLineNumber: line.lineNumber, quantity, amount: worthOf(quantity, of(claimed)) };
  });
  return withRepaid(dues, parts);
}

/** Its goods do not come, so that what was repaid for them counts for the next ones: they were lost, or are with the buyer again. */
const isOver = ({ status, due }: ReturnDues): boolean =>
  status === 'WITHDRAWN' || status === 'REFUSED' || (status === 'CLOSED' && due === null);

const total = <Part>(parts: readonly Part[], unitsOf: (part: Part) => number): number =>
  parts.reduce((units, part) => units + unitsOf(part), 0);

/** Which of the repaid units came back nobody knows: they are told at the average. */
function worthOf(quantity: number, claimed: readonly RepaidPart[]): Money {
  const repaid = sum(
    claimed.map((part) => part.repaid),
    'CNY',
  );
  const units = total(claimed, ({ repaidQuantity }) => repaidQuantity);
  return proportion(repaid, BigInt(units === 0 ? 0 : quantity), BigInt(Math.max(1, units)));
}
