import type { EventHandler } from './subgraph.ts';

type Handlers = Readonly<Record<string, EventHandler>>;

/** Handlers of several concerns as one table: what listens to one type is called in turn, in one transaction. */
export function joinHandlers(...tables: readonly Handlers[]): Handlers {
  const joined = new Map<string, EventHandler>();
  for (const [type, handler] of tables.flatMap((table) => Object.entries(table))) {
    const before = joined.get(type);
    joined.set(type, before ? inTurn(before, handler) : handler);
  }
  return Object.fromEntries(joined);
}

const inTurn =
  (first: EventHandler, second: EventHandler): EventHandler =>
  async (event, transaction) => {
    await first(event, transaction);
    await second(event, transaction);
  };
