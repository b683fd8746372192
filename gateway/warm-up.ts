import { Kind } from 'graphql';
import type { Caller } from './caller.ts';
import type { Generation } from './generation.ts';
import { planFor } from './plan-for.ts';
import { prepare, type PreparedDocument, variablesOf } from './prepare.ts';
import type { DocumentReader } from './read-document.ts';

/** A document that clients use. */
export interface UsedDocument {
  readonly source: string;
  readonly operationName: string | undefined;
  readonly uses: number;
}

const MAX_DOCUMENTS = 200;

/** The documents that were asked for most since the generation began. */
export const mostUsed = ({ documents }: Generation, limit = MAX_DOCUMENTS): readonly UsedDocument[] =>
  [...documents.values()]
    .sort((a, b) => b.uses - a.uses)
    .slice(0, limit)
    .map(({ source, operationName, uses }) => ({ source, operationName, uses }));

export interface WarmedUp {
  readonly planned: number;
  /** Documents that are not valid any more, or could not be planned. */
  readonly failed: readonly UsedDocument[];
}

/**
 * Plans documents before anybody asks the new generation for them, one after another so that others get their turn.
 *
 * They are planned for visitors and for whoever may read everything; other callers' plans are made when they come.
 */
export async function warmUp(
  generation: Generation,
  reader: DocumentReader,
  documents: readonly UsedDocument[],
): Promise<WarmedUp> {
  const failed: UsedDocument[] = [];
  for (const used of documents.slice(0, MAX_DOCUMENTS)) {
    try {
      const document = () => reader.read(used.source);
      const prepared = prepare(generation, { ...used, document });
      const { operation } = prepared;
      const coerced = variablesOf(prepared, defaultConditions(prepared));
      const scopes = new Set(operation.rules.flat(3));
      const all: Caller = { account: 'warm-up', scopes, viewer: null };
      for (const caller of operation.rules.length > 0 ? [null, all] : [null]) {
        await planFor(generation, operation, { caller, coerced });
      }
    } catch {
      failed.push(used);
    }
  }
  return { planned: Math.min(documents.length, MAX_DOCUMENTS) - failed.length, failed };
}

/** What is skipped or included is as clients have it who say nothing of it; false where they have to say it. */
const defaultConditions = ({ conditions, variableDefinitions }: PreparedDocument) =>
  Object.fromEntries(
    variableDefinitions
      .filter(({ variable }) => conditions.includes(variable.name.value))
      .map(({ variable, defaultValue }) => [
        variable.name.value,
        defaultValue?.kind === Kind.BOOLEAN && defaultValue.value,
      ]),
  );
