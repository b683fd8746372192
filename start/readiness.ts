import type { Databases } from '../runtime/database.ts';
import { installationDatabase } from './open-graph.ts';

const TIMEOUT_MS = 1_000;
/** A load balancer asks often; the database is asked once in this time. */
const FRESH_MS = 500;

/** Answers null when the database answers, or why the graph is not ready. */
export function createReadiness(databases: Databases): () => Promise<string | null> {
  const { db } = installationDatabase(databases);
  let checkedAt = -Infinity;
  let checking: Promise<string | null> = Promise.resolve(null);

  const check = async (): Promise<string | null> => {
    if (!db) return 'the database is not open';
    const late = new Promise<never>((_resolve, reject) => {
      setTimeout(() => reject(new Error('late')), TIMEOUT_MS).unref();
    });
    try {
      await Promise.race([db.admin().ping({ maxTimeMS: TIMEOUT_MS }), late]);
      return null;
    } catch {
      return 'the database does not answer';
    }
  };

  return () => {
    if (performance.now() - checkedAt > FRESH_MS) {
      checkedAt = performance.now();
      checking = check();
    }
    return checking;
  };
}
