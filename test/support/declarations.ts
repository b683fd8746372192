import type { Databases } from '../../runtime/database.ts';
import type { Viewer } from '../../runtime/viewer.ts';
import {
  type DeclarationDocuments,
  type DeclarationRules,
  type DeclarationZone,
  type Draft,
  type DeclarantChoice,
  draftOf,
} from '../../subgraphs/supervision/domain/draft-declaration.ts';
import { type DeclaredField, fieldsOf } from '../../subgraphs/supervision/domain/declaration-fields.ts';
import type { MatchCheck } from '../../subgraphs/supervision/domain/match-check.ts';
import {
  type DocumentMatch,
  matchDeclaration,
} from '../../subgraphs/supervision/domain/match-declaration.ts';
import { emptyView, type OrderView, withFact } from '../../subgraphs/supervision/domain/order-view.ts';
import { readCustomsRates } from '../../subgraphs/supervision/services/customs-rates.ts';
import { readLastingRules } from '../../subgraphs/supervision/services/declaration-rules.ts';
import { ORDER_FACT_READERS } from '../../subgraphs/supervision/services/order-facts.ts';
import type { AnswerData } from './answer-data.ts';
import {
  type OrderEvent,
  orderMoved,
  type OrderOptions,
  orderPlaced,
  shipmentBooked,
  type ShipmentOptions,
} from './order-events.ts';
import { viewerAs } from './subgraph.ts';
import { openSupervision } from './supervision.ts';

export const rules: DeclarationRules = { ...readLastingRules(), rates: readCustomsRates() };

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
  /** Other rules than the shipped ones. */
  readonly rules?: DeclarationRules;
}

/** The declaration of a view’s first shipment. */
export function draftFrom(
  view: OrderView,
  { on = '2026-11-23', zone = shantou, others = [], rules: given = rules, ...choice }: DraftOptions = {},
): Draft {
  const { orderId, order, shipments } = view;
  if (!order) throw new Error('The order has not been placed');
  return draftOf({ orderId, order, shipment: shipments[0] ?? null, others, zone, on }, given, choice);
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

/** The checks of a verdict with a result, as `M10 1/gcode`. */
export const named = (match: DocumentMatch, result: MatchCheck['result']) =>
  match.checks
    .filter((check) => check.result === result)
    .map(({ code, field, lineNumber }) => `${code} ${lineNumber === null ? '' : `${lineNumber}/`}${field}`);

export const retailer = viewerAs('retailer', 'ret_1', ['customs:write']);
export const customs = viewerAs('customs');

export const submit = `mutation ($input: SubmitDeclarationInput!) { submitDeclaration(input: $input) {
  declaration { id status mode form attempt reKeyedFields copNo invtNo version zone { id } declared { amount currency } fob { amount }
    lines { number hsCode quantity { value unit } legalQuantities { value unit } netWeight { kilograms } total { amount } }
    fields { field lineNumber value source documentId documentField } match { passed mode } }
  match { passed order payment waybill rule { key source } checks { code field lineNumber declared documented tolerance result } }
  replayed userErrors { code message field } } }`;

const read = `query ($id: ID!) { declaration(id: $id) { id status invtNo exportedOn version attempt
  receipts { message code text } } }`;

export type TestDeclarations = Awaited<ReturnType<typeof openDeclarations>>;

/** The supervision subgraph alone, with what declarations are sent, read and answered by. */
export async function openDeclarations(databases: Databases) {
  const graph = await openSupervision(databases);
  let count = 0;

  /** An order of its own with one shipment that is booked. */
  async function booked(options: OrderOptions = {}, shipment: ShipmentOptions = {}) {
    const ids = { orderId: `order_t${(count += 1)}`, shipmentId: `shp_t${count}` };
    await graph.take(
      orderPlaced({ ...options, ...ids }),
      orderMoved(2, 'CONFIRMED', ids),
      shipmentBooked({ ...shipment, ...ids }),
    );
    return ids;
  }

  const send = async (input: object, viewer: Viewer | null = retailer): Promise<AnswerData> => {
    const { data, errors } = await graph.ask(
      submit,
      { input: { idempotencyKey: `key ${(count += 1)}`, ...input } },
      viewer,
    );
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data.submitDeclaration;
  };
  const find = async (id: string, viewer: Viewer | null = retailer): Promise<AnswerData> =>
    (await graph.ask(read, { id }, viewer)).data.declaration;
  const messages = (declarationId: string) =>
    databases
      .of('supervision')
      .collection('customs_messages')
      .find({ aboutId: declarationId })
      .sort({ kind: 1 })
      .toArray();
  const receipt = (input: object) =>
    graph.ask(
      `mutation ($input: RecordCustomsReceiptInput!) { recordCustomsReceipt(input: $input) {
        declaration { id status version receipts { code } } replayed userErrors { code field } } }`,
      {
        input: {
          idempotencyKey: `receipt ${(count += 1)}`,
          receiptId: `r${count}`,
          text: 'said',
          at: graph.clock.now().toISOString(),
          ...input,
        },
      },
      customs,
    );

  return { ...graph, booked, send, find, messages, receipt };
}
