import {
  type ArgumentNode,
  type ASTNode,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  parseType,
  TypeInfo,
  type ValueNode,
  type VariableDefinitionNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { literalValue } from './literal-value.ts';
import type { PlannedOperation } from './subgraph-call.ts';

export interface LiftedOperation {
  readonly operation: PlannedOperation;
  /** What stands in its new variables in this document. */
  readonly literals: Readonly<Record<string, unknown>>;
}

/**
 * Moves literals of arguments into variables, so that documents that differ in them alone are planned once.
 *
 * Literals of directives stay, because `@skip(if: true)` has another plan than `@skip(if: false)`; so do those of
 * introspection, which no subgraph is asked for, and every literal that a variable might not say as exactly.
 *
 * The same value in places of the same type gets one variable: fields that merge must have the same arguments.
 */
export function liftLiterals(planned: PlannedOperation, schema: GraphQLSchema): LiftedOperation {
  const lifted = new Map<string, Lifted>();
  const prefix = unusedPrefix(planned.operation.variableDefinitions ?? []);
  const variableFor = (value: unknown, type: GraphQLInputType): ValueNode => {
    const key = `${type.toString()} ${JSON.stringify(value)}`;
    const { name } = lifted.get(key) ?? { name: `${prefix}${lifted.size}` };
    lifted.set(key, { name, value, type: type.toString() });
    return variable(name);
  };
  const lift = liftArguments(schema, variableFor);
  const fragments = Object.entries(planned.fragments).map(([name, of]) => [name, lift(of)] as const);
  const operation = lift(planned.operation);
  const all = [...lifted.values()];
  return {
    operation: {
      operation: {
        ...operation,
        variableDefinitions: [...(operation.variableDefinitions ?? []), ...all.map(definitionOf)],
      },
      fragments: Object.fromEntries(fragments),
    },
    literals: Object.fromEntries(all.map(({ name, value }) => [name, value])),
  };
}

interface Lifted {
  readonly name: string;
  readonly value: unknown;
  readonly type: string;
}

type VariableFor = (value: unknown, type: GraphQLInputType) => ValueNode;

const liftArguments =
  (schema: GraphQLSchema, variableFor: VariableFor) =>
  <Definition extends ASTNode>(definition: Definition): Definition => {
    const typeInfo = new TypeInfo(schema);
    return visit<Definition>(
      definition,
      visitWithTypeInfo(typeInfo, {
        Field: (field) => {
          const definitionOfField = typeInfo.getFieldDef();
          if (!field.arguments?.length || !definitionOfField || isIntrospection(typeInfo)) return undefined;
          const types = new Map(definitionOfField.args.map(({ name, type }) => [name, type]));
          const args = field.arguments.map((argument): ArgumentNode => {
            const type = types.get(argument.name.value);
            return type ? { ...argument, value: liftValue(argument.value, type, variableFor) } : argument;
          });
          return { ...field, arguments: args };
        },
      }),
    );
  };

const isIntrospection = (typeInfo: TypeInfo): boolean =>
  typeInfo.getFieldDef()?.name.startsWith('__') === true ||
  typeInfo.getParentType()?.name.startsWith('__') === true;

/** A literal as a variable, or with such parts of it as variables as can be. */
function liftValue(node: ValueNode, type: GraphQLInputType, variableFor: VariableFor): ValueNode {
  if (node.kind === Kind.VARIABLE || node.kind === Kind.NULL) return node;
  const literal = literalValue(node, type);
  if (literal) return variableFor(literal.value, type);
  const inner = isNonNullType(type) ? type.ofType : type;
  if (node.kind === Kind.LIST && isListType(inner)) {
    const { ofType } = inner as { ofType: GraphQLInputType };
    return { ...node, values: node.values.map((value) => liftValue(value, ofType, variableFor)) };
  }
  // In an object that holds one of several fields, only a variable that is never null may stand.
  if (node.kind !== Kind.OBJECT || !isInputObjectType(inner) || inner.isOneOf) return node;
  const fields = node.fields.map((field) => {
    const fieldType = inner.getFields()[field.name.value]?.type;
    return fieldType ? { ...field, value: liftValue(field.value, fieldType, variableFor) } : field;
  });
  return { ...node, fields };
}

/** What none of the client's variables begins with. */
function unusedPrefix(definitions: readonly VariableDefinitionNode[]): string {
  let prefix = 'lifted_';
  while (definitions.some(({ variable: { name } }) => name.value.startsWith(prefix))) prefix += '_';
  return prefix;
}

const variable = (name: string) => ({
  kind: Kind.VARIABLE as const,
  name: { kind: Kind.NAME as const, value: name },
});

const definitionOf = ({ name, type }: Lifted): VariableDefinitionNode => ({
  kind: Kind.VARIABLE_DEFINITION,
  variable: variable(name),
  type: parseType(type, { noLocation: true }),
});
