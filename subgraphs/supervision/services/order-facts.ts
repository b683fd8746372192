import * as z from 'zod';
import type { EventRecord } from '../../../runtime/events.ts';
import { CURRENCIES } from '../../../values/currency.ts';
import { UNITS, type Unit } from '../../../values/quantity.ts';
import { CHANNELS } from '../../../values/channel.ts';
import { CUSTOMS_MODES, DECLARATION_FORMS } from '../domain/customs-mode.ts';
import { DECLARATION_STATUSES } from '../domain/declaration-status.ts';
import { ORDER_STATUSES } from '../domain/order-documents.ts';
import type { OrderFact } from '../domain/order-view.ts';
import { SUMMARY_KINDS } from '../domain/summary-need.ts';
import { SUMMARY_STATUSES } from '../domain/summary-status.ts';
import type { Happening } from '../domain/timeline-entry.ts';

/** What one event says of one order. */
export interface ReadFact {
  readonly orderId: string;
  readonly fact: OrderFact;
  /** Null where nobody needs to read of it. */
  readonly happening: Happening | null;
}

const money = z.object({ minor: z.bigint(), currency: z.enum(CURRENCIES as [(typeof CURRENCIES)[number]]) });
const count = z.int().nonnegative();
const units = Object.keys(UNITS) as [Unit];
const at = z.date();
const party = z.enum([
  'SUPPLIER',
  'RETAILER',
  'BUYER',
  'CARRIER',
  'FINANCE',
  'DECLARANT',
  'AUTHORITY',
  'PLATFORM',
]);
const orNull = <Shape extends z.ZodType>(shape: Shape) => shape.nullish().transform((value) => value ?? null);

const orderPlaced = z.object({
  orderId: z.string(),
  number: z.string(),
  channel: z.enum(CHANNELS),
  placedAt: at,
  holdExpiresAt: orNull(at),
  retailerId: z.string(),
  retailerName: z.string(),
  retailerZoneId: orNull(z.string()),
  buyerId: z.string(),
  supplierIds: z.array(z.string()),
  destination: z.string(),
  incoterm: z.string(),
  terms: z.string(),
  currency: z.string(),
  goods: money,
  freight: money,
  insurance: money,
  discount: money,
  total: money,
  deposit: orNull(money),
  by: party.default('BUYER'),
  quote: orNull(z.object({ expiresAt: orNull(at) })),
  lines: z.array(
    z.object({
      number: count,
      skuId: z.string(),
      supplierId: z.string(),
      code: z.string(),
      nameEn: z.string(),
      nameZh: orNull(z.string()),
      brandName: orNull(z.string()),
      hsCode: z.string(),
      origin: z.string(),
      unit: z.enum(units),
      netGrams: count,
      grossGrams: count,
      legalQuantities: z.array(z.object({ value: z.string(), unit: z.enum(units) })),
      quantity: count,
      unitPrice: money,
      amount: money,
    }),
  ),
});

const orderMoved = z.object({
  orderId: z.string(),
  status: z.enum(ORDER_STATUSES),
  previous: orNull(z.enum(ORDER_STATUSES)),
  at,
  by: party,
  reason: orNull(z.string()),
  supplierId: orNull(z.string()),
});

const paymentMoved = z.object({
  paymentId: z.string(),
  orderId: z.string(),
  status: z.string(),
  previous: orNull(z.string()),
  at,
  amount: money,
  refunded: money,
});

const ledgerChanged = z.object({
  orderId: z.string(),
  captured: money,
  refunded: money,
  held: money,
  isPaid: z.boolean(),
  isDepositPaid: z.boolean().optional(),
  isClosed: z.boolean(),
});

const settlementMoved = z.object({
  settlementId: z.string(),
  orderId: z.string(),
  status: z.string(),
  previous: orNull(z.string()),
  at,
  quoteExpiresAt: orNull(at),
});

