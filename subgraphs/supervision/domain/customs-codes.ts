import type { CalendarDate } from '../../../values/calendar-date.ts';
import { Problem } from '../../../values/problem.ts';
import { holdsOn, type Validity } from '../../../values/validity.ts';

type Table = Readonly<Record<string, string>>;

/** How China's customs writes what the graph writes in ISO and UN/ECE codes. */
export interface CustomsCodes {
  readonly currencies: Table;
  readonly units: Table;
  readonly transports: Table;
  readonly countries: Table;
  /** The customs district of a province. */
  readonly offices: Table;
  /** The customs district of a port in China. */
  readonly ports: Table;
  /** The days on which receipts had to be sent and matched. */
  readonly receiptsRequired: Validity;
  /** By how much a declared gross weight may differ from the waybill's. */
  readonly weightTolerances: readonly WeightTolerance[];
  readonly receiptTexts: Table;
}

export interface WeightTolerance extends Validity {
  readonly grams: number;
}

/** In grams; 0 on days of which nothing is said. */
export const weightToleranceOn = ({ weightTolerances }: CustomsCodes, on: CalendarDate): number =>
  weightTolerances.find((row) => holdsOn(row, on))?.grams ?? 0;

export type CodeTable = 'currencies' | 'units' | 'transports' | 'countries' | 'offices' | 'ports';

/** Customs' code. @throws RULE_UNKNOWN rather than a guess */
export function customsCode(codes: CustomsCodes, table: CodeTable, key: string): string {
  const code = codes[table][key];
  if (code !== undefined) return code;
  throw new Problem('RULE_UNKNOWN', 'customs-code-unknown', {
    message: `The code of customs for "${key}" among its ${table} is not known`,
  });
}
