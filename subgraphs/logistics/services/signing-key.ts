import { randomBytes } from 'node:crypto';
import type { Models } from '../models/index.ts';
import type { SigningKeyRecord } from '../models/signing-key.ts';

const ID = 'shipping-quotes';

/** Makes the secret of this installation where there is none; of two processes that try, one wins. */
export async function installSigningKey({ signingKeys }: Models): Promise<void> {
  if (await signingKeys.exists({ _id: ID })) return;
  const secret = randomBytes(32).toString('hex');
  await signingKeys.updateOne({ _id: ID }, { $setOnInsert: { secret } }, { upsert: true });
}

/** Reads the secret once: it never changes. */
export function createSecretReader({ signingKeys }: Models): () => Promise<string> {
  let known: Promise<string> | null = null;

  async function read(): Promise<string> {
    const record = await signingKeys.findById(ID).lean<SigningKeyRecord>();
    if (!record) throw new Error('logistics has no signing key; it is made when the subgraph is installed');
    return record.secret;
  }

  return async () => {
    known ??= read();
    try {
      return await known;
    } catch (error) {
      known = null;
      throw error;
    }
  };
}
