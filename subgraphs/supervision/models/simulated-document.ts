import { type Connection, Schema } from 'mongoose';

/** DUPLICATE: refused because another document with its key was in good standing. */
export const STANDINGS = ['GOOD', 'REJECTED', 'DUPLICATE', 'WITHDRAWN'] as const;

/** One document of the `simulated_documents` collection: a message that the simulated customs has taken. */
export interface SimulatedDocumentRecord {
  /** The message's guid. */
  readonly _id: string;
  readonly kind: string;
  /** Platform's order, as `<enterprise>/<number>`; null for messages that name none. */
  readonly orderKey: string | null;
  /** `<carrier>/<number>`; null for messages that name none. */
  readonly waybillKey: string | null;
  /** The enterprise's number of the list; null for other messages. */
  readonly copNo: string | null;
  readonly head: Readonly<Record<string, string | null>>;
  readonly hsCodes: readonly string[];
  /** The lists that an application for a summary names, by their `copNo`; empty for other messages. */
  readonly listNos: readonly string[];
  /** Null for messages that have none. */
  readonly businessKey: string | null;
  /** Only a good one can be matched, and keeps others from using its key. */
  readonly standing: (typeof STANDINGS)[number];
  /** True once it was answered; of an order or a waybill: once it was stored with a list. */
  readonly isAnswered: boolean;
}

const maybe = { type: String, default: null };

const simulatedDocumentSchema = new Schema<SimulatedDocumentRecord>(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true },
    orderKey: maybe,
    waybillKey: maybe,
    copNo: maybe,
    head: { type: Schema.Types.Mixed, required: true },
    hsCodes: { type: [String], required: true },
    listNos: { type: [String], default: [] },
    businessKey: maybe,
    standing: { type: String, enum: STANDINGS, required: true },
    isAnswered: { type: Boolean, required: true },
  },
  { collection: 'simulated_documents', strict: 'throw', versionKey: false, minimize: false },
);

// Serve the search for a list's documents, and for the lists that wait for a document.
simulatedDocumentSchema.index({ orderKey: 1 });
simulatedDocumentSchema.index({ waybillKey: 1 });
simulatedDocumentSchema.index({ copNo: 1 });
// Serves the search for another document with the same key.
simulatedDocumentSchema.index({ businessKey: 1 });
// Serves the search for another application that names a list.
simulatedDocumentSchema.index({ listNos: 1 });

export const simulatedDocumentModel = (db: Connection) =>
  db.model('SimulatedDocument', simulatedDocumentSchema);
