import type { CalendarDate } from '../../../values/calendar-date.ts';
import { isCurrency } from '../../../values/currency.ts';
import { fobValue } from '../../../values/fob-value.ts';
import { isIncoterm, termsOf } from '../../../values/incoterm.ts';
import { add, type Money, multiply, split, subtract, sum, zero } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import { type Quantity, scaleQuantity } from '../../../values/quantity.ts';
import { chooseMode, type ExportWay } from './choose-mode.ts';
import type { CustomsCodes } from './customs-codes.ts';
import { type CustomsMode, type CustomsModeRule, type DeclarationForm, modeRuleOn } from './customs-mode.ts';
import { type CustomsRates, valueIn, valueInCny } from './customs-value.ts';
import { chooseForm, demandedHsDigits } from './declaration-form.ts';
import type {
  DeclarationDocument,
  OrderDocument,
  OrderLineDocument,
  ShipmentDocument,
} from './order-documents.ts';
import { isZoneOn, type ZonePeriod } from './zone-period.ts';

/** What customs lays down, by day. */
export interface DeclarationRules {
  readonly modes: readonly CustomsModeRule[];
  readonly rates: readonly CustomsRates[];
  readonly codes: CustomsCodes;
  readonly bondedWarehouseIds: ReadonlySet<string>;
}

/** A pilot zone as a declaration needs it. */
export interface DeclarationZone extends ZonePeriod {
  readonly id: string;
  readonly provinceCode: string;
}

/** The documents that a declaration is built from, and the day. */
export interface DeclarationDocuments {
  readonly orderId: string;
  readonly order: OrderDocument;
  /** Null as long as none is booked: then the whole order would be declared. */
  readonly shipment: ShipmentDocument | null;
  /** Other declarations of the order in good standing. */
  readonly others: readonly DeclarationDocument[];
  /** Null outside every zone. */
  readonly zone: DeclarationZone | null;
  readonly on: CalendarDate;
}

/** Who declares, and what they may choose; null = by rule. */
export interface DeclarantChoice {
  /** Null = the order's retailer. */
  readonly declarantId?: string | null | undefined;
  readonly mode?: CustomsMode | null | undefined;
  readonly form?: DeclarationForm | null | undefined;
  /** A retail list that is released by itself, without a monthly summary and without refund. */
  readonly statisticsOnly?: boolean | null | undefined;
  /** A small list of business goods whose VAT is not refunded. */
  readonly withoutRefund?: boolean | null | undefined;
}

export interface DraftLine {
  /** From 1. */
  readonly number: number;
  readonly orderLine: OrderLineDocument;
  /** Sales units. */
  readonly quantity: number;
  readonly total: Money;
  readonly netGrams: number;
  /** Of the whole line. */
  readonly legalQuantities: readonly Quantity[];
}

/** A declaration as the documents make it, before a declarant overrides any of it. */
export interface Draft extends DeclarationDocuments {
  /** Who answers for it to customs. */
  readonly declarantId: string;
  readonly way: ExportWay;
  readonly mode: CustomsMode;
  readonly form: DeclarationForm;
  readonly rule: CustomsModeRule;
  /** Released by list with summary statistics: four digits of the HS code, no summary. */
  readonly statisticsOnly: boolean;
  /** Digits of the HS codes that customs demands. */
  readonly hsDigits: 4 | 6 | 10;
  readonly lines: readonly DraftLine[];
  readonly declared: Money;
  readonly declaredCny: Money;
  readonly fob: Money;
  readonly netGrams: number;
  readonly codes: CustomsCodes;
}

/** Builds the declaration that would be sent on the day. @throws RULE_UNKNOWN, MODE_NOT_ALLOWED, INVALID */
export function draftOf(
  documents: DeclarationDocuments,
  rules: DeclarationRules,
  choice: DeclarantChoice = {},
): Draft {
  const { order, on } = documents;
  const lines = linesOf(documents);
  const declared = sum(
    lines.map(({ total }) => total),
    order.goods.currency,
  );
  const declaredCny = valueInCny(declared, rules.rates, on);
  const way = wayOf(documents, rules);
  const mode = choice.mode ?? chooseMode(way);
  const rule = modeRuleOn(rules.modes, mode, on);
  const form = formOf(rule, declaredCny, choice.form);
  const statisticsOnly = choice.statisticsOnly ?? false;
  const hsDigits = digitsOf({ ...documents, rule, form, declaredCny }, choice);
  return {
    ...documents,
    declarantId: choice.declarantId ?? order.retailerId,
    way,
    mode,
    form,
    rule,
    statisticsOnly,
    hsDigits,
    lines,
    declared,
    declaredCny,
    fob: fobOf(documents, declared, rules.rates),
    netGrams: lines.reduce((grams, line) => grams + line.netGrams, 0),
    codes: rules.codes,
  };
}

