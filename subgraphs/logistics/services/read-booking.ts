import { Problem, Problems } from '../../../values/problem.ts';
import { readFields } from '../../../values/read-fields.ts';
import type { BookingRequest } from '../domain/booking.ts';
import type { BookShipmentInput, ShipmentLineInput } from '../generated.ts';

const MAX_LINES = 100;
const MAX_PACKAGES = 100_000;
const MAX_GRAMS = 2_000_000_000;
const MAX_UNITS = 1_000_000_000;

/** The goods of a booking. @throws Problems with everything that no order could have. */
export function readBooking(input: BookShipmentInput): BookingRequest {
  readFields([], {
    packages: () => checkCount(input.packages, MAX_PACKAGES),
    grossWeight: () => checkCount(input.grossWeight.grams, MAX_GRAMS, ['grams']),
    lines: () => checkLines(input.lines),
  });
  const { packages, grossWeight, lines } = input;
  return { packages, grossGrams: grossWeight.grams, lines };
}

function checkCount(value: number, max: number, field: readonly string[] = []): void {
  if (value >= 1 && value <= max) return;
  throw new Problem('INVALID', 'number-out-of-range', { message: `A number here is 1 to ${max}`, field });
}

function checkLines(lines: readonly ShipmentLineInput[]): void {
  if (lines.length === 0 || lines.length > MAX_LINES) {
    throw new Problem('INVALID', 'number-of-lines', { message: `A shipment has 1 to ${MAX_LINES} lines` });
  }
  const seen = new Set<string>();
  const problems = lines.flatMap(({ lineNumber, quantity, warehouseId }, index) => {
    const place = `${lineNumber} ${warehouseId}`;
    const isTwice = seen.has(place);
    seen.add(place);
    if (isTwice) return twice(index);
    return quantity >= 1 && quantity <= MAX_UNITS ? [] : outOfRange(index);
  });
  if (problems.length > 0) throw new Problems(problems);
}

const twice = (index: number): Problem =>
  new Problem('DUPLICATE', 'line-twice', {
    message: 'This line stands twice from the same warehouse',
    field: [String(index), 'lineNumber'],
  });

const outOfRange = (index: number): Problem =>
  new Problem('INVALID', 'number-out-of-range', {
    message: `A quantity is 1 to ${MAX_UNITS}`,
    field: [String(index), 'quantity'],
  });
