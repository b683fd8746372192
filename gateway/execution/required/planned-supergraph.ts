import { type DocumentNode, parse, print, visit, Kind } from 'graphql';
import { type SeparateFields, separateRequired } from './required-fields.ts';
import { type RequirementChains, requirementChains, withProbes } from './requirement-chains.ts';

/** A supergraph in the form in which it is planned. */
export interface PlannedSupergraph extends Omit<SeparateFields, 'document'> {
  readonly sdl: string;
  /** Where the planner may go wrong; null where it does not. */
  readonly chains: RequirementChains | null;
  /** The labels of overrides, in no particular order. */
  readonly labels: readonly string[];
}

/** A supergraph with what its planner needs in order to be right. */
export function plannedSupergraph(sdl: string): PlannedSupergraph {
  const whole = parse(sdl, { noLocation: true });
  const { document, ...separate } = separateRequired(whole);
  const chains = requirementChains(document);
  const planned = chains ? withProbes(document, chains) : document;
  return { ...separate, chains, sdl: planned === whole ? sdl : print(planned), labels: labelsIn(whole) };
}

function labelsIn(document: DocumentNode): readonly string[] {
  const labels = new Set<string>();
  visit(document, {
    Argument: ({ name, value }) => {
      if (name.value === 'overrideLabel' && value.kind === Kind.STRING) labels.add(value.value);
    },
  });
  return [...labels];
}
