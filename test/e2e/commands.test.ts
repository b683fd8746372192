import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  endInstallations,
  type Installation,
  runCommand,
  startInstallation,
} from '../support/installation.ts';
import { installedDataDir } from '../support/installed-data.ts';
import { until } from '../support/processes.ts';

jest.setTimeout(240_000);

let graph: Installation;
beforeAll(async () => {
  graph = await startInstallation(await installedDataDir());
}, 180_000);
afterAll(endInstallations);

const run = (command: string, ...args: string[]) =>
  runCommand(`start/commands/${command}.js`, args, { DATA_DIR: graph.dataDir });

async function file(name: string, text: string): Promise<string> {
  const place = path.join(await mkdtemp(path.join(tmpdir(), 'beltgraph-file-')), name);
  await writeFile(place, text);
  return place;
}

async function countToyMakers(): Promise<number> {
  const { data } = await graph.ask<{ belts: { nodes: { suppliers: { nodes: object[] } }[] } }>(
    '{ belts(filter: { search: "Chenghai" }) { nodes { suppliers(first: 100) { nodes { id } } } } }',
  );
  return data.belts.nodes[0]?.suppliers.nodes.length ?? 0;
}

async function refundRateOf(hsCode: string, on: string) {
  const { data } = await graph.ask<{ refundRate: { rate: string | null; on: string } }>(
    'query ($hsCode: HsCode!, $on: Date) { refundRate(hsCode: $hsCode, on: $on) { rate on } }',
    { hsCode, on },
  );
  return data.refundRate.rate;
}

describe('npm run seed', () => {
  it('adds to a running installation, and nothing when it is run again', async () => {
    const before = await countToyMakers();
    for (const _round of [1, 2]) {
      expect(await run('seed', '--suppliers', '520', '--skus-per-supplier', '2')).toMatchObject({ code: 0 });
      expect(await countToyMakers()).toBe(before + 3);
    }
  });
});

describe('npm run audit-log', () => {
  it('says of each log where it ends, and finds the one that is not as it was seen', async () => {
    const operator = await graph.token('operator');
    const register = `mutation { registerBuyer(input: {
      idempotencyKey: "audit", name: "Erika Mustermann", country: "DE", kind: CONSUMER }) { buyer { id } } }`;
    await graph.ask(register, {}, operator);
    let end = '';
    await until('the act is sealed', async () => {
      const verified = await run('audit-log', 'verify');
      end = /retailers: as it was written {2}(retailers=\d+:\S+)/.exec(verified.output)?.[1] ?? '';
      return end !== '';
    });
    expect(await run('audit-log', 'verify', '--seen', end)).toMatchObject({ code: 0 });
    const forged = end.replace(/:.*/, `:${'0'.repeat(64)}`);
    const { code, output } = await run('audit-log', 'verify', '--seen', forged);
    expect(code).not.toBe(0);
    expect(output).toContain('is not the one that was seen before');
  });
});

describe('npm run import', () => {
  it('takes a whole file', async () => {
    const csv =
      'prefix,rate,validFrom,validTo\n95030089,0.05,2031-01-01,\n95030060,0.06,2031-01-01,2031-12-31\n';
    const { code, output } = await run('import', 'rates', await file('rates.csv', csv));
    expect(code).toBe(0);
    expect(output).toContain('2 rows are taken');
    expect(await refundRateOf('9503008900', '2031-06-01')).toBe('0.05');
  });

  it('says what is wrong with every row, and takes none', async () => {
    const csv =
      'prefix,rate,validFrom,validTo\n9504,0.07,2032-01-01,\n95x,0.05,2032-01-01,\n9505,13,2032-02-30,\n';
    const { code, output } = await run('import', 'rates', await file('rates.csv', csv));
    expect(code).toBe(1);
    expect(output).toMatch(/line 3: prefix: /);
    expect(output).toMatch(/line 4: rate: /);
    expect(output).toMatch(/line 4: validFrom: /);
    expect(await refundRateOf('9504', '2032-06-01')).not.toBe('0.07');
  });
});

describe('npm run clock', () => {
  const today = async () => {
    const { data } = await graph.ask<{ refundRate: { on: string } }>('{ refundRate(hsCode: "9503") { on } }');
    return data.refundRate.on;
  };
  const daysFrom = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

  it('moves the time of every process, and sets it back', async () => {
    const before = await today();
    expect(await run('clock', '--advance', 'P40D')).toMatchObject({ code: 0 });
    await until('the graph is 40 days ahead', async () => daysFrom(before, await today()) >= 40);
    expect(await run('clock', '--reset')).toMatchObject({ code: 0 });
    await until('the graph is back', async () => daysFrom(before, await today()) < 2);
  });

  it('does not move in production', async () => {
    const production = {
      NODE_ENV: 'production',
      MONGODB_URI: 'mongodb://127.0.0.1:9/',
      VIEWER_SECRET: 'x'.repeat(32),
      JWKS_FILE: 'keys.json',
      JWT_ISSUER: 'issuer',
      JWT_AUDIENCE: 'audience',
    };
    const { code, output } = await runCommand('start/commands/clock.js', ['--advance', 'P1D'], production);
    expect(code).toBe(1);
    expect(output).toContain('production');
  });
});

describe('npm run token', () => {
  it('gives a token that the graph takes', async () => {
    const token = await graph.token('integrator');
    const { data } = await graph.ask('{ viewer { account party } }', {}, token);
    expect(data.viewer).toEqual({ account: 'integrator', party: 'PLATFORM' });
  });

  it('gives none in production', async () => {
    const env = { NODE_ENV: 'production', DATA_DIR: graph.dataDir };
    expect(await runCommand('start/commands/token.js', ['--as', 'operator'], env)).toMatchObject({ code: 1 });
  });
});

describe('npm run subgraph', () => {
  it('knows the subgraphs by their names', async () => {
    const { code } = await run('subgraph', 'nobody', '--port', '0');
    expect(code).toBe(2);
  });
});

describe('every command', () => {
  it.each([
    ['seed', ['--suppliers', 'many']],
    ['seed', ['--supplier', '5']],
    ['seed', []],
    ['import', ['rates']],
    ['import', ['prices', 'file.csv']],
    ['clock', []],
    ['clock', ['--advance', '40 days']],
    ['clock', ['--advance', 'P1D', '--reset']],
    ['token', ['--as', 'king']],
    ['token', ['supplier']],
    ['subgraph', ['finance', '--port', '99999']],
    ['audit-log', ['seal']],
  ])('shows its usage for %s %j', async (command, args) => {
    const { code, output } = await run(command, ...args);
    expect(code).toBe(2);
    expect(output).toContain(`npm run ${command} -- `);
  });

  it('explains itself', async () => {
    expect(await run('token', '--help')).toMatchObject({
      code: 0,
      output: expect.stringContaining('supplier'),
    });
  });
});
