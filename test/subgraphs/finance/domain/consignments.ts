import type { Consignment, Goods } from '../../../../subgraphs/finance/domain/consignment.ts';
import type { LowValueRelief } from '../../../../subgraphs/finance/domain/import-rules.ts';
import type { ImportRules, LandedCost } from '../../../../subgraphs/finance/domain/landed-cost.ts';
import { formatAmount, type Money, parseAmount } from '../../../../values/money.ts';
import { levy, marketRule, vatRate } from '../rows.ts';

export const eur = (amount: string) => parseAmount(amount, 'EUR');

/** Goods of China that are knitted, unless it is said otherwise. */
export const goods = (price: Money, hsCode = '6109100010', origin = 'CN'): Goods => ({
  price,
  tariff: { hsCode, origin },
});

/** A parcel to Germany, delivered duty paid. */
export const consignment = (given: Partial<Consignment> = {}): Consignment => ({
  country: 'DE',
  on: '2026-08-03',
  incoterm: 'DDP',
  scheme: 'CHECKOUT',
  goods: [goods(eur('200.00'))],
  freight: eur('20.00'),
  insurance: eur('2.00'),
  ...given,
});

/** Up to EUR 150 of goods free of duty. */
export const relief = (given: Partial<LowValueRelief> = {}): LowValueRelief => ({
  limit: eur('150.00'),
  valuedAt: 'GOODS',
  duty: 'NONE',
  perCode: null,
  schemes: null,
  tax: 'DUE',
  exceptOrigins: [],
  exceptPrefixes: [],
  ...given,
});

/** What Germany takes: 12 % duty on knitted goods, 19 % VAT. */
export const rules = (given: Partial<ImportRules> = {}): ImportRules => ({
  markets: [marketRule({ lowValue: relief() })],
  vatRates: [vatRate('DE', '0.19')],
  levies: [levy({ prefix: '6109', rate: '0.12' })],
  fees: [],
  fxRates: [],
  ...given,
});

/** The lines of a cost as text, and their sum. */
export const parts = ({ lines, total }: LandedCost) => [
  ...lines.map(({ kind, amount }) => `${kind} ${formatAmount(amount)}`),
  `= ${formatAmount(total)} ${total.currency}`,
];
