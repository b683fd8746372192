import { stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  endInstallations,
  type Installation,
  newDataDir,
  runCommand,
  startInstallation,
} from '../support/installation.ts';
import { descendantsOf, isAlive, titleOf, until } from '../support/processes.ts';
import { isListable, publishSku } from '../support/listings.ts';
import { adjustInput, findStockedSku, PUBLISH, readFeed, readStock } from '../support/stock.ts';

jest.setTimeout(240_000);

let dataDir: string;
let graph: Installation;
beforeAll(async () => {
  dataDir = await newDataDir();
  graph = await startInstallation(dataDir);
}, 180_000);
// Some of the tests end it.
beforeEach(async () => {
  if (!isAlive(graph.process.pid ?? 0)) graph = await startInstallation(dataDir);
}, 180_000);
afterAll(endInstallations);

const isReady = ({ url }: Installation): Promise<boolean> =>
  fetch(`${url}/health/ready`).then(
    ({ status }) => status === 200,
    () => false,
  );

describe('npm start', () => {
  it('serves the graph, the console, health and metrics from an empty folder', async () => {
    const { data } = await graph.ask(
      '{ belts(filter: { search: "Chenghai" }) { nodes { name zone { name } } } }',
    );
    expect(data).toEqual({ belts: { nodes: [{ name: 'Chenghai toys', zone: { name: 'Shantou' } }] } });

    const page = await fetch(graph.url);
    expect(page.headers.get('content-type')).toMatch('text/html');
    const text = await page.text();
    const files = [...text.matchAll(/(?:src|href)="(console\/[^"]+)"/g)].map((match) => match[1]);
    expect(files).toHaveLength(2);
    for (const file of files) expect((await fetch(`${graph.url}/${file}`)).status).toBe(200);
    expect(text).not.toMatch(/https?:/);

    expect((await fetch(`${graph.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${graph.url}/health/ready`)).status).toBe(200);
    const metrics = await (await fetch(`${graph.url}/metrics`)).text();
    expect(metrics).toMatch(/beltgraph_event_lag_seconds\{[^}]*receiver="retailers"[^}]*\} \d/);
    expect(metrics).toMatch(/gateway_request_seconds_count\{status="200"\} [1-9]/);
  });

  it('keeps what was acknowledged when every process is killed, and starts again at once', async () => {
    const sku = await findStockedSku(graph);
    const before = await readFeed(graph, sku);
    const { data } = await graph.ask(PUBLISH, adjustInput(sku, 'delivery-1', 7), sku.token);
    expect(data.publishInventory).toMatchObject({ applied: 1, userErrors: [] });
    await graph.crash();

    graph = await startInstallation(dataDir);
    const levels = await readStock(graph, sku.skuId, sku.token);
    expect(levels).toContainEqual(
      expect.objectContaining({ warehouseId: sku.warehouseId, onHand: sku.onHand + 7 }),
    );
    const after = await readFeed(graph, sku, before.at(-1)?.cursor);
    expect(after.map(({ onHandDelta }) => onHandDelta)).toEqual([7]);
  });

  it('leaves no process behind when it is interrupted, and exits with 0', async () => {
    const processes = graph.processes();
    expect(processes.length).toBeGreaterThanOrEqual(4);
    const { code, output } = await graph.interrupt();
    expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
    expect(processes.filter(isAlive)).toEqual([]);
  });

  it('takes its children with it when it alone is killed, and the next one starts at once', async () => {
    const children = descendantsOf(graph.process.pid ?? 0);
    graph.process.kill('SIGKILL');
    graph = await startInstallation(dataDir);
    expect((await fetch(`${graph.url}/health/ready`)).status).toBe(200);
    await until('the children have ended', () => !children.some(isAlive));
  });

  it('refuses to run twice on one folder, saying where it runs', async () => {
    const { code, output } = await runCommand('start/main.js', [], { DATA_DIR: dataDir, PORT: '0' });
    expect(code).toBe(1);
    expect(output).toContain(graph.url);
    expect(output).toContain(String(graph.process.pid));
    expect(output).not.toMatch(/\bat .*:\d+:\d+/);
    // Commands still find the one that runs.
    expect((await stat(path.join(dataDir, 'running.json'))).isFile()).toBe(true);
  });

  it('says when its port is taken', async () => {
    const env = { DATA_DIR: await newDataDir(), PORT: new URL(graph.url).port };
    const { code, output } = await runCommand('start/main.js', [], env);
    expect(code).toBe(1);
    expect(output).toMatch(/port \d+ .*taken/i);
  });

  it('refuses production without its settings, and makes no keys', async () => {
    const unmade = await newDataDir();
    const { code, output } = await runCommand('start/main.js', [], {
      DATA_DIR: unmade,
      NODE_ENV: 'production',
    });
    expect(code).toBe(1);
    for (const name of ['MONGODB_URI', 'VIEWER_SECRET', 'JWKS_FILE', 'JWT_ISSUER', 'JWT_AUDIENCE']) {
      expect(output).toContain(name);
    }
    await expect(stat(unmade)).rejects.toThrow('ENOENT');
  });

  it('keeps its secrets from everybody but its owner', async () => {
    const modeOf = async (name: string) => (await stat(path.join(dataDir, name))).mode & 0o777;
    expect(await modeOf('.')).toBe(0o700);
    expect(await modeOf('viewer-secret')).toBe(0o600);
    expect(await modeOf('issuer/private-key.json')).toBe(0o600);
  });

  it('starts again what dies: a gateway worker, the background and the database', async () => {
    await until('all have started', () => graph.processes().length === 5);
    for (const title of ['beltgraph gateway', 'beltgraph background', 'beltgraph database']) {
      const victim = graph.processes().find((pid) => titleOf(pid) === title);
      process.kill(victim ?? 0, 'SIGKILL');
      await until(`${title} is back`, () => {
        const pids = graph.processes().filter((pid) => titleOf(pid) === title);
        return !pids.includes(victim ?? 0) && pids.length >= (title.endsWith('gateway') ? 2 : 1);
      });
      await until('it is ready again', () => isReady(graph));
      const sku = await publishSku(graph, title.replace(' ', '-'));
      // The retailers' subgraph learns of it by an event, and refuses listings of what it does not know.
      await until('it can be listed', () => isListable(graph, sku));
    }
  });
});
