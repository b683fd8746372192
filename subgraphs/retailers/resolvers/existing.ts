/** What is referred to is never deleted: a miss is a bug. */
export function existing<Row>(row: Row | null, id: string): Row {
  if (row === null) throw new Error(`${id} is referred to and not there`);
  return row;
}
