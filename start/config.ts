import * as z from 'zod';
import { gatewaySettings } from '../gateway/config.ts';
import { readConfig } from '../runtime/config.ts';
import { LOG_LEVELS } from '../runtime/log.ts';
import { workerCount } from '../runtime/processes/worker-count.ts';

/** `finance=http://127.0.0.1:4005/graphql,logistics=http://...` */
const subgraphUrls = z
  .string()
  .transform((text) => text.split(',').map((pair) => pair.trim().split(/=(.*)/s).slice(0, 2)))
  .pipe(z.array(z.tuple([z.string().regex(/^[a-z]+$/), z.url({ protocol: /^https?$/ })])))
  .transform((pairs) => Object.fromEntries(pairs));

/** The settings of `npm start` and of the commands; `.env.example` explains each. */
export const settingsShape = z.object({
  ...gatewaySettings,
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('.data'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'Begins with mongodb:// or mongodb+srv://')
    .optional(),
  WORKERS: workerCount,
  SUBGRAPH_URLS: subgraphUrls.default({}),
  VIEWER_SECRET: z.string().min(32, 'At least 32 characters').optional(),
  JWKS_FILE: z.string().optional(),
  JWKS_URL: z.url({ protocol: /^https?$/ }).optional(),
  JWT_ISSUER: z.string().optional(),
  JWT_AUDIENCE: z.string().optional(),
  PAYMENT_WEBHOOK_SECRETS: z
    .string()
    .regex(/^[^,\s]{32,}(,[^,\s]{32,})?$/, 'One or two secrets of at least 32 characters, split by a comma')
    .optional(),
  SIMULATED_CUSTOMS_FAULTS: z.stringbool().default(true),
  FX_QUOTE_SECONDS: z.coerce.number().int().min(1).max(86_400).default(1_800),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('warn'),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
});

/** Of these, production takes nothing that an installation made up by itself. */
const PRODUCTION_NEEDS = ['MONGODB_URI', 'VIEWER_SECRET', 'JWT_ISSUER', 'JWT_AUDIENCE'] as const;

const checkedShape = settingsShape.superRefine((settings, context) => {
  if (settings.JWKS_FILE && settings.JWKS_URL) {
    context.addIssue({ code: 'custom', path: ['JWKS_URL'], message: 'Give JWKS_FILE or JWKS_URL, not both' });
  }
  if (settings.NODE_ENV !== 'production') return;
  for (const name of PRODUCTION_NEEDS) {
    if (settings[name] === undefined) {
      context.addIssue({ code: 'custom', path: [name], message: 'Must be set when NODE_ENV=production' });
    }
  }
  if (!settings.JWKS_FILE && !settings.JWKS_URL) {
    context.addIssue({
      code: 'custom',
      path: ['JWKS_FILE'],
      message: 'JWKS_FILE or JWKS_URL must be set when NODE_ENV=production',
    });
  }
});

export type Settings = z.output<typeof settingsShape>;

/**
 * Reads the settings. One that is empty counts as not given, as `.env` files and compose files write it.
 *
 * @throws naming every wrong one; in production also every one that is missing.
 */
export const loadSettings = (env: NodeJS.ProcessEnv): Settings =>
  readConfig(checkedShape, Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
