import * as z from 'zod';
import { issueToken } from '../../gateway/index.ts';
import { isRole, ROLES } from '../../runtime/roles.ts';
import { loadSettings } from '../config.ts';
import { openInstallation } from '../installation.ts';
import { noPositionals, runCommand } from './command.ts';

const roles = Object.keys(ROLES).join(', ');

const usage = `npm run token -- --as ROLE [--id ID] [--scope SCOPE ...]

Prints a token for this installation, good for a day. Send it as "authorization: Bearer TOKEN".

ROLE   ${roles}
ID     the party that the bearer acts for, such as sup_... of a supplier or ret_... of a retailer
SCOPE  beyond the role's own, as far as the role may have it`;

await runCommand(
  {
    usage,
    options: {
      as: { type: 'string' },
      id: { type: 'string' },
      scope: { type: 'string', multiple: true },
    },
    shape: z.object({
      as: z.string('is missing').refine(isRole, `is one of ${roles}`),
      id: z.string().min(1, 'is empty').optional(),
      scope: z.array(z.string()).default([]),
      positionals: noPositionals,
    }),
    run: async ({ as: role, id, scope: scopes }) => {
      const { directory: dataDir } = await openInstallation(loadSettings(process.env).DATA_DIR);
      const now = new Date();
      const token = await issueToken({
        dataDir,
        role,
        scopes,
        now,
        ...(id !== undefined && { partyId: id }),
      });
      process.stdout.write(`${token}\n`);
    },
  },
  process.argv.slice(2),
);
