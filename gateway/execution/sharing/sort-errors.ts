import type { Fault } from '../faults.ts';
import type { Answer } from '../source.ts';

/** The errors of an answer about entities. */
export interface SortedErrors {
  readonly byEntity: ReadonlyMap<number, Answer['errors']>;
  /** About no entity in particular. */
  readonly others: Answer['errors'];
}

/** Once for all who wait: there may be many of both. */
export function sortErrors(errors: Answer['errors']): SortedErrors {
  const byEntity = new Map<number, Fault['error'][]>();
  const others: Fault['error'][] = [];
  for (const error of errors) {
    const [root, index] = error.path ?? [];
    const isPlaced = root === '_entities' && typeof index === 'number';
    const ofEntity = isPlaced ? (byEntity.get(index) ?? []) : others;
    ofEntity.push(error);
    if (isPlaced) byEntity.set(index, ofEntity);
  }
  return { byEntity, others };
}
