import type { Document } from 'bson';
import { failedToParse, MongoError } from '../../errors.ts';
import { distinctKey } from '../../bson/key.ts';
import { bsonType, isDocument } from '../../bson/types.ts';
import { editAt } from '../edit.ts';
import { compileExpression, type Expression } from '../expression.ts';
import { parsePath, reaches, type Path } from '../path.ts';
import { collect, type CompileStage, type Stage, type StageContext } from './stage.ts';

interface Join {
  readonly localField: string;
  readonly foreignField: string;
}

interface Lookup {
  readonly from: string | null;
  readonly as: readonly string[];
  readonly join: Join | null;
  readonly pipeline: readonly Document[] | null;
  readonly variables: readonly (readonly [name: string, evaluate: Expression])[];
}

const NAMES = ['from', 'as', 'localField', 'foreignField', 'let', 'pipeline'];

const text = (spec: Document, name: string): string | null => {
  const value: unknown = spec[name];
  if (value === undefined || typeof value === 'string') return value ?? null;
  throw failedToParse(`$lookup argument '${name}: ...' must be a string, is type ${bsonType(value)}`);
};

function parseJoin(spec: Document): Join | null {
  const localField = text(spec, 'localField');
  const foreignField = text(spec, 'foreignField');
  if (localField !== null && foreignField !== null) return { localField, foreignField };
  if (localField === null && foreignField === null) return null;
  throw failedToParse('$lookup requires both or neither of localField and foreignField to be specified');
}

function parse(operand: unknown, { variables }: StageContext): Lookup {
  if (!isDocument(operand))
    throw failedToParse(`the $lookup stage specification must be an object, but found ${bsonType(operand)}`);
  const unknown = Object.keys(operand).find((name) => !NAMES.includes(name));
  if (unknown !== undefined) throw failedToParse(`unknown argument to $lookup: ${unknown}`);
  const { pipeline, let: lets } = operand as Record<string, unknown>;
  const as = text(operand, 'as');
  const from = text(operand, 'from');
  const join = parseJoin(operand);
  if (as === null) throw failedToParse("must specify 'as' field for a $lookup");
  if (pipeline !== undefined && !Array.isArray(pipeline))
    throw new MongoError(14, 'A pipeline must be an array of objects');
  if (!join && !pipeline)
    throw failedToParse(
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    );
  const isSelfMade = isDocument(pipeline?.[0]) && '$documents' in pipeline[0];
  if (from === null && !isSelfMade) throw failedToParse("must specify 'from' field for a $lookup");
  if (lets !== undefined && !isDocument(lets))
    throw failedToParse("$lookup argument 'let' must be an object");
  return {
    from,
    as: as.split('.'),
    join,
    pipeline: (pipeline as readonly Document[] | undefined) ?? null,
    variables: Object.entries(lets ?? {}).map(([name, value]) => [
      name,
      compileExpression(value, { variables }),
    ]),
  };
}

/** What a filter on the path would see in the document; undefined for a field that is not there. */
function valuesAt(document: Document, path: Path): readonly unknown[] {
  const values: unknown[] = [];
  reaches(document, { path, intoLastArray: true }, (value) => {
    values.push(value);
    return false;
  });
  return values;
}

/** An array stands for its elements; a field that is not there for null. */
function localValues(document: Document, path: Path): readonly unknown[] {
  const values = valuesAt(document, path).filter((value) => value !== undefined);
  if (values.length === 0) return [null];
  return values.filter((value) => !Array.isArray(value));
}

/* A document edited within stays a document. */
const withField = (document: Document, path: readonly string[], value: unknown): Document =>
  editAt(document, path, { creates: true, apply: () => value }) as Document;

/** Local values that one read of the foreign collection asks for. */
const JOIN_BATCH = 200;

/** One read for many documents, joined by value. */
function equalityJoin({ from, as }: Lookup, join: Join, context: StageContext): Stage {
  const localPath = parsePath(join.localField);
  const foreignPath = parsePath(join.foreignField);

  async function joined(documents: readonly Document[]): Promise<Document[]> {
    const wanted = documents.map((document) => localValues(document, localPath));
    const distinct = new Map(wanted.flat().map((value) => [distinctKey(value), value]));
    const filter = equalTo(join.foreignField, [...distinct.values()]);
    const found = new Map<string, Set<number>>();
    const foreign = await collect(context.run([{ $match: filter }], from ?? ''));
    for (const [index, document] of foreign.entries()) {
      for (const value of valuesAt(document, foreignPath)) {
        const key = distinctKey(value ?? null);
        const indexes = found.get(key) ?? new Set();
        found.set(key, indexes.add(index));
      }
      if (context.pace.isDue()) await context.pace.pause();
    }
    return documents.map((document, at) => {
      const indexes = new Set(
        (wanted[at] ?? []).flatMap((value) => [...(found.get(distinctKey(value)) ?? [])]),
      );
      const matches = [...indexes].sort((a, b) => a - b).map((index) => foreign[index]);
      return withField(document, as, matches);
    });
  }

  return async function* (input) {
    for await (const batch of input) {
      for (let start = 0; start < batch.length; start += JOIN_BATCH) {
        yield await joined(batch.slice(start, start + JOIN_BATCH));
      }
    }
  };
}

/** Regular expressions are values here, which `$in` would take for patterns. */
function equalTo(field: string, values: readonly unknown[]): Document {
  if (!values.some((value) => bsonType(value) === 'regex')) return { [field]: { $in: values } };
  return { $or: values.map((value) => ({ [field]: { $eq: value } })) };
}

/** The pipeline is run for every document, or once if it does not depend on it. */
function pipelineJoin(lookup: Lookup, pipeline: readonly Document[], context: StageContext): Stage {
  const { from, as, join, variables } = lookup;
  const run = async (stages: readonly Document[], document: Document): Promise<Document[]> => {
    const values = Object.fromEntries(variables.map(([name, evaluate]) => [name, evaluate(document)]));
    return collect(context.run(stages, from ?? '', { ...context.variables, ...values }));
  };
  const localPath = join ? parsePath(join.localField) : null;
  const isConstant = variables.length === 0 && !join;
  return async function* (input) {
    let constant: Document[] | null = null;
    for await (const batch of input) {
      for (const document of batch) {
        const match =
          join && localPath ? [{ $match: equalTo(join.foreignField, localValues(document, localPath)) }] : [];
        const found: Document[] = constant ?? (await run([...match, ...pipeline], document));
        if (isConstant) constant = found;
        yield [withField(document, as, found)];
      }
    }
  };
}

export const lookup: CompileStage = (operand, context) => {
  const parsed = parse(operand, context);
  if (parsed.pipeline)
    context.check(
      parsed.pipeline,
      parsed.variables.map(([name]) => name),
    );
  if (parsed.pipeline) return pipelineJoin(parsed, parsed.pipeline, context);
  if (parsed.join) return equalityJoin(parsed, parsed.join, context);
  throw failedToParse('$lookup has nothing to join by');
};
