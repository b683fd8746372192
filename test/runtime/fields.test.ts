import { describe, expect, it } from '@jest/globals';
import { type Connection, Schema } from 'mongoose';
import { moneyField, quantityField, validityFields } from '../../runtime/fields.ts';
import { money } from '../../values/money.ts';
import { databasesOfThisFile } from '../support/databases-of-this-file.ts';

const rowSchema = new Schema(
  { _id: String, price: moneyField, weight: quantityField, ...validityFields },
  { collection: 'rows', strict: 'throw', versionKey: false },
);
const rowModel = (db: Connection) => db.model('Row', rowSchema);

const row = {
  _id: 'row_1',
  price: money(9_007_199_254_740_993n, 'CNY'),
  weight: { value: '0.125', unit: 'KGM' },
  validFrom: '2026-01-01',
  validTo: null,
};

const databases = await databasesOfThisFile();

const store = (document: object) => new (rowModel(databases.of('fields')))(document).save();

describe('stored fields', () => {
  it('come back as they went in', async () => {
    await store(row);
    expect(await rowModel(databases.of('fields')).findById('row_1').lean()).toEqual(row);
  });

  it.each([
    ['an unknown currency', { price: { minor: 1n, currency: 'XXX' } }],
    ['part of a unit', { price: { minor: 0.5, currency: 'CNY' } }],
    ['money without an amount', { price: { currency: 'CNY' } }],
    ['a member that nobody knows', { price: { minor: 1n, currency: 'CNY', cents: 1 } }],
    ['a quantity without a unit', { weight: { value: '1' } }],
    ['a row without a first day', { validFrom: undefined }],
  ])('refuse %s', async (_case, wrong) => {
    await expect(store({ ...row, _id: 'row_2', ...wrong })).rejects.toThrow();
  });
});
