import { type Connection, Schema } from 'mongoose';
import { moneyField } from '../../../runtime/fields.ts';
import { CUSTOMS_MODES, DECLARATION_FORMS } from '../domain/customs-mode.ts';
import type { Declaration } from '../domain/declaration.ts';
import { DECLARATION_STATUSES } from '../domain/declaration-status.ts';

/** One document of the `declarations` collection, as `lean()` returns it. */
export type DeclarationRecord = Declaration;

// What stands inside is built here by rules alone, never from a request, and stored as it was built.
const built = { type: Schema.Types.Mixed, required: true };
const builtList = { type: [Schema.Types.Mixed], required: true };
const id = { type: String, required: true };
const maybe = { type: String, default: null };

const declarationSchema = new Schema<DeclarationRecord>(
  {
    _id: id,
    orderId: id,
    shipmentId: id,
    declarantId: id,
    partyIds: { type: [String], required: true },
    status: { type: String, enum: DECLARATION_STATUSES, required: true },
    isLive: { type: Boolean, required: true },
    attempt: { type: Number, required: true },
    mode: { type: String, enum: CUSTOMS_MODES, required: true },
    form: { type: String, enum: DECLARATION_FORMS, required: true },
    zoneId: maybe,
    copNo: id,
    preNo: maybe,
    invtNo: maybe,
    declared: moneyField,
    fob: moneyField,
    departedAt: { type: Date, default: null },
    exportedOn: maybe,
    summary: { type: Schema.Types.Mixed, default: null },
    lines: builtList,
    fields: builtList,
    reKeyedFields: { type: Number, required: true },
    match: built,
    receipts: builtList,
    createdAt: { type: Date, required: true },
    submittedAt: { type: Date, required: true },
    changedAt: { type: Date, required: true },
    version: { type: Number, required: true },
    moves: { type: Number, required: true },
  },
  { collection: 'declarations', strict: 'throw', versionKey: false, minimize: false },
);

// One live declaration for a shipment, whoever writes at the same moment; serves Shipment.clearance.
declarationSchema.index({ shipmentId: 1 }, { unique: true, partialFilterExpression: { isLive: true } });
// Serves Order.declarations.
declarationSchema.index({ orderId: 1, _id: 1 });
// Serve Query.declarations of a party, newest first and in the order of changes.
declarationSchema.index({ partyIds: 1, _id: -1 });
declarationSchema.index({ partyIds: 1, changedAt: 1, _id: 1 });
// Serves the same for authorities.
declarationSchema.index({ changedAt: 1, _id: 1 });

export const declarationModel = (db: Connection) => db.model('Declaration', declarationSchema);
