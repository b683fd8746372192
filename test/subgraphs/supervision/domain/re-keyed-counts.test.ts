import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  NOTHING_COUNTED,
  plus,
  type ReKeyedCounts,
  reKeyedShares,
  type ReKeyedShare,
  shareChanges,
} from '../../../../subgraphs/supervision/domain/re-keyed-counts.ts';

type Counted = Parameters<typeof reKeyedShares>[0][number];

const declaration = (part: Partial<Counted> = {}): Counted => ({
  _id: 'decl_1',
  createdAt: new Date('2026-11-02T00:00:00Z'),
  partyIds: ['ret_1'],
  zoneId: null,
  reKeyedFields: 0,
  ...part,
});

describe('reKeyedShares', () => {
  it('has a share for each party and for the zone', () => {
    const shares = reKeyedShares([declaration({ partyIds: ['ret_1', 'sup_1'], zoneId: 'zone_1' })]);
    expect(shares.map(({ scope }) => scope)).toEqual(['ret_1', 'sup_1', 'zone_1']);
    expect(new Set(shares.map(({ month, fields }) => `${month} ${fields}`))).toEqual(new Set(['2026-11 0']));
  });

  it.each<[string, readonly Partial<Counted>[], readonly Omit<ReKeyedShare, 'scope'>[]]>([
    ['a clean one', [{}], [{ month: '2026-11', fields: 0, declarations: 1, cleanOrders: 1 }]],
    [
      'one with fields',
      [{ reKeyedFields: 3 }],
      [{ month: '2026-11', fields: 3, declarations: 1, cleanOrders: 0 }],
    ],
    [
      'a clean one and one with fields',
      [{}, { reKeyedFields: 2 }],
      [{ month: '2026-11', fields: 2, declarations: 2, cleanOrders: 0 }],
    ],
    [
      'two months, China’s',
      [{ createdAt: new Date('2026-11-30T16:00:00Z') }, { createdAt: new Date('2026-11-30T15:59:59Z') }],
      [
        { month: '2026-11', fields: 0, declarations: 1, cleanOrders: 1 },
        { month: '2026-12', fields: 0, declarations: 1, cleanOrders: 0 },
      ],
    ],
    ['none', [], []],
  ])('counts %s', (_case, declarations, expected) => {
    expect(reKeyedShares(declarations.map(declaration))).toEqual(
      expected.map((share) => ({ scope: 'ret_1', ...share })),
    );
  });
});

describe('shareChanges', () => {
  const histories = fc.array(
    fc.record({
      order: fc.integer({ min: 0, max: 3 }),
      declaration: fc.integer({ min: 0, max: 2 }),
      month: fc.integer({ min: 1, max: 3 }),
      reKeyedFields: fc.integer({ min: 0, max: 2 }),
      carrier: fc.constantFrom('car_1', 'car_2'),
    }),
    { maxLength: 30 },
  );

  it('added up, one sending after the other, are the counts from scratch', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const orders = new Map<number, Map<number, Counted>>();
        const counted = new Map<string, ReKeyedCounts>();
        for (const { order, declaration: id, month, reKeyedFields, carrier } of history) {
          const declarations = orders.get(order) ?? new Map<number, Counted>();
          orders.set(order, declarations);
          const before = reKeyedShares([...declarations.values()]);
          const first = declarations.get(id) ?? {
            createdAt: new Date(Date.UTC(2026, month, 5)),
            partyIds: ['ret_1', carrier],
          };
          declarations.set(id, declaration({ ...first, _id: `decl_${id}`, reKeyedFields }));
          for (const { scope, month: at, ...counts } of shareChanges(
            before,
            reKeyedShares([...declarations.values()]),
          )) {
            const key = `${scope}/${at}`;
            counted.set(key, plus(counted.get(key) ?? NOTHING_COUNTED, counts));
          }
        }
        const scratch = new Map<string, ReKeyedCounts>();
        for (const declarations of orders.values()) {
          for (const { scope, month, ...counts } of reKeyedShares([...declarations.values()])) {
            const key = `${scope}/${month}`;
            scratch.set(key, plus(scratch.get(key) ?? NOTHING_COUNTED, counts));
          }
        }
        expect(new Map([...counted].sort())).toEqual(new Map([...scratch].sort()));
      }),
    );
  });

  it('are none where nothing has changed', () => {
    const shares = reKeyedShares([declaration({ reKeyedFields: 1 })]);
    expect(shareChanges(shares, shares)).toEqual([]);
  });
});
