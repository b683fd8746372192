import { Problem } from './problem.ts';

/** RFC 3339 with an offset, such as `2026-11-23T14:10:00Z`; fractions of a second to the millisecond. */
const INSTANT_PATTERN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/;

/** Reads the schema's `DateTime`. */
export function parseInstant(text: string): Date {
  const at = new Date(text);
  // JavaScript rolls 30 February over to March; the calendar part must come back as it was written.
  const local = new Date(`${text.slice(0, 19)}Z`);
  const isReal = !Number.isNaN(local.getTime()) && local.toISOString().slice(0, 19) === text.slice(0, 19);
  if (!INSTANT_PATTERN.test(text) || !isReal || !hasFourDigitYear(at)) {
    throw new Problem('INVALID', 'malformed-instant', {
      message: `"${text.slice(0, 40)}" is no instant such as 2026-11-23T14:10:00Z`,
    });
  }
  return at;
}

/** False for no instant at all, and where an offset leads out of the years that can be written back. */
const hasFourDigitYear = (at: Date): boolean => at.getUTCFullYear() >= 0 && at.getUTCFullYear() <= 9999;

/** Reads a `DateTime` among the arguments of a query, where what is malformed is the query. @throws BAD_INPUT */
export function parseInstantArgument(text: string): Date {
  try {
    return parseInstant(text);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem('BAD_INPUT', error.reason, { message: error.message });
  }
}
