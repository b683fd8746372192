import * as z from 'zod';
import { readReferenceFile } from '../../../runtime/reference-data.ts';
import type { Behaviour } from '../customs/simulated/behaviour.ts';

const share = z.number().min(0).max(1);
const ms = z.int().nonnegative();

const scenarios = z
  .array(
    z.strictObject({
      name: z.string().min(1),
      hsPrefixes: z.array(z.string().regex(/^\d{0,10}$/)).min(1),
      firstTimeOnly: z.boolean(),
      steps: z.array(z.tuple([z.string().regex(/^-?\d{1,6}$/), ms])).min(1),
    }),
  )
  .min(1);

const shape = z.strictObject({
  about: z.string(),
  seed: z.string().min(1),
  faults: z.strictObject({ duplicateShare: share, lateShare: share, lateMs: ms }),
  closesAfterMs: ms,
  scenarios,
  summaryScenarios: scenarios,
});

const NO_FAULTS = { duplicateShare: 0, lateShare: 0, lateMs: 0 };

/** How this installation's simulated customs behaves; without faults unless it is set to have them. */
export function readSimulatedBehaviour({
  SIMULATED_CUSTOMS_FAULTS = 'false',
}: Readonly<Record<string, string>> = {}): Behaviour {
  const behaviour = readReferenceFile('simulated-customs.json', shape).content;
  return SIMULATED_CUSTOMS_FAULTS === 'true' ? behaviour : { ...behaviour, faults: NO_FAULTS };
}
