import type { Collection, Document, Filter } from 'mongodb';
import type { Item } from './database.ts';

/** Stores items with the ids 0 to `count` - 1. */
export async function fill(
  collection: Collection<Item>,
  count: number,
  fieldsOf: (id: number) => Document,
): Promise<void> {
  await collection.insertMany(Array.from({ length: count }, (_, _id) => ({ _id, ...fieldsOf(_id) })));
}

/** How a find is done: the names of the indexes it reads, and what it examined. */
export async function explain(collection: Collection<Item>, filter: Filter<Item>, options: Document = {}) {
  const { queryPlanner, executionStats } = await collection.find(filter, options).explain('executionStats');
  const text = JSON.stringify(queryPlanner.winningPlan);
  return {
    indexes: [...new Set([...text.matchAll(/"indexName":"([^"]+)"/g)].map(([, name]) => name))],
    stages: [...text.matchAll(/"stage":"([A-Z_]+)"/g)].map(([, stage]) => stage),
    keys: Number(executionStats.totalKeysExamined),
    documents: Number(executionStats.totalDocsExamined),
    found: Number(executionStats.nReturned),
  };
}
