import {
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLInputType,
  GraphQLIncludeDirective,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  type InlineFragmentNode,
  isCompositeType,
  isInputObjectType,
  isListType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { responseNameOf } from './authorize.ts';
import type { CostRules } from './cost-rules.ts';
import type { PlannedOperation } from './subgraph-call.ts';

type Values = Readonly<Record<string, unknown>>;

export interface CostedOperation {
  readonly operation: PlannedOperation;
  readonly variables: Values;
}

export interface CostModel {
  /** What an operation may cost at most, as far as its schema says how long lists are. */
  readonly estimate: (asked: CostedOperation) => number;
  /** What it did cost, by the objects in its answer. */
  readonly actual: (asked: CostedOperation, data: unknown) => number;
}

/** Of lists that the schema says nothing about. */
const LIST_SIZE = 10;
/** No sum is told beyond this. */
const MAX_COST = Number.MAX_SAFE_INTEGER;

/** An object whose fields are counted. */
interface ObjectAt {
  readonly parent: string;
  readonly value: unknown;
  /** Lengths of its lists that the field around it knows. */
  readonly sized: Readonly<Record<string, number>>;
}

/** How many times something is in a list: assumed, or counted in an answer. */
interface Counting {
  readonly countOf: (field: FieldAt, value: unknown) => number;
  /** The values behind a field, each with what it counts for. */
  readonly itemsOf: (value: unknown, count: number) => readonly (readonly [unknown, number])[];
}

interface FieldAt {
  readonly coordinate: string;
  readonly type: GraphQLOutputType;
  readonly args: Values;
  /** What the field around it says of its length. */
  readonly sizedByParent: number | undefined;
}

/**
 * Costs as IBM's specification has them: each object its type's weight, 1 unless `@cost` says otherwise, and scalars
 * nothing; a field with a `@cost` that weight instead of its type's. Lists count as often as `@listSize` says.
 *
 * Fragments on different types are summed up, which no answer exceeds.
 */
export function createCostModel(schema: GraphQLSchema, { weights, listSizes }: CostRules): CostModel {
  const estimated: Counting = {
    countOf: ({ coordinate, type, args, sizedByParent }) => {
      if (!isListType(getNullableType(type))) return 1;
      return sizedByParent ?? sizeOf(coordinate, args) ?? LIST_SIZE;
    },
    itemsOf: (_value, count) => [[undefined, count]],
  };
  const counted: Counting = {
    countOf: (_field, value) => flat(value).length,
    itemsOf: (value) => flat(value).map((item) => [item, 1] as const),
  };
  return {
    estimate: (asked) => costOf(asked, undefined, estimated),
    actual: (asked, data) => costOf(asked, data, counted),
  };

  function costOf(
    { operation: planned, variables }: CostedOperation,
    data: unknown,
    counting: Counting,
  ): number {
    const root = schema.getRootType(planned.operation.operation);
    return root
      ? Math.min(
          selectionCost(planned.operation.selectionSet, { parent: root.name, value: data, sized: {} }),
          MAX_COST,
        )
      : 0;

    /** @param known of fragments, of this object */
    function selectionCost(
      { selections }: SelectionSetNode,
      { parent, value, sized }: ObjectAt,
      known: Map<string, number> = new Map(),
    ): number {
      const fragmentCost = (fragment: InlineFragmentNode | FragmentDefinitionNode) => {
        const at = { parent: fragment.typeCondition?.name.value ?? parent, value, sized };
        return selectionCost(fragment.selectionSet, at, known);
      };
      const spreadCost = (name: string) => {
        const fragment = planned.fragments[name];
        const cost = known.get(name) ?? (fragment ? fragmentCost(fragment) : 0);
        known.set(name, cost);
        return cost;
      };
      let sum = 0;
      for (const selection of selections) {
        if (!isIncluded(selection, variables)) continue;
        if (selection.kind === Kind.FIELD) sum += fieldCost(selection, { parent, value, sized });
        else if (selection.kind === Kind.INLINE_FRAGMENT) sum += fragmentCost(selection);
        else sum += spreadCost(selection.name.value);
      }
      return sum;
    }

    function fieldCost(
      node: FieldNode,
      { parent, value, sized: { [node.name.value]: sizedByParent } }: ObjectAt,
    ): number {
      const field = fieldOf(parent, node.name.value);
      if (!field) return 0;
      const coordinate = `${parent}.${field.name}`;
      const type = getNamedType(field.type);
      const args = argumentsOf(field, node, variables);
      const held = valueAt(value, responseNameOf(node));
      const count = counting.countOf({ coordinate, type: field.type, args, sizedByParent }, held);
      const weight = weights.get(coordinate) ?? weights.get(type.name) ?? (isCompositeType(type) ? 1 : 0);
      const sized = sizedFieldsOf(coordinate, args);
      const { selectionSet } = node;
      const inner = selectionSet
        ? counting
            .itemsOf(held, count)
            .reduce(
              (sum, [item, times]) =>
                sum + times * selectionCost(selectionSet, { parent: type.name, value: item, sized }),
              0,
            )
        : 0;
      return argumentsCost(field, coordinate, args) + weight * count + inner;
    }
  }

  function argumentsCost(
    { args }: GraphQLField<unknown, unknown>,
    coordinate: string,
    given: Values,
  ): number {
    return args
      .filter(({ name }) => name in given)
      .reduce(
        (sum, { name, type }) =>
          sum + (weights.get(`${coordinate}(${name}:)`) ?? 0) + inputCost(type, given[name]),
        0,
      );
  }

  /** What is given in the fields of input objects, however deep. */
  function inputCost(type: GraphQLInputType, value: unknown): number {
    const named = getNamedType(type);
    if (!isInputObjectType(named)) return 0;
    const fields = Object.values(named.getFields());
    return flat(value).reduce<number>((sum, each) => {
      const within = fields
        .filter(({ name }) => valueAt(each, name) !== undefined)
        .map(
          (field) =>
            (weights.get(`${named.name}.${field.name}`) ?? 0) +
            inputCost(field.type, valueAt(each, field.name)),
        );
      return within.reduce((all, cost) => all + cost, sum);
    }, 0);
  }

  /** How long a list is: what its arguments say, or else what is assumed. */
  function sizeOf(coordinate: string, args: Values): number | undefined {
    const rule = listSizes.get(coordinate);
    const given = (rule?.slicingArguments ?? []).flatMap((name) => {
      const value = args[name];
      return typeof value === 'number' && value >= 0 ? [value] : [];
    });
    return given.length > 0 ? Math.max(...given) : (rule?.assumedSize ?? undefined);
  }

  /** Fields within the object behind a field, such as `nodes` of a page, with the length that they get from it. */
  function sizedFieldsOf(coordinate: string, args: Values): Readonly<Record<string, number>> {
    const names = listSizes.get(coordinate)?.sizedFields ?? [];
    const size = names.length > 0 ? sizeOf(coordinate, args) : undefined;
    return size === undefined ? {} : Object.fromEntries(names.map((name) => [name, size]));
  }

  function fieldOf(parent: string, name: string): GraphQLField<unknown, unknown> | undefined {
    const type = schema.getType(parent);
    return type && 'getFields' in type
      ? (type.getFields()[name] as GraphQLField<unknown, unknown> | undefined)
      : undefined;
  }
}

function argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode, variables: Values): Values {
  try {
    return getArgumentValues(field, node, variables);
  } catch {
    // Whoever carries it out says what is wrong with it.
    return {};
  }
}

function isIncluded(node: Parameters<typeof getDirectiveValues>[1], variables: Values): boolean {
  try {
    const skip = getDirectiveValues(GraphQLSkipDirective, node, variables);
    const include = getDirectiveValues(GraphQLIncludeDirective, node, variables);
    return skip?.['if'] !== true && include?.['if'] !== false;
  } catch {
    return true;
  }
}

const flat = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value.flatMap(flat) : value === null || value === undefined ? [] : [value];

const valueAt = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
