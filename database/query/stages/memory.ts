import { memoryLimitExceeded } from '../../errors.ts';
import { isDocument } from '../../bson/types.ts';

/** MongoDB's limit of what one stage may keep in memory. */
export const MEMORY_LIMIT_BYTES = 100 * 1024 * 1024;

const OBJECT_BYTES = 24;

/** About how many bytes a value takes. */
export function approximateBytes(value: unknown): number {
  if (typeof value === 'string') return 16 + value.length;
  if (typeof value !== 'object' || value === null) return 8;
  if (Array.isArray(value)) {
    return value.reduce<number>((bytes, element) => bytes + approximateBytes(element), OBJECT_BYTES);
  }
  if (!isDocument(value)) return OBJECT_BYTES;
  let bytes = OBJECT_BYTES;
  for (const name of Object.keys(value)) bytes += name.length + approximateBytes(value[name]);
  return bytes;
}

/** Counts what a stage keeps; error 292 when it is too much. */
export class MemoryBudget {
  readonly #stage: string;
  #bytes = 0;

  constructor(stage: string) {
    this.#stage = stage;
  }

  keep(value: unknown): void {
    this.#bytes += approximateBytes(value);
    if (this.#bytes <= MEMORY_LIMIT_BYTES) return;
    throw memoryLimitExceeded(
      `${this.#stage} exceeded memory limit of ${MEMORY_LIMIT_BYTES} bytes, and there is no external sorting or grouping.`,
    );
  }
}
