import type { Connection, Model } from 'mongoose';
import { sha256 } from '../../../runtime/id.ts';
import { createCollections, installOnce } from '../../../runtime/reference-data.ts';
import { canonicalJson } from '../../../values/canonical-json.ts';
import type { DatedRow } from '../domain/dated-row.ts';
import type { Models } from '../models/index.ts';
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

/** Makes the collections and loads the reference data; what an operator imported stays. */
export async function install(db: Connection, models: Models): Promise<void> {
  await createCollections(Object.values(models));
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
}

/**
 * Replaces the shipped rows of a collection when they are others than those that were loaded before.
 *
 * The fingerprint is of the rows and not of the file, so that a change in how rows are made of it counts too.
 */
async function installRows<Row extends DatedRow>(
  db: Connection,
  model: Model<Row>,
  rows: readonly Row[],
): Promise<void> {
  const fingerprint = sha256(canonicalJson(rows));
  await installOnce(db, { name: model.collection.name, fingerprint }, () => replaceShipped(db, model, rows));
}

/** One transaction, so that no reader meets a day without rates. */
async function replaceShipped<Row extends DatedRow>(
  db: Connection,
  model: Model<Row>,
  rows: readonly Row[],
): Promise<void> {
  await db.transaction(async (session) => {
    await model.deleteMany({ byOperator: false }, { session });
    await model.insertMany(rows, { session, lean: true });
  });
}
