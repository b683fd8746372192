import { Problem } from '../../../values/problem.ts';
import { type ReservationLine, sumLines } from './allocation.ts';

/** The schema's `ReserveStockInput`. */
export interface ReserveInput {
  readonly idempotencyKey: string;
  readonly orderId: string;
  readonly ttlSeconds: number;
  readonly withMinimums: boolean;
  readonly lines: readonly (ReservationLine & { readonly lineNumber: number })[];
}

const MAX_TTL_SECONDS = 14 * 86_400;

/** @throws Problem for an input that can hold nothing. */
export function checkReserveInput({ ttlSeconds, lines }: ReserveInput): void {
  sumLines(lines);
  if (ttlSeconds < 1 || ttlSeconds > MAX_TTL_SECONDS) {
    throw new Problem('INVALID', 'ttl-out-of-range', {
      message: `A hold lasts 1 second to 14 days`,
      field: ['ttlSeconds'],
    });
  }
  if (new Set(lines.map(({ lineNumber }) => lineNumber)).size < lines.length) {
    throw new Problem('INVALID', 'line-number-twice', {
      message: 'Each line has a number of its own',
      field: ['lines'],
    });
  }
}
