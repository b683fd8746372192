import { badValue, MongoError } from '../../errors.ts';
import { toNumber } from '../../bson/number.ts';
import { compareValues } from '../../bson/order.ts';
import { isDocument, isNumeric } from '../../bson/types.ts';
import { addUnits, isUnit, type Unit } from '../expression/date-units.ts';
import { timeZone } from '../expression/time-zone.ts';
import type { Partition } from './partition.ts';

type Limit = number | 'unbounded' | 'current';

/** Which documents around each one are looked at. */
export interface Window {
  readonly kind: 'documents' | 'range';
  readonly lower: Limit;
  readonly upper: Limit;
  readonly unit: Unit | null;
}

export const WHOLE: Window = { kind: 'documents', lower: 'unbounded', upper: 'unbounded', unit: null };

function limitOf(value: unknown): Limit {
  if (value === 'unbounded' || value === 'current') return value;
  if (isNumeric(value)) return toNumber(value);
  throw new MongoError(9, "Numeric document-based bounds must be an integer, 'unbounded' or 'current'");
}

/** The `window` of an output field. */
export function parseWindow(spec: unknown): Window {
  if (spec === undefined) return WHOLE;
  if (!isDocument(spec)) throw new MongoError(9, "'window' field must be an object");
  const { documents, range, unit } = spec as Record<string, unknown>;
  if (documents !== undefined && range !== undefined) {
    throw new MongoError(9, "Window bounds can specify either 'documents' or 'range', not both.");
  }
  const bounds = documents ?? range;
  if (bounds === undefined) return WHOLE;
  if (!Array.isArray(bounds) || bounds.length !== 2)
    throw new MongoError(9, 'Window bounds must be a 2-element array');
  if (unit !== undefined && (typeof unit !== 'string' || !isUnit(unit))) {
    throw badValue('unknown time unit of a window');
  }
  const window = { lower: limitOf(bounds[0]), upper: limitOf(bounds[1]), unit: unit ?? null };
  return { kind: documents === undefined ? 'range' : 'documents', ...window };
}

/** From the first document of a window to the one after the last. */
export type Stretch = readonly [from: number, to: number];

function documentStretch({ lower, upper }: Window, index: number, length: number): Stretch {
  const at = (limit: Limit, unbounded: number) =>
    limit === 'unbounded' ? unbounded : limit === 'current' ? index : index + limit;
  const clamp = (position: number) => Math.min(length, Math.max(0, position));
  return [clamp(at(lower, 0)), clamp(at(upper, length - 1) + 1)];
}

function boundary(value: unknown, limit: number, unit: Unit | null): unknown {
  if (value instanceof Date) {
    if (!unit) throw new MongoError(5429513, 'A date in a range-based window needs a unit');
    return addUnits(value, { unit, amount: limit, zone: timeZone('UTC') });
  }
  if (isNumeric(value)) return toNumber(value) + limit;
  throw new MongoError(5429414, 'Invalid range: Expected the sortBy field to be a number or a date');
}

function rangeStretch({ lower, upper, unit }: Window, values: readonly unknown[], index: number): Stretch {
  const value = values[index];
  const low = lower === 'unbounded' ? undefined : boundary(value, lower === 'current' ? 0 : lower, unit);
  const high = upper === 'unbounded' ? undefined : boundary(value, upper === 'current' ? 0 : upper, unit);
  const from = low === undefined ? 0 : values.findIndex((other) => compareValues(other, low) >= 0);
  const above = high === undefined ? -1 : values.findIndex((other) => compareValues(other, high) > 0);
  const start = from < 0 ? values.length : from;
  return [start, Math.max(start, above < 0 ? values.length : above)];
}

/** The window of the document at a position. */
export function stretchOf(window: Window, { keys, documents }: Partition, index: number): Stretch {
  if (window.kind === 'documents') return documentStretch(window, index, documents.length);
  return rangeStretch(
    window,
    keys.map(([value]) => value),
    index,
  );
}
