import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
import { Kind, parse, visit } from 'graphql';
import { compactText } from '../compact-text.ts';
import type { PlannedSupergraph } from './planned-supergraph.ts';
import type { RequiredField } from './required-fields.ts';
import { splitByRequirements } from './split-by-requirements.ts';

/**
 * A plan over a supergraph of subgraphs: required fields are fetched with their arguments, under the names that they
 * have in the plan, and sent to those who require them under their own. Where that would give two values one name, the
 * fetch is made in parts.
 */
export function restoreRequired(plan: QueryPlan, planned: PlannedSupergraph): QueryPlan {
  const { node } = plan;
  if (planned.fields.size === 0 || !node || node.kind === 'Subscription') return plan;
  return { ...plan, node: restored(node) };

  function restored(each: PlanNode): PlanNode {
    switch (each.kind) {
      case 'Fetch': {
        const parts = splitByRequirements(each, planned).map(restoredFetch);
        const [only] = parts;
        return parts.length === 1 && only ? only : { kind: 'Parallel', nodes: parts };
      }
      case 'Flatten':
        return { ...each, node: restored(each.node) };
      case 'Sequence':
      case 'Parallel':
        return { ...each, nodes: each.nodes.map(restored) };
      case 'Condition':
      case 'Defer':
        return each;
    }
  }

  function restoredFetch(fetch: FetchNode): FetchNode {
    const operation = withArguments(fetch.operation, planned.fields);
    const renames = renamesIn(fetch.requires ?? [], planned.fields, []);
    if (renames.length === 0) return { ...fetch, operation };
    return { ...fetch, operation, inputRewrites: [...(fetch.inputRewrites ?? []), ...renames] };
  }
}

function withArguments(operation: string, fields: ReadonlyMap<string, RequiredField>): string {
  if (![...fields.keys()].some((key) => operation.includes(key))) return operation;
  const document = visit(parse(operation, { noLocation: true }), {
    Field: (field) => {
      const required = fields.get(field.name.value);
      if (!required) return undefined;
      return {
        ...field,
        // The planner gives those a name of their own that would not merge with others.
        alias: field.alias ?? { kind: Kind.NAME as const, value: field.name.value },
        name: { kind: Kind.NAME as const, value: required.name },
        arguments: required.arguments,
      };
    },
  });
  return compactText(document.definitions);
}

type Rename = Extract<NonNullable<FetchNode['inputRewrites']>[number], { kind: 'KeyRenamer' }>;

/** What is within objects is renamed before they are. */
function renamesIn(
  selections: readonly QueryPlanSelectionNode[],
  fields: ReadonlyMap<string, RequiredField>,
  path: readonly string[],
): readonly Rename[] {
  return selections.flatMap((selection): readonly Rename[] => {
    if (selection.kind === 'InlineFragment') return renamesIn(selection.selections, fields, path);
    const at = [...path, selection.name];
    const inner = renamesIn(selection.selections ?? [], fields, at);
    const required = fields.get(selection.name);
    return required ? [...inner, { kind: 'KeyRenamer', path: at, renameKeyTo: required.name }] : inner;
  });
}
