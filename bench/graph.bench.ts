import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  endInstallations,
  type Installation,
  runCommand,
  startInstallation,
} from '../test/support/installation.ts';
import type { AnswerData } from '../test/support/answer-data.ts';
import { scopesOf } from '../runtime/roles.ts';
import type { Viewer } from '../runtime/viewer.ts';
import { creditCode } from '../start/catalogue/credit-code.ts';
import { openInstallation } from '../start/installation.ts';
import { uriOf } from '../start/processes/embedded-database.ts';
import type { Bench } from './support/bench.ts';
import { openCountedGraph } from './support/counted-graph.ts';
import { measure } from './support/measure.ts';
import { formatTable } from './support/table.ts';

const root = path.join(import.meta.dirname, '..');

/** The size that the figures in the README are for. */
const SUPPLIERS = 20_000;
const SKUS_PER_SUPPLIER = 10;
const ROWS = 500;
const DURATION_MS = 5_000;
const CONNECTIONS = [1, 16];

/** One request of a user, again and again. */
interface Scenario {
  readonly name: string;
  readonly query: string;
  /** Variables of the nth request: no two alike where a user's would not be. */
  readonly variablesOf: (index: number) => object;
  readonly check: (data: AnswerData) => void;
  readonly viewer?: Viewer;
  readonly token?: string;
}

