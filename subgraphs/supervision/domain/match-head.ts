import { Decimal } from '../../../values/decimal.ts';
import { formatAmount, type Money } from '../../../values/money.ts';
import { kilograms } from '../../../values/quantity.ts';
import { customsCode, weightToleranceOn } from './customs-codes.ts';
import { IS_TOTAL, PLATFORM_CODE } from './declaration-fields.ts';
import type { Draft } from './draft-declaration.ts';
import { atMost, check, type MatchCheck, near, numberOf, same, type ValueOf } from './match-check.ts';

/** M1: the declaration names the order, its platform and enterprise, and whoever declares it. */
export const matchOrder = ({ order, declarantId }: Draft, valueOf: ValueOf): readonly MatchCheck[] => [
  same({ code: 'M1', field: 'orderNo', declared: valueOf('orderNo'), documented: order.number }),
  same({ code: 'M1', field: 'ebpCode', declared: valueOf('ebpCode'), documented: PLATFORM_CODE }),
  same({ code: 'M1', field: 'ebcCode', declared: valueOf('ebcCode'), documented: order.retailerId }),
  same({ code: 'M1', field: 'agentCode', declared: valueOf('agentCode'), documented: declarantId }),
];

/** M2: carrier, number and way of transport are the waybill's. */
export const matchWaybill = ({ shipment, codes }: Draft, valueOf: ValueOf): readonly MatchCheck[] => [
  same({
    code: 'M2',
    field: 'logisticsCode',
    declared: valueOf('logisticsCode'),
    documented: shipment?.carrierCode ?? null,
  }),
  same({
    code: 'M2',
    field: 'logisticsNo',
    declared: valueOf('logisticsNo'),
    documented: shipment?.waybill ?? null,
  }),
  same({
    code: 'M2',
    field: 'trafMode',
    declared: valueOf('trafMode'),
    documented: shipment && customsCode(codes, 'transports', shipment.mode),
  }),
];

/** M5: a declaration of a whole order declares the order's value; every line is in its currency. */
export function matchWholeOrder(draft: Draft, valueOf: ValueOf): readonly MatchCheck[] {
  const { order, lines, others } = draft;
  const totals = lines.map(({ number }) => numberOf(valueOf('totalPrice', number)));
  const declared = totals.reduce<Decimal | null>(
    (sum, total) => (sum && total ? sum.plus(total) : null),
    new Decimal('0'),
  );
  const value = {
    code: 'M5',
    field: 'goodsValue',
    declared: declared?.toFixed() ?? null,
    documented: formatAmount(order.goods),
  } as const;
  const documented = customsCode(draft.codes, 'currencies', order.goods.currency);
  const currencies = lines.map(({ number: lineNumber }) =>
    same({
      ...{ code: 'M5', field: 'currency', lineNumber },
      declared: valueOf('currency', lineNumber),
      documented,
    }),
  );
  const isWhole =
    others.length === 0 &&
    order.lines.every(({ number, quantity }) =>
      lines.some((line) => line.orderLine.number === number && line.quantity === quantity),
    );
  return [isWhole ? same(value) : check(value, 'NOT_APPLICABLE'), ...currencies];
}

/** M6: freight and insurance are the waybill's, amount and currency, as totals. */
export const matchCharges = (draft: Draft, valueOf: ValueOf): readonly MatchCheck[] => [
  ...matchAmount(draft, valueOf, {
    field: 'freight',
    ...{ currency: 'fCurrency', flag: 'fFlag' },
    amount: draft.shipment?.freight,
  }),
  ...matchAmount(draft, valueOf, {
    field: 'insuredFee',
    ...{ currency: 'iCurrency', flag: 'iFlag' },
    amount: draft.shipment?.insurance,
  }),
];

interface Charge {
  readonly field: string;
  readonly currency: string;
  readonly flag: string;
  readonly amount: Money | undefined;
}

function matchAmount(
  { codes }: Draft,
  valueOf: ValueOf,
  { field, currency, flag, amount }: Charge,
): readonly MatchCheck[] {
  const documented = amount ? formatAmount(amount) : null;
  const documentedCurrency = amount ? customsCode(codes, 'currencies', amount.currency) : null;
  return [
    same({ code: 'M6', field, declared: valueOf(field), documented }),
    same({ code: 'M6', field: currency, declared: valueOf(currency), documented: documentedCurrency }),
    // The same figure with another flag is a rate or a price by weight.
    same({ code: 'M6', field: flag, declared: valueOf(flag), documented: IS_TOTAL }),
  ];
}

/** M7: packages and gross weight are the waybill's, within the tolerance of the day; the goods weigh no more than with their packing. */
export function matchWeights(
  { shipment, netGrams, codes, on }: Draft,
  valueOf: ValueOf,
): readonly MatchCheck[] {
  const [gross, net] = [valueOf('grossWeight'), valueOf('netWeight')];
  return [
    same({
      code: 'M7',
      field: 'packNo',
      declared: valueOf('packNo'),
      documented: shipment ? String(shipment.packages) : null,
    }),
    near({
      code: 'M7',
      field: 'grossWeight',
      declared: gross,
      documented: shipment ? kilograms(shipment.grossGrams) : null,
      tolerance: kilograms(weightToleranceOn(codes, on)),
    }),
    same({ code: 'M7', field: 'netWeight', declared: net, documented: kilograms(netGrams) }),
    atMost({ code: 'M7', field: 'netWeight', declared: net, documented: shipment ? gross : null }),
  ];
}

/** M11: the goods go where the order says. */
export function matchDestination({ codes, order, lines }: Draft, valueOf: ValueOf): readonly MatchCheck[] {
  const documented = customsCode(codes, 'countries', order.destination);
  return [
    same({ code: 'M11', field: 'country', declared: valueOf('country'), documented }),
    ...lines.map(({ number: lineNumber }) =>
      same({
        code: 'M11',
        field: 'country',
        lineNumber,
        declared: valueOf('country', lineNumber),
        documented,
      }),
    ),
    ...lines.map(({ number: lineNumber, orderLine }) =>
      check(
        {
          code: 'M11',
          field: 'origin',
          lineNumber,
          declared: orderLine.origin,
          documented: orderLine.origin,
        },
        orderLine.origin === '' ? 'FAILED' : 'PASSED',
      ),
    ),
  ];
}
