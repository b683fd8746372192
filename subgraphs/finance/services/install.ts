import type { Connection } from 'mongoose';
import { installRows } from '../../../runtime/install-rows.ts';
import { createCollections, installOnce } from '../../../runtime/reference-data.ts';
import type { Models } from '../models/index.ts';
import { mergeInvoices } from './merge-invoices.ts';
import {
  readCalendars,
  readDutySchedules,
  readFxPeriods,
  readLevyRates,
  readMarketRules,
  readPremiumRates,
  readRefundRates,
  readRefundRules,
  readVatRates,
} from './reference-files.ts';
import {
  shippedCalendar,
  shippedFee,
  shippedFxRates,
  shippedLevies,
  shippedLevyRate,
  shippedMarketRules,
  shippedPremiumRates,
  shippedRefundRate,
  shippedRefundRule,
  shippedVatRate,
} from './shipped-rows.ts';

const EARLIER_INDEXES: readonly string[] = [
  // A maker's month had one claim, before it had one for its sold and one for its unsold goods.
  'supplierId_1_period.month_1',
  // An order's claims were read oldest first.
  'orderIds_1__id_1',
];

const dropEarlierIndexes = (db: Connection): Promise<void> =>
  installOnce(db, { name: 'refund_claims', fingerprint: 'live-claims-of-an-order' }, async () => {
    const claims = db.collection('refund_claims');
    const names = (await claims.indexes()).map(({ name = '' }) => name);
    for (const name of names) if (EARLIER_INDEXES.includes(name)) await claims.dropIndex(name);
  });

/** Makes the collections and loads the reference data; what an operator imported stays. */
export async function install(db: Connection, models: Models): Promise<void> {
  await createCollections(Object.values(models));
  await dropEarlierIndexes(db);
  const { rules, fees } = readMarketRules();
  await installRows(db, models.refundRates, readRefundRates().map(shippedRefundRate));
  await installRows(db, models.refundRules, readRefundRules().map(shippedRefundRule));
  await installRows(db, models.levyRates, readLevyRates().map(shippedLevyRate));
  await installRows(db, models.vatRates, readVatRates().map(shippedVatRate));
  await installRows(db, models.marketRules, rules.flatMap(shippedMarketRules));
  await installRows(db, models.customsFees, fees.map(shippedFee));
  await installRows(db, models.dutyRates, readDutySchedules().flatMap(shippedLevies));
  await installRows(db, models.fxRates, readFxPeriods().flatMap(shippedFxRates));
  await installRows(db, models.premiumRates, readPremiumRates().flatMap(shippedPremiumRates));
  await installRows(db, models.calendars, readCalendars().map(shippedCalendar));
  await mergeInvoices(db, models);
}