const shipmentBooked = z.object({
  shipmentId: z.string(),
  orderId: z.string(),
  returnId: orNull(z.string()),
  carrierId: z.string(),
  carrierCode: z.string(),
  carrierName: z.string(),
  waybill: z.string(),
  mode: z.string(),
  fromPortCode: z.string(),
  destination: z.string(),
  toWarehouseId: orNull(z.string()),
  isOverseasWarehouse: z.boolean(),
  lines: z.array(z.object({ lineNumber: count, quantity: count, warehouseId: z.string() })),
  packages: count,
  grossGrams: count,
  freight: money,
  insurance: money,
  bookedBy: party,
  bookedAt: at,
  status: z.string(),
});

const shipmentMoved = z.object({
  shipmentId: z.string(),
  orderId: z.string(),
  status: z.string(),
  reported: z.string().optional(),
  by: party.default('CARRIER'),
  at,
  place: orNull(z.string()),
});

const declarationMoved = z.object({
  declarationId: z.string(),
  orderId: z.string(),
  shipmentId: z.string(),
  declarantId: z.string(),
  status: z.enum(DECLARATION_STATUSES),
  previous: z.enum(DECLARATION_STATUSES).nullable(),
  at,
  mode: z.enum(CUSTOMS_MODES),
  form: z.enum(DECLARATION_FORMS),
  receiptCode: z.string().nullable(),
  exportedOn: z.string().nullable(),
  summary: orNull(
    z.object({
      kind: z.enum(SUMMARY_KINDS),
      month: z.string().nullable(),
      dueOn: z.string().nullable(),
    }),
  ),
  lines: z.array(
    z.object({
      number: count,
      orderLineNumber: count,
      skuId: z.string(),
      supplierId: z.string(),
      hsCode: z.string(),
      quantity: count,
      unit: z.string(),
      total: money,
    }),
  ),
});

const listSummarized = z.object({
  declarationId: z.string(),
  orderId: z.string(),
  summaryId: z.string(),
  month: z.string(),
  status: z.enum(SUMMARY_STATUSES),
  at,
});

const returnMoved = z.object({
  returnId: z.string(),
  orderId: z.string(),
  status: z.string(),
  at,
  // Events of before have none.
  reportedAt: orNull(at),
  by: party,
  reason: z.string(),
  lines: z.array(
    z.object({
      lineNumber: count,
      supplierId: z.string(),
      hsCode: z.string(),
      quantity: count,
      received: orNull(count),
      damaged: orNull(count),
    }),
  ),
});

const returnDuesChanged = z.object({
  returnId: z.string(),
  orderId: z.string(),
  isVatRepaid: z.boolean(),
  certificate: orNull(z.object({ number: z.string(), kind: z.enum(['REPAID', 'NOT_REFUNDED']) })),
  // Events of before have none.
  lines: z.array(z.object({ lineNumber: count, cleared: count })).optional(),
});

const coverMoved = z.object({
  orderId: z.string(),
  status: z.string(),
  previous: orNull(z.string()),
  at,
  insured: money,
  noticeUntil: z.string(),
  claimFrom: orNull(z.string()),
  claimId: orNull(z.string()),
  claimStatus: orNull(z.string()),
  previousClaimStatus: orNull(z.string()),
  indemnity: orNull(money),
  recovered: orNull(money),
});

type Reader = (event: EventRecord) => ReadFact;

