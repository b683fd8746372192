import type { QueryPlanFieldNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import type { PlannedSupergraph } from './planned-supergraph.ts';

/** Whether some object that two selections are about would have to have two values for one field. */
export function disagree(
  some: readonly QueryPlanSelectionNode[],
  others: readonly QueryPlanSelectionNode[],
  planned: PlannedSupergraph,
): boolean {
  const nameOf = ({ name }: QueryPlanFieldNode) => planned.fields.get(name)?.name ?? name;
  const fields = fieldsOf(others, null, planned);
  return fieldsOf(some, null, planned).some((one) =>
    fields.some(
      (other) =>
        nameOf(one.field) === nameOf(other.field) &&
        common(one.types, other.types)?.size !== 0 &&
        (one.field.name !== other.field.name ||
          disagree(one.field.selections ?? [], other.field.selections ?? [], planned)),
    ),
  );
}

/** Types of objects; null for any. */
type Types = ReadonlySet<string> | null;

interface FieldOfTypes {
  readonly field: QueryPlanFieldNode;
  readonly types: Types;
}

const fieldsOf = (
  selections: readonly QueryPlanSelectionNode[],
  types: Types,
  planned: PlannedSupergraph,
): readonly FieldOfTypes[] =>
  selections.flatMap((selection) => {
    if (selection.kind === 'Field') return [{ field: selection, types }];
    const own = typesOf(selection.typeCondition, planned);
    return fieldsOf(selection.selections, common(types, own), planned);
  });

/** True for types of which nothing is known, too. */
export const haveObjectsInCommon = (
  type: string,
  other: string | undefined,
  planned: PlannedSupergraph,
): boolean => common(typesOf(type, planned), typesOf(other, planned))?.size !== 0;

const typesOf = (type: string | undefined, { objectTypes }: PlannedSupergraph): Types =>
  objectTypes.get(type ?? '') ?? null;

const common = (some: Types, others: Types): Types =>
  some && others ? new Set([...some].filter((type) => others.has(type))) : (some ?? others);
