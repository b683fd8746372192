import type { Document } from 'bson';
import { toNumber } from '../bson/number.ts';
import { isDocument, isNumeric } from '../bson/types.ts';
import { badValue } from '../errors.ts';

/** A fault that a test has asked for. */
interface FailPoint {
  readonly data: Document;
  /** How many times it will still happen. */
  times: number;
  /** How many times it will not happen before that. */
  skip: number;
}

const numberIn = (mode: Document, name: string): number | undefined => {
  const value: unknown = mode[name];
  return isNumeric(value) ? toNumber(value) : undefined;
};

/** The faults of `configureFailPoint`, which only a server with test commands has. */
export class FailPoints {
  readonly #points = new Map<string, FailPoint>();

  configure(name: string, mode: unknown, data: Document): void {
    if (mode === 'off') this.#points.delete(name);
    else if (mode === 'alwaysOn') this.#points.set(name, { data, times: Infinity, skip: 0 });
    else if (isDocument(mode)) {
      const skip = numberIn(mode, 'skip') ?? 0;
      const times = numberIn(mode, 'times') ?? (skip > 0 ? Infinity : 0);
      this.#points.set(name, { data, times, skip });
    } else throw badValue('unknown mode of a fail point');
  }

  /** What the fail point says, if it is one's turn to fail. */
  take(name: string, concerns: (data: Document) => boolean = () => true): Document | null {
    const point = this.#points.get(name);
    if (!point || !concerns(point.data)) return null;
    if (point.skip > 0) {
      point.skip--;
      return null;
    }
    if (point.times <= 0) return null;
    point.times--;
    if (point.times === 0) this.#points.delete(name);
    return point.data;
  }
}
