import type { QueryPlanSelectionNode } from '@apollo/query-planner';

/** Paths, of keys joined by commas, of what is required of the objects at a path. */
export function requiredPaths(
  selections: readonly QueryPlanSelectionNode[],
  path: readonly string[],
): readonly string[] {
  return selections.flatMap((selection): readonly string[] => {
    if (selection.kind === 'InlineFragment') return requiredPaths(selection.selections, path);
    if (selection.name === '__typename') return [];
    const at = [...path, selection.alias ?? selection.name];
    return [at.join(), ...requiredPaths(selection.selections ?? [], at)];
  });
}
