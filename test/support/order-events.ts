import { type EventRecord, eventId } from '../../runtime/events.ts';
import type { CoverMoved } from '../../subgraphs/finance/domain/cover-moved.ts';
import type { Currency } from '../../values/currency.ts';
import { type Money, money } from '../../values/money.ts';

/** One event of an order, as its owner would tell it. */
export interface OrderEvent extends EventRecord<Record<string, unknown>> {
  readonly source: string;
}

const event = (
  source: string,
  aggregateId: string,
  { sequence, type, at, data }: { sequence: number; type: string; at: string; data: Record<string, unknown> },
): OrderEvent => ({
  _id: eventId(aggregateId, sequence),
  source,
  aggregateId,
  sequence,
  type,
  at: new Date(at),
  data: { ...data, version: sequence },
});

const euros = (minor: bigint) => money(minor, 'EUR');

export interface OrderOptions {
  readonly orderId?: string;
  readonly channel?: 'B2C' | 'B2B';
  readonly retailerZoneId?: string | null;
  readonly quantity?: number;
  readonly hsCode?: string;
  readonly terms?: string;
  readonly placedAt?: string;
  readonly incoterm?: string;
  readonly currency?: Currency;
  readonly unitPriceMinor?: bigint;
  /** Charged to the buyer, as the insurance is. */
  readonly freightMinor?: bigint;
  readonly insuranceMinor?: bigint;
  readonly destination?: string;
  readonly supplierIds?: readonly string[];
  readonly quoteExpiresAt?: string;
}

/** One toy set from Chenghai to Berlin; a second line of blocks. */
export function orderPlaced({
  orderId = 'order_1',
  channel = 'B2C',
  retailerZoneId = 'zone_shantou',
  quantity = 3,
  hsCode = '9503008900',
  terms = 'PREPAID',
  placedAt = '2026-11-20T01:00:00Z',
  incoterm = 'DAP',
  currency = 'EUR',
  unitPriceMinor = 10_00n,
  freightMinor = 5_00n,
  insuranceMinor = 1_00n,
  destination = 'DE',
  supplierIds = ['sup_1'],
  quoteExpiresAt,
}: OrderOptions = {}): OrderEvent {
  const priced = (minor: bigint) => money(minor, currency);
  const line = (number: number, code: string, ordered: number) => ({
    number,
    listingId: `lst_${number}`,
    skuId: `sku_${number}`,
    supplierId: supplierIds[number - 1] ?? supplierIds[0],
    skuVersion: 1,
    code,
    nameEn: `Toy set ${number}`,
    nameZh: `玩具套装${number}`,
    brandName: null,
    hsCode,
    origin: 'CN',
    unit: 'C62',
    netGrams: 200,
    grossGrams: 240,
    legalQuantities: [
      { value: '1', unit: 'C62' },
      { value: '0.2', unit: 'KGM' },
    ],
    quantity: ordered,
    unitPrice: priced(unitPriceMinor),
    amount: priced(unitPriceMinor * BigInt(ordered)),
  });
  const lines = [line(1, 'TOY-1', quantity), line(2, 'TOY-2', 1)];
  const goods = priced(lines.reduce((sum, { amount }) => sum + amount.minor, 0n));
  return event('retailers', orderId, {
    sequence: 1,
    type: 'OrderPlaced',
    at: placedAt,
    data: {
      orderId,
      number: `NO-${orderId}`,
      channel,
      status: 'PLACED',
      placedAt: new Date(placedAt),
      holdExpiresAt: new Date('2026-11-20T01:30:00Z'),
      retailerId: 'ret_1',
      retailerName: 'Corner Shop & Co',
      retailerZoneId,
      buyerId: 'buy_1',
      buyerKind: channel === 'B2C' ? 'CONSUMER' : 'BUSINESS',
      supplierIds,
      destination,
      incoterm,
      namedPlace: 'Berlin',
      terms,
      currency,
      goods,
      freight: priced(freightMinor),
      insurance: priced(insuranceMinor),
      discount: priced(0n),
      total: priced(goods.minor + freightMinor + insuranceMinor),
      deposit: terms === 'DEPOSIT_30_70' ? priced(12_00n) : null,
      quote: quoteExpiresAt === undefined ? null : { expiresAt: new Date(quoteExpiresAt) },
      market: 'DE',
      lines,
    },
  });
}

export const orderMoved = (
  sequence: number,
  status: string,
  {
    orderId = 'order_1',
    at = '2026-11-20T02:00:00Z',
    supplierId = null as string | null,
    reason = null as string | null,
  } = {},
): OrderEvent =>
  event('retailers', orderId, {
    sequence,
    type: 'OrderMoved',
    at,
    data: {
      orderId,
      status,
      previous: 'PLACED',
      at: new Date(at),
      by: 'SUPPLIER',
      reason,
      supplierId,
    },
  });

export const paymentMoved = (
  sequence: number,
  status: string,
  {
    orderId = 'order_1',
    at = '2026-11-20T01:10:00Z',
    minor = 46_00n,
    refundedMinor = 0n,
    previous = null as string | null,
  } = {},
): OrderEvent =>
  event('finance', `pay_${orderId}`, {
    sequence,
    type: 'PaymentMoved',
    at,
    data: {
      paymentId: `pay_${orderId}`,
      orderId,
      status,
      previous,
      at: new Date(at),
      amount: euros(minor),
      refunded: euros(refundedMinor),
      providerRef: 'ref',
    },
  });

