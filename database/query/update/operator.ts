import type { Document } from 'bson';
import type { Edit } from '../edit.ts';

/** What an operator may know of the update that it is part of. */
export interface UpdateMoment {
  readonly document: Document;
  readonly isInsert: boolean;
  readonly now: Date;
}

/** Makes the change of one field, at the parse of the update; the result is used for every document. */
export type UpdateOperator = (operand: unknown, path: string) => (moment: UpdateMoment) => Edit | null;

/** The last name of a path, as messages show it. */
export const lastName = (path: string): string => path.slice(path.lastIndexOf('.') + 1);
