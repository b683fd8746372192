import type { FetchNode } from '@apollo/query-planner';
import { Kind, type SelectionSetNode } from 'graphql';
import { responseNameOf } from '../../authorize.ts';
import { fetchOperation } from '../fetch-operation.ts';
import { planNames } from '../plan-names.ts';
import { requiredPaths } from './required-paths.ts';

/** Fields by their paths: keys, joined by commas. */
export type Fields = ReadonlySet<string>;

/** What a part of a plan requires of what comes before it, and what it fetches. */
export interface Flow {
  readonly needs: Fields;
  readonly gives: Fields;
}

/** The same of one fetch about the objects at a path. */
export function flowOfFetch(node: FetchNode, path: readonly string[]): Flow {
  const { requires } = node;
  const { selectionSet } = fetchOperation(node);
  const inPlan = planNames(node);
  const gives = new Set<string>();
  const [entities] = selectionSet.selections;
  const ofEntities = requires && entities?.kind === Kind.FIELD ? entities.selectionSet : undefined;
  addFetched(ofEntities ?? selectionSet, path);
  return { needs: new Set(requiredPaths(requires ?? [], path)), gives };

  function addFetched({ selections }: SelectionSetNode, to: readonly string[]): void {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) addFetched(selection.selectionSet, to);
      if (selection.kind !== Kind.FIELD) continue;
      const at = [...to, inPlan(responseNameOf(selection))];
      gives.add(at.join());
      if (selection.selectionSet) addFetched(selection.selectionSet, at);
    }
  }
}
