import { describe, expect, it } from '@jest/globals';
import { databasesOfThisFile } from '../../support/databases-of-this-file.ts';
import { openDeclarations } from '../../support/declarations.ts';

const databases = await databasesOfThisFile();
const graph = await openDeclarations(databases);

describe('declarations that somebody writes into', () => {
  it('declare what the parcel holds: neither more nor less passes, whatever its total', async () => {
    const ids = await graph.booked();
    for (const [qty, totalPrice] of [
      ['1', '10.00'],
      ['-5', '-50.00'],
      ['4', '40.00'],
    ]) {
      const overrides = [
        { field: 'qty', lineNumber: 1, value: qty },
        { field: 'totalPrice', lineNumber: 1, value: totalPrice },
      ];
      expect(await graph.send({ ...ids, overrides })).toMatchObject({
        userErrors: [{ code: 'MATCH_FAILED' }],
      });
    }
  });

  it('count what a person typed, and tell which fields', async () => {
    const ids = await graph.booked();
    const { declaration } = await graph.send({
      ...ids,
      overrides: [
        { field: 'note', value: 'fragile' },
        { field: 'gname', lineNumber: 1, value: '玩具' },
      ],
    });
    expect(declaration).toMatchObject({ reKeyedFields: 2 });
    const { fields } = declaration as { fields: { source: string; field: string; value: string }[] };
    expect(fields.filter(({ source }) => source === 'MANUAL')).toEqual([
      {
        field: 'note',
        lineNumber: null,
        value: 'fragile',
        source: 'MANUAL',
        documentId: null,
        documentField: 'declarant',
      },
      {
        field: 'gname',
        lineNumber: 1,
        value: '玩具',
        source: 'MANUAL',
        documentId: null,
        documentField: 'declarant',
      },
    ]);
  });

  it.each([
    ['a field that there is not', [{ field: 'colour', value: 'red' }], ['overrides', '0']],
    ['a line that there is not', [{ field: 'gname', lineNumber: 9, value: 'x' }], ['overrides', '0']],
    [
      'what only customs gives',
      [
        { field: 'note', value: 'x' },
        { field: 'invtNo', value: '1' },
      ],
      ['overrides', '1'],
    ],
    [
      'a field twice',
      [
        { field: 'note', value: 'x' },
        { field: 'note', value: 'y' },
      ],
      ['overrides', '1'],
    ],
    ['an empty field by which lists are summed up', [{ field: 'ownerCode' }], ['overrides', '0']],
    ['more than a line of text', [{ field: 'note', value: 'a\nb' }], ['overrides', '0']],
  ])('refuse %s', async (_case, overrides, field) => {
    expect(await graph.send({ ...(await graph.booked()), overrides })).toMatchObject({
      declaration: null,
      userErrors: [{ code: 'INVALID', field }],
    });
  });

  it('refuse more than a hundred overrides', async () => {
    const overrides = Array.from({ length: 101 }, () => ({ field: 'note', value: 'x' }));
    expect(await graph.send({ ...(await graph.booked()), overrides })).toMatchObject({
      userErrors: [{ code: 'LIMIT_EXCEEDED' }],
    });
  });
});
