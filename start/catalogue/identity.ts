/** The sample catalogue's first day; each supplier is 20 seconds younger than the one before. */
const EPOCH_MS = Date.parse('2025-01-01T00:00:00Z');
const STEP_MS = 20_000;

/** When the supplier of an index joined; its goods were published at the same time. */
export const createdAtOf = (supplierIndex: number): Date => new Date(EPOCH_MS + supplierIndex * STEP_MS);

/**
 * The id of the n-th thing of a supplier: the same in every run, so that a second run finds what the first one made.
 *
 * Shaped as `newId` shapes ids, with a number in place of chance: ids of one kind sort by time.
 */
export const sampleId = (prefix: string, supplierIndex: number, serial = 0): string =>
  `${prefix}_${hex(createdAtOf(supplierIndex).getTime(), 12)}${hex(supplierIndex, 10)}${hex(serial, 10)}`;

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
