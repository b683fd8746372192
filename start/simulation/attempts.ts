import type { Deed, Speaker } from './desk.ts';
import type { Teller } from './teller.ts';

/** What was tried although it must not go: how often it was refused as it should be, and where it was not. */
export interface Attempts {
  refused: number;
  readonly taken: string[];
}

/** Invariants that an honest story would never touch. */
export type Tested = 'I2' | 'I13' | 'I16' | 'I17' | 'I22' | 'I23' | 'I26' | 'I27' | 'I29' | 'I30' | 'I31';

export const noAttempts = (): Readonly<Record<Tested, Attempts>> => ({
  I2: { refused: 0, taken: [] },
  I13: { refused: 0, taken: [] },
  I16: { refused: 0, taken: [] },
  I17: { refused: 0, taken: [] },
  I22: { refused: 0, taken: [] },
  I23: { refused: 0, taken: [] },
  I26: { refused: 0, taken: [] },
  I27: { refused: 0, taken: [] },
  I29: { refused: 0, taken: [] },
  I30: { refused: 0, taken: [] },
  I31: { refused: 0, taken: [] },
});

interface Forbidden {
  readonly deed: Deed<unknown>;
  readonly input: object;
  readonly as: Speaker;
  /** What it has to be refused with. */
  readonly code: string;
}

/** Some of the orders are of people who try what must not go. */
export const isDaring = ({ resend, contradict }: Teller['fate']): boolean => resend || contradict;

/** Tries what must be refused, once. */
export async function attempt(
  { world, key }: Teller,
  tested: Tested,
  { deed, input, as, code }: Forbidden,
): Promise<void> {
  const keyed = { idempotencyKey: `${key}-must-not-${tested}`, ...input };
  const { userErrors } = await world.desk.tell(deed, keyed, as);
  note(world.attempts[tested], userErrors[0]?.code === code, `${key}: ${JSON.stringify(userErrors)}`);
}

export function note(attempts: Attempts, isRefused: boolean, what: string): void {
  if (isRefused) attempts.refused += 1;
  else attempts.taken.push(what);
}
