/** Something that is measured with one command. */
export interface Bench {
  readonly name: string;
  readonly about: string;
  /** Measures and prints. @throws when an answer is wrong */
  readonly run: () => Promise<void>;
}
