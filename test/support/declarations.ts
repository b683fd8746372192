import {
  type DeclarationDocuments,
  type DeclarationZone,
  type Draft,
  type DeclarantChoice,
  draftOf,
} from '../../subgraphs/supervision/domain/draft-declaration.ts';
import { type DeclaredField, fieldsOf } from '../../subgraphs/supervision/domain/declaration-fields.ts';
import {
  type DocumentMatch,
  matchDeclaration,
} from '../../subgraphs/supervision/domain/match-declaration.ts';
import { emptyView, type OrderView, withFact } from '../../subgraphs/supervision/domain/order-view.ts';
import { readDeclarationRules } from '../../subgraphs/supervision/services/declaration-rules.ts';
import { ORDER_FACT_READERS } from '../../subgraphs/supervision/services/order-facts.ts';
import type { OrderEvent } from './order-events.ts';

export const rules = readDeclarationRules();

export const shantou: DeclarationZone = {
  id: 'zone_shantou',
  provinceCode: 'CN-GD',
  approvedOn: '2020-04-27',
  revokedOn: null,
};

/** What all parties’ events make of an order. */
export const viewFrom = (...events: readonly OrderEvent[]): OrderView =>
  events.reduce(
    (view, event) =>
      withFact(view, ORDER_FACT_READERS[event.type as keyof typeof ORDER_FACT_READERS](event).fact),
    emptyView('order_1'),
  );

export interface DraftOptions extends DeclarantChoice {
  readonly on?: string;
  readonly zone?: DeclarationZone | null;
  readonly others?: DeclarationDocuments['others'];
}

/** The declaration of a view’s first shipment. */
export function draftFrom(
  view: OrderView,
  { on = '2026-11-23', zone = shantou, others = [], ...choice }: DraftOptions = {},
): Draft {
  const { orderId, order, shipments } = view;
  if (!order) throw new Error('The order has not been placed');
  return draftOf({ orderId, order, shipment: shipments[0] ?? null, others, zone, on }, rules, choice);
}

/** Matches a view, with some fields written by hand. */
export function matchFrom(
  view: OrderView,
  options: DraftOptions & { readonly write?: Readonly<Record<string, string | null>> } = {},
): DocumentMatch {
  const draft = draftFrom(view, options);
  const { write = {} } = options;
  const fields: readonly DeclaredField[] = fieldsOf(draft).map((field) => {
    const name = field.lineNumber === null ? field.field : `${field.lineNumber}/${field.field}`;
    return name in write ? { ...field, value: write[name] ?? null } : field;
  });
  return matchDeclaration({ draft, fields, payments: view.payments });
}
