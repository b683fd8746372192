import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Connection, Model, mongo, QueryFilter } from 'mongoose';
import type * as z from 'zod';
import { sha256 } from './id.ts';

const directory = path.join(import.meta.dirname, '../data');

/** A file of `data/` as text, with the fingerprint by which an installation knows it. */
export interface ReferenceFile<Content> {
  readonly content: Content;
  readonly fingerprint: string;
}

/** Reads and checks a file of `data/`. @throws when the file is not of the shape, naming where. */
export function readReferenceFile<Shape extends z.ZodType>(
  name: string,
  shape: Shape,
): ReferenceFile<z.output<Shape>> {
  const text = readFileSync(path.join(directory, name), 'utf8');
  const result = shape.safeParse(JSON.parse(text));
  if (result.success) return { content: result.data, fingerprint: sha256(text) };
  const [issue] = result.error.issues;
  throw new Error(`data/${name} at ${issue?.path.join('.')}: ${issue?.message}`);
}

interface InstalledRecord {
  readonly _id: string;
  readonly fingerprint: string;
}

/** Runs `load` unless what has this fingerprint was loaded before. `load` must bear being cut off and run again. */
export async function installOnce(
  db: Connection,
  { name, fingerprint }: { readonly name: string; readonly fingerprint: string },
  load: () => Promise<void>,
): Promise<void> {
  const installed = db.collection<InstalledRecord>('installed');
  if ((await installed.findOne({ _id: name }))?.fingerprint === fingerprint) return;
  await load();
  await installed.updateOne({ _id: name }, { $set: { fingerprint } }, { upsert: true });
}

/** Makes a collection hold these rows and no others; a reader meanwhile finds each row, old or new. */
export async function replaceRows<Row extends { readonly _id: string }>(
  model: Pick<Model<Row>, 'bulkWrite' | 'deleteMany'>,
  rows: readonly Row[],
): Promise<void> {
  const replacements = rows.map((replacement) => ({
    replaceOne: { filter: { _id: replacement._id }, replacement, upsert: true },
  }));
  // Mongoose's types of operations and filters ask for Row's members, which no generic Row can answer.
  await model.bulkWrite(replacements as Parameters<typeof model.bulkWrite>[0]);
  const others = { _id: { $nin: rows.map(({ _id }) => _id) } };
  await model.deleteMany(others as QueryFilter<Row>);
}

/** The part of a model that says what its collection is like. */
interface Indexed {
  readonly collection: Pick<mongo.Collection, 'createIndexes'>;
  readonly schema: { readonly indexes: () => [object, object][] };
}

/** Makes the collections and indexes of models, those of events, keys and inbox among them. */
export async function createCollections(models: readonly Indexed[]): Promise<void> {
  await Promise.all(models.map(createIndexes));
}

/** In one command for a collection; mongoose sends one for each index, at every start. */
async function createIndexes({ collection, schema }: Indexed): Promise<void> {
  // The same in mongoose's types and in the driver's, which do not know of each other.
  const indexes = schema.indexes().map(([key, options]) => ({ key, ...options })) as mongo.IndexDescription[];
  if (indexes.length > 0) await collection.createIndexes(indexes);
}
