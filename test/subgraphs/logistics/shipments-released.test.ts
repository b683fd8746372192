import { beforeEach, describe, expect, it } from '@jest/globals';
import { databasesOfThisFile } from '../../support/databases-of-this-file.ts';
import { key, openTestShipments } from '../../support/shipments.ts';

const databases = await databasesOfThisFile();
const graph = await openTestShipments(databases);

beforeEach(() => graph.clock.set('2026-11-23T08:00:00Z'));

describe('reportShipment', () => {
  const loaded = { status: 'LOADED', at: '2026-11-23T07:00:00Z' };

  it.each<[string, (id: string) => Promise<void>]>([
    ['no declaration', async () => {}],
    [
      'a declaration that customs examines',
      (id) =>
        graph.tell.declared(key(), {
          shipmentId: id,
          status: 'PASSED',
          at: '2026-11-23T05:00:00Z',
          lines: [
            [1, 100],
            [2, 40],
          ],
        }),
    ],
    [
      'one that is released and one that is not decided',
      async (id) => {
        await graph.release(id, '2026-11-23T05:00:00Z');
        await graph.tell.declared(key(), {
          shipmentId: id,
          status: 'INSPECTION',
          at: '2026-11-23T05:00:00Z',
          lines: [[1, 1]],
        });
      },
    ],
    [
      'a release of less than is in it',
      (id) =>
        graph.tell.declared(key(), {
          shipmentId: id,
          status: 'RELEASED',
          at: '2026-11-23T05:00:00Z',
          lines: [
            [1, 100],
            [2, 39],
          ],
        }),
    ],
    ['a release that came later', (id) => graph.release(id, '2026-11-23T07:00:01Z')],
    ['the release of another shipment', () => graph.release('shp_other', '2026-11-23T05:00:00Z')],
    [
      'a declaration that was withdrawn',
      (id) =>
        graph.tell.declared(key(), {
          shipmentId: id,
          status: 'WITHDRAWN',
          at: '2026-11-23T05:00:00Z',
          lines: [
            [1, 100],
            [2, 40],
          ],
        }),
    ],
  ])('refuses LOADED and all that follows with NOT_RELEASED on %s', async (_case, prepare) => {
    const { id } = await graph.booked();
    await prepare(id);
    for (const status of ['LOADED', 'DEPARTED', 'ARRIVED', 'DELIVERED', 'LOST']) {
      expect((await graph.reporting({ shipmentId: id, ...loaded, status })).userErrors).toMatchObject([
        { code: 'NOT_RELEASED' },
      ]);
    }
    expect(
      (await graph.reporting({ shipmentId: id, status: 'AT_CUSTOMS_PLACE', at: loaded.at })).userErrors,
    ).toEqual([]);
  });

  it('takes LOADED at the moment of the release, of one declaration or several', async () => {
    const { id } = await graph.booked();
    for (const [lineNumber, quantity] of [
      [1, 60],
      [1, 40],
      [2, 40],
    ] as const) {
      await graph.tell.declared(key(), {
        shipmentId: id,
        status: 'RELEASED',
        at: loaded.at,
        lines: [[lineNumber, quantity]],
      });
    }
    expect((await graph.reporting({ shipmentId: id, ...loaded })).shipment).toMatchObject({
      status: 'LOADED',
    });
  });

  it('remembers the first release of a declaration that has gone on since', async () => {
    const { id } = await graph.booked();
    const declaration = key();
    await graph.release(id, '2026-11-23T06:00:00Z', declaration);
    await graph.tell.declared(`decl_${declaration}`, {
      shipmentId: id,
      status: 'DEPARTED',
      at: '2026-11-23T07:30:00Z',
      lines: [
        [1, 100],
        [2, 40],
      ],
    });
    expect((await graph.reporting({ shipmentId: id, ...loaded })).userErrors).toEqual([]);
  });
});
