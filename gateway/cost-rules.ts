import type { Directive, Schema, SchemaElement } from '@apollo/federation-internals';

const COST = 'https://specs.apollo.dev/cost';
const FEDERATION = 'https://specs.apollo.dev/federation';

export interface ListSize {
  readonly assumedSize?: number | null;
  readonly slicingArguments?: readonly string[] | null;
  readonly sizedFields?: readonly string[] | null;
}

/** What `@cost` and `@listSize` of a supergraph say, by coordinate. */
export interface CostRules {
  readonly weights: ReadonlyMap<string, number>;
  readonly listSizes: ReadonlyMap<string, ListSize>;
}

type Element = SchemaElement<never, never> & { readonly coordinate: string };

/** Reads them, under whatever names the supergraph imports them. */
export function readCostRules(schema: Schema): CostRules {
  const weights = new Map<string, number>();
  const listSizes = new Map<string, ListSize>();
  const [costs, sizes] = [namesOf(schema, 'cost'), namesOf(schema, 'listSize')];
  const applied = (element: unknown, names: readonly string[]): readonly Directive[] =>
    names.flatMap((name) => (element as Element).appliedDirectivesOf(name));
  const read = (element: { readonly coordinate: string }): void => {
    for (const directive of applied(element, costs)) {
      weights.set(element.coordinate, Number(directive.arguments()['weight']));
    }
    for (const directive of applied(element, sizes)) {
      // The directive's definition has these arguments.
      listSizes.set(element.coordinate, directive.arguments());
    }
  };
  for (const type of schema.types()) {
    read(type);
    if (type.kind === 'InputObjectType') type.fields().forEach(read);
    if (type.kind !== 'ObjectType' && type.kind !== 'InterfaceType') continue;
    for (const field of type.fields()) {
      read(field);
      field.arguments().forEach(read);
    }
  }
  return { weights, listSizes };
}

const namesOf = (schema: Schema, directive: string): readonly string[] =>
  [...(schema.coreFeatures?.allFeatures() ?? [])]
    .filter(({ url }) => url.identity === COST || url.identity === FEDERATION)
    .map((feature) => feature.directiveNameInSchema(directive))
    .filter((name) => schema.directive(name) !== undefined);
