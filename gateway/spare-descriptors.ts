import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';

/** Node's watch over a script takes four on Linux. */
const SPARE = 8;
const held: number[] = [];

/**
 * Holds some descriptors for what would end this process without any: Node asserts that there are enough for its watch.
 *
 * @throws where there are too few.
 */
export function holdDescriptors(): void {
  while (held.length < SPARE) held.push(openSync(devNull, 'r'));
}

/** Leaves them to whoever opens something next. */
export function releaseDescriptors(): void {
  for (const descriptor of held.splice(0)) closeSync(descriptor);
}
