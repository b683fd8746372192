import { availableParallelism } from 'node:os';
import * as z from 'zod';

const MAX_DEFAULT = 4;

/** `WORKERS`: how many processes answer. */
export const workerCount = z.coerce
  .number()
  .int()
  .min(1)
  .max(64)
  .default(Math.min(availableParallelism(), MAX_DEFAULT));
