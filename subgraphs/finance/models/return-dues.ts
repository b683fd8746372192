import { type Connection, Schema } from 'mongoose';
import { moneyField } from '../../../runtime/fields.ts';
import type { ReturnDues, ReturnedLine } from '../domain/return-dues.ts';

/** One document of `return_dues`, as `lean()` returns it. */
export interface ReturnDuesRecord extends Omit<ReturnDues, 'returnId'> {
  /** The return's id. */
  readonly _id: string;
  /** Of the return's event that was taken last. */
  readonly returnVersion: number;
}

/** What a return owes, without how it is stored. */
export const duesIn = ({ _id, returnVersion: _version, ...dues }: ReturnDuesRecord): ReturnDues => ({
  returnId: _id,
  ...dues,
});

const count = { type: Number, required: true } as const;
const text = { type: String, required: true } as const;
const moneyOrNull = { ...moneyField, required: false, default: null } as const;

const lineSchema = new Schema<ReturnedLine>(
  { lineNumber: count, quantity: count, cleared: count, repaid: count },
  { _id: false, strict: 'throw' },
);

const returnDuesSchema = new Schema<ReturnDuesRecord>(
  {
    _id: text,
    orderId: text,
    status: text,
    supplierIds: { type: [String], required: true },
    lines: { type: [lineSchema], required: true },
    unitsToRepay: count,
    toRepay: moneyField,
    repaid: moneyField,
    due: moneyOrNull,
    most: moneyOrNull,
    credited: moneyOrNull,
    refunded: moneyOrNull,
    version: count,
    returnVersion: count,
  },
  { collection: 'return_dues', strict: 'throw', versionKey: false },
);

// Serves a claim's change: the returns of its orders, at most 20 of each.
returnDuesSchema.index({ orderId: 1 });

export const returnDuesModel = (db: Connection) => db.model('ReturnDues', returnDuesSchema);
