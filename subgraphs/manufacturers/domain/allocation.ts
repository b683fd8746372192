import { Problem, Problems } from '../../../values/problem.ts';
import { availableOf, MAX_COUNT, type Stock } from './stock-level.ts';

/** What is wanted of one SKU, in sales units. */
export interface ReservationLine {
  readonly skuId: string;
  readonly quantity: number;
}

/** What is held of one SKU in one warehouse. */
export interface Allocation extends ReservationLine {
  readonly warehouseId: string;
}

/** All that is wanted of one SKU. */
export interface SummedLine extends ReservationLine {
  /** Of its first line, from 0. */
  readonly index: number;
}

const MAX_LINES = 100;

/**
 * One line for each SKU, in the order of their first lines.
 *
 * Two lines of one SKU are one demand: checked one by one, each would find the stock that the other takes.
 *
 * @throws INVALID for no lines and quantities below 1, LIMIT_EXCEEDED for more than 100 lines.
 */
export function sumLines(lines: readonly ReservationLine[]): readonly SummedLine[] {
  if (lines.length === 0) throw new Problem('INVALID', 'no-lines', { message: 'A reservation has lines' });
  if (lines.length > MAX_LINES) {
    throw new Problem('LIMIT_EXCEEDED', 'too-many-lines', {
      message: `A reservation has at most ${MAX_LINES} lines`,
      field: ['lines'],
    });
  }
  const sums = new Map<string, SummedLine>();
  for (const [index, { skuId, quantity }] of lines.entries()) {
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > MAX_COUNT) {
      throw new Problem('INVALID', 'quantity-out-of-range', {
        message: `A quantity is 1 to ${MAX_COUNT}`,
        field: ['lines', String(index), 'quantity'],
      });
    }
    const { index: first, quantity: before } = sums.get(skuId) ?? { index, quantity: 0 };
    sums.set(skuId, { skuId, quantity: before + quantity, index: first });
  }
  return [...sums.values()];
}

/** Where to take all of these from. @throws Problems with what is wrong with each of them. */
export function allocateAll(
  stocks: ReadonlyMap<string, Stock>,
  lines: readonly SummedLine[],
): readonly Allocation[] {
  const problems: Problem[] = [];
  const allocations = lines.flatMap((line) => {
    try {
      return allocate(stocks, line);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(error);
      return [];
    }
  });
  if (problems.length > 0) throw new Problems(problems);
  return allocations;
}

/**
 * Where to take a quantity from: one warehouse where one has enough, the one with least to spare; else as few as
 * possible, the fullest first.
 *
 * @throws NOT_FOUND for a SKU that is not among the stocks, OUT_OF_STOCK for one of which less is available.
 */
function allocate(
  stocks: ReadonlyMap<string, Stock>,
  { skuId, quantity, index }: SummedLine,
): readonly Allocation[] {
  const stock = stocks.get(skuId);
  const field = ['lines', String(index)];
  if (!stock) {
    throw new Problem('NOT_FOUND', 'no-such-sku', { message: 'No such SKU', field: [...field, 'skuId'] });
  }
  if (stock.available < quantity) {
    throw new Problem('OUT_OF_STOCK', 'less-available', {
      message: `${stock.available} are available, ${quantity} are wanted`,
      field: [...field, 'quantity'],
    });
  }
  const fullestFirst = [...stock.levels].sort((a, b) => availableOf(b) - availableOf(a));
  const tightest = fullestFirst.findLast((level) => availableOf(level) >= quantity);
  let left = quantity;
  return (tightest ? [tightest] : fullestFirst).flatMap((level) => {
    const taken = Math.min(left, availableOf(level));
    left -= taken;
    return taken > 0 ? [{ skuId, warehouseId: level.warehouseId, quantity: taken }] : [];
  });
}