function wayOf(
  { order, shipment, zone }: DeclarationDocuments,
  { bondedWarehouseIds }: DeclarationRules,
): ExportWay {
  return {
    channel: order.channel,
    isOverseasWarehouse: shipment?.isOverseasWarehouse ?? false,
    fromBondedWarehouse:
      shipment !== null && shipment.lines.every(({ warehouseId }) => bondedWarehouseIds.has(warehouseId)),
    isInZone: zone !== null,
  };
}

/** A full form is always possible where customs leaves the choice; a list only where the rule says so. */
function formOf(
  rule: CustomsModeRule,
  value: Money,
  chosen: DeclarationForm | null | undefined,
): DeclarationForm {
  const byRule = chooseForm(rule, { value, involvesLicenceInspectionDuty: false });
  if (chosen == null || chosen === byRule || (chosen === 'FORM' && rule.form === null))
    return chosen ?? byRule;
  throw new Problem('MODE_NOT_ALLOWED', 'form-not-for-mode', {
    message: `${rule.mode} is declared by ${byRule} here`,
    field: ['form'],
  });
}

/**
 * Where tax can be refunded every digit is demanded: of parcels, which are summed up, and of business goods alike. Small
 * lists in a pilot zone go with fewer where their declarant gives the refund up. @throws MODE_NOT_ALLOWED for others
 */
function digitsOf(
  { rule, form, declaredCny, zone, on }: Pick<Draft, 'rule' | 'form' | 'declaredCny' | 'zone' | 'on'>,
  { statisticsOnly, withoutRefund }: DeclarantChoice,
): 4 | 6 | 10 {
  const wantsRefund = !(statisticsOnly ?? false) && !(withoutRefund ?? false);
  const isInZone = zone !== null && isZoneOn(zone, on);
  const consignment = { value: declaredCny, involvesLicenceInspectionDuty: false, isInZone, wantsRefund };
  const digits = form === 'LIST' ? demandedHsDigits(rule, consignment) : 10;
  if ((statisticsOnly ?? false) && digits !== 4) {
    throw new Problem('MODE_NOT_ALLOWED', 'summary-needed', {
      message: `Only retail lists up to CNY ${rule.smallUpToCny} in a pilot zone go without a monthly summary`,
      field: ['statisticsOnly'],
    });
  }
  if ((withoutRefund ?? false) && digits !== 6) {
    throw new Problem('MODE_NOT_ALLOWED', 'full-code-needed', {
      message: `Only business lists up to CNY ${rule.smallUpToCny} in a pilot zone go with six digits`,
      field: ['withoutRefund'],
    });
  }
  return digits;
}

function linesOf({ order, shipment }: DeclarationDocuments): readonly DraftLine[] {
  const shipped = new Map<number, number>();
  for (const { lineNumber, quantity } of shipment?.lines ?? []) {
    shipped.set(lineNumber, (shipped.get(lineNumber) ?? 0) + quantity);
  }
  const quantityOf = (line: OrderLineDocument) =>
    shipment === null ? line.quantity : (shipped.get(line.number) ?? 0);
  return order.lines
    .filter((line) => quantityOf(line) > 0)
    .map((orderLine, index) => {
      const quantity = quantityOf(orderLine);
      return {
        number: index + 1,
        orderLine,
        quantity,
        total: multiply(orderLine.unitPrice, BigInt(quantity)),
        netGrams: orderLine.netGrams * quantity,
        legalQuantities: orderLine.legalQuantities.map((each) => scaleQuantity(each, quantity)),
      };
    });
}

/**
 * The FOB value of what is declared.
 *
 * The price under the order's terms is what the buyer pays for these goods: with the freight and the insurance charged,
 * where the terms put them on the seller, and without the discount. What the waybill says they cost then comes off.
 */
function fobOf(
  { order, shipment, on }: DeclarationDocuments,
  declared: Money,
  rows: readonly CustomsRates[],
): Money {
  const { currency } = order.goods;
  if (!isIncoterm(order.incoterm) || !isCurrency(currency)) {
    throw new Problem('RULE_UNKNOWN', 'incoterm-unknown', { message: `No rule of ${order.incoterm}` });
  }
  const terms = termsOf(order.incoterm);
  const share = (amount: Money): Money => shareOf(amount, declared, order.goods);
  const nothing = zero(currency);
  const freight = terms.freight === 'SELLER' ? share(order.freight) : nothing;
  const insurance = terms.insurance === 'SELLER' ? share(order.insurance) : nothing;
  const price = subtract([freight, insurance].reduce(add, declared), share(order.discount));
  const paid = (amount: Money) => valueIn(amount, currency, { rows, on });
  return fobValue(price, order.incoterm, {
    inland: nothing,
    exportClearance: nothing,
    freight: shipment === null ? freight : paid(shipment.freight),
    insurance: shipment === null ? insurance : paid(shipment.insurance),
    destination: nothing,
    importDuty: nothing,
    importVat: nothing,
  });
}

/** The part of an order's amount that falls on a part of its goods. */
function shareOf(amount: Money, part: Money, whole: Money): Money {
  if (part.minor >= whole.minor) return amount;
  return split(amount, [part.minor, whole.minor - part.minor])[0] ?? amount;
}
