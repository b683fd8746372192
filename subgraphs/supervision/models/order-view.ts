import { type Connection, Schema } from 'mongoose';
import type { OrderView } from '../domain/order-view.ts';
import type { Step } from '../domain/step.ts';

/** One document of the `order_views` collection: an order as all parties' events tell it. */
export interface OrderViewRecord extends Omit<
  OrderView,
  'orderId' | 'claims' | 'returns' | 'returnDues' | 'cover'
> {
  /** This and the next three: absent in what was written before these were told of. */
  readonly claims?: OrderView['claims'];
  readonly returns?: OrderView['returns'];
  readonly returnDues?: OrderView['returnDues'];
  readonly cover?: OrderView['cover'];
  /** The order's id. */
  readonly _id: string;
  /** What is still to be done, soonest first; follows from the rest. */
  readonly steps: readonly Step[];
  /** Number of facts that it is made of; a writer names the one that it read. */
  readonly facts: number;
  /** Time of the newest fact. */
  readonly changedAt: Date;
}

// The documents are other subgraphs' and checked where they come in (`services/order-facts.ts`): here they are stored as
// they are read.
const document = { type: Schema.Types.Mixed, default: null };
const documents = { type: [Schema.Types.Mixed], default: [] };

const orderViewSchema = new Schema<OrderViewRecord>(
  {
    _id: { type: String, required: true },
    order: document,
    progress: document,
    ledger: document,
    payments: documents,
    settlements: documents,
    shipments: documents,
    declarations: documents,
    summaries: documents,
    claims: documents,
    returns: documents,
    returnDues: documents,
    cover: document,
    steps: documents,
    facts: { type: Number, required: true },
    changedAt: { type: Date, required: true },
  },
  { collection: 'order_views', strict: 'throw', versionKey: false, minimize: false },
);

// Serves Shipment.clearance and what a shipment's events are about.
orderViewSchema.index({ 'shipments.shipmentId': 1 });

export const orderViewModel = (db: Connection) => db.model('OrderView', orderViewSchema);
