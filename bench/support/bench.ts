import type { ParseArgsConfig } from 'node:util';

/** Something that is measured with one command. */
export interface Bench {
  readonly name: string;
  readonly about: string;
  /** What can be said on the command line after its name. */
  readonly options?: ParseArgsConfig['options'];
  /** Measures and prints. @throws when an answer is wrong */
  readonly run: (options: Readonly<Record<string, string | undefined>>) => Promise<void>;
}
