import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { appendEvents, eventModel, toRecord } from '../../../runtime/events.ts';
import { sha256 } from '../../../runtime/id.ts';
import type { QuotePublicKey, QuoteSigningKey } from '../../../runtime/shipping-quote.ts';
import type { SubgraphDeps } from '../../../runtime/subgraph.ts';
import { type EventData, QUOTE_KEYS } from '../domain/events.ts';
import type { Models } from '../models/index.ts';
import type { QuoteKeyRecord } from '../models/quote-key.ts';

const KEY_ID_LENGTH = 8;

/** Makes the key of this installation where there is none, and tells the others; of two that try at once, one does. */
export async function installQuoteKey(deps: SubgraphDeps, { quoteKeys }: Models): Promise<void> {
  if (await quoteKeys.exists({})) return;
  const session = await deps.db.startSession();
  try {
    await session.withTransaction(async () => {
      if (await quoteKeys.exists({}).session(session)) return;
      const key = newKey();
      const { keyId, publicKey } = key;
      const data: EventData['QuoteKeyMade'] = { keyId, publicKey };
      const event = { aggregateId: QUOTE_KEYS, sequence: key._id, type: 'QuoteKeyMade', data };
      await quoteKeys.insertMany([key], { session, lean: true });
      await appendEvents(eventModel(deps.db), [toRecord(event, deps.clock.now(), deps.consumersOf)], session);
    });
  } finally {
    await session.endSession();
  }
}

function newKey(): QuoteKeyRecord {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { _id: 1, keyId: sha256(publicKey).slice(0, KEY_ID_LENGTH), publicKey, privateKey };
}

/** The keys that a process works with. */
export interface QuoteKeys {
  readonly signing: QuoteSigningKey;
  readonly known: readonly QuotePublicKey[];
}

/** Reads the keys once: they never change. */
export function createQuoteKeyReader({ quoteKeys }: Models): () => Promise<QuoteKeys> {
  let read: Promise<QuoteKeys> | null = null;

  async function readKeys(): Promise<QuoteKeys> {
    const known = await quoteKeys.find().sort({ _id: -1 }).lean<QuoteKeyRecord[]>();
    const [newest] = known;
    if (!newest) throw new Error('logistics has no quote key; it is made when the subgraph is installed');
    return { known, signing: { keyId: newest.keyId, privateKey: createPrivateKey(newest.privateKey) } };
  }

  return async () => {
    read ??= readKeys();
    try {
      return await read;
    } catch (error) {
      read = null;
      throw error;
    }
  };
}
