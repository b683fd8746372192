/** A kind of reference data that an operator can bring in a file, owned by one subgraph. */
export interface Import {
  /** What it is called on the command line, such as `rates`. */
  readonly name: string;
  /**
   * Checks all rows, then takes all of them in one transaction.
   *
   * @param fileName what rows that name no source of their own are said to come from.
   * @throws Problems with every row's problems, each with a field such as `["rows", "12", "rate"]`; nothing is taken.
   */
  readonly run: (
    rows: readonly Readonly<Record<string, unknown>>[],
    fileName?: string,
  ) => Promise<{ readonly imported: number }>;
}
