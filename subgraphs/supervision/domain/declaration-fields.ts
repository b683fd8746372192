import { formatAmount, type Money } from '../../../values/money.ts';
import { kilograms } from '../../../values/quantity.ts';
import { type CodeTable, customsCode } from './customs-codes.ts';
import type { Draft, DraftLine } from './draft-declaration.ts';
import type { OrderLineDocument } from './order-documents.ts';
import { STATISTICS_FLAG, SUMMARY_FLAG } from './summary-need.ts';

/** Where the value of a declared field comes from. MANUAL: a person typed it, whatever stands in the documents. */
export const FIELD_SOURCES = ['ORDER', 'SHIPMENT', 'RULE', 'CODES', 'PLATFORM', 'CUSTOMS', 'MANUAL'] as const;

export type FieldSource = (typeof FIELD_SOURCES)[number];

/** One field of a declaration, as it is declared. */
export interface DeclaredField {
  /** By its name in customs' message, such as `grossWeight`. */
  readonly field: string;
  /** Null for the head. */
  readonly lineNumber: number | null;
  /** Null = empty. */
  readonly value: string | null;
  readonly source: FieldSource;
  /** The document's id; null where no document of the order is behind it. */
  readonly documentId: string | null;
  /** The document's field. */
  readonly documentField: string;
}

interface FieldSpec<Of> {
  readonly field: string;
  readonly source: FieldSource;
  readonly documentField: string;
  readonly valueOf: (of: Of) => string | null;
}

type Spec<Of> = readonly [
  field: string,
  source: FieldSource,
  documentField: string,
  valueOf?: (of: Of) => string | null,
];

const nothing = () => null;
const specs = <Of>(rows: readonly Spec<Of>[]): readonly FieldSpec<Of>[] =>
  rows.map(([field, source, documentField, valueOf = nothing]) => ({
    field,
    source,
    documentField,
    valueOf,
  }));

/** This platform, as customs knows it. */
export const PLATFORM_CODE = 'BELTGRAPH';
const PLATFORM_NAME = 'Beltgraph';

/** Customs' flag for what leaves the country. */
export const IS_EXPORT = 'E';
/** Customs' kind of packing: carton. */
const CARTON = '2';
/** Customs' flag for an amount that is a total. */
export const IS_TOTAL = '3';

const code = (draft: Draft, table: CodeTable, key: string | null | undefined): string | null =>
  key == null ? null : customsCode(draft.codes, table, key);

const portOfficeOf = (draft: Draft): string | null => code(draft, 'ports', draft.shipment?.fromPortCode);

/** The district of the zone; outside of zones that of the port. */
const officeOf = (draft: Draft): string | null =>
  draft.zone === null ? portOfficeOf(draft) : code(draft, 'offices', draft.zone.provinceCode);

/** A document's amount; customs has no currency for an amount of nothing. */
const amountOf = (amount: Money | undefined): string | null => (amount ? formatAmount(amount) : null);

/** Whether a retail list is summed up; null for all others. */
export function statisticsFlagOf({ mode, statisticsOnly }: Draft): string | null {
  if (mode !== 'M9610') return null;
  return statisticsOnly ? STATISTICS_FLAG : SUMMARY_FLAG;
}

/** A supplier that declares by itself is known by its code alone. */
function agentNameOf({ order, declarantId }: Draft): string {
  return declarantId === order.retailerId ? order.retailerName : declarantId;
}

/** The item's number in the order: the same in all three documents. */
export const itemNoOf = ({ number, code: sku }: OrderLineDocument): string => `${number}/${sku}`;

