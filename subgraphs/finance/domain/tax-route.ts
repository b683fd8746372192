import type { CalendarDate } from '../../../values/calendar-date.ts';
import type { Decimal } from '../../../values/decimal.ts';
import { fromDecimal, type Money, toDecimal } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import { holdsOn, type Validity } from '../../../values/validity.ts';
import { requireShares } from './tax-amounts.ts';

/** The tax route of an export; the schema's `RefundMethod`. */
export type TaxRoute =
  'EXEMPT_AND_REFUND' | 'EXEMPT_CREDIT_REFUND' | 'EXEMPT_ONLY' | 'EXEMPT_WITHOUT_INVOICE' | 'TAXED';

/** What the route of an export depends on. */
export interface TaxableExport {
  /** Day of export on the customs declaration. */
  readonly exportedOn: CalendarDate;
  /** Customs' mode of supervision, such as `9610`. */
  readonly mode: string;
  readonly role: 'MANUFACTURER' | 'TRADER';
  readonly taxpayer: 'GENERAL' | 'SMALL_SCALE';
  readonly hasVatInvoice: boolean;
  /** The rate on the day of export; null = unknown. */
  readonly refundRate: Decimal | null;
  /** The goods are free of VAT at home too, so that a cancelled refund leaves them exempt. */
  readonly isExemptGood: boolean;
  /** Null for an export outside pilot zones. */
  readonly zone: PilotZoneExport | null;
  readonly isFraud: boolean;
  readonly hasPapers: boolean;
  readonly isClaimedInTime: boolean;
}

/** What an export without invoice has to meet in a pilot zone. */
export interface PilotZoneExport {
  /** The seller is registered in the zone. */
  readonly isRegistered: boolean;
  /** Export date, name, unit, quantity, price and amount stand on the zone's platform. */
  readonly isRecorded: boolean;
  /** Declared at the zone's own customs. */
  readonly isDeclaredInZone: boolean;
}

export interface ChosenRoute {
  readonly route: TaxRoute;
  /** The condition that decided, in kebab-case. */
  readonly reason: string;
}

const MARKET_PROCUREMENT = '1039';
/** A parcel to a consumer. */
export const RETAIL_EXPORT = '9610';

/**
 * The tax route of an export.
 *
 * @param noInvoiceRule days on which pilot zones exempt retail exports without invoice (Cai Shui [2018] 103).
 * @throws RATE_UNKNOWN where the route depends on a refund rate that no row gives.
 */
export function chooseTaxRoute(of: TaxableExport, noInvoiceRule: Validity): ChosenRoute {
  if (of.isFraud) return { route: 'TAXED', reason: 'fraud' };
  if (of.mode === MARKET_PROCUREMENT) return { route: 'EXEMPT_ONLY', reason: 'market-procurement' };
  if (of.taxpayer === 'SMALL_SCALE') return { route: 'EXEMPT_ONLY', reason: 'small-scale-taxpayer' };
  if (of.refundRate === null) {
    throw new Problem('RATE_UNKNOWN', 'refund-rate-unknown', {
      message: `No refund rate is known for these goods on ${of.exportedOn}`,
    });
  }
  if (of.refundRate.eq('0')) {
    return of.isExemptGood
      ? { route: 'EXEMPT_ONLY', reason: 'refund-cancelled-on-exempt-good' }
      : { route: 'TAXED', reason: 'refund-cancelled' };
  }
  if (isExemptWithoutInvoice(of, noInvoiceRule)) {
    return { route: 'EXEMPT_WITHOUT_INVOICE', reason: 'retail-export-of-pilot-zone' };
  }
  if (!of.isClaimedInTime) return { route: 'TAXED', reason: OVERDUE };
  if (!of.hasPapers) return { route: 'TAXED', reason: 'papers-missing' };
  if (of.role === 'MANUFACTURER') return { route: 'EXEMPT_CREDIT_REFUND', reason: 'manufacturer' };
  return of.hasVatInvoice
    ? { route: 'EXEMPT_AND_REFUND', reason: 'trader-with-invoice' }
    : { route: 'TAXED', reason: 'invoice-missing' };
}

const OVERDUE = 'not-claimed-in-time';

/** A claim in time would have taken another route. */
export const isOverdue = ({ reason }: ChosenRoute): boolean => reason === OVERDUE;

/** An invoice would have led to a refund. */
export const needsInvoice = ({ route, reason }: ChosenRoute): boolean =>
  reason === 'invoice-missing' || route === 'EXEMPT_WITHOUT_INVOICE';

const isExemptWithoutInvoice = (
  { mode, role, hasVatInvoice, zone, exportedOn }: TaxableExport,
  noInvoiceRule: Validity,
): boolean =>
  mode === RETAIL_EXPORT &&
  role === 'TRADER' &&
  !hasVatInvoice &&
  zone !== null &&
  zone.isRegistered &&
  zone.isRecorded &&
  zone.isDeclaredInZone &&
  holdsOn(noInvoiceRule, exportedOn);

/** The VAT in a price when an export is taxed as a domestic sale: price / (1 + levy) x levy. */
export function vatAsDomesticSale(price: Money, levyRate: Decimal): Money {
  requireShares({ levyRate });
  return fromDecimal(toDecimal(price).times(levyRate).div(levyRate.plus('1')), price.currency);
}
