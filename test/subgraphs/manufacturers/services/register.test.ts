import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../../runtime/database.ts';
import { manufacturers, type Manufacturers } from '../../../../subgraphs/manufacturers/index.ts';
import { openTestDatabases } from '../../../support/databases.ts';
import { aSupplier, aSupplierApp, loadCatalogue } from '../../../support/manufacturers.ts';
import { openTestSubgraph, type TestSubgraph, viewerAs } from '../../../support/subgraph.ts';

describe('registration', () => {
  let databases: Databases;
  let graph: TestSubgraph<Manufacturers>;
  let keys = 0;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openTestSubgraph(manufacturers, databases);
  });
  afterAll(() => databases.close());

  const newKey = () => `key-${(keys += 1)}`;

  describe('of a supplier', () => {
    const works = {
      nameEn: 'Shantou Chugger Toy Works Co., Ltd.',
      nameZh: '汕头市澄海玩具有限公司',
      role: 'MANUFACTURER',
      creditCode: '91350100M000100Y43',
      taxpayer: 'GENERAL',
      beltId: 'belt_chenghai_toys',
    };

    const register = (given: object, viewer = viewerAs('operator')) =>
      graph.ask(
        `mutation ($input: RegisterSupplierInput!) {
          registerSupplier(input: $input) {
            supplier { id name nameZh: name(lang: ZH) role creditCode taxpayer belt { id } }
            replayed userErrors { code field }
          }
        }`,
        { input: { idempotencyKey: newKey(), ...works, ...given } },
        viewer,
      );

    it('makes one who can publish at once, and tells the others', async () => {
      const { data } = await register({});
      const { supplier, userErrors } = data.registerSupplier;
      expect(userErrors).toEqual([]);
      expect(supplier).toEqual({
        id: expect.stringMatching(/^sup_/),
        name: works.nameEn,
        nameZh: works.nameZh,
        role: 'MANUFACTURER',
        creditCode: works.creditCode,
        taxpayer: 'GENERAL',
        belt: { id: works.beltId },
      });
      const { events } = graph.instance.contextFor({ viewer: null });
      expect(await events.find({ aggregateId: supplier.id }).lean()).toEqual([
        expect.objectContaining({
          sequence: 1,
          type: 'SupplierRegistered',
          data: {
            supplierId: supplier.id,
            nameEn: works.nameEn,
            nameZh: works.nameZh,
            role: 'MANUFACTURER',
            taxpayer: 'GENERAL',
            beltId: works.beltId,
          },
        }),
      ]);
      expect(await aSupplierApp(graph, String(supplier.id)).readFeed()).toEqual([]);
    });

    it('happens once for a credit code', async () => {
      const creditCode = '9144030071526726XG';
      await register({ creditCode });
      expect((await register({ creditCode })).data.registerSupplier).toEqual({
        supplier: null,
        replayed: false,
        userErrors: [{ code: 'DUPLICATE', field: ['creditCode'] }],
      });
    });

    it('happens once for calls at once', async () => {
      const creditCode = '914403001922038216';
      const answers = await Promise.all([1, 2, 3, 4].map(() => register({ creditCode })));
      const made = answers.filter(({ data }) => data?.registerSupplier.supplier);
      expect(made).toHaveLength(1);
      for (const { data, errors } of answers) {
        expect(errors).toEqual([]);
        if (!data.registerSupplier.supplier) {
          expect(data.registerSupplier.userErrors).toEqual([{ code: 'DUPLICATE', field: ['creditCode'] }]);
        }
      }
    });

    it('gives the same supplier for the same key', async () => {
      const given = { idempotencyKey: 'again', creditCode: '91330100799655058B' };
      const first = (await register(given)).data.registerSupplier;
      expect((await register(given)).data.registerSupplier).toEqual({ ...first, replayed: true });
    });

    it('may be outside of every belt, and without a Chinese name', async () => {
      const given = { creditCode: '91110000802100433B', beltId: null, nameZh: null };
      const { supplier } = (await register(given)).data.registerSupplier;
      expect(supplier).toMatchObject({ belt: null, nameZh: works.nameEn });
    });

    it.each([
      ['a code that does not check', { creditCode: '91350100M000100Y44' }, 'INVALID', ['creditCode']],
      ['no name', { nameEn: ' ' }, 'INVALID', ['nameEn']],
      ['a name of 201 characters', { nameEn: 'x'.repeat(201) }, 'INVALID', ['nameEn']],
      [
        'a belt that is not there',
        { beltId: 'belt_x', creditCode: '91440300708461136T' },
        'NOT_FOUND',
        ['beltId'],
      ],
    ])('is refused with %s', async (_case, given, code, field) => {
      expect((await register(given)).data.registerSupplier.userErrors).toEqual([{ code, field }]);
    });

    it.each(['supplier', 'retailer', 'customs'] as const)('is not for a %s', async (role) => {
      expect((await register({}, viewerAs(role, 'x_1'))).errors).toEqual([
        expect.objectContaining({ code: 'FORBIDDEN' }),
      ]);
    });
  });

  describe('of a brand', () => {
    const register = (given: object, viewer = viewerAs('supplier', 'sup_brands')) =>
      graph.ask(
        `mutation ($input: RegisterBrandInput!) {
          registerBrand(input: $input) {
            brand { id name registeredIn supplier { id } } replayed userErrors { code field }
          }
        }`,
        {
          input: {
            idempotencyKey: newKey(),
            supplierId: 'sup_brands',
            name: 'CHUGGER',
            registeredIn: ['DE', 'CN', 'DE'],
            ...given,
          },
        },
        viewer,
      );

    beforeAll(() => loadCatalogue(graph.instance, { suppliers: [aSupplier('sup_brands')] }));

    it('keeps its countries once each, A to Z', async () => {
      expect((await register({})).data.registerBrand).toEqual({
        brand: {
          id: expect.stringMatching(/^brand_/),
          name: 'CHUGGER',
          registeredIn: ['CN', 'DE'],
          supplier: { id: 'sup_brands' },
        },
        replayed: false,
        userErrors: [],
      });
    });

    it('is refused for a name that the supplier has', async () => {
      await register({ name: 'TWICE' });
      expect((await register({ name: ' TWICE ' })).data.registerBrand.userErrors).toEqual([
        { code: 'DUPLICATE', field: ['name'] },
      ]);
    });

    it.each([
      ['no name', { name: '' }, 'INVALID', ['name']],
      ['what is no country', { name: 'A', registeredIn: ['CN', 'EU'] }, 'INVALID', ['registeredIn', '1']],
      [
        '101 countries',
        { name: 'A', registeredIn: Array(101).fill('CN') },
        'LIMIT_EXCEEDED',
        ['registeredIn'],
      ],
    ])('is refused with %s', async (_case, given, code, field) => {
      expect((await register(given)).data.registerBrand.userErrors).toEqual([{ code, field }]);
    });

    it('is refused beyond fifty', async () => {
      const brands = Array.from({ length: 50 }, (_, index) => ({
        id: `brand_many_${index}`,
        supplierId: 'sup_many_brands',
        name: `B${index}`,
        registeredIn: [],
      }));
      await loadCatalogue(graph.instance, { suppliers: [aSupplier('sup_many_brands')], brands });
      const viewer = viewerAs('supplier', 'sup_many_brands');
      const { data } = await register({ supplierId: 'sup_many_brands' }, viewer);
      expect(data.registerBrand.userErrors).toEqual([{ code: 'LIMIT_EXCEEDED', field: null }]);
    });

    it("is not for another supplier's", async () => {
      const { data } = await register({}, viewerAs('supplier', 'sup_x'));
      expect(data.registerBrand).toMatchObject({ brand: null, userErrors: [{ code: 'NOT_FOUND' }] });
    });
  });
});
