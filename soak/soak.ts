/** A test at its full size, too long for every day. */
export interface Soak {
  readonly name: string;
  readonly parts: readonly SoakPart[];
}

export interface SoakPart {
  readonly what: string;
  /** Answers what was seen, in a line. @throws when something is not as it must be */
  readonly run: () => Promise<string>;
}
