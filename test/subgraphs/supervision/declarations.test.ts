import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../runtime/database.ts';
import type { Viewer } from '../../../runtime/viewer.ts';
import { openTestDatabases } from '../../support/databases.ts';
import {
  orderMoved,
  type OrderOptions,
  orderPlaced,
  shipmentBooked,
  shipmentMoved,
} from '../../support/order-events.ts';
import { viewerAs } from '../../support/subgraph.ts';
import { openSupervision, type TestSupervision } from '../../support/supervision.ts';
import type { AnswerData } from '../../support/answer-data.ts';

const retailer = viewerAs('retailer', 'ret_1', ['customs:write']);
const customs = viewerAs('customs');

const submit = `mutation ($input: SubmitDeclarationInput!) { submitDeclaration(input: $input) {
  declaration { id status mode form attempt reKeyedFields copNo invtNo version zone { id } declared { amount currency } fob { amount }
    lines { number hsCode quantity { value unit } legalQuantities { value unit } netWeight { kilograms } total { amount } }
    fields { field lineNumber value source documentId documentField } match { passed mode } }
  match { passed order payment waybill rule { key source } checks { code field lineNumber declared documented tolerance result } }
  replayed userErrors { code message field } } }`;

const read = `query ($id: ID!) { declaration(id: $id) { id status invtNo exportedOn version attempt
  receipts { message code text } } }`;

