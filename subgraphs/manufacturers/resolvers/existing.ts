import type DataLoader from 'dataloader';

/** What a record refers to within this subgraph, where nothing is ever deleted: a miss is a bug. */
export async function existing<Row>(loader: DataLoader<string, Row | null>, id: string): Promise<Row> {
  const row = await loader.load(id);
  if (row === null) throw new Error(`${id} is referred to and not there`);
  return row;
}
