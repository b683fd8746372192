import { type Connection, Schema } from 'mongoose';

/** One document of the `event_failures` collection of a source: an event that a receiver could not apply. */
export interface EventFailureRecord {
  /** `<receiver>/<aggregate>`: an aggregate stands still at its first such event. */
  readonly _id: string;
  readonly receiver: string;
  readonly aggregateId: string;
  readonly eventId: string;
  readonly type: string;
  readonly attempts: number;
  readonly error: string;
  readonly firstFailedAt: Date;
  readonly lastFailedAt: Date;
  /** Not given again before. */
  readonly retryAt: Date;
  readonly isAside: boolean;
  /** Goes up with each event that is set aside behind it. */
  readonly followers: number;
}

/** One document of the `event_decisions` collection of a source: what somebody decided on a set-aside event. */
export interface EventDecisionRecord {
  readonly _id: string;
  readonly receiver: string;
  readonly aggregateId: string;
  readonly eventId: string;
  readonly type: string;
  readonly error: string;
  readonly action: 'REPLAY' | 'SKIP';
  /** Why it was skipped. */
  readonly reason: string | null;
  readonly by: string;
  readonly at: Date;
}

const failureSchema = new Schema<EventFailureRecord>(
  {
    _id: { type: String, required: true },
    receiver: { type: String, required: true },
    aggregateId: { type: String, required: true },
    eventId: { type: String, required: true },
    type: { type: String, required: true },
    attempts: { type: Number, required: true },
    error: { type: String, required: true },
    firstFailedAt: { type: Date, required: true },
    lastFailedAt: { type: Date, required: true },
    retryAt: { type: Date, required: true },
    isAside: { type: Boolean, required: true },
    followers: { type: Number, required: true },
  },
  { collection: 'event_failures', strict: 'throw', versionKey: false },
);

const decisionSchema = new Schema<EventDecisionRecord>(
  {
    _id: { type: String, required: true },
    receiver: { type: String, required: true },
    aggregateId: { type: String, required: true },
    eventId: { type: String, required: true },
    type: { type: String, required: true },
    error: { type: String, required: true },
    action: { type: String, required: true },
    reason: { type: String, default: null },
    by: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'event_decisions', strict: 'throw', versionKey: false },
);

export const eventFailureModel = (db: Connection) => db.model('EventFailure', failureSchema);
export const eventDecisionModel = (db: Connection) => db.model('EventDecision', decisionSchema);
