import { type Model, Schema } from 'mongoose';
import { Problem } from '../values/problem.ts';
import {
  afterKey,
  type Connection,
  connectionOf,
  keyIn,
  type Page,
  type PageKey,
  type SortOrder,
  sortOf,
} from './page.ts';

/** What a page is taken of, and in which order. */
export interface Listed {
  readonly filter: Readonly<Record<string, unknown>>;
  readonly order: SortOrder;
  readonly page: Page;
}

/** A page of a collection, with one command. @throws BAD_INPUT for a cursor that is none of this list */
export async function listPage<Row extends object>(
  // Mongoose's own type of a model, whose further parameters do not matter to a query.
  model: Pick<Model<Row>, 'find' | 'schema'>,
  { filter, order, page }: Listed,
): Promise<Connection<Row>> {
  const rows = await model
    .find({ $and: [filter, afterKey(order, storedKey(model.schema, order, page.after))] })
    .sort(sortOf(order))
    .limit(page.first + 1)
    // A batch that is just full does not tell that nothing follows: one more saves a command.
    .batchSize(page.first + 2)
    .lean<Row[]>();
  return connectionOf(rows, page, keyIn(order));
}

/** A cursor has instants as texts; the database compares instants with instants. */
function storedKey(
  schema: Pick<Schema, 'path'>,
  order: SortOrder,
  key: PageKey | null,
): readonly (string | number | Date)[] | null {
  return (
    key &&
    key.map((part, index) =>
      schema.path(order[index]?.[0] ?? '') instanceof Schema.Types.Date ? instantOf(part) : part,
    )
  );
}

function instantOf(part: string | number): Date {
  const at = new Date(part);
  if (Number.isNaN(at.getTime())) throw new Problem('BAD_INPUT', 'foreign-cursor');
  return at;
}
