import type { Document } from 'bson';
import { isDocument } from '../../bson/types.ts';
import type { Window } from './bounds.ts';

export interface Given {
  readonly name: string;
  readonly operand: unknown;
  readonly window: Window;
  readonly variables: Document;
}

export const partOf = (operand: unknown, name: string): unknown =>
  isDocument(operand) ? (operand[name] as unknown) : undefined;