/** The 48 fields of the head of CEB603, in its order. */
export const HEAD_FIELDS = specs<Draft>([
  ['guid', 'PLATFORM', 'message'],
  ['appType', 'PLATFORM', 'message', () => '1'],
  ['appTime', 'PLATFORM', 'message'],
  ['appStatus', 'PLATFORM', 'message', () => '2'],
  ['customsCode', 'CODES', 'zone.province', officeOf],
  ['ebpCode', 'PLATFORM', 'code', () => PLATFORM_CODE],
  ['ebpName', 'PLATFORM', 'name', () => PLATFORM_NAME],
  ['orderNo', 'ORDER', 'number', ({ order }) => order.number],
  ['logisticsCode', 'SHIPMENT', 'carrierCode', ({ shipment }) => shipment?.carrierCode ?? null],
  ['logisticsName', 'SHIPMENT', 'carrierName', ({ shipment }) => shipment?.carrierName ?? null],
  ['logisticsNo', 'SHIPMENT', 'waybill', ({ shipment }) => shipment?.waybill ?? null],
  ['copNo', 'PLATFORM', 'declaration'],
  ['preNo', 'CUSTOMS', 'preNo'],
  ['invtNo', 'CUSTOMS', 'invtNo'],
  ['ieFlag', 'RULE', 'direction', () => IS_EXPORT],
  ['portCode', 'CODES', 'fromPortCode', portOfficeOf],
  ['ieDate', 'RULE', 'day', ({ on }) => on.replaceAll('-', '')],
  ['statisticsFlag', 'RULE', 'summary', statisticsFlagOf],
  ['agentCode', 'ORDER', 'declarant', ({ declarantId }) => declarantId],
  ['agentName', 'ORDER', 'declarant', agentNameOf],
  ['ebcCode', 'ORDER', 'retailerId', ({ order }) => order.retailerId],
  ['ebcName', 'ORDER', 'retailerName', ({ order }) => order.retailerName],
  ['ownerCode', 'ORDER', 'retailerId', ({ order }) => order.retailerId],
  ['ownerName', 'ORDER', 'retailerName', ({ order }) => order.retailerName],
  ['iacCode', 'RULE', 'bonded only'],
  ['iacName', 'RULE', 'bonded only'],
  ['emsNo', 'RULE', 'bonded only'],
  ['tradeMode', 'RULE', 'mode', ({ mode }) => mode.slice(1)],
  ['trafMode', 'CODES', 'mode', (draft) => code(draft, 'transports', draft.shipment?.mode)],
  ['trafName', 'SHIPMENT', 'vessel'],
  ['voyageNo', 'SHIPMENT', 'voyage'],
  ['billNo', 'SHIPMENT', 'waybill', ({ shipment }) => shipment?.waybill ?? null],
  ['totalPackageNo', 'SHIPMENT', 'master package'],
  ['loctNo', 'RULE', 'supervised place'],
  ['licenseNo', 'RULE', 'no licence involved'],
  ['country', 'CODES', 'destination', (draft) => code(draft, 'countries', draft.order.destination)],
  ['POD', 'CODES', 'destination', (draft) => code(draft, 'countries', draft.order.destination)],
  ['freight', 'SHIPMENT', 'freight', ({ shipment }) => amountOf(shipment?.freight)],
  ['fCurrency', 'CODES', 'freight', (draft) => code(draft, 'currencies', draft.shipment?.freight.currency)],
  ['fFlag', 'RULE', 'total', () => IS_TOTAL],
  ['insuredFee', 'SHIPMENT', 'insurance', ({ shipment }) => amountOf(shipment?.insurance)],
  [
    'iCurrency',
    'CODES',
    'insurance',
    (draft) => code(draft, 'currencies', draft.shipment?.insurance.currency),
  ],
  ['iFlag', 'RULE', 'total', () => IS_TOTAL],
  ['wrapType', 'CODES', 'carton', () => CARTON],
  ['packNo', 'SHIPMENT', 'packages', ({ shipment }) => (shipment ? String(shipment.packages) : null)],
  [
    'grossWeight',
    'SHIPMENT',
    'grossGrams',
    ({ shipment }) => (shipment ? kilograms(shipment.grossGrams) : null),
  ],
  ['netWeight', 'ORDER', 'lines.netGrams', ({ netGrams }) => kilograms(netGrams)],
  ['note', 'RULE', 'free text'],
]);

