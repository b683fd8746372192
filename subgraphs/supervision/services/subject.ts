import type { SupervisionContext } from '../context.ts';
import type { SubjectRef } from '../domain/timeline-entry.ts';
import type { DeclarationRecord } from '../models/declaration.ts';

/** An object of another subgraph by its id, or a declaration whole. */
export type Subject =
  | { readonly __typename: Exclude<SubjectRef['type'], 'Declaration'>; readonly id: string }
  | DeclarationRecord;

/** What something is about; null for a declaration that the viewer may not read. */
export const subjectOf = async (
  { loaders }: SupervisionContext,
  { type, id }: SubjectRef,
): Promise<Subject | null> =>
  type === 'Declaration' ? loaders.declarationById.load(id) : { __typename: type, id };

export const typeOfSubject = (subject: object): SubjectRef['type'] =>
  // Whatever has no name of its type is this subgraph's own.
  '__typename' in subject ? (subject.__typename as SubjectRef['type']) : 'Declaration';
