import { type Connection, Schema } from 'mongoose';
import { decisionSchema, type StoredDecision } from '../../../runtime/fields.ts';

export const EVENT_OUTCOMES = ['APPLIED', 'SUPERSEDED', 'PARKED', 'REFUSED', 'SKIPPED'] as const;
export type EventOutcome = (typeof EVENT_OUTCOMES)[number];

/** What a payment provider told, and what became of it: one document of `provider_events`. */
export interface ProviderEventRecord {
  /** `<provider>/<the provider's id of the event>`. */
  readonly _id: string;
  readonly orderId: string;
  readonly providerRef: string;
  readonly sequence: number;
  /** The report, as it was taken. */
  readonly report: unknown;
  /**
   * PARKED: its order is not known yet. REFUSED: it cannot be booked, and waits for a person. SKIPPED: the person has
   * decided that it never is.
   */
  readonly outcome: EventOutcome;
  /** Why it was refused; null otherwise. */
  readonly reason: string | null;
  readonly receivedAt: Date;
  /** What somebody decided on it last, after it was refused; null = nothing. */
  readonly decision: StoredDecision | null;
}

const providerEventSchema = new Schema<ProviderEventRecord>(
  {
    _id: { type: String, required: true },
    orderId: { type: String, required: true },
    providerRef: { type: String, required: true },
    sequence: { type: Number, required: true },
    report: { type: Schema.Types.Mixed, required: true },
    outcome: { type: String, enum: EVENT_OUTCOMES, required: true },
    reason: { type: String, default: null },
    receivedAt: { type: Date, required: true },
    decision: { type: decisionSchema, default: null },
  },
  { collection: 'provider_events', strict: 'throw', versionKey: false },
);

// Serves an order that becomes known after its money.
providerEventSchema.index({ orderId: 1, sequence: 1 }, { partialFilterExpression: { outcome: 'PARKED' } });
// Serves whoever looks after what could not be booked.
providerEventSchema.index({ receivedAt: 1 }, { partialFilterExpression: { outcome: 'REFUSED' } });

export const providerEventModel = (db: Connection) => db.model('ProviderEvent', providerEventSchema);
