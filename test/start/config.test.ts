import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { loadSettings, settingsShape } from '../../start/config.ts';

const production = {
  NODE_ENV: 'production',
  MONGODB_URI: 'mongodb://db.example/?replicaSet=rs0',
  VIEWER_SECRET: 'x'.repeat(32),
  JWKS_URL: 'https://issuer.example/jwks.json',
  JWT_ISSUER: 'https://issuer.example/',
  JWT_AUDIENCE: 'beltgraph',
};

describe('settings', () => {
  it('have a value for everything in development', () => {
    expect(loadSettings({})).toMatchObject({
      PORT: 4000,
      HOST: '127.0.0.1',
      DATA_DIR: '.data',
      SUBGRAPH_URLS: {},
      NODE_ENV: 'development',
    });
  });

  it('count an empty one as not given', () => {
    expect(loadSettings({ PORT: '', MONGODB_URI: '' })).toMatchObject({ PORT: 4000 });
  });

  it('read the addresses of subgraphs that run elsewhere', () => {
    const { SUBGRAPH_URLS } = loadSettings({
      SUBGRAPH_URLS: 'finance=http://127.0.0.1:4005/graphql?a=b, logistics=https://logistics.example/graphql',
    });
    expect(SUBGRAPH_URLS).toEqual({
      finance: 'http://127.0.0.1:4005/graphql?a=b',
      logistics: 'https://logistics.example/graphql',
    });
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['WORKERS', '0'],
    ['MONGODB_URI', 'postgres://db'],
    ['SUBGRAPH_URLS', 'finance'],
    ['SUBGRAPH_URLS', 'finance=ftp://x'],
    ['VIEWER_SECRET', 'short'],
    ['LOG_LEVEL', 'loud'],
    ['NODE_ENV', 'staging'],
  ])('refuse %s=%s by name and without the value', (name, value) => {
    expect(() => loadSettings({ [name]: value })).toThrow(name);
    expect(() => loadSettings({ [name]: value })).not.toThrow(value);
  });

  it('refuse a key set in a file and by URL at once', () => {
    expect(() => loadSettings({ JWKS_FILE: 'keys.json', JWKS_URL: 'https://issuer.example/' })).toThrow(
      'JWKS_URL',
    );
  });

  it('name everything that production misses, at once', () => {
    expect(() => loadSettings({ NODE_ENV: 'production' })).toThrow(
      /MONGODB_URI(.|\n)*VIEWER_SECRET(.|\n)*JWT_ISSUER(.|\n)*JWT_AUDIENCE(.|\n)*JWKS_FILE/,
    );
  });

  it('are enough for production when each is given', () => {
    expect(loadSettings(production)).toMatchObject(production);
  });
});

describe('.env.example', () => {
  const text = readFileSync(path.join(import.meta.dirname, '../../.env.example'), 'utf8');

  it('names every setting and no other', () => {
    const named = [...text.matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map((match) => match[1]);
    expect(named.sort()).toEqual(Object.keys(settingsShape.shape).sort());
  });

  it('is accepted as it is', () => {
    expect(() => loadSettings(parseEnv(text))).not.toThrow();
  });
});