describe('declarations', () => {
  let databases: Databases;
  let graph: TestSupervision;
  let count = 0;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openSupervision(databases);
  });
  afterAll(() => databases.close());

  /** An order of its own with one shipment that is booked. */
  async function booked(options: OrderOptions = {}) {
    const ids = { orderId: `order_t${(count += 1)}`, shipmentId: `shp_t${count}` };
    await graph.take(
      orderPlaced({ ...options, ...ids }),
      orderMoved(2, 'CONFIRMED', ids),
      shipmentBooked(ids),
    );
    return ids;
  }

  const send = async (input: object, viewer: Viewer | null = retailer): Promise<AnswerData> => {
    const { data, errors } = await graph.ask(
      submit,
      { input: { idempotencyKey: `key ${(count += 1)}`, ...input } },
      viewer,
    );
    expect(errors).toEqual([]);
    return data.submitDeclaration;
  };
  const find = async (id: string, viewer: Viewer | null = retailer): Promise<AnswerData> =>
    (await graph.ask(read, { id }, viewer)).data.declaration;
  const messages = (declarationId: string) =>
    databases
      .of('supervision')
      .collection('customs_messages')
      .find({ aboutId: declarationId })
      .sort({ kind: 1 })
      .toArray();
  const receipt = (input: object) =>
    graph.ask(
      `mutation ($input: RecordCustomsReceiptInput!) { recordCustomsReceipt(input: $input) {
        declaration { id status version receipts { code } } replayed userErrors { code field } } }`,
      {
        input: {
          idempotencyKey: `receipt ${(count += 1)}`,
          receiptId: `r${count}`,
          text: 'said',
          at: '2030-01-01T00:00:00Z',
          ...input,
        },
      },
      customs,
    );

  it('are built from what the graph holds: nobody types a field', async () => {
    const ids = await booked();
    const { declaration, match, userErrors } = await send(ids);
    expect(userErrors).toEqual([]);
    expect(match).toMatchObject({ passed: true, payment: 'NOT_REQUIRED', waybill: 'RECEIVED' });
    expect(declaration).toMatchObject({
      status: 'SUBMITTED',
      mode: 'M9610',
      form: 'LIST',
      zone: { id: 'zone_shantou' },
      declared: { amount: '40.00', currency: 'EUR' },
      fob: { amount: '40.00' },
      reKeyedFields: 0,
      attempt: 1,
      lines: [
        {
          number: 1,
          hsCode: '9503008900',
          quantity: { value: '3', unit: 'C62' },
          netWeight: { kilograms: '0.6' },
        },
        { number: 2, quantity: { value: '1' }, total: { amount: '10.00' } },
      ],
    });
    const fields = (declaration as { fields: { source: string }[] }).fields;
    expect(fields).toHaveLength(48 + 2 * 19);
    expect(fields.filter(({ source }) => source === 'MANUAL')).toEqual([]);
  });

  it('go all the way by themselves when the documents match', async () => {
    const ids = await booked();
    const { declaration } = await send(ids);
    const { id } = declaration as { id: string };
    await graph.pass(2);
    expect(await find(id)).toMatchObject({ status: 'RELEASED', exportedOn: null });
    await graph.take(
      shipmentMoved(2, 'LOADED', { ...ids, at: '2026-11-23T09:00:00Z' }),
      shipmentMoved(3, 'DEPARTED', { ...ids, at: '2026-11-23T18:00:00Z' }),
    );
    expect(await find(id)).toMatchObject({ status: 'DEPARTED', exportedOn: '2026-11-24' });
    await graph.pass(2);
    const closed = await find(id);
    expect(closed).toMatchObject({ status: 'CLOSED', invtNo: expect.stringMatching(/^51002026E\d{9}$/) });
    const { receipts } = closed as { receipts: { message: string; code: string }[] };
    expect(receipts.filter(({ message }) => message === 'CEB604').map(({ code }) => code)).toEqual([
      '2',
      '120',
      '399',
      '800',
      '899',
    ]);
    expect((await messages(id)).map(({ kind, dueAt }) => [kind, dueAt] as unknown[])).toEqual([
      ['CEB303', null],
      ['CEB505', null],
      ['CEB509', null],
      ['CEB603', null],
    ]);
  });

  it('are declared in the zone of the supplier’s belt where the retailer has none', async () => {
    await graph.take({
      _id: 'sup_9:000000000001',
      source: 'manufacturers',
      aggregateId: 'sup_9',
      sequence: 1,
      type: 'SupplierRegistered',
      at: new Date('2026-11-01T00:00:00Z'),
      data: { supplierId: 'sup_9', beltId: 'belt_chenghai_toys' },
    });
    const from = async (supplierIds: readonly string[]) =>
      (await send(await booked({ retailerZoneId: null, channel: 'B2B', supplierIds }))) as {
        declaration: { mode: string; zone: { id: string } | null };
      };
    expect((await from(['sup_1', 'sup_9'])).declaration).toMatchObject({
      mode: 'M9710',
      zone: { id: 'zone_shantou' },
    });
    expect((await from(['sup_1'])).declaration).toMatchObject({ mode: 'M0110', zone: null });
  });

  it('that do not match are refused with what differs, and nothing is sent', async () => {
    const ids = await booked();
    const answer = await send({ ...ids, overrides: [{ field: 'grossWeight', value: '1.5' }] });
    expect(answer).toMatchObject({
      declaration: null,
      userErrors: [{ code: 'MATCH_FAILED' }],
      match: { passed: false },
    });
    const { checks } = (answer as { match: { checks: { result: string }[] } }).match;
    expect(checks.filter(({ result }) => result === 'FAILED')).toEqual([
      {
        code: 'M7',
        field: 'grossWeight',
        lineNumber: null,
        declared: '1.5',
        documented: '0.96',
        tolerance: '0',
        result: 'FAILED',
      },
    ]);
    const db = databases.of('supervision');
    expect(await db.collection('declarations').countDocuments({ orderId: ids.orderId })).toBe(0);
    expect(await send(ids)).toMatchObject({ declaration: { status: 'SUBMITTED' } });
  });

  it('count what a person typed, and tell which fields', async () => {
    const ids = await booked();
    const { declaration } = await send({
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
    ['more than a line of text', [{ field: 'note', value: 'a\nb' }], ['overrides', '0']],
  ])('refuse %s', async (_case, overrides, field) => {
    expect(await send({ ...(await booked()), overrides })).toMatchObject({
      declaration: null,
      userErrors: [{ code: 'INVALID', field }],
    });
  });

  it('refuse more than a hundred overrides', async () => {
    const overrides = Array.from({ length: 101 }, () => ({ field: 'note', value: 'x' }));
    expect(await send({ ...(await booked()), overrides })).toMatchObject({
      userErrors: [{ code: 'LIMIT_EXCEEDED' }],
    });
  });

  it('answer the same key with the same answer', async () => {
    const input = { ...(await booked()), idempotencyKey: 'the key' };
    const first = await send(input);
    expect(await send(input)).toEqual({ ...(first as object), replayed: true });
    expect(await send({ ...input, mode: 'M9610' })).toMatchObject({
      userErrors: [{ code: 'IDEMPOTENCY_MISMATCH' }],
    });
  });

  it('are one for a shipment as long as it stands', async () => {
    const ids = await booked();
    const { declaration } = await send(ids);
    expect(await send(ids)).toMatchObject({ userErrors: [{ code: 'DUPLICATE', field: ['shipmentId'] }] });
    const { id } = declaration as { id: string };
    const withdraw = `mutation ($input: WithdrawDeclarationInput!) { withdrawDeclaration(input: $input) {
      declaration { status } userErrors { code } } }`;
    const input = { idempotencyKey: 'w', declarationId: id, reason: 'wrong goods' };
    expect((await graph.ask(withdraw, { input }, retailer)).data).toEqual({
      withdrawDeclaration: { declaration: { status: 'WITHDRAWN' }, userErrors: [] },
    });
    expect(
      (await graph.ask(withdraw, { input: { ...input, idempotencyKey: 'w2' } }, retailer)).data,
    ).toMatchObject({
      withdrawDeclaration: { userErrors: [{ code: 'ILLEGAL_TRANSITION' }] },
    });
    const again = await send(ids);
    expect(again).toMatchObject({ declaration: { status: 'SUBMITTED', attempt: 1 }, userErrors: [] });
    await graph.pass(3);
    expect(await find(id)).toMatchObject({ status: 'WITHDRAWN' });
    expect(await find((again as { declaration: { id: string } }).declaration.id)).toMatchObject({
      status: 'RELEASED',
    });
  });

  it('are one for a shipment also when two people send at the same moment', async () => {
    const ids = await booked();
    const answers = await Promise.all([send(ids), send(ids), send(ids)]);
    const codes = answers.map(
      (answer) => (answer as { userErrors: { code: string }[] }).userErrors[0]?.code ?? 'done',
    );
    expect(codes.sort()).toEqual(['DUPLICATE', 'DUPLICATE', 'done']);
  });

  it('do not declare more than was ordered, over all of an order', async () => {
    const orderId = 'order_over';
    const lines = [{ lineNumber: 1, quantity: 2, warehouseId: 'wh_shantou' }];
    await graph.take(
      orderPlaced({ orderId }),
      orderMoved(2, 'CONFIRMED', { orderId }),
      shipmentBooked({ orderId, shipmentId: 'shp_over1', lines, grossGrams: 480 }),
      shipmentBooked({ orderId, shipmentId: 'shp_over2', lines, grossGrams: 480 }),
    );
    expect(await send({ orderId, shipmentId: 'shp_over1' })).toMatchObject({ userErrors: [] });
    const second = await send({ orderId, shipmentId: 'shp_over2' });
    expect(second).toMatchObject({ userErrors: [{ code: 'MATCH_FAILED' }] });
    const { checks } = (second as { match: { checks: { result: string; code: string; field: string }[] } })
      .match;
    expect(checks.filter(({ result }) => result === 'FAILED')).toMatchObject([
      { code: 'M3', field: 'qty', declared: '4', documented: '3' },
    ]);
  });

  it('that were rejected are sent again as a new version of the same', async () => {
    const ids = await booked({ hsCode: '3604100000' });
    const { declaration } = await send(ids);
    const { id } = declaration as { id: string };
    await graph.pass(1);
    expect(await find(id)).toMatchObject({ status: 'REJECTED', attempt: 1 });
    const again = await send(ids);
    expect(again).toMatchObject({ declaration: { id, status: 'SUBMITTED', attempt: 2 } });
    await graph.pass(2);
    expect(await find(id)).toMatchObject({ status: 'RELEASED', attempt: 2 });
  });

  it.each([
    ['8806220000', 5, 'INSPECTION', 60, 'RELEASED'],
    ['8517130000', 5, 'REVIEW', 30, 'RELEASED'],
    ['9303900000', 5, 'DETAINED', 10, 'DETAINED'],
  ])('of goods %s are after %i s in %s, %i s later %s', async (hsCode, first, early, later, late) => {
    const { declaration } = await send(await booked({ hsCode }));
    const { id } = declaration as { id: string };
    await graph.pass(first);
    expect(await find(id)).toMatchObject({ status: early });
    graph.clock.set(new Date(graph.clock.now().getTime() + later * 1_000).toISOString());
    await graph.pass(1);
    expect(await find(id)).toMatchObject({ status: late });
  });

  it.each([
    ['a mode that is not for consumers', { mode: 'M9710' }, 'MODE_NOT_ALLOWED'],
    ['a mode of imports', { mode: 'M1239' }, 'MODE_NOT_ALLOWED'],
    ['a form that is not for the mode', { form: 'FORM' }, 'MODE_NOT_ALLOWED'],
  ])('refuse %s', async (_case, choice, code) => {
    expect(await send({ ...(await booked()), ...choice })).toMatchObject({
      declaration: null,
      userErrors: [{ code }],
    });
  });

  it('refuse goods whose destination customs’ codes do not know', async () => {
    expect(await send(await booked({ destination: 'KE' }))).toMatchObject({
      userErrors: [{ code: 'RULE_UNKNOWN' }],
    });
  });

  it('of an order that was given up, or whose goods are loaded, are refused', async () => {
    const cancelled = await booked();
    await graph.take(orderMoved(3, 'CANCELLED', cancelled));
    const loaded = await booked();
    await graph.take(shipmentMoved(2, 'LOADED', loaded));
    for (const ids of [cancelled, loaded]) {
      expect(await send(ids)).toMatchObject({ userErrors: [{ code: 'ILLEGAL_TRANSITION' }] });
    }
  });

  it('are for the order’s sellers and the operator to send', async () => {
    const ids = await booked();
    for (const viewer of [
      viewerAs('declarant', 'ret_2'),
      viewerAs('declarant', 'buy_1'),
      viewerAs('declarant', 'car_1'),
    ]) {
      expect(await send(ids, viewer)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
    }
    const { errors } = await graph.ask(
      submit,
      { input: { ...ids, idempotencyKey: 'x' } },
      viewerAs('carrier', 'car_1'),
    );
    expect(errors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(await send(ids, viewerAs('declarant', 'sup_1'))).toMatchObject({ userErrors: [] });
  });

  it('are read by the order’s parties, its carrier and the authorities, and nobody else', async () => {
    const ids = await booked();
    const { declaration } = await send(ids);
    const { id } = declaration as { id: string };
    const sees = async (viewer: Viewer | null) => (await find(id, viewer)) !== null;
    for (const viewer of [
      retailer,
      viewerAs('supplier', 'sup_1'),
      viewerAs('buyer', 'buy_1'),
      viewerAs('carrier', 'car_1'),
      customs,
      viewerAs('zone', 'zone_hangzhou'),
      viewerAs('operator'),
    ]) {
      expect([viewer.role, await sees(viewer)]).toEqual([viewer.role, true]);
    }
    for (const viewer of [
      viewerAs('retailer', 'ret_2'),
      viewerAs('supplier', 'sup_2'),
      viewerAs('buyer', 'buy_2'),
      viewerAs('carrier', 'car_2'),
      viewerAs('finance', 'fin_1'),
      viewerAs('integrator'),
      null,
    ]) {
      expect([viewer?.role, await sees(viewer)]).toEqual([viewer?.role, false]);
    }
  });

  describe('told of by customs’ receipts', () => {
    it('take each once for ever, and say when an id is used for something else', async () => {
      const { declaration } = await send(await booked());
      const { id: declarationId } = declaration as { id: string };
      const first = await receipt({ declarationId, receiptId: 'once', code: '120' });
      expect(first.data).toMatchObject({
        recordCustomsReceipt: { declaration: { status: 'MATCHED', version: 2 } },
      });
      const second = await receipt({ declarationId, receiptId: 'once', code: '120' });
      expect(second.data).toMatchObject({
        recordCustomsReceipt: { declaration: { version: 2, receipts: [{ code: '120' }] }, userErrors: [] },
      });
      const other = await receipt({ declarationId, receiptId: 'once', code: '800' });
      expect(other.data).toMatchObject({
        recordCustomsReceipt: {
          declaration: null,
          userErrors: [{ code: 'DUPLICATE', field: ['receiptId'] }],
        },
      });
    });

    it('keep and show a late one that moves nothing', async () => {
      const { declaration } = await send(await booked());
      const { id: declarationId } = declaration as { id: string };
      await receipt({ declarationId, code: '800' });
      const { data } = await receipt({ declarationId, code: '120' });
      expect(data).toMatchObject({
        recordCustomsReceipt: {
          declaration: { status: 'RELEASED', receipts: [{ code: '800' }, { code: '120' }] },
        },
      });
    });

    it('do not close what has not departed, and do when it has', async () => {
      const ids = await booked();
      const { declaration } = await send(ids);
      const { id: declarationId } = declaration as { id: string };
      await receipt({ declarationId, code: '899' });
      await receipt({ declarationId, code: '800' });
      expect(await find(declarationId)).toMatchObject({ status: 'RELEASED' });
      // The carrier's word on the departure itself never came.
      await graph.take(shipmentMoved(2, 'ARRIVED', ids));
      expect(await find(declarationId)).toMatchObject({ status: 'CLOSED', exportedOn: '2026-11-22' });
    });

    it.each([
      [{ code: '42' }, ['code']],
      [{ code: '800', at: 'today' }, ['at']],
      [{ code: '800', receiptId: ' ' }, ['receiptId']],
      [{ code: '800', invtNo: 'a b' }, ['invtNo']],
    ])('refuse %j', async (input, field) => {
      const { data } = await receipt({ declarationId: 'decl_1', ...input });
      expect(data).toMatchObject({ recordCustomsReceipt: { userErrors: [{ code: 'INVALID', field }] } });
    });

    it('find nothing under an id that nobody has', async () => {
      const { data } = await receipt({ declarationId: 'decl_none', code: '800' });
      expect(data).toMatchObject({ recordCustomsReceipt: { userErrors: [{ code: 'NOT_FOUND' }] } });
    });
  });
});
