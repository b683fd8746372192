import type { Connection } from 'mongoose';
import * as z from 'zod';
import { installOnce, readReferenceFile } from '../../../runtime/reference-data.ts';
import type { Report } from '../../../runtime/subgraph.ts';
import { isHsCode } from '../../../values/hs-code.ts';
import { indexTermsOf } from '../../../values/search-terms.ts';
import type { BeltRecord } from '../models/belt.ts';
import type { Models } from '../models/index.ts';

const text = z.string().min(1);
const texts = z.array(text).min(1).max(20);

/** The shape of `data/belts.json`. */
export const beltsFile = z.strictObject({
  about: text,
  belts: z.array(
    z.strictObject({
      id: z.string().regex(/^belt_[a-z0-9_]+$/),
      core: z.boolean(),
      nameEn: text,
      nameZh: text,
      province: text,
      provinceZh: text,
      provinceCode: z.string().regex(/^CN-[A-Z]{2}$/),
      city: text,
      cityZh: text,
      place: text,
      placeZh: text,
      productsEn: texts,
      productsZh: texts,
      hsHeadings: z.array(z.string().length(4).refine(isHsCode)).min(1).max(20),
      zoneId: z
        .string()
        .regex(/^zone_[a-z0-9_]+$/)
        .nullable(),
      ports: z.array(z.string().regex(/^[A-Z]{2}[A-Z0-9]{3}$/)).max(10),
      confidence: z.enum(['high', 'medium']),
    }),
  ),
});

type BeltRow = z.output<typeof beltsFile>['belts'][number];

/** Loads the belts of `data/belts.json` where they are not yet as the file has them. */
export async function installBelts(db: Connection, belts: Models['belts'], report: Report): Promise<void> {
  const { content, fingerprint } = readReferenceFile('belts.json', beltsFile);
  await installOnce(db, { name: 'belts', fingerprint }, async () => {
    const records = content.belts.map(toRecord);
    await belts.bulkWrite(
      records.map((record) => ({
        replaceOne: { filter: { _id: record._id }, replacement: record, upsert: true },
      })),
    );
    report({ what: 'belts', done: records.length, total: records.length });
  });
}

function toRecord(row: BeltRow): BeltRecord {
  const { id, nameEn, nameZh, province, provinceZh, provinceCode, city, cityZh, place, placeZh } = row;
  const { productsEn, productsZh, hsHeadings, zoneId, ports } = row;
  return {
    _id: id,
    nameEn,
    nameZh,
    provinceEn: province,
    provinceZh,
    provinceCode,
    cityEn: city,
    cityZh,
    placeEn: place,
    placeZh,
    goodsEn: productsEn,
    goodsZh: productsZh,
    hsHeadings,
    zoneId,
    portIds: ports.map((code) => `port_${code}`),
    terms: indexTermsOf([nameEn, nameZh, place, placeZh, city, cityZh, ...productsEn, ...productsZh]),
  };
}
