import { type Connection, Schema } from 'mongoose';
import type { LineClaim } from '../domain/line-claim.ts';

/**
 * Who claims a declared line: one document of `line_claims`. Its id, and so the database, lets one claim alone have it.
 */
export interface LineClaimRecord extends LineClaim {
  /** `<declaration>/<line>` */
  readonly _id: string;
}

export const lineClaimId = (declarationId: string, lineNumber: number): string =>
  `${declarationId}/${lineNumber}`;

const lineClaimSchema = new Schema<LineClaimRecord>(
  {
    _id: { type: String, required: true },
    claimId: { type: String, default: null },
    settled: { type: Number, required: true, default: 0 },
  },
  { collection: 'line_claims', strict: 'throw', versionKey: false },
);

export const lineClaimModel = (db: Connection) => db.model('LineClaim', lineClaimSchema);
