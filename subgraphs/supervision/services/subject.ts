import type { SupervisionContext } from '../context.ts';
import type { SubjectRef } from '../domain/timeline-entry.ts';
import type { DeclarationRecord } from '../models/declaration.ts';
import type { SummaryDeclarationRecord } from '../models/summary-declaration.ts';

/** An object of another subgraph by its id, or this subgraph's own whole. */
export type Subject =
  | {
      readonly __typename: Exclude<SubjectRef['type'], 'Declaration' | 'SummaryDeclaration'>;
      readonly id: string;
    }
  | DeclarationRecord
  | SummaryDeclarationRecord;

/** What something is about; null for what the viewer may not read. */
export async function subjectOf(
  { loaders }: SupervisionContext,
  { type, id }: SubjectRef,
): Promise<Subject | null> {
  if (type === 'Declaration') return loaders.declarationById.load(id);
  if (type === 'SummaryDeclaration') return loaders.summaryById.load(id);
  return { __typename: type, id };
}

export const typeOfSubject = (subject: object): SubjectRef['type'] =>
  // Whatever has no name of its type is this subgraph's own; of these only summaries have a month.
  '__typename' in subject
    ? (subject.__typename as SubjectRef['type'])
    : 'month' in subject
      ? 'SummaryDeclaration'
      : 'Declaration';