export const ledgerChanged = (
  sequence: number,
  {
    orderId = 'order_1',
    at = '2026-11-20T01:10:01Z',
    minor = 46_00n,
    isPaid = true,
    refundedMinor = 0n,
    isDepositPaid = true,
    heldMinor = 46_00n,
  } = {},
): OrderEvent =>
  event('finance', `ledger/${orderId}`, {
    sequence,
    type: 'LedgerChanged',
    at,
    data: {
      orderId,
      currency: 'EUR',
      captured: euros(minor),
      refunded: euros(refundedMinor),
      fees: euros(0n),
      paidOut: euros(0n),
      held: euros(heldMinor),
      isPaid,
      isDepositPaid,
      isClosed: false,
    },
  });

export const settlementMoved = (
  sequence: number,
  status: string,
  { orderId = 'order_1', at = '2026-11-24T01:00:00Z', quoteExpiresAt = null as Date | null } = {},
): OrderEvent =>
  event('finance', `stl_${orderId}`, {
    sequence,
    type: 'SettlementMoved',
    at,
    data: {
      settlementId: `stl_${orderId}`,
      orderId,
      status,
      previous: null,
      at: new Date(at),
      source: euros(46_00n),
      net: euros(46_00n),
      target: null,
      quoteExpiresAt,
    },
  });

export interface ShipmentOptions {
  readonly orderId?: string;
  readonly shipmentId?: string;
  readonly lines?: readonly { lineNumber: number; quantity: number; warehouseId: string }[];
  readonly isOverseasWarehouse?: boolean;
  readonly grossGrams?: number;
  /** What the carriage costs, as the waybill says. */
  readonly freight?: Money;
  readonly insurance?: Money;
  readonly carrierId?: string;
  readonly waybill?: string;
}

export const shipmentBooked = ({
  orderId = 'order_1',
  shipmentId = 'shp_1',
  lines = [
    { lineNumber: 1, quantity: 3, warehouseId: 'wh_shantou' },
    { lineNumber: 2, quantity: 1, warehouseId: 'wh_shantou' },
  ],
  isOverseasWarehouse = false,
  grossGrams = 960,
  freight = euros(5_00n),
  insurance = euros(1_00n),
  carrierId = 'car_1',
  waybill = `WB-${shipmentId}`,
}: ShipmentOptions = {}): OrderEvent =>
  event('logistics', shipmentId, {
    sequence: 1,
    type: 'ShipmentBooked',
    at: '2026-11-21T01:00:00Z',
    data: {
      shipmentId,
      orderId,
      returnId: null,
      carrierId,
      carrierCode: 'DHL',
      carrierName: 'DHL Express',
      waybill,
      mode: 'AIR',
      fromPortId: 'port_CNCAN',
      fromPortCode: 'CNCAN',
      destination: 'DE',
      toWarehouseId: isOverseasWarehouse ? 'wh_de' : null,
      isOverseasWarehouse,
      lines,
      packages: 1,
      grossGrams,
      freight,
      insurance,
      bookedBy: 'RETAILER',
      bookedAt: new Date('2026-11-21T01:00:00Z'),
      status: 'BOOKED',
    },
  });

export const shipmentMoved = (
  sequence: number,
  status: string,
  {
    orderId = 'order_1',
    shipmentId = 'shp_1',
    at = '2026-11-22T01:00:00Z',
    reported = status,
    by = 'CARRIER',
  } = {},
): OrderEvent =>
  event('logistics', shipmentId, {
    sequence,
    type: 'ShipmentMoved',
    at,
    data: {
      shipmentId,
      orderId,
      status,
      previous: 'BOOKED',
      reported,
      at: new Date(at),
      place: 'Guangzhou',
      eventId: `evt_${sequence}`,
      by,
      isOverseasWarehouse: false,
      lines: [],
    },
  });

/** Credit insurance of an order, by default just declared. */
export function coverMoved(
  sequence: number,
  { orderId = 'order_1', at = '2026-11-21T02:00:00Z', ...given }: CoverOptions = {},
): OrderEvent {
  const data: CoverMoved = {
    orderId,
    policyId: 'pol_1',
    holderId: 'ret_1',
    status: 'COVERED',
    previous: sequence === 1 ? null : 'COVERED',
    at: new Date(at),
    insured: euros(40_00n),
    uninsured: euros(6_00n),
    outstanding: euros(40_00n),
    premium: euros(40n),
    dueOn: '2027-01-20',
    noticeUntil: '2027-03-21',
    claimFrom: null,
    claimId: null,
    claimStatus: null,
    previousClaimStatus: null,
    indemnity: null,
    recovered: null,
    version: sequence,
    ...given,
  };
  return event('finance', `cover/${orderId}`, { sequence, type: 'CoverMoved', at, data: { ...data } });
}

type CoverOptions = Partial<Omit<CoverMoved, 'at'>> & { readonly at?: string };