/** Reads an order's events by their type; what is not used of them is not looked at. */
export const ORDER_FACT_READERS = {
  OrderPlaced: ({ data }) => {
    const { orderId, by, quote, ...placed } = orderPlaced.parse(data);
    const order = { ...placed, quoteExpiresAt: quote?.expiresAt ?? null };
    const { number, placedAt } = order;
    return {
      orderId,
      fact: { type: 'OrderPlaced', order },
      happening: { type: 'OrderPlaced', orderId, at: placedAt, by, number },
    };
  },
  OrderMoved: ({ data, sequence: version }) => {
    const read = orderMoved.parse(data);
    return {
      orderId: read.orderId,
      fact: { type: 'OrderMoved', ...read, version },
      happening: { type: 'OrderMoved', ...read },
    };
  },
  PaymentMoved: ({ data, sequence: version }) => {
    const { orderId, previous, ...payment } = paymentMoved.parse(data);
    return {
      orderId,
      fact: { type: 'PaymentMoved', payment: { ...payment, version } },
      happening: { type: 'PaymentMoved', ...payment, previous },
    };
  },
  LedgerChanged: ({ data, sequence: version, at }) => {
    const { orderId, isDepositPaid = false, ...ledger } = ledgerChanged.parse(data);
    return {
      orderId,
      fact: { type: 'LedgerChanged', ledger: { ...ledger, isDepositPaid, at, version } },
      happening: null,
    };
  },
  SettlementMoved: ({ data, sequence: version }) => {
    const { orderId, previous, ...settlement } = settlementMoved.parse(data);
    return {
      orderId,
      fact: { type: 'SettlementMoved', settlement: { ...settlement, version } },
      happening: { type: 'SettlementMoved', ...settlement, previous },
    };
  },
  ShipmentBooked: ({ data, sequence: version }) => {
    const { orderId, bookedBy: by, ...shipment } = shipmentBooked.parse(data);
    const { shipmentId, bookedAt, carrierName, waybill } = shipment;
    return {
      orderId,
      fact: { type: 'ShipmentBooked', shipment: { ...shipment, at: bookedAt, version } },
      happening: { type: 'ShipmentBooked', shipmentId, at: bookedAt, by, carrierName, waybill },
    };
  },
  ShipmentMoved: ({ data, sequence: version }) => {
    const { by, place, reported, ...read } = shipmentMoved.parse(data);
    const { shipmentId, status, at } = read;
    return {
      orderId: read.orderId,
      fact: { type: 'ShipmentMoved', ...read, version },
      happening: { type: 'ShipmentMoved', shipmentId, at, by, reported: reported ?? status, place },
    };
  },
  DeclarationMoved: ({ data, sequence: version }) => {
    const { orderId, previous, receiptCode, ...declaration } = declarationMoved.parse(data);
    return {
      orderId,
      fact: { type: 'DeclarationMoved', declaration: { ...declaration, version } },
      happening: { type: 'DeclarationMoved', ...declaration, previous, receiptCode },
    };
  },
  ListSummarized: ({ data, sequence: version }) => {
    const { orderId, month, ...summary } = listSummarized.parse(data);
    return {
      orderId,
      fact: { type: 'ListSummarized', summary: { ...summary, version } },
      happening: { type: 'ListSummarized', month, ...summary },
    };
  },
  ReturnMoved: ({ data, sequence: version }) => {
    const { orderId, by, lines: told, ...returned } = returnMoved.parse(data);
    const { returnId, at, status, reason } = returned;
    const isBack = told.some(({ received, damaged }) => (received ?? 0) + (damaged ?? 0) > 0);
    const lines = told.map(({ received: _received, damaged: _damaged, ...line }) => line);
    return {
      orderId,
      fact: { type: 'ReturnMoved', returned: { ...returned, lines, isBack, version } },
      happening: { type: 'ReturnMoved', returnId, at, status, by, reason },
    };
  },
  ReturnDuesChanged: ({ data, sequence: version }) => {
    const { orderId, lines, ...told } = returnDuesChanged.parse(data);
    const dues = { ...told, ...(lines && { lines }), version };
    return { orderId, fact: { type: 'ReturnDuesChanged', dues }, happening: null };
  },
  CoverMoved: ({ data, sequence: version }) => {
    const read = coverMoved.parse(data);
    const { orderId, status, at, insured, noticeUntil, claimFrom } = read;
    const cover = { status, insured, declaredAt: at, at, noticeUntil, claimFrom, version };
    return {
      orderId,
      fact: { type: 'CoverMoved', cover },
      happening: { type: 'CoverMoved', ...read },
    };
  },
} as const satisfies Record<string, Reader>;
