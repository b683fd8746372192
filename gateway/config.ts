import * as z from 'zod';
import { readConfig } from '../runtime/config.ts';
import { LOG_LEVELS } from '../runtime/log.ts';
import { workerCount } from '../runtime/processes/worker-count.ts';

const list = z.string().transform((text) => text.split(',').flatMap((item) => item.trim() || []));
const milliseconds = z.coerce.number().int().min(1).max(600_000);
const httpUrl = z.url({ protocol: /^https?$/ });

/** Headers that say how a message travels, or that the gateway writes itself. */
const NOT_FORWARDED = new Set([
  'accept',
  'accept-encoding',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'x-beltgraph-viewer',
  'x-request-id',
]);

/** Settings of every gateway, also of the one that the launcher runs. */
export const gatewaySettings = {
  /** Origins whose pages may call, separated by commas. */
  CORS_ORIGINS: list
    .pipe(z.array(z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)))
    .default([]),
  /** Let clients read the schema. */
  INTROSPECTION: z.stringbool().default(true),
  /** How many operations one request may carry in a list; 1 takes no lists. */
  MAX_BATCH: z.coerce.number().int().min(1).max(100).default(1),
  /** Of all documents that are kept for clients who name them by their hash; 0 keeps none. */
  PERSISTED_QUERY_CHARACTERS: z.coerce.number().int().min(0).max(100_000_000).default(4_000_000),
  /** How long making one plan may take, and how long the process that makes it may outlive a gateway that was killed. */
  PLAN_TIMEOUT_MS: milliseconds.max(30_000).default(5_000),
  /** Carry out a query once for all who ask the same at the same time. */
  SHARE_IDENTICAL_REQUESTS: z.stringbool().default(false),
  /** Who may have `extensions.explain`: nobody, whoever has the scope `gateway:explain`, or everybody. */
  EXPLAIN: z.enum(['nobody', 'scope', 'everybody']).default('scope'),
  MAX_BODY_BYTES: z.coerce.number().int().min(1_000).max(100_000_000).default(1_000_000),
  /** For a whole request. */
  REQUEST_TIMEOUT_MS: milliseconds.default(30_000),
  /** For one call to a subgraph over HTTP. */
  SUBGRAPH_TIMEOUT_MS: milliseconds.default(10_000),
};

/** What every gateway is told of its clients' limits. */
export type GatewayLimits = {
  readonly [Name in keyof typeof gatewaySettings]: z.output<(typeof gatewaySettings)[Name]>;
};

/** The settings of every gateway, out of those that hold others too. */
export const gatewayLimits = (settings: GatewayLimits): GatewayLimits =>
  // Each name of the shape is one of the settings, of the same type.
  Object.fromEntries(
    Object.keys(gatewaySettings).map((name) => [name, settings[name as keyof GatewayLimits]] as const),
  ) as GatewayLimits;

/** How long what runs may take to finish when the gateway alone is told to stop. */
export const GRACE_MS = 10_000;

const shape = z
  .object({
    ...gatewaySettings,
    PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
    HOST: z.string().default('127.0.0.1'),
    WORKERS: workerCount,
    LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
    /** Keys of the issuer of tokens; without them everybody is a visitor. */
    JWKS_FILE: z.string().optional(),
    JWKS_URL: httpUrl.optional(),
    JWT_ISSUER: z.string().optional(),
    JWT_AUDIENCE: z.string().optional(),
    /** `scope` takes a token's scopes as they are; `beltgraph` reads the roles of this project's own graph. */
    JWT_CLAIMS: z.enum(['scope', 'beltgraph']).default('scope'),
    /** Signs who asks; the subgraphs verify it with the same secret. Nobody is named without it. */
    VIEWER_SECRET: z.string().min(32, 'At least 32 characters').optional(),
    /** Headers of clients that go on to every subgraph, separated by commas. */
    FORWARD_HEADERS: list
      .transform((names) => names.map((name) => name.toLowerCase()))
      .pipe(z.array(z.string().refine((name) => !NOT_FORWARDED.has(name), 'One of these is not forwarded')))
      .default([]),
    /** `show` lets clients read what subgraphs say of any error. */
    SUBGRAPH_ERRORS: z.enum(['hide', 'show']).default('hide'),
    /** How long it says that it is not ready before it stops taking requests. */
    DRAIN_MS: z.coerce.number().int().min(0).max(600_000).default(0),
  })
  .superRefine(({ JWKS_FILE, JWKS_URL, JWT_ISSUER, JWT_AUDIENCE }, context) => {
    const wrong = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (JWKS_FILE && JWKS_URL) wrong('JWKS_URL', 'Give JWKS_FILE or JWKS_URL, not both');
    if (!JWKS_FILE && !JWKS_URL) return;
    if (!JWT_ISSUER) wrong('JWT_ISSUER', 'Needed with JWKS_FILE or JWKS_URL');
    if (!JWT_AUDIENCE) wrong('JWT_AUDIENCE', 'Needed with JWKS_FILE or JWKS_URL');
  });

export type GatewayConfig = z.output<typeof shape>;

/** Reads the settings of the gateway alone. @throws naming every wrong one. */
export const loadGatewayConfig = (env: NodeJS.ProcessEnv): GatewayConfig =>
  readConfig(shape, Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
