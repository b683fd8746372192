import { eventId } from '../../runtime/events.ts';
import { valueInCny } from '../../subgraphs/supervision/domain/customs-value.ts';
import { chinaDate } from '../../values/calendar-date.ts';
import { money } from '../../values/money.ts';
import { rules } from './declarations.ts';
import { coverMoved, type OrderEvent, orderPlaced, shipmentBooked } from './order-events.ts';

/** A trade of many orders in some zones and months, the same for the same seed. */
export interface RandomTrade {
  /** By the party that tells them, each in its own order. */
  readonly streams: Readonly<Record<string, readonly OrderEvent[]>>;
  /** Declarations as their own subgraph has them when it tells of them. */
  readonly declarations: readonly {
    readonly _id: string;
    readonly zoneId: string;
    readonly createdAt: Date;
  }[];
  /** What each indicator must be, from the trade itself: `zone/month/code`. `ALERT_RATE` depends on when its events come. */
  readonly expected: ReadonlyMap<string, string | null>;
  /** What must raise an alert, each one, once all of its events have come. */
  readonly suspicious: readonly { readonly zoneId: string; readonly eventIds: readonly string[] }[];
  /** How many lists there are: `zone/month`. */
  readonly lists: ReadonlyMap<string, number>;
}

export const TRADE_ZONES = ['zone_shantou', 'zone_hangzhou', 'zone_ningbo', 'zone_yiwu'];
export const TRADE_MONTHS = ['2025-10', '2026-09', '2026-10'];

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

