import * as z from 'zod';
import { readReferenceFile } from '../../../runtime/reference-data.ts';
import { isCalendarDate } from '../../../values/calendar-date.ts';
import { isCountryCode } from '../../../values/country-code.ts';
import { isDecimal } from '../../../values/decimal.ts';
import { RISK_LEVELS } from '../models/ip-guide.ts';
import { ipRightRow } from './ip-right-row.ts';

const date = z.string().refine(isCalendarDate);
const validity = { validFrom: date, validTo: date.nullable() };
const about = z.string();
const source = z.string();

const zones = z.strictObject({
  about,
  zones: z.array(
    z.strictObject({
      id: z.string().startsWith('zone_'),
      batch: z.int().min(1),
      approvedOn: date,
      revokedOn: date.nullable(),
      nameEn: z.string().min(1),
      nameZh: z.string().min(1),
      provinceCode: z.string().regex(/^CN-[A-Z]{2}$/),
      document: z.string().nullable(),
    }),
  ),
});

const ipRights = z.strictObject({ about, source, updatedOn: date, rights: z.array(ipRightRow) });

const ipGuides = z.strictObject({
  about,
  source,
  guides: z.array(
    z.strictObject({
      territory: z.string().refine(isCountryCode),
      ...validity,
      riskLevel: z.enum(RISK_LEVELS),
      text: z.string().min(1),
    }),
  ),
});

const indicatorSets = z.strictObject({
  about,
  source,
  sets: z.array(
    z.strictObject({
      id: z.string().startsWith('indicators_'),
      name: z.string(),
      ...validity,
      indicators: z
        .array(
          z.strictObject({
            code: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
            name: z.string(),
            unit: z.string(),
            lowerIsBetter: z.boolean(),
            weight: z.string().refine(isDecimal),
            zeroAt: z.string().refine(isDecimal),
            fullAt: z.string().refine(isDecimal),
          }),
        )
        .max(50),
    }),
  ),
});

const practices = z.strictObject({
  about,
  practices: z.array(
    z.strictObject({
      id: z.string().startsWith('practice_'),
      title: z.string().min(1),
      summary: z.string().min(1),
      zoneId: z.string().startsWith('zone_'),
      publishedOn: date,
      adoptedBy: z.array(z.string().startsWith('zone_')).max(300),
      source,
    }),
  ),
});

export const readPractices = () => readReferenceFile('practices.json', practices);
export const readZones = () => readReferenceFile('zones.json', zones);
export const readIpRights = () => readReferenceFile('ip-rights.json', ipRights);
export const readIpGuides = () => readReferenceFile('ip-guides.json', ipGuides);
export const readIndicatorSets = () => readReferenceFile('indicator-sets.json', indicatorSets);
