import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readRows } from '../../../start/commands/read-rows.ts';

async function read(name: string, text: string) {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'beltgraph-rows-')), name);
  await writeFile(file, text);
  return await readRows(file);
}

describe('readRows', () => {
  it('reads CSV with a line of names, and says on which line a row stands', async () => {
    const text = '\ufeffprefix,rate,validTo\r\n9503,0.13,\r\n\r\n"8507,60",0.09,"2026-03-31"\r\n';
    expect(await read('rates.csv', text)).toEqual([
      { place: 'line 2', cells: { prefix: '9503', rate: '0.13', validTo: '' } },
      { place: 'line 4', cells: { prefix: '8507,60', rate: '0.09', validTo: '2026-03-31' } },
    ]);
  });

  it('reads a JSON list of objects', async () => {
    expect(await read('rates.JSON', '[{"prefix":"9503","rate":"0.13","validTo":null}]')).toEqual([
      { place: 'row 1', cells: { prefix: '9503', rate: '0.13', validTo: null } },
    ]);
  });

  it.each([
    ['a file of another kind', 'rates.xlsx', 'x', 'neither .csv nor .json'],
    ['JSON that is no list', 'rates.json', '{"rates":[]}', 'list of objects'],
    ['JSON that is none', 'rates.json', '{', /JSON/],
    ['a CSV row with a cell too many', 'rates.csv', 'a,b\n1,2,3\n', /line 2/],
    ['a CSV quote that never ends', 'rates.csv', 'a,b\n"1,2\n', /quot/i],
  ])('refuses %s', async (_case, name, text, message) => {
    await expect(read(name, text)).rejects.toThrow(message);
  });
});
