import { Problem, Problems } from '../../../values/problem.ts';
import type { Order } from './order.ts';
import { refundOf } from './return-refund.ts';
import { MAX_RETURN_LINES, type Return, type ReturnLine } from './return.ts';
import { returnMachine } from './return-status.ts';

/** What was counted of one line; what is not named did not come back. */
export interface CountedLine {
  readonly lineNumber: number;
  /** Sales units in original state. */
  readonly quantity: number;
  /** Sales units that came back otherwise. */
  readonly damaged: number;
}

/**
 * A return once its goods were counted.
 *
 * They pass customs when no VAT on them is refunded any more, and customs has let them in.
 *
 * @throws ILLEGAL_TRANSITION, REFUND_TO_REPAY, NOT_RELEASED; at each line NOT_FOUND, INVALID, DUPLICATE, LIMIT_EXCEEDED.
 */
export function receiveReturn(
  given: Return,
  counted: readonly CountedLine[],
  order: Pick<Order, 'lines' | 'currency' | 'goods' | 'discount'>,
): Return {
  returnMachine.check(given.status, 'RECEIVED');
  requirePassed(given);
  checkCounted(given.lines, counted);
  const lines = given.lines.map((line) => {
    const found = counted.find(({ lineNumber }) => lineNumber === line.lineNumber);
    return { ...line, received: found?.quantity ?? 0, damaged: found?.damaged ?? 0 };
  });
  return { ...given, status: 'RECEIVED', lines, refund: refundOf({ lines, reason: given.reason }, order) };
}

function requirePassed({ dues, isCleared }: Return): void {
  if (dues.version > 0 && !dues.isVatRepaid) {
    throw new Problem('REFUND_TO_REPAY', 'refund-to-repay', {
      message: 'The VAT refund on these goods is repaid first',
      field: ['returnId'],
    });
  }
  if (dues.version > 0 && isCleared) return;
  throw new Problem('NOT_RELEASED', 'return-not-cleared', {
    message: 'Customs has not let the goods in',
    field: ['returnId'],
    retryable: true,
  });
}

function checkCounted(lines: readonly ReturnLine[], counted: readonly CountedLine[]): void {
  if (counted.length > MAX_RETURN_LINES) {
    throw new Problem('INVALID', 'number-of-lines', {
      message: `At most ${MAX_RETURN_LINES} lines`,
      field: ['lines'],
    });
  }
  const seen = new Set<number>();
  const problems = counted.flatMap(({ lineNumber, quantity, damaged }, index) => {
    const line = lines.find((each) => each.lineNumber === lineNumber);
    const isTwice = seen.has(lineNumber);
    seen.add(lineNumber);
    const refuse = (code: 'NOT_FOUND' | 'DUPLICATE' | 'INVALID' | 'LIMIT_EXCEEDED', message: string) =>
      new Problem(code, 'counted-wrong', { message, field: ['lines', String(index)] });
    if (!line) return refuse('NOT_FOUND', 'No such line of the return');
    if (isTwice) return refuse('DUPLICATE', 'This line stands here twice');
    if (quantity < 0 || damaged < 0) return refuse('INVALID', 'A count is 0 or more');
    const isTooMany = quantity + damaged > line.quantity;
    return isTooMany ? refuse('LIMIT_EXCEEDED', `Only ${line.quantity} of this line were to come back`) : [];
  });
  if (problems.length > 0) throw new Problems(problems);
}
