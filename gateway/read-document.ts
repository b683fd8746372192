import { type DocumentNode, GraphQLError, type GraphQLFormattedError, parse, validate } from 'graphql';
import type { Problem } from '../values/problem.ts';
import {
  allRules,
  type DocumentRules,
  isTooDeep,
  MAX_TOKENS,
  MAX_VALIDATION_ERRORS,
  tooDeep,
} from './document-rules.ts';
import { formatDocumentError } from './errors.ts';
import type { Generation } from './generation.ts';

/** A document that is none, or not one of this schema. */
export class InvalidDocument extends Error {
  readonly errors: readonly GraphQLFormattedError[];

  constructor(errors: readonly GraphQLFormattedError[]) {
    super('The document is not valid');
    this.errors = errors;
  }
}

export interface DocumentReader {
  /** @throws an InvalidDocument with every error that its sender reads. */
  readonly read: (source: string) => DocumentNode;
}

/** Reads documents as Apollo Server does: the same are refused, in the same words. */
export function createDocumentReader({ clientSchema }: Generation, rules: DocumentRules): DocumentReader {
  const validationRules = allRules(rules);
  return {
    read: (source) => {
      if (isTooDeep(source)) throw new InvalidDocument([formattedProblem(tooDeep())]);
      const document = parsed(source);
      const errors = validate(clientSchema, document, validationRules, { maxErrors: MAX_VALIDATION_ERRORS });
      if (errors.length === 0) return document;
      const told = rules.introspection ? errors : errors.map(withoutSuggestions);
      throw new InvalidDocument(told.map((error) => formatDocumentError(error, 'invalid-document')));
    },
  };
}

export const formattedProblem = ({ message, extensions }: Problem): GraphQLFormattedError => ({
  message,
  extensions,
});

function parsed(source: string): DocumentNode {
  try {
    return parse(source, { maxTokens: MAX_TOKENS });
  } catch (error) {
    const failure = error instanceof GraphQLError ? error : new GraphQLError(String(error));
    throw new InvalidDocument([formatDocumentError(failure, 'syntax-error')]);
  }
}

/** A suggestion names what is there. */
const withoutSuggestions = (error: GraphQLError): GraphQLError =>
  new GraphQLError(error.message.replace(/ ?Did you mean(.+?)\?$/, ''), { nodes: error.nodes ?? null });
