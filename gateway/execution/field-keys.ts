import {
  type FieldNode,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { sha256 } from '../../runtime/id.ts';
import { responseNameOf } from '../authorize.ts';
import { eachSelection } from '../each-selection.ts';
import type { PlannedOperation } from '../subgraph-call.ts';
import { ambiguousKeys } from './ambiguous-keys.ts';
import { headText, innerOf } from './compact-text.ts';

/**
 * Under which key a field's value stands in what is fetched and merged.
 *
 * It depends on the field and its arguments, never on what the client calls it: two names for one value are fetched
 * once, one name never stands for two values, and clients' aliases do not tell one fetch from another. Fields of a
 * mutation run once for each name that they are asked under.
 */
export type FieldKeys = (field: FieldNode, parentType: string) => string;

const HASH_LENGTH = 12;

export interface FieldKeyRules {
  /** Fields, as `Type.field`, whose value also depends on what is selected of it: they have a key for each name. */
  readonly byName: ReadonlySet<string>;
}

export function createFieldKeys(
  planned: PlannedOperation,
  schema: GraphQLSchema,
  { byName }: FieldKeyRules,
): FieldKeys {
  const { operation, variableDefinitions = [] } = planned.operation;
  const mutation = operation === OperationTypeNode.MUTATION ? schema.getMutationType()?.name : undefined;
  const numbers = new Map(variableDefinitions.map(({ variable }, index) => [variable.name.value, index]));
  // Not held here: each plan has fields of its own.
  const plainKeys = new WeakMap<FieldNode, string>();
  const split = new Set([
    ...askedInSeveralWays(planned, plainKeyOf),
    ...ambiguousKeys(planned, schema, plainKeyOf),
  ]);

  return (field, parentType) => {
    const hasKeyForEachName = parentType === mutation || byName.has(`${parentType}.${field.name.value}`);
    if (hasKeyForEachName) return `${field.name.value}__${hash(responseNameOf(field))}`;
    const key = plainKeyOf(field);
    return split.has(key) ? `${field.name.value}__${hash(`${key} ${responseNameOf(field)}`)}` : key;
  };

  function plainKeyOf(field: FieldNode): string {
    if (!field.arguments?.length) return field.name.value;
    const known = plainKeys.get(field);
    if (known !== undefined) return known;
    const key = `${field.name.value}__${argumentsHash(field, numbers)}`;
    plainKeys.set(field, key);
    return key;
  }
}

/**
 * Keys of objects that are asked for under several names, for different things.
 *
 * What goes wrong in an object may take it away as a whole, and must not take it from those who did not ask for that.
 */
function askedInSeveralWays(
  { operation, fragments }: PlannedOperation,
  keyOf: (field: FieldNode) => string,
): ReadonlySet<string> {
  const ways = new Map<string, Map<string, FieldNode[]>>();
  const collect = (field: SelectionNode): void => {
    if (field.kind !== Kind.FIELD || !field.selectionSet) return;
    const key = keyOf(field);
    const byName = ways.get(key) ?? new Map<string, FieldNode[]>();
    ways.set(key, byName);
    const fields = byName.get(responseNameOf(field)) ?? [];
    byName.set(responseNameOf(field), fields);
    fields.push(field);
  };
  for (const definition of [operation, ...Object.values(fragments)]) eachSelection(definition, collect);
  const numberOf = createSelectionNumbers();
  const numbersOf = (fields: readonly FieldNode[]): string =>
    fields
      .map(({ selectionSet }) => (selectionSet ? numberOf(selectionSet) : 0))
      .sort((a, b) => a - b)
      .join();
  const several = [...ways].filter(
    ([, byName]) => byName.size > 1 && new Set([...byName.values()].map(numbersOf)).size > 1,
  );
  return new Set(several.map(([key]) => key));
}

/** Numbers what is selected: what is written alike has one number. It looks at each selection once, however deep it stands. */
function createSelectionNumbers(): (set: SelectionSetNode) => number {
  const byText = new Map<string, number>();
  const known = new Map<SelectionSetNode, number>();
  return function numberOf(set: SelectionSetNode): number {
    const before = known.get(set);
    if (before !== undefined) return before;
    const texts = set.selections.map((selection) => {
      const inner = innerOf(selection);
      return inner ? `${headText(selection)} ${numberOf(inner)}` : headText(selection);
    });
    const text = texts.join('\n');
    const number = byText.get(text) ?? byText.size + 1;
    byText.set(text, number);
    known.set(set, number);
    return number;
  };
}

/** The name that a field has in plans where a subgraph requires it with these arguments. */
export const requiredKey = (field: FieldNode): string =>
  `${field.name.value}__required_${argumentsHash(field, new Map())}`;

function argumentsHash({ arguments: given = [] }: FieldNode, numbers: ReadonlyMap<string, number>): string {
  const texts = given.map((argument) => `${argument.name.value}:${valueText(argument.value, numbers)}`);
  return hash(texts.sort().join());
}

/** The same for values that are written differently, and for variables by their number. */
function valueText(value: ValueNode, numbers: ReadonlyMap<string, number>): string {
  switch (value.kind) {
    case Kind.VARIABLE:
      return `$${numbers.get(value.name.value) ?? value.name.value}`;
    case Kind.LIST:
      return `[${value.values.map((item) => valueText(item, numbers)).join()}]`;
    case Kind.OBJECT: {
      const fields = value.fields.map((field) => `${field.name.value}:${valueText(field.value, numbers)}`);
      return `{${fields.sort().join()}}`;
    }
    case Kind.NULL:
      return 'null';
    case Kind.STRING:
      return JSON.stringify(value.value);
    default:
      return String(value.value);
  }
}

const hash = (text: string): string => sha256(text).slice(0, HASH_LENGTH);
