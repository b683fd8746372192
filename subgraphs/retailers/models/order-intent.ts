import { type Connection, Schema } from 'mongoose';

/**
 * One document of the `order_intents` collection: an order that is being placed.
 *
 * It is made before stock is held and names the order, so that the same call after a crash finds the same hold. It ends
 * in one way only: with the order that is written, or with the refusal that gives the hold back.
 */
export interface OrderIntentRecord {
  /** The caller's key. */
  readonly _id: string;
  readonly orderId: string;
  /** Tells the call's input from another under the same key. */
  readonly inputHash: string;
  readonly at: Date;
}

/** As long as keys are kept. */
const KEPT_SECONDS = 48 * 3_600;

const orderIntentSchema = new Schema<OrderIntentRecord>(
  {
    _id: { type: String, required: true },
    orderId: { type: String, required: true },
    inputHash: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'order_intents', strict: 'throw', versionKey: false },
);

// Forgets calls that nobody has repeated; their holds have ended long since.
orderIntentSchema.index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS });

export const orderIntentModel = (db: Connection) => db.model('OrderIntent', orderIntentSchema);
