import { availableParallelism } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { loadGatewayConfig } from '../../gateway/config.ts';

describe('loadGatewayConfig', () => {
  it('needs nothing', () => {
    expect(loadGatewayConfig({})).toEqual({
      PORT: 4000,
      HOST: '127.0.0.1',
      WORKERS: Math.min(availableParallelism(), 4),
      MAX_BATCH: 1,
      PERSISTED_QUERY_CHARACTERS: 4_000_000,
      PLAN_TIMEOUT_MS: 5_000,
      SHARE_IDENTICAL_REQUESTS: false,
      EXPLAIN: 'scope',
      LOG_LEVEL: 'info',
      CORS_ORIGINS: [],
      INTROSPECTION: true,
      MAX_BODY_BYTES: 1_000_000,
      REQUEST_TIMEOUT_MS: 30_000,
      SUBGRAPH_TIMEOUT_MS: 10_000,
      JWT_CLAIMS: 'scope',
      FORWARD_HEADERS: [],
      SUBGRAPH_ERRORS: 'hide',
      DRAIN_MS: 0,
    });
  });

  it.each([
    [{ INTROSPECTION: 'false' }, { INTROSPECTION: false }],
    [
      { CORS_ORIGINS: 'https://a.example, http://b.example:8080/' },
      { CORS_ORIGINS: ['https://a.example', 'http://b.example:8080'] },
    ],
    [{ FORWARD_HEADERS: 'X-Tenant, Authorization' }, { FORWARD_HEADERS: ['x-tenant', 'authorization'] }],
    [
      { PORT: '0', HOST: '' },
      { PORT: 0, HOST: '127.0.0.1' },
    ],
  ])('reads %p', (env, expected) => {
    expect(loadGatewayConfig(env)).toMatchObject(expected);
  });

  it.each([
    [{ PORT: 'x' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ WORKERS: '0' }, 'WORKERS'],
    [{ WORKERS: '65' }, 'WORKERS'],
    [{ JWKS_FILE: 'a', JWKS_URL: 'https://a.example', JWT_ISSUER: 'i', JWT_AUDIENCE: 'a' }, 'JWKS_URL'],
    [{ JWKS_FILE: 'a', JWT_ISSUER: 'i' }, 'JWT_AUDIENCE'],
    [{ JWKS_FILE: 'a', JWT_AUDIENCE: 'a' }, 'JWT_ISSUER'],
    [{ JWKS_URL: 'file:///etc/passwd' }, 'JWKS_URL'],
    [{ VIEWER_SECRET: 'short' }, 'VIEWER_SECRET'],
    [{ FORWARD_HEADERS: 'x-beltgraph-viewer' }, 'FORWARD_HEADERS'],
    [{ FORWARD_HEADERS: 'Content-Length' }, 'FORWARD_HEADERS'],
    [{ CORS_ORIGINS: '*' }, 'CORS_ORIGINS'],
    [{ INTROSPECTION: 'perhaps' }, 'INTROSPECTION'],
    [{ REQUEST_TIMEOUT_MS: '0' }, 'REQUEST_TIMEOUT_MS'],
    [{ PLAN_TIMEOUT_MS: '30001' }, 'PLAN_TIMEOUT_MS'],
  ])('refuses %p, naming %s', (env, name) => {
    expect(() => loadGatewayConfig(env)).toThrow(name);
  });

  it('does not repeat a secret that is wrong', () => {
    expect(() => loadGatewayConfig({ VIEWER_SECRET: 'canary' })).toThrow(/^(?!.*canary)/s);
  });
});