function randomBy(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** One order's whole way, as it was drawn. */
interface Drawn {
  readonly zoneId: string;
  readonly placedAt: Date;
  readonly isBranded: boolean;
  readonly warehouseId: string | null;
  /** Its waybill says twice what its goods weigh. */
  readonly isTooHeavy: boolean;
  readonly isB2b: boolean;
  readonly reKeyed: number;
  readonly releaseMs: number;
  readonly fobMinor: bigint;
  readonly leftAt: Date;
  readonly refundMs: number | null;
  readonly backAt: Date | null;
  /** Sent back and lost by its carrier, which makes it no returned order. */
  readonly lostAt: Date | null;
  readonly insuredMinor: bigint | null;
}

export function randomTrade(seed: number, count: number): RandomTrade {
  const random = randomBy(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item;
  const orders = Array.from({ length: count }, (): Drawn => {
    const placedAt = new Date(Date.parse(`${pick(TRADE_MONTHS)}-01T00:00:00Z`) + random(25 * 24) * HOUR_MS);
    return {
      zoneId: pick(TRADE_ZONES),
      placedAt,
      isBranded: random(3) === 0,
      warehouseId: random(4) === 0 ? `wh_over_${random(6)}` : null,
      isTooHeavy: random(6) === 0,
      isB2b: random(2) === 0,
      reKeyed: random(3) === 0 ? 1 + random(4) : 0,
      releaseMs: random(60 * 60) * 60_000,
      fobMinor: BigInt(1 + random(9_000_00)),
      leftAt: new Date(placedAt.getTime() + 3 * DAY_MS + random(48) * HOUR_MS),
      refundMs: random(3) === 0 ? random(40 * 24) * HOUR_MS : null,
      backAt: random(5) === 0 ? new Date(placedAt.getTime() + random(20) * DAY_MS) : null,
      lostAt: random(9) === 0 ? new Date(placedAt.getTime() + random(20) * DAY_MS) : null,
      insuredMinor: random(4) === 0 ? BigInt(1 + random(5_000_00)) : null,
    };
  });
  const suppliers = Array.from({ length: Math.ceil(count / 10) }, (_, index) => ({
    supplierId: `sup_r${seed}_${index}`,
    zoneId: pick(TRADE_ZONES),
    at: new Date(`${pick(TRADE_MONTHS)}-15T00:00:00Z`),
  }));
  return {
    streams: streamsOf(seed, orders, suppliers),
    declarations: orders.map(({ zoneId, placedAt }, index) => ({
      _id: `decl_r${seed}_${index}`,
      zoneId,
      createdAt: placedAt,
    })),
    expected: expectedOf(orders, suppliers),
    suspicious: orders.flatMap((order, index) => suspiciousOf(`r${seed}_${index}`, order)),
    lists: new Map(
      TRADE_ZONES.flatMap((zoneId) =>
        TRADE_MONTHS.map((month) => {
          const here = orders.filter((order) => order.zoneId === zoneId);
          return [`${zoneId}/${month}`, here.filter(({ placedAt }) => isIn(month)(placedAt)).length] as const;
        }),
      ),
    ),
  };
}

/** A waybill that does not fit its order; a refund, of which no declaration that is kept here says that its goods have left. */
const suspiciousOf = (name: string, { zoneId, isTooHeavy, refundMs }: Drawn): RandomTrade['suspicious'] => [
  ...(isTooHeavy ? [{ zoneId, eventIds: [eventId(`order_${name}`, 1), eventId(`shp_${name}`, 1)] }] : []),
  ...(refundMs === null ? [] : [{ zoneId, eventIds: [eventId(`claim_${name}`, 1)] }]),
];

type Registered = { readonly supplierId: string; readonly zoneId: string; readonly at: Date };

function streamsOf(seed: number, orders: readonly Drawn[], suppliers: readonly Registered[]) {
  return {
    manufacturers: suppliers.map(({ at, ...data }) =>
      anEvent('manufacturers', data.supplierId, 1, 'SupplierRegistered', at, { ...data, beltId: null }),
    ),
    retailers: [
      ...orders.map(({ zoneId, placedAt, isBranded }, index) =>
        placed(`order_r${seed}_${index}`, { zoneId, placedAt, isBranded, buyer: `buy_${index}` }),
      ),
      ...orders.flatMap((order, index) => returnMoves(`order_r${seed}_${index}`, order)),
    ],
    logistics: orders.map((order, index) => booked(`order_r${seed}_${index}`, order)),
    supervision: orders.flatMap((order, index) => declarationMoves(`decl_r${seed}_${index}`, order)),
    finance: orders.flatMap((order, index) => [
      ...claimMoves(`${seed}_${index}`, order),
      ...coverMoves(`order_r${seed}_${index}`, order),
    ]),
  };
}

const anEvent = (
  source: string,
  aggregateId: string,
  sequence: number,
  type: string,
  at: Date,
  data: Record<string, unknown>,
): OrderEvent => ({ _id: eventId(aggregateId, sequence), source, aggregateId, sequence, type, at, data });

function placed(
  orderId: string,
  {
    zoneId,
    placedAt,
    isBranded,
    buyer,
  }: { zoneId: string; placedAt: Date; isBranded: boolean; buyer: string },
): OrderEvent {
  const event = orderPlaced({ orderId, retailerZoneId: zoneId, placedAt: placedAt.toISOString() });
  const lines = (event.data['lines'] as readonly object[]).map((line, index) => ({
    ...line,
    brandName: isBranded && index === 0 ? 'Wuu' : null,
  }));
  return { ...event, data: { ...event.data, lines, buyerId: buyer } };
}

/** Goods of an order come back in two parts, which makes it one returned order; what is lost comes first. */
function returnMoves(orderId: string, { backAt, lostAt }: Drawn): readonly OrderEvent[] {
  const moves = (
    name: string,
    at: Date,
    steps: readonly (readonly [status: string, units: number | null])[],
  ) =>
    steps.map(([status, units], index) => {
      const returnId = `rtn_${orderId}_${name}`;
      const line = { lineNumber: 1, supplierId: 'sup_1', hsCode: '9503008900', quantity: 1 };
      const lines = [{ ...line, received: units, damaged: units === null ? null : 0 }];
      const data = { returnId, orderId, status, at, by: 'RETAILER', reason: 'UNWANTED', lines };
      return anEvent('retailers', returnId, index + 1, 'ReturnMoved', at, data);
    });
  const back = [
    ['AT_CUSTOMS', null],
    ['RECEIVED', 1],
    ['CLOSED', 1],
  ] as const;
  return [
    ...(lostAt ? moves('lost', lostAt, [['CLOSED', null]]) : []),
    ...(backAt ? [...moves('first', backAt, back), ...moves('second', backAt, back)] : []),
  ];
}

/** A cover is insured once, whatever becomes of it. */
function coverMoves(orderId: string, { insuredMinor, placedAt }: Drawn): readonly OrderEvent[] {
  if (insuredMinor === null) return [];
  return (['COVERED', 'OVERDUE', 'DISCHARGED'] as const).map((status, index) => {
    const at = coveredAt(placedAt, index).toISOString();
    return coverMoved(index + 1, { orderId, status, at, insured: money(insuredMinor, 'EUR') });
  });
}

const coveredAt = (placedAt: Date, step = 0): Date => new Date(placedAt.getTime() + (2 + 40 * step) * DAY_MS);

function booked(orderId: string, { warehouseId, placedAt, isTooHeavy }: Drawn): OrderEvent {
  const shipmentId = orderId.replace('order', 'shp');
  const event = shipmentBooked({ orderId, shipmentId, ...(isTooHeavy && { grossGrams: 1_920 }) });
  const overseas = { toWarehouseId: warehouseId, isOverseasWarehouse: warehouseId !== null };
  return { ...event, data: { ...event.data, ...overseas, bookedAt: placedAt } };
}

/** Of every second one a carrier first told only of the arrival, a month later; of some customs' word came before the carrier's. */
function declarationMoves(declarationId: string, order: Drawn): readonly OrderEvent[] {
  const releasedAt = new Date(order.placedAt.getTime() + order.releaseMs);
  const exportedOn = chinaDate(order.leftAt);
  const late = order.fobMinor % 3n === 0n ? null : chinaDate(new Date(+order.leftAt + 30 * DAY_MS));
  const first = order.releaseMs % 120_000 === 0 ? exportedOn : late;
  const steps = [
    { status: 'SUBMITTED', previous: null, at: order.placedAt, exportedOn: null },
    { status: 'RELEASED', previous: 'PASSED', at: releasedAt, exportedOn: null },
    { status: 'DEPARTED', previous: 'RELEASED', at: order.leftAt, exportedOn: first },
    { status: 'CLOSED', previous: 'DEPARTED', at: order.leftAt, exportedOn: first },
    ...(first === exportedOn ? [] : [{ status: 'CLOSED', previous: 'CLOSED', at: order.leftAt, exportedOn }]),
  ];
  return steps.map(({ at, ...step }, index) =>
    anEvent('supervision', declarationId, index + 1, 'DeclarationMoved', at, {
      ...step,
      previousExportedOn: steps[index - 1]?.exportedOn ?? null,
      ...{ declarationId, at, zoneId: order.zoneId, reKeyedFields: order.reKeyed },
      orderId: declarationId.replace('decl', 'order'),
      mode: order.isB2b ? 'M9710' : 'M9610',
      fob: money(order.fobMinor, 'EUR'),
    }),
  );
}

/** Of every second refund some is repaid some days after it was paid, which makes it no refund of its own. */
function claimMoves(name: string, { refundMs, leftAt }: Drawn): readonly OrderEvent[] {
  if (refundMs === null) return [];
  const claimId = `claim_r${name}`;
  const paidAt = new Date(leftAt.getTime() + refundMs);
  const isRepaid = (refundMs / HOUR_MS) % 2 === 0;
  const steps = [
    { status: 'SUBMITTED', previous: 'READY', at: leftAt },
    { status: 'PAID', previous: 'APPROVED', at: paidAt },
    ...(isRepaid ? [{ status: 'PAID', previous: 'PAID', at: new Date(+paidAt + 5 * DAY_MS) }] : []),
  ];
  const lines = [
    {
      ...{ declarationId: `decl_r${name}`, lineNumber: 1, orderId: `order_r${name}`, hsCode: '9503' },
      ...{ orderLineNumber: 1, quantity: 1, repaidQuantity: 0 },
    },
  ];
  return steps.map(({ at, ...step }, index) =>
    anEvent('finance', claimId, index + 1, 'RefundClaimMoved', at, {
      ...{ claimId, supplierId: 'sup_1', preRefund: false, method: 'EXEMPT_AND_REFUND', dueOn: null },
      ...{ ...step, at, lines },
    }),
  );
}

/** The values by sorting and counting the trade itself, knowing nothing of tallies. */
function expectedOf(orders: readonly Drawn[], suppliers: readonly Registered[]) {
  const expected = new Map<string, string | null>();
  for (const zoneId of TRADE_ZONES) {
    const here = orders.filter((order) => order.zoneId === zoneId);
    const registered = suppliers.filter((supplier) => supplier.zoneId === zoneId);
    for (const month of TRADE_MONTHS) {
      const values = expectedIn(month, here, registered);
      for (const [code, value] of Object.entries(values)) expected.set(`${zoneId}/${month}/${code}`, value);
    }
  }
  return expected;
}

const isIn = (month: string) => (at: Date) => chinaDate(at).startsWith(month);

function expectedIn(month: string, orders: readonly Drawn[], suppliers: readonly Registered[]) {
  const inMonth = isIn(month);
  const placedThen = orders.filter(({ placedAt }) => inMonth(placedAt));
  const exportedThen = orders.filter(({ leftAt }) => inMonth(leftAt));
  const yearAgo = orders.filter(({ leftAt }) => isIn(lastYear(month))(leftAt));
  const [value, before] = [fenOf(exportedThen), fenOf(yearAgo)];
  const released = orders.filter(({ placedAt, releaseMs }) => inMonth(new Date(+placedAt + releaseMs)));
  const refunds = orders.flatMap(({ leftAt, refundMs }) =>
    refundMs !== null && inMonth(new Date(+leftAt + refundMs)) ? [Math.floor(refundMs / DAY_MS)] : [],
  );
  const b2b = fenOf(exportedThen.filter(({ isB2b }) => isB2b));
  return {
    EXPORT_VALUE: text(Number(value) / 100),
    EXPORT_GROWTH: before === 0n ? null : text((Number(value - before) * 100) / Number(before)),
    B2B_SHARE: share(Number(b2b), Number(value)),
    SUPPLIERS_ONBOARDED: text(suppliers.filter(({ at }) => inMonth(at)).length),
    OWN_BRAND_SHARE: share(placedThen.filter(({ isBranded }) => isBranded).length, placedThen.length),
    CLEAN_ORDER_SHARE: share(exportedThen.filter(({ reKeyed }) => reKeyed === 0).length, exportedThen.length),
    RELEASE_HOURS: middle(released.map(({ releaseMs }) => hours(releaseMs))),
    REFUND_DAYS: middle(refunds),
    OVERSEAS_WAREHOUSES: text(new Set(placedThen.flatMap(({ warehouseId }) => warehouseId ?? [])).size),
    INSURED_SHARE: share(Number(insuredFenOf(orders, inMonth)), Number(value)),
    RETURN_RATE: share(
      orders.filter(({ backAt }) => backAt !== null && inMonth(backAt)).length,
      placedThen.length,
    ),
  };
}

const lastYear = (month: string) => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;

/** Tenths up to a day, then whole hours. */
const hours = (ms: number) => (ms < DAY_MS ? Math.floor(ms / 360_000) / 10 : Math.floor(ms / HOUR_MS));

const fenOf = (orders: readonly Drawn[]): bigint =>
  orders.reduce(
    (sum, { fobMinor, leftAt }) =>
      sum + valueInCny(money(fobMinor, 'EUR'), rules.rates, chinaDate(leftAt)).minor,
    0n,
  );

const insuredFenOf = (orders: readonly Drawn[], inMonth: (at: Date) => boolean): bigint =>
  orders.reduce((sum, { insuredMinor, placedAt }) => {
    const at = coveredAt(placedAt);
    if (insuredMinor === null || !inMonth(at)) return sum;
    return sum + valueInCny(money(insuredMinor, 'EUR'), rules.rates, chinaDate(at)).minor;
  }, 0n);

/** Two digits, as values are written. */
export const text = (value: number): string =>
  String(Math.sign(value) * (Math.round(Math.abs(value) * 100) / 100));

const share = (part: number, whole: number) => (whole === 0 ? null : text((part * 100) / whole));

function middle(values: readonly number[]): string | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return text(((low ?? 0) + (high ?? 0)) / 2);
}

/** The streams as one, each in its own order, cut into pieces that come together as delivery brings them. */
export function inPieces(
  { streams }: RandomTrade,
  seed: number,
  pieceSize: number,
): readonly (readonly OrderEvent[])[] {
  const random = randomBy(seed);
  const left = Object.values(streams).map((stream) => [...stream]);
  const pieces: OrderEvent[][] = [];
  while (left.some((stream) => stream.length > 0)) {
    const stream = left[random(left.length)] ?? [];
    if (stream.length > 0) pieces.push(stream.splice(0, 1 + random(pieceSize)));
  }
  return pieces;
}
