import { type Connection, Schema } from 'mongoose';

/** What this subgraph knows of a customs declaration: one document of `declaration_facts`, as `lean()` returns it. */
export interface DeclarationFactsRecord {
  /** The declaration's id. */
  readonly _id: string;
  readonly orderId: string;
  readonly status: string;
  readonly lines: readonly { readonly orderLineNumber: number; readonly quantity: number }[];
  /** Of the declaration's event that was taken last. */
  readonly version: number;
}

const declarationFactsSchema = new Schema<DeclarationFactsRecord>(
  {
    _id: { type: String, required: true },
    orderId: { type: String, required: true },
    status: { type: String, required: true },
    lines: [
      {
        _id: false,
        orderLineNumber: { type: Number, required: true },
        quantity: { type: Number, required: true },
      },
    ],
    version: { type: Number, required: true },
  },
  { collection: 'declaration_facts', strict: 'throw', versionKey: false },
);

// Serves the question which goods of an order are released.
declarationFactsSchema.index({ orderId: 1 });

export const declarationFactsModel = (db: Connection) => db.model('DeclarationFacts', declarationFactsSchema);
