/** What is known here of a return of the retailers subgraph. */
export interface ReturnFacts {
  readonly _id: string;
  readonly orderId: string;
  readonly status: string;
  /** What comes back, in sales units of the order's lines. */
  readonly lines: readonly { readonly lineNumber: number; readonly quantity: number }[];
  /** When customs let it in; null before. */
  readonly clearedAt: Date | null;
}