/** A line with the declaration that it is of. */
export interface LineOfDraft extends DraftLine {
  readonly draft: Draft;
}

/** The 19 fields of a line of CEB603, in its order. */
export const LINE_FIELDS = specs<LineOfDraft>([
  ['gnum', 'PLATFORM', 'line', ({ number }) => String(number)],
  ['itemNo', 'ORDER', 'lines.code', ({ orderLine }) => itemNoOf(orderLine)],
  ['itemRecordNo', 'RULE', 'bonded only'],
  ['itemName', 'ORDER', 'lines.nameEn', ({ orderLine }) => orderLine.nameEn],
  [
    'gcode',
    'ORDER',
    'lines.hsCode',
    ({ draft, orderLine }) => orderLine.hsCode.slice(0, draft.hsDigits === 10 ? undefined : draft.hsDigits),
  ],
  ['gname', 'ORDER', 'lines.nameZh', ({ orderLine }) => orderLine.nameZh ?? orderLine.nameEn],
  [
    'gmodel',
    'ORDER',
    'lines.brandName',
    ({ orderLine }) => `${orderLine.nameEn}|${orderLine.brandName ?? '-'}`,
  ],
  ['barCode', 'RULE', 'not demanded'],
  ['country', 'CODES', 'destination', ({ draft }) => code(draft, 'countries', draft.order.destination)],
  ['currency', 'CODES', 'currency', ({ draft }) => code(draft, 'currencies', draft.declared.currency)],
  ['qty', 'ORDER', 'lines.quantity', ({ quantity }) => String(quantity)],
  ['qty1', 'ORDER', 'lines.legalQuantities', ({ legalQuantities }) => legalQuantities[0]?.value ?? null],
  ['qty2', 'ORDER', 'lines.legalQuantities', ({ legalQuantities }) => legalQuantities[1]?.value ?? null],
  ['unit', 'CODES', 'lines.unit', ({ draft, orderLine }) => code(draft, 'units', orderLine.unit)],
  [
    'unit1',
    'CODES',
    'lines.legalQuantities',
    ({ draft, legalQuantities: [first] }) => code(draft, 'units', first?.unit),
  ],
  [
    'unit2',
    'CODES',
    'lines.legalQuantities',
    ({ draft, legalQuantities: [, second] }) => code(draft, 'units', second?.unit),
  ],
  ['price', 'ORDER', 'lines.unitPrice', ({ orderLine }) => formatAmount(orderLine.unitPrice)],
  ['totalPrice', 'ORDER', 'lines.unitPrice', ({ total }) => formatAmount(total)],
  ['note', 'RULE', 'free text'],
]);

/** What the platform and customs write themselves: no declarant may. */
const NOT_FOR_DECLARANTS: ReadonlySet<FieldSource> = new Set(['PLATFORM', 'CUSTOMS']);

/** Every field of the declaration with the document and field that it was taken from. */
export function fieldsOf(draft: Draft): readonly DeclaredField[] {
  const head = HEAD_FIELDS.map((spec) =>
    fieldOf(draft, spec, { lineNumber: null, value: spec.valueOf(draft) }),
  );
  const lines = draft.lines.flatMap((line) =>
    LINE_FIELDS.map((spec) =>
      fieldOf(draft, spec, { lineNumber: line.number, value: spec.valueOf({ ...line, draft }) }),
    ),
  );
  return [...head, ...lines];
}

function fieldOf(
  { orderId, shipment }: Draft,
  { field, source, documentField }: Omit<FieldSpec<never>, 'valueOf'>,
  at: Pick<DeclaredField, 'lineNumber' | 'value'>,
): DeclaredField {
  const documentIds: Partial<Record<FieldSource, string | null>> = {
    ORDER: orderId,
    SHIPMENT: shipment?.shipmentId ?? null,
  };
  return { field, ...at, source, documentId: documentIds[source] ?? null, documentField };
}

/** True for a field that a declarant may write instead of the documents. */
export const mayBeOverridden = ({ source }: DeclaredField): boolean => !NOT_FOR_DECLARANTS.has(source);
