import * as z from 'zod';
import { readClockOffset, writeClockOffset } from '../../runtime/clock.ts';
import { openDatabases } from '../../runtime/database.ts';
import { loadSettings } from '../config.ts';
import { installationDatabase } from '../open-graph.ts';
import { noPositionals, runCommand } from './command.ts';
import { durationMs } from './duration.ts';
import { findDatabase } from './find-database.ts';

const usage = `npm run clock -- --advance DURATION    moves the installation's time ahead
npm run clock -- --reset               sets it back to the machine's

DURATION is one of ISO 8601 in weeks, days, hours, minutes and seconds: P40D, PT90M, P1DT12H.
Every process of the installation follows within half a second.`;

const duration = z.string().transform((text, context) => {
  const ms = durationMs(text);
  if (ms !== null && Number.isSafeInteger(ms)) return ms;
  context.addIssue({ code: 'custom', message: `"${text}" is no duration such as P40D` });
  return z.NEVER;
});

await runCommand(
  {
    usage,
    options: { advance: { type: 'string' }, reset: { type: 'boolean' } },
    shape: z
      .object({ advance: duration.optional(), reset: z.boolean().default(false), positionals: noPositionals })
      .refine(({ advance, reset }) => (advance !== undefined) !== reset, 'Give --advance or --reset'),
    run: async ({ advance }) => {
      const settings = loadSettings(process.env);
      if (settings.NODE_ENV === 'production') throw new Error('The time of production is the machine’s');
      const database = await findDatabase(settings);
      const databases = await openDatabases(database.uri);
      const db = installationDatabase(databases);
      const offsetMs = advance === undefined ? 0 : (await readClockOffset(db)) + advance;
      await writeClockOffset(db, offsetMs);
      process.stdout.write(`The installation's time is ${new Date(Date.now() + offsetMs).toISOString()}\n`);
      await databases.close();
      await database.close();
    },
  },
  process.argv.slice(2),
);
