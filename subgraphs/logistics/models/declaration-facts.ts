import { type Connection, Schema } from 'mongoose';
import type { DeclarationFacts } from '../domain/release.ts';

/** One document of the `declaration_facts` collection: what the supervision subgraph's events say of a declaration. */
export interface DeclarationFactsRecord extends DeclarationFacts {
  readonly shipmentId: string;
  /** Of the last event that was applied. */
  readonly version: number;
}

const lineSchema = new Schema<DeclarationFacts['lines'][number]>(
  { orderLineNumber: { type: Number, required: true }, quantity: { type: Number, required: true } },
  { _id: false, strict: 'throw' },
);

const declarationFactsSchema = new Schema<DeclarationFactsRecord>(
  {
    _id: { type: String, required: true },
    shipmentId: { type: String, required: true },
    status: { type: String, required: true },
    releasedAt: { type: Date, default: null },
    lines: { type: [lineSchema], required: true },
    version: { type: Number, required: true },
  },
  { collection: 'declaration_facts', strict: 'throw', versionKey: false },
);

// Serves reportShipment: the declarations of a shipment.
declarationFactsSchema.index({ shipmentId: 1 });

export const declarationFactsModel = (db: Connection) => db.model('DeclarationFacts', declarationFactsSchema);
