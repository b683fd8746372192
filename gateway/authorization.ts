import {
  type FieldDefinition,
  type InterfaceType,
  type NamedType,
  type ObjectType,
  parseSelectionSet,
  type Schema,
  type SelectionSet,
  type Supergraph,
} from '@apollo/federation-internals';
import type { Caller } from './caller.ts';
import type { Enforcer } from './generation.ts';
import { joinArguments } from './join-arguments.ts';

/** Scopes of which the caller needs all of one inner list. A list with an empty list in it asks for a token only. */
export type ScopeChoice = readonly (readonly string[])[];

/** Everything that must hold to read something; nothing for what is public. */
export type Rule = readonly ScopeChoice[];

/** The rules of one supergraph. */
export interface Authorization {
  /** What selecting a field asks for: its own rules, its type's, its implementations', and those of what it returns. */
  readonly ofField: (typeName: string, fieldName: string) => Rule;
  /** What an object of a type asks for, wherever it appears. */
  readonly ofType: (typeName: string) => Rule;
  /** Fields, as `Type.field`, that a plan fetches for keys and requirements without showing them. */
  readonly fetchedInternally: ReadonlySet<string>;
}

const AUTHENTICATED = 'https://specs.apollo.dev/authenticated';
const REQUIRES_SCOPES = 'https://specs.apollo.dev/requiresScopes';

/** `@authenticated` and `@requiresScopes`, under whatever names the supergraph imports them. */
export const scopeEnforcer: Enforcer = {
  features: [`${AUTHENTICATED}/v0.1`, `${REQUIRES_SCOPES}/v0.1`],
  read: readAuthorization,
};

export const allows = (rule: Rule, caller: Caller | null): boolean =>
  rule.length === 0 ||
  (caller !== null &&
    rule.every((choice) => choice.some((all) => all.every((scope) => caller.scopes.has(scope)))));

const PUBLIC: Rule = [];
const TOKEN_ONLY: ScopeChoice = [[]];

type ComposedType = ObjectType | InterfaceType;

function readAuthorization({ schema }: Supergraph): Authorization {
  const ownRule = ruleReader(schema);
  const byType = new Map(schema.types().map((type) => [type.name, ownRule(type)]));
  const byField = new Map<string, Rule>();
  const composed: readonly ComposedType[] = [...schema.objectTypes(), ...schema.interfaceTypes()];
  for (const type of composed) {
    for (const field of type.fields()) {
      const rules = [
        ...(byType.get(type.name) ?? PUBLIC),
        ...[field, ...related(field, type)].flatMap(ownRule),
        ...(byType.get(field.type?.toString().replace(/[[\]!]/g, '') ?? '') ?? PUBLIC),
      ];
      if (rules.length > 0) byField.set(field.coordinate, withoutRepeats(rules));
    }
  }
  return {
    ofField: (typeName, fieldName) => byField.get(`${typeName}.${fieldName}`) ?? PUBLIC,
    ofType: (typeName) => byType.get(typeName) ?? PUBLIC,
    fetchedInternally: internalFields(schema),
  };
}

/** Reads the rules that stand on a type or field itself. */
function ruleReader(schema: Schema): (element: NamedType | FieldDefinition<ComposedType>) => Rule {
  const namesOf = (identity: string, directive: string): readonly string[] =>
    [...(schema.coreFeatures?.allFeatures() ?? [])]
      .filter(({ url }) => url.identity === identity)
      .map((feature) => feature.directiveNameInSchema(directive));
  const authenticated = namesOf(AUTHENTICATED, 'authenticated');
  const requiresScopes = namesOf(REQUIRES_SCOPES, 'requiresScopes');
  return (element) => [
    ...authenticated.flatMap((name) => element.appliedDirectivesOf(name).map(() => TOKEN_ONLY)),
    ...requiresScopes.flatMap((name) =>
      // The directive's definition, which composition wrote and the schema was validated against, has this argument.
      element.appliedDirectivesOf(name).map((applied) => applied.arguments()['scopes'] as ScopeChoice),
    ),
  ];
}

/**
 * Fields through which, or for which, a field is read as well, with their objects.
 *
 * Whoever selects an interface's field reads it of every implementation. A field that an interface object provides is
 * the interface's own. Composition writes all of this into the supergraph; not every version of it did.
 */
function related(
  field: FieldDefinition<ComposedType>,
  type: ComposedType,
): readonly (NamedType | FieldDefinition<ComposedType>)[] {
  if (type.kind === 'InterfaceType') {
    return type
      .possibleRuntimeTypes()
      .flatMap((implementation) => [implementation, implementation.field(field.name) ?? []].flat());
  }
  const fromInterfaceObject = joinArguments(field, 'join__field').some(({ graph }) => graph === undefined);
  if (!fromInterfaceObject) return [];
  return type.interfaces().flatMap((implemented) => implemented.field(field.name) ?? []);
}

function withoutRepeats(rules: Rule): Rule {
  const distinct = [...new Map(rules.map((choice) => [JSON.stringify(choice), choice])).values()];
  // Whoever needs a scope needs a token anyway.
  const scoped = distinct.filter((choice) => choice.every((all) => all.length > 0));
  return scoped.length > 0 ? scoped : distinct;
}

/** The fields of all keys and requirements. */
function internalFields(schema: Schema): ReadonlySet<string> {
  const coordinates = new Set<string>();
  const addAll = (selectionSet: SelectionSet) => {
    for (const selection of selectionSet.selections()) {
      if (selection.kind === 'FieldSelection') coordinates.add(selection.element.definition.coordinate);
      if (selection.selectionSet) addAll(selection.selectionSet);
    }
  };
  const composed: readonly ComposedType[] = [...schema.objectTypes(), ...schema.interfaceTypes()];
  for (const parentType of composed) {
    const fieldSets = [
      ...joinArguments(parentType, 'join__type').map(({ key }) => key),
      ...parentType
        .fields()
        .flatMap((field) => joinArguments(field, 'join__field').map(({ requires }) => requires)),
    ];
    for (const source of fieldSets) {
      if (typeof source === 'string') addAll(parseSelectionSet({ parentType, source, validate: false }));
    }
  }
  return coordinates;
}
