import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { belts } from './support/belts.ts';
import { startTestGateway, type TestGateway } from './support/fixtures.ts';

let gateway: TestGateway;
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'beltgraph-console-'));
  await mkdir(path.join(directory, 'console', 'fonts'), { recursive: true });
  await writeFile(path.join(directory, 'secret.txt'), 'secret');
  await writeFile(path.join(directory, 'console', 'index.html'), '<html>console</html>');
  await writeFile(path.join(directory, 'console', 'main.js'), 'hello()');
  await writeFile(path.join(directory, 'console', 'notes.txt'), 'secret');
  await writeFile(path.join(directory, 'console', 'fonts', 'a.woff2'), 'font');
  gateway = await startTestGateway({
    fixtures: [belts],
    consoleDirectory: path.join(directory, 'console'),
  });
});
afterAll(async () => {
  await gateway.stop();
  await rm(directory, { recursive: true });
});

describe('the console', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', '<html>console</html>'],
    ['/console/main.js', 'text/javascript; charset=utf-8', 'hello()'],
    ['/console/fonts/a.woff2', 'font/woff2', 'font'],
  ])('is served at %s', async (page, contentType, body) => {
    const response = await fetch(`${gateway.url}${page}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, contentType]);
    expect(await response.text()).toBe(body);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/https?:|\*/);
  });

  it.each([
    '/console/notes.txt',
    '/console/',
    '/console/../../secret.txt',
    '/console/%2e%2e/%2e%2e/secret.txt',
    '/console/..%2f..%2fsecret.txt',
    '/console//etc/passwd',
    '/console/__proto__',
    '/secret.txt',
    '/favicon.ico',
  ])('does not serve %s', async (page) => {
    expect((await fetch(`${gateway.url}${page}`)).status).toBe(404);
  });

  it('says how to get it where it is not built', async () => {
    const bare = await startTestGateway({
      fixtures: [belts],
      consoleDirectory: path.join(directory, 'nothing'),
    });
    const response = await fetch(bare.url);
    await bare.stop();
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('npm run build');
  });
});
