import { describe, expect, it } from '@jest/globals';
import { finance } from '../../../../subgraphs/finance/index.ts';
import { bindModels } from '../../../../subgraphs/finance/models/index.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { openTestSubgraph } from '../../../support/subgraph.ts';
import { money } from '../../../../values/money.ts';
import { refundRate } from '../rows.ts';

const yuan = (amount: number) => money(BigInt(amount) * 100n, 'CNY');

const databases = await databasesOfThisFile();
const graph = await openTestSubgraph(finance, databases);

const forgetInstalled = () => databases.of('finance').collection('installed').deleteMany({});

describe('install', () => {
  it('writes nothing when all is there', async () => {
    graph.commands();
    await graph.instance.install(() => {});
    const others = graph.commands().filter(({ name }) => !['createIndexes', 'find'].includes(name));
    expect(others).toEqual([]);
  });

  it('puts the shipped rows back as they are in the files, and leaves the operator’s alone', async () => {
    const { refundRates } = bindModels(databases.of('finance'));
    const before = await refundRates.find({ byOperator: false }).sort({ _id: 1 }).lean();
    await refundRates.insertMany([
      refundRate('9999', '0.01'),
      refundRate('6109', '0.05', { byOperator: true }),
    ]);
    await refundRates.updateOne({ _id: 'refund-rate/6109/2020-03-20' }, { $set: { rate: '0.99' } });

    await forgetInstalled();
    await graph.instance.install(() => {});

    expect(await refundRates.find({ byOperator: false }).sort({ _id: 1 }).lean()).toEqual(before);
    expect(await refundRates.find({ byOperator: true }).lean()).toMatchObject([
      { _id: 'operator/refund-rate/6109/2024-01-01', rate: '0.05' },
    ]);
  });

  it.each([
    [
      'lets a month have two claims',
      { key: { supplierId: 1, 'period.month': 1 }, unique: true, partialFilterExpression: { isLive: true } },
    ],
    ['reads the live claims of an order first', { key: { orderIds: 1, _id: 1 } }],
  ] as const)('%s in the data of a version that did not', async (_what, earlier) => {
    const claims = databases.of('finance').collection('refund_claims');
    const [before] = await claims.createIndexes([earlier]);
    await forgetInstalled();
    await graph.instance.install(() => {});
    expect((await claims.indexes()).map(({ name }) => name)).not.toContain(before);
  });

  it('makes one account of an invoice that was used under several spellings', async () => {
    const { vatInvoices } = bindModels(databases.of('finance'));
    const account = (number: string, used: number) => ({
      _id: `sup_1/${encodeURIComponent(number)}/1`,
      ...{ supplierId: 'sup_1', number, line: 1, quantity: '100', levyRate: '0.13', amount: yuan(5_000) },
      used: { quantity: String(used), base: yuan(50 * used), refund: yuan(6 * used) },
    });
    await vatInvoices.insertMany([account('inv 7', 20), account('INV7', 30), account('INV8', 1)]);
    await forgetInstalled();
    await graph.instance.install(() => {});
    await forgetInstalled();
    await graph.instance.install(() => {});
    expect(await vatInvoices.find().sort({ _id: 1 }).lean()).toEqual([
      { ...account('INV7', 50), number: expect.stringMatching(/^inv 7$|^INV7$/) },
      account('INV8', 1),
    ]);
  });

  it('keeps amounts of money exact', async () => {
    const { marketRules } = bindModels(databases.of('finance'));
    const row = await marketRules.findById('market-rule/DE/2026-07-01').lean();
    expect(row?.lowValue).toMatchObject({
      limit: { minor: 15_000n, currency: 'EUR' },
      perCode: { minor: 300n, currency: 'EUR' },
    });
  });
});
