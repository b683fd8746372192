import { parseDecimal } from '../../../values/decimal.ts';
import { Problem, problemAt } from '../../../values/problem.ts';
import { MAX_CLAIM_LINES } from '../domain/claimable-line.ts';
import type { LineQuantity } from '../domain/repay-claim.ts';

/** Quantities of declared lines. @throws LIMIT_EXCEEDED, INVALID for what are no whole units */
export function readQuantities(
  given: readonly {
    readonly declarationId: string;
    readonly lineNumber: number;
    readonly quantity: string;
  }[],
): readonly LineQuantity[] {
  if (given.length > MAX_CLAIM_LINES) {
    throw new Problem('LIMIT_EXCEEDED', 'too-many-lines', { message: `At most ${MAX_CLAIM_LINES} lines` });
  }
  return given.map(({ declarationId, lineNumber, quantity }, index) => ({
    declarationId,
    lineNumber,
    quantity: readUnits(quantity, index),
  }));
}

function readUnits(text: string, index: number): number {
  try {
    const units = Number(parseDecimal(text).toFixed());
    if (Number.isSafeInteger(units) && units >= 0) return units;
    throw new Problem('INVALID', 'not-whole-units', {
      message: 'Goods are counted in whole units, 0 or more',
    });
  } catch (error) {
    throw error instanceof Problem ? problemAt([String(index), 'quantity'], error) : error;
  }
}
