import * as z from 'zod';
import type { Desk, Question } from './desk.ts';

/** What only an account that the installation knows may ask, and only an installation of ours can answer. */
const WHO: Question<unknown> = {
  query: '{ alertRules { code } }',
  shape: z.object({ alertRules: z.array(z.object({ code: z.string() })) }),
};

/**
 * Makes sure that the installation at the desk's address is the one whose keys lie in `DATA_DIR`: the simulation signs
 * its tokens with them, and moves the clock of the database that belongs to them.
 *
 * @throws an Error for people
 */
export async function requireOwn({ url, ask }: Pick<Desk, 'url' | 'ask'>, dataDir: string): Promise<void> {
  try {
    await ask(WHO, {}, { role: 'customs' });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `${url} is not the installation of DATA_DIR ${dataDir}, and nothing was changed in either.\n` +
        'The simulation signs for all parties with the keys in DATA_DIR and moves the clock in its database: run it where the\n' +
        'installation was started, with the same DATA_DIR and MONGODB_URI; --url is another address of it, as behind a proxy.\n' +
        `(${reason})`,
      { cause: error },
    );
  }
}
