import type { CalendarDate } from '../../../values/calendar-date.ts';
import { type DatedRow, rowOn } from '../../../values/dated-row.ts';
import type { PaymentTerms } from '../../../values/payment-terms.ts';
import type { UnderwritingModel } from './underwriting-model.ts';

/** What insurers ask for a country, terms and up to so many days of credit. */
export interface PremiumRateRow extends DatedRow {
  readonly model: UnderwritingModel;
  /** Null = any country that has no row of its own. */
  readonly country: string | null;
  readonly terms: PaymentTerms;
  readonly upToDays: number;
  /** Share of the insured amount. */
  readonly rate: string;
}

export interface PremiumQuestion {
  readonly model: UnderwritingModel;
  readonly country: string;
  readonly terms: PaymentTerms;
  readonly days: number;
}

export const premiumSubject = ({
  model,
  country,
  terms,
}: Pick<PremiumRateRow, 'model' | 'country' | 'terms'>): string => `${model}/${country ?? '*'}/${terms}`;

/** The subjects under which a rate is looked up: the country's own before that of all others. */
export const premiumSubjects = (question: PremiumQuestion): readonly string[] => [
  premiumSubject(question),
  premiumSubject({ ...question, country: null }),
];

/** The rate of the shortest credit that is long enough; null where no row covers it, never a shorter one's. */
export function premiumRateOn(
  rows: readonly PremiumRateRow[],
  question: PremiumQuestion,
  on: CalendarDate,
): PremiumRateRow | null {
  for (const subject of premiumSubjects(question)) {
    const ofSubject = rows.filter((row) => row.subject === subject && row.upToDays >= question.days);
    const bands = [...new Set(ofSubject.map(({ upToDays }) => upToDays))].sort((a, b) => a - b);
    for (const band of bands) {
      const found = rowOn(
        ofSubject.filter(({ upToDays }) => upToDays === band),
        on,
      );
      if (found) return found;
    }
  }
  return null;
}
