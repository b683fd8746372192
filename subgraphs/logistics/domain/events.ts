/** What this subgraph tells the others, by type of event. Aggregates are as said. */
export interface EventData {
  /** Of the aggregate `QUOTE_KEYS`: whoever is handed a shipping quote checks it with this key by itself. */
  readonly QuoteKeyMade: { readonly keyId: string; readonly publicKey: string };
}

/** The aggregate of the keys that quotes are signed with. */
export const QUOTE_KEYS = 'quote-keys';
