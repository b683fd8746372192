import * as z from 'zod';
import { readReferenceFile } from '../../../runtime/reference-data.ts';
import { isHsPrefix } from '../../../values/hs-code.ts';
import { CLASS_SYSTEMS, createHsPrefixesOfClass, type HsPrefixesOfClass } from '../domain/ip-classes.ts';

const shape = z.strictObject({
  about: z.string(),
  classes: z.array(
    z.strictObject({
      system: z.enum(CLASS_SYSTEMS),
      class: z.string(),
      hsPrefixes: z.array(z.string().refine(isHsPrefix)),
    }),
  ),
});

/** The goods of the classes of rights, from `data/ip-classes.json`. */
export function readIpClasses(): {
  readonly hsPrefixesOfClass: HsPrefixesOfClass;
  readonly fingerprint: string;
} {
  const { content, fingerprint } = readReferenceFile('ip-classes.json', shape);
  return { hsPrefixesOfClass: createHsPrefixesOfClass(content.classes), fingerprint };
}
