import { BSON, type Document } from 'mongodb';

/** A value as text that tells its type: 1 is an int32, `new Double(1)` a double. */
export const canonical = (value: unknown): string => BSON.EJSON.stringify(value, { relaxed: false });

/** What a write or a query is expected to end with: documents, or an error of this code. */
export type Expected = readonly Document[] | number;
