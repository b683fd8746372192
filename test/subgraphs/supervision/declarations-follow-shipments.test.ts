import { describe, expect, it } from '@jest/globals';
import { databasesOfThisFile } from '../../support/databases-of-this-file.ts';
import { openDeclarations, retailer } from '../../support/declarations.ts';

const databases = await databasesOfThisFile();
const graph = await openDeclarations(databases);
import { type OrderEvent, shipmentBooked, shipmentMoved } from '../../support/order-events.ts';

interface Ids {
  readonly orderId: string;
  readonly shipmentId: string;
}

describe('a declaration', () => {
  const declare = async (ids: Ids): Promise<string> => {
    const { declaration, userErrors } = (await graph.send(ids)) as {
      declaration: { id: string } | null;
      userErrors: unknown;
    };
    expect(userErrors).toEqual([]);
    return declaration?.id ?? '';
  };
  const pass = async (seconds: number) => {
    graph.clock.set(new Date(graph.clock.now().getTime() + seconds * 1_000).toISOString());
    await graph.pass(1);
  };

  describe('whose shipment is cancelled', () => {
    it.each([
      ['sent', 0, 'SUBMITTED'],
      ['released', 3, 'RELEASED'],
    ])(
      'once it was %s is taken back, and the goods are declared with the next',
      async (_what, seconds, status) => {
        const ids = await graph.booked();
        const id = await declare(ids);
        await graph.pass(seconds);
        expect(await graph.find(id)).toMatchObject({ status });
        await graph.take(shipmentMoved(2, 'CANCELLED', ids));
        expect(await graph.find(id)).toMatchObject({ status: 'WITHDRAWN' });
        const kinds = (await graph.messages(id)).map((message) => message['kind'] as string);
        expect(kinds).toContain('CEB605');

        const next = { ...ids, shipmentId: `${ids.shipmentId}b` };
        await graph.take(shipmentBooked(next));
        const second = await declare(next);
        await graph.pass(3);
        expect(await graph.find(second)).toMatchObject({ status: 'RELEASED' });
        expect(await graph.find(id)).toMatchObject({ status: 'WITHDRAWN' });
      },
    );

    it('while customs examines it is taken back when customs lets the goods go', async () => {
      const ids = await graph.booked({ hsCode: '8806220000' });
      const id = await declare(ids);
      await graph.pass(5);
      await graph.take(shipmentMoved(2, 'CANCELLED', ids));
      expect(await graph.find(id)).toMatchObject({ status: 'INSPECTION' });
      await pass(60);
      expect(await graph.find(id)).toMatchObject({ status: 'WITHDRAWN' });
    });

    it('is not taken back without it once customs has let the goods go', async () => {
      const id = await declare(await graph.booked());
      await graph.pass(3);
      const { data } = await graph.ask(
        `mutation ($input: WithdrawDeclarationInput!) { withdrawDeclaration(input: $input) {
          declaration { status } userErrors { code } } }`,
        { input: { idempotencyKey: 'shut out', declarationId: id, reason: 'wrong goods' } },
        retailer,
      );
      expect(data).toEqual({
        withdrawDeclaration: { declaration: null, userErrors: [{ code: 'ILLEGAL_TRANSITION' }] },
      });
    });
  });

  describe('whose goods left', () => {
    const said = (
      sequence: number,
      [status, reported, at]: readonly [status: string, reported: string, at: string],
      ids: Ids,
    ): OrderEvent => {
      const event = shipmentMoved(sequence, status, { ...ids, at });
      return { ...event, data: { ...event.data, reported } };
    };
    const departure = '2026-12-31T15:30:00Z';
    const arrival = '2027-01-03T04:00:00Z';

    it.each([
      ['in their order', ['DEPARTED', 'DEPARTED', departure], ['ARRIVED', 'ARRIVED', arrival]],
      ['the later first', ['ARRIVED', 'ARRIVED', arrival], ['ARRIVED', 'DEPARTED', departure]],
    ] as const)(
      'was exported on the day of their departure, by reports that come %s',
      async (_how, first, second) => {
        const ids = await graph.booked();
        const id = await declare(ids);
        await graph.pass(3);
        await graph.take(said(2, first, ids), said(3, second, ids));
        expect(await graph.find(id)).toMatchObject({ status: 'DEPARTED', exportedOn: '2026-12-31' });
        const letters = (await graph.messages(id)).filter((message) => message['kind'] === 'CEB509');
        expect(letters.some(({ xml }) => String(xml).includes('20261231233000'))).toBe(true);
        await graph.pass(3);
        expect(await graph.find(id)).toMatchObject({ status: 'CLOSED', exportedOn: '2026-12-31' });
      },
    );

    it('was exported on the earlier day also when customs has closed it by the later', async () => {
      const ids = await graph.booked();
      const id = await declare(ids);
      await graph.pass(3);
      await graph.take(said(2, ['ARRIVED', 'ARRIVED', arrival], ids));
      await graph.pass(3);
      expect(await graph.find(id)).toMatchObject({ status: 'CLOSED', exportedOn: '2027-01-03' });
      await graph.take(said(3, ['ARRIVED', 'DEPARTED', departure], ids));
      expect(await graph.find(id)).toMatchObject({ status: 'CLOSED', exportedOn: '2026-12-31' });
    });
  });
});