const STOREFRONT = `query Storefront($words: String!) {
  listings(filter: { market: "DE", search: $words }, first: 20) {
    nodes {
      id title price { amount currency }
      sku { available ip(market: "DE") { verdict } }
      landedCost { total { amount currency } complete missing }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

const SKU = `query Sku($id: ID!) {
  sku(id: $id) { code name hsCode available price(quantity: 100) { amount currency } }
}`;

const PUBLISH = `mutation Publish($input: PublishInventoryInput!) {
  publishInventory(input: $input) {
    applied replayed expectedSequence
    results { status before level { available version } errors { code } }
    userErrors { code message }
  }
}`;

const WORDS = ['toys', 'blocks', 'red', 'plastic toys', 'blue'];

export const graphBench: Bench = {
  name: 'graph',
  about: `our graph, ${SUPPLIERS} suppliers, ${SUPPLIERS * SKUS_PER_SUPPLIER} SKUs, one gateway worker, client on the same machine`,
  run: async () => {
    const dataDir = await prepareCatalogue();
    const graph = await startInstallation(dataDir, { WORKERS: '1' });
    const counted = await openCountedGraph(uriOf(await openInstallation(dataDir)));
    const rows: Row[] = [];
    try {
      for (const scenario of await scenariosOf(graph)) {
        const { query, variablesOf, viewer = null } = scenario;
        // The first one loads what later ones find loaded, such as plans and the driver's connections.
        await counted.commandsOf(query, variablesOf(-2), viewer);
        const commands = await counted.commandsOf(query, variablesOf(-1), viewer);
        for (const connections of CONNECTIONS)
          rows.push(await measureRow(graph, scenario, { connections, commands }));
      }
      console.log(formatTable(rows));
    } finally {
      await counted.close();
      await endInstallations();
    }
  },
};

type Row = Readonly<Record<string, string | number>>;

async function measureRow(
  graph: Installation,
  { name, query, variablesOf, check, token }: Scenario,
  { connections, commands }: { readonly connections: number; readonly commands: number },
): Promise<Row> {
  const run = async (index: number) => {
    const { data, errors } = await graph.ask(query, variablesOf(connections * 1_000_000 + index), token);
    assert.equal(errors, undefined, JSON.stringify(errors));
    check(data);
  };
  const { perSecond, p50Ms, p99Ms } = await measure(run, { connections, durationMs: DURATION_MS });
  return {
    scenario: name,
    connections,
    'requests/s': Number(perSecond.toFixed(1)),
    'p50 ms': Number(p50Ms.toFixed(2)),
    'p99 ms': Number(p99Ms.toFixed(2)),
    'database commands': commands,
  };
}

/** Seeds the catalogue into a folder that later runs find again. */
async function prepareCatalogue(): Promise<string> {
  const dataDir = path.join(root, 'node_modules/.cache/bench', `graph-${SUPPLIERS}x${SKUS_PER_SUPPLIER}`);
  const args = ['--suppliers', String(SUPPLIERS), '--skus-per-supplier', String(SKUS_PER_SUPPLIER)];
  const { code, output } = await runCommand('start/commands/seed.js', args, { DATA_DIR: dataDir });
  assert.equal(code, 0, output);
  console.log(`seeded: ${output.trim().split('\n').at(-1)}`);
  return dataDir;
}

async function scenariosOf(graph: Installation): Promise<readonly Scenario[]> {
  const ids = await findSkuIds(graph);
  return [
    {
      name: 'storefront search page',
      query: STOREFRONT,
      variablesOf: (index) => ({ words: WORDS[Math.abs(index) % WORDS.length] }),
      check: ({ listings }) => assert.equal(listings.nodes.length, 20),
    },
    {
      name: 'BeltToDoor',
      query: readFileSync(path.join(root, 'schema/operations/belt-to-door.graphql'), 'utf8'),
      variablesOf: () => ({}),
      check: ({ belts }) => assert.equal(belts.nodes[0].products.nodes.length, 5),
    },
    {
      name: 'SKU by id',
      query: SKU,
      variablesOf: (index) => ({ id: ids[Math.abs(index) % ids.length] }),
      check: ({ sku }) => assert.ok(sku.available >= 0 && sku.code),
    },
    await publishScenario(graph),
  ];
}

interface Nodes<Node> {
  readonly nodes: readonly Node[];
}

async function findSkuIds(graph: Installation): Promise<readonly string[]> {
  const query = '{ products(first: 100) { nodes { skus(first: 3) { nodes { id } } } } }';
  const { data } = await graph.ask<{ products: Nodes<{ skus: Nodes<{ id: string }> }> }>(query);
  const ids = data.products.nodes.flatMap(({ skus }) => skus.nodes.map(({ id }) => id));
  assert.ok(ids.length >= 100);
  return ids;
}

/** A supplier of its own with 500 SKUs, of which every call sets every level to another number. */
async function publishScenario(graph: Installation): Promise<Scenario> {
  const serial = Math.floor(Date.now() / 1_000) % 100_000_000;
  const key = `bench-${serial}`;
  const supplierId = await registerSupplier(graph, { key, creditCode: creditCode('44', serial) });
  const token = await graph.token('supplier', supplierId);
  await publishSkus(graph, { key, supplierId, token });
  const { data } = await graph.ask('{ warehouses(first: 1) { nodes { id } } }');
  const warehouseId: string = data.warehouses.nodes[0].id;
  return {
    name: `publishInventory, ${ROWS} rows`,
    query: PUBLISH,
    variablesOf: (index) => ({
      input: {
        idempotencyKey: `${key}-${index}`,
        supplierId,
        mode: 'SET',
        items: SKU_CODES.map((skuCode) => ({
          skuCode,
          warehouseId,
          quantity: 1_000 + (Math.abs(index) % 1_000),
        })),
      },
    }),
    check: ({ publishInventory }) => {
      assert.deepEqual(publishInventory.userErrors, []);
      assert.equal(publishInventory.results.length, ROWS);
    },
    token,
    viewer: { account: 'bench', role: 'supplier', partyId: supplierId, scopes: scopesOf('supplier') },
  };
}

const SKU_CODES = Array.from({ length: ROWS }, (_, index) => `B-${index}`);

async function registerSupplier(
  graph: Installation,
  { key, creditCode }: { readonly key: string; readonly creditCode: string },
): Promise<string> {
  const { data } = await graph.ask<{ registerSupplier: { supplier: { id: string }; userErrors: object[] } }>(
    `mutation ($input: RegisterSupplierInput!) {
      registerSupplier(input: $input) { supplier { id } userErrors { code message field } }
    }`,
    {
      input: {
        idempotencyKey: key,
        nameEn: 'Bench Toys Co., Ltd.',
        role: 'MANUFACTURER',
        taxpayer: 'GENERAL',
        creditCode,
      },
    },
    await graph.token('operator'),
  );
  assert.deepEqual(data.registerSupplier.userErrors, []);
  return data.registerSupplier.supplier.id;
}

async function publishSkus(
  graph: Installation,
  { key, supplierId, token }: { readonly key: string; readonly supplierId: string; readonly token: string },
): Promise<void> {
  const skus = SKU_CODES.map((code, index) => ({
    code,
    productName: `Bench building blocks ${Math.floor(index / 5)}`,
    name: `Bench building blocks ${index}`,
    hsCode: '9503008900',
    origin: 'CN',
    legalQuantities: [{ value: '0.5', unit: 'KGM' }],
    netWeight: { grams: 500 },
    grossWeight: { grams: 600 },
    priceTiers: [{ minQuantity: 1, price: { amount: '12.50', currency: 'CNY' } }],
  }));
  const { data } = await graph.ask(
    `mutation ($input: PublishSkusInput!) {
      publishSkus(input: $input) { results { status errors { code message field } } userErrors { code message field } }
    }`,
    { input: { idempotencyKey: key, supplierId, skus } },
    token,
  );
  assert.deepEqual(data.publishSkus.userErrors, []);
}
