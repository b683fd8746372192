import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Connection, Schema } from 'mongoose';
import type { Databases } from '../../runtime/database.ts';
import { afterKey, type Page, type SortOrder, sortOf } from '../../runtime/page.ts';
import { type ChildPage, createPageLoader } from '../../runtime/page-loader.ts';
import { openTestDatabases } from '../support/databases.ts';

interface ChildRecord {
  readonly _id: string;
  readonly parentId: string;
  readonly kind: string;
}

const childSchema = new Schema<ChildRecord>(
  { _id: String, parentId: String, kind: String },
  { collection: 'children', versionKey: false },
);
childSchema.index({ parentId: 1, _id: -1 });
const childModel = (db: Connection) => db.model('Child', childSchema);

interface SharedRecord {
  readonly _id: string;
  readonly parentIds: readonly string[];
}

const sharedSchema = new Schema<SharedRecord>(
  { _id: String, parentIds: [String] },
  { collection: 'shared_children', versionKey: false },
);
sharedSchema.index({ parentIds: 1, _id: -1 });

const order: SortOrder = [['_id', -1]];
const parents = Array.from({ length: 12 }, (_, index) => `p${index}`);
let databases: Databases;

beforeAll(async () => {
  databases = await openTestDatabases();
  const rows = parents.flatMap((parentId, parent) =>
    Array.from({ length: parent * 2 }, (_, index) => ({
      _id: `${String(index).padStart(3, '0')}-${parentId}`,
      parentId,
      kind: index % 3 === 0 ? 'odd' : 'even',
    })),
  );
  await children().insertMany(rows);
});
afterAll(() => databases.close());

const children = () => childModel(databases.of('page_loader'));
const createChildLoader = () =>
  createPageLoader<ChildRecord>({ model: children(), parentField: 'parentId', order });

const pageOf = (first: number, after: string | null = null): Page => ({
  first,
  after: after === null ? null : [after],
  scope: 's',
});

const naively = ({ parentId, page, filter = {} }: ChildPage) =>
  children()
    .find({ $and: [{ parentId }, filter, afterKey(order, page.after)] })
    .sort(sortOf(order))
    .limit(page.first + 1)
    .lean<ChildRecord[]>();

describe('createPageLoader', () => {
  const anyPage = fc.record({
    parentId: fc.constantFrom(...parents, 'nobody'),
    page: fc.record({
      first: fc.integer({ min: 1, max: 8 }),
      after: fc.option(fc.constantFrom('005-p3', '010-p9', '000', 'zzz').map((id) => [id])),
      scope: fc.constant('s'),
    }),
    filter: fc.constantFrom({}, { kind: 'odd' }),
  });

  it('answers like a find for each parent, whatever is asked together', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyPage, { minLength: 1, maxLength: 20 }), async (pages) => {
        const loader = createChildLoader();
        const together = await Promise.all(pages.map((page) => loader.load(page)));
        expect(together).toEqual(await Promise.all(pages.map(naively)));
      }),
      { numRuns: 25 },
    );
  });

  it('gives one row more than the page, which says that more follow', async () => {
    const rows = await createChildLoader().load({ parentId: 'p11', page: pageOf(5) });
    expect(rows).toHaveLength(6);
  });

  it.each([
    [1, 1],
    [200, 1],
    [201, 2],
    [500, 3],
  ])('reads the pages of %s parents with %s commands', async (count, commands) => {
    const sent: string[] = [];
    databases.onCommand(({ name }) => void sent.push(name));
    const loader = createChildLoader();
    const ids = Array.from({ length: count }, (_, index) => `p${index}`);
    await Promise.all(ids.map((parentId) => loader.load({ parentId, page: pageOf(10) })));
    expect(sent).toEqual(Array.from({ length: commands }, () => 'aggregate'));
  });

  it('reads many full pages in one reply', async () => {
    const full = Array.from({ length: 60 }, (_, index) => `full-${index}`);
    const rows = full.flatMap((parentId) =>
      Array.from({ length: 10 }, (_, index) => ({ _id: `${index}-${parentId}`, parentId, kind: 'even' })),
    );
    await children().insertMany(rows);
    const sent: string[] = [];
    databases.onCommand(({ name }) => void sent.push(name));
    const loader = createChildLoader();
    const pages = await Promise.all(full.map((parentId) => loader.load({ parentId, page: pageOf(9) })));
    expect(pages.map((page) => page.length)).toEqual(full.map(() => 10));
    expect(sent).toEqual(['aggregate']);
  });

  it('leaves out what nobody asks for', async () => {
    const loader = createPageLoader<ChildRecord>({
      model: children(),
      parentField: 'parentId',
      order,
      omit: ['kind'],
    });
    const pages = await Promise.all(
      ['p1', 'p2'].map((parentId) => loader.load({ parentId, page: pageOf(1) })),
    );
    expect(pages.map(([row]) => Object.keys(row ?? {}).sort())).toEqual([
      ['_id', 'parentId'],
      ['_id', 'parentId'],
    ]);
  });

  it('reads a child for each of its parents, in as many commands', async () => {
    const shared = children().db.model('Shared', sharedSchema);
    await shared.insertMany(
      Array.from({ length: 12 }, (_none, index) => ({
        _id: String(index).padStart(3, '0'),
        parentIds: parents.filter((_id, parent) => index % (parent + 1) === 0),
      })),
    );
    const sent: string[] = [];
    databases.onCommand(({ name }) => void sent.push(name));
    const parentField = 'parentIds';
    const loader = createPageLoader<SharedRecord>({
      model: shared,
      parentField,
      order,
      isListOfParents: true,
    });
    const load = (parentId: string) => loader.load({ parentId, page: pageOf(3) });
    const pages = await Promise.all(['p0', 'p3', 'p11', 'nobody'].map(load));
    expect(pages.map((page) => page.map(({ _id }) => Number(_id)))).toEqual([
      [11, 10, 9, 8],
      [8, 4, 0],
      [0],
      [],
    ]);
    expect(pages[2]?.[0]).toEqual({ _id: '000', parentIds: parents });
    expect(sent).toEqual(['aggregate']);
  });

  it('reads one list once, however often it is asked for', async () => {
    const sent: string[] = [];
    databases.onCommand(({ name }) => void sent.push(name));
    const loader = createChildLoader();
    const ask = () => loader.load({ parentId: 'p5', page: pageOf(3) });
    const [one, two] = await Promise.all([ask(), ask()]);
    expect(one).toEqual(two);
    await ask();
    expect(sent).toEqual(['aggregate']);
  });
});
