import { Long, type Document } from 'bson';
import { failedToParse, MongoError } from '../../errors.ts';
import { distinctKey } from '../../bson/key.ts';
import { toNumber } from '../../bson/number.ts';
import { isDocument, isNumeric } from '../../bson/types.ts';
import { editAt } from '../edit.ts';
import { compileExpression } from '../expression.ts';
import { parsePath, reaches } from '../path.ts';
import { MemoryBudget } from './memory.ts';
import { collect, type CompileStage } from './stage.ts';

const NAMES = [
  'from',
  'startWith',
  'connectFromField',
  'connectToField',
  'as',
  'maxDepth',
  'depthField',
  'restrictSearchWithMatch',
];

function textOf(spec: Document, name: string): string {
  const value: unknown = spec[name];
  if (typeof value === 'string') return value;
  throw new MongoError(40105, `$graphLookup requires '${name}' to be a string`);
}

const listOf = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as unknown[]) : [value];

/** Breadth first; every document once, at its least depth. */
export const graphLookup: CompileStage = (operand, context) => {
  if (!isDocument(operand)) throw failedToParse('the $graphLookup stage specification must be an object');
  const unknown = Object.keys(operand).find((name) => !NAMES.includes(name));
  if (unknown !== undefined) throw new MongoError(40104, `Unknown argument to $graphLookup: ${unknown}`);
  const from = textOf(operand, 'from');
  const connectTo = textOf(operand, 'connectToField');
  const connectFrom = parsePath(textOf(operand, 'connectFromField'));
  const as = textOf(operand, 'as').split('.');
  const depthField = operand['depthField'] === undefined ? null : textOf(operand, 'depthField').split('.');
  const maxDepth: unknown = operand['maxDepth'];
  if (
    maxDepth !== undefined &&
    (!isNumeric(maxDepth) || !Number.isInteger(toNumber(maxDepth)) || toNumber(maxDepth) < 0)
  ) {
    throw new MongoError(40101, 'maxDepth requires a nonnegative integer');
  }
  const deepest = isNumeric(maxDepth) ? toNumber(maxDepth) : Infinity;
  const restriction: Document = isDocument(operand['restrictSearchWithMatch'])
    ? operand['restrictSearchWithMatch']
    : {};
  const startWith = compileExpression(operand['startWith'], { variables: context.variables });

  async function reachable(start: readonly unknown[]): Promise<Document[]> {
    const found = new Map<string, Document>();
    const seen = new Set<string>();
    const memory = new MemoryBudget('$graphLookup');
    let frontier = [...start];
    for (let depth = 0; depth <= deepest && frontier.length > 0; depth++) {
      const fresh = frontier.filter((value) => !seen.has(distinctKey(value)));
      fresh.forEach((value) => seen.add(distinctKey(value)));
      frontier = [];
      if (fresh.length === 0) break;
      const filter = { $and: [{ [connectTo]: { $in: fresh } }, restriction] };
      for (const document of await collect(context.run([{ $match: filter }], from))) {
        const id = distinctKey(document['_id']);
        if (found.has(id)) continue;
        memory.keep(document);
        found.set(id, withDepth(document, depth));
        reaches(document, { path: connectFrom, intoLastArray: true }, (value) => {
          if (value !== undefined && !Array.isArray(value)) frontier.push(value);
          return false;
        });
      }
    }
    return [...found.values()];
  }

  /* A document edited within stays a document. */
  const withField = (document: Document, path: readonly string[], value: unknown): Document =>
    editAt(document, path, { creates: true, apply: () => value }) as Document;

  const withDepth = (document: Document, depth: number): Document =>
    depthField ? withField(document, depthField, Long.fromNumber(depth)) : document;

  return async function* (input) {
    for await (const batch of input) {
      for (const document of batch) {
        yield [withField(document, as, await reachable(listOf(startWith(document))))];
      }
    }
  };
};
