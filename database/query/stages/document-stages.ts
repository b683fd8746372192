import type { Document } from 'bson';
import { MongoError } from '../../errors.ts';
import { showValue } from '../../bson/show.ts';
import { bsonType, isDocument } from '../../bson/types.ts';
import { compileExpression } from '../expression.ts';
import { compileProjection } from '../project.ts';
import { EXCLUSION, plant, projectDocument, projectionPath, type Branch } from '../project/tree.ts';

/** A stage that makes one document of one document. */
export type DocumentStage = (document: Document) => Document;

type CompileStage = (operand: unknown, variables: Document) => DocumentStage;

function plantFields(root: Branch, fields: Document, { prefix, variables }: Planting): void {
  for (const [name, value] of Object.entries(fields) as [string, unknown][]) {
    const path = [...prefix, ...projectionPath(name)];
    const isNested =
      isDocument(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]?.startsWith('$');
    if (isNested) plantFields(root, value, { prefix: path, variables });
    else plant(root, path, { kind: 'compute', evaluate: compileExpression(value, { variables }) });
  }
}

interface Planting {
  readonly prefix: readonly string[];
  readonly variables: Document;
}

const addFields =
  (name: string): CompileStage =>
  (operand, variables) => {
    if (!isDocument(operand)) {
      throw new MongoError(40272, `${name} specification stage must be an object, got ${bsonType(operand)}`);
    }
    if (Object.keys(operand).length === 0) {
      throw new MongoError(
        40177,
        `Invalid ${name} :: caused by :: specification must have at least one field`,
      );
    }
    const root: Branch = new Map();
    plantFields(root, operand, { prefix: [], variables });
    return (document) => projectDocument(root, document, { mode: EXCLUSION, root: document });
  };

const project: CompileStage = (operand, variables) => {
  if (!isDocument(operand)) throw new MongoError(15969, '$project specification must be an object');
  if (Object.keys(operand).length === 0) {
    throw new MongoError(
      51272,
      'Invalid $project :: caused by :: projection specification must have at least one field',
    );
  }
  return compileProjection(operand, { variables, isStage: true }).apply;
};

const unset: CompileStage = (operand) => {
  const names: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
  if (names.length === 0 || !names.every((name): name is string => typeof name === 'string')) {
    throw new MongoError(31002, '$unset specification must be a string or an array of one or more strings');
  }
  return compileProjection(Object.fromEntries(names.map((name) => [name, 0])), { isStage: true }).apply;
};

function replaceWith(expression: unknown, variables: Document): DocumentStage {
  const evaluate = compileExpression(expression, { variables });
  return (document) => {
    const value = evaluate(document);
    if (isDocument(value)) return value;
    throw new MongoError(
      40228,
      `'newRoot' expression  must evaluate to an object, but resulting value was: ${showValue(value)}. ` +
        `Type of resulting value: '${bsonType(value)}'. Input document: ${showValue(document)}`,
    );
  };
}

const replaceRoot: CompileStage = (operand, variables) => {
  if (!isDocument(operand)) {
    throw new MongoError(
      40229,
      `expected an object as specification for $replaceRoot stage, got ${bsonType(operand)}`,
    );
  }
  const unknown = Object.keys(operand).find((name) => name !== 'newRoot');
  if (unknown !== undefined)
    throw new MongoError(40415, `BSON field '$replaceRoot.${unknown}' is an unknown field.`);
  if (!('newRoot' in operand)) {
    throw new MongoError(40414, "BSON field '$replaceRoot.newRoot' is missing but a required field");
  }
  return replaceWith(operand['newRoot'], variables);
};

const STAGES: Readonly<Record<string, CompileStage>> = {
  $addFields: addFields('$addFields'),
  $set: addFields('$set'),
  $project: project,
  $unset: unset,
  $replaceRoot: replaceRoot,
  $replaceWith: replaceWith,
};

export const isDocumentStage = (name: string): boolean => Object.hasOwn(STAGES, name);

/** Makes the function that such a stage is; `variables` are the values of `let`. */
export function compileDocumentStage(stage: Document, variables: Document): DocumentStage {
  const [name = ''] = Object.keys(stage);
  const compile = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined;
  if (!compile) throw new MongoError(40324, `Unrecognized pipeline stage name: '${name}'`);
  return compile(stage[name], variables);
}
