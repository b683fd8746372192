import { Problem, Problems } from '../../../values/problem.ts';
import type { FollowedOrder } from './order-progress.ts';
import { MAX_RETURN_LINES, MAX_RETURNS, type Return, type ReturnLine, type ReturnReason } from './return.ts';

/** Part of an order line that somebody wants to send back. */
export interface WantedReturnLine {
  readonly lineNumber: number;
  /** In sales units. */
  readonly quantity: number;
}

export interface WantedReturn {
  readonly lines: readonly WantedReturnLine[];
  readonly reason: ReturnReason;
}

/** Of what was asked for before. */
export type EarlierReturn = Pick<Return, 'status' | 'reason' | 'lines' | 'shipment' | 'refund'>;

const ARRIVED: ReadonlySet<string> = new Set(['DELIVERED', 'STORED_OVERSEAS']);
const STORED: ReadonlySet<string> = new Set(['STORED_OVERSEAS']);

/** @throws Problems with all that no return could have. */
export function checkReturnLines(lines: readonly WantedReturnLine[]): void {
  if (lines.length === 0 || lines.length > MAX_RETURN_LINES) {
    throw new Problem('INVALID', 'number-of-lines', {
      message: `A return has 1 to ${MAX_RETURN_LINES} lines`,
      field: ['lines'],
    });
  }
  const seen = new Set<number>();
  const problems = lines.flatMap(({ lineNumber, quantity }, index) => {
    const isTwice = seen.has(lineNumber);
    seen.add(lineNumber);
    if (isTwice) return at(index, 'lineNumber', ['DUPLICATE', 'line-twice', 'This line stands here twice']);
    return quantity >= 1
      ? []
      : at(index, 'quantity', ['INVALID', 'quantity-not-positive', 'A quantity is 1 or more']);
  });
  if (problems.length > 0) throw new Problems(problems);
}

/**
 * The lines of a return, as long as they were delivered and nobody sends them back already.
 *
 * Unsold goods come out of an overseas warehouse: so many as lie there.
 *
 * @throws LIMIT_EXCEEDED, NOT_FOUND at each line that cannot come back.
 */
export function requestReturn(
  order: FollowedOrder,
  { lines, reason }: WantedReturn,
  earlier: readonly EarlierReturn[],
): readonly ReturnLine[] {
  checkReturnLines(lines);
  if (earlier.length >= MAX_RETURNS) {
    throw new Problem('LIMIT_EXCEEDED', 'too-many-returns', {
      message: `An order has at most ${MAX_RETURNS} returns, refused and withdrawn ones among them`,
      field: ['orderId'],
    });
  }
  const left = returnableOf(order, reason, earlier);
  const problems: Problem[] = [];
  const taken = lines.flatMap(({ lineNumber, quantity }, index) => {
    const line = order.lines.find(({ number }) => number === lineNumber);
    const most = left.get(lineNumber) ?? 0;
    if (line && quantity <= most) {
      const { skuId, supplierId, hsCode } = line;
      return [
        { lineNumber, skuId, supplierId, hsCode, quantity, received: null, damaged: null, warehouseId: null },
      ];
    }
    problems.push(line ? tooMany(index, most) : noSuchLine(index));
    return [];
  });
  if (problems.length > 0) throw new Problems(problems);
  return taken;
}

/** Sales units of each line that may come back for this reason. */
export function returnableOf(
  { lines, shipments }: Pick<FollowedOrder, 'lines' | 'shipments'>,
  reason: ReturnReason,
  earlier: readonly EarlierReturn[],
): ReadonlyMap<number, number> {
  const live = earlier.filter((each) => !isGivenUp(each));
  const arrived = unitsByLine(shipments.filter(({ status }) => ARRIVED.has(status)));
  const asked = unitsByLine(live);
  const stored = unitsByLine(shipments.filter(({ status }) => STORED.has(status)));
  const unsold = unitsByLine(live.filter((each) => each.reason === 'UNSOLD'));
  return new Map(
    lines.map(({ number }) => {
      const rest = (arrived.get(number) ?? 0) - (asked.get(number) ?? 0);
      const lying = (stored.get(number) ?? 0) - (unsold.get(number) ?? 0);
      return [number, reason === 'UNSOLD' ? Math.min(rest, lying) : rest];
    }),
  );
}

/** Its goods are where they were. What was withdrawn may still be loaded until its carrier has given it up. */
function isGivenUp({ status, shipment, refund }: EarlierReturn): boolean {
  if (status === 'WITHDRAWN') return shipment === null || shipment.status === 'CANCELLED';
  const isTakenBack = status === 'CLOSED' && refund === null && shipment?.status === 'RETURNED';
  return status === 'REFUSED' || isTakenBack;
}

function unitsByLine(
  documents: readonly {
    readonly lines: readonly { readonly lineNumber: number; readonly quantity: number }[];
  }[],
): ReadonlyMap<number, number> {
  const units = new Map<number, number>();
  for (const { lineNumber, quantity } of documents.flatMap(({ lines }) => lines)) {
    units.set(lineNumber, (units.get(lineNumber) ?? 0) + quantity);
  }
  return units;
}

const noSuchLine = (index: number): Problem =>
  at(index, 'lineNumber', ['NOT_FOUND', 'no-such-line', 'No such line of the order']);

const tooMany = (index: number, most: number): Problem =>
  at(index, 'quantity', [
    'LIMIT_EXCEEDED',
    'more-than-delivered',
    most > 0 ? `Only ${most} of this line can come back` : 'Nothing of this line can come back',
  ]);

const at = (
  index: number,
  field: string,
  [code, reason, message]: readonly [
    'DUPLICATE' | 'INVALID' | 'NOT_FOUND' | 'LIMIT_EXCEEDED',
    string,
    string,
  ],
): Problem => new Problem(code, reason, { message, field: ['lines', String(index), field] });
