import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { readReferenceFile } from '../../../runtime/reference-data.ts';
import {
  readCarriers,
  readFreightRates,
  readLanes,
  readPorts,
  readWarehouses,
} from '../../../subgraphs/logistics/services/reference-files.ts';
import { readZones } from '../../../subgraphs/supervision/services/reference-files.ts';
import { isCountry } from '../../../values/country-code.ts';
import { overlaps } from '../../../values/validity.ts';

const { belts } = readReferenceFile(
  'belts.json',
  z.object({
    belts: z.array(
      z.object({
        id: z.string(),
        provinceCode: z.string(),
        city: z.string(),
        zoneId: z.string().nullable(),
        ports: z.array(z.string()),
      }),
    ),
  }),
).content;

const { ports } = readPorts().content;
const { lanes } = readLanes().content;
const { carriers } = readCarriers().content;
const { warehouses } = readWarehouses().content;
const { rates, weightRules, source } = readFreightRates().content;
const portByCode = new Map(ports.map((port) => [port.code, port]));
const unique = (texts: readonly string[]) => new Set(texts).size === texts.length;

describe('data of belts', () => {
  it('names only zones and ports that exist', () => {
    const zones = new Set(readZones().content.zones.map(({ id }) => id));
    expect(belts.filter(({ zoneId }) => zoneId !== null && !zones.has(zoneId))).toEqual([]);
    expect(belts.filter((belt) => belt.ports.some((code) => !portByCode.has(code)))).toEqual([]);
  });

  it('puts each belt in the province of its zone', () => {
    const zones = new Map(readZones().content.zones.map((zone) => [zone.id, zone.provinceCode]));
    expect(
      belts.filter(({ zoneId, provinceCode }) => zoneId !== null && zones.get(zoneId) !== provinceCode),
    ).toEqual([]);
  });
});

describe('data of logistics', () => {
  it('has each port once, in a country and a time zone that exist, under its country’s code', () => {
    expect(unique(ports.flatMap(({ code, aliases }) => [code, ...aliases]))).toBe(true);
    expect(ports.filter(({ code, country }) => !isCountry(country) || !code.startsWith(country))).toEqual([]);
    for (const { timeZone } of ports) expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
  });

  it('has lanes between ports that exist, of a kind that fits the mode at both ends', () => {
    const fits = {
      SEA: ['SEA', 'RIVER'],
      RAIL: ['RAIL', 'SEA'],
      ROAD: ['ROAD', 'RAIL', 'SEA'],
      AIR: ['AIR', 'SEA'],
      POST: ['AIR'],
    };
    expect(unique(lanes.map(({ id }) => id))).toBe(true);
    const wrong = lanes.flatMap(({ id, mode, from, to, via }) => [
      ...[...from, ...to, ...via].filter((code) => !portByCode.has(code)),
      ...[...from, ...to]
        .filter((code) => !portByCode.get(code)?.kinds.some((kind) => fits[mode].includes(kind)))
        .map((code) => `${id} ${code}`),
      ...[...from, ...to].filter((code) => from.includes(code) && to.includes(code)),
    ]);
    expect(wrong).toEqual([]);
  });

  it('leads from every port of a belt to Germany', () => {
    const leads = (code: string) =>
      lanes.some(({ from, to }) => from.includes(code) && to.some((end) => end.startsWith('DE')));
    expect([...new Set(belts.flatMap((belt) => belt.ports))].filter((code) => !leads(code))).toEqual([]);
  });

  it('has a rate for every lane, by carriers that travel so, weighed by a rule that exists', () => {
    const modes = new Map(carriers.map(({ code, modes: own }) => [code, own]));
    const modeOf = new Map(lanes.map(({ id, mode }) => [id, mode]));
    const rules = new Set(weightRules.map(({ key }) => key));
    expect(lanes.filter(({ id }) => !rates.some(({ lane }) => lane === id))).toEqual([]);
    expect(
      rates.filter(({ lane, carrier, weighedBy }) => {
        const mode = modeOf.get(lane);
        return !mode || !modes.get(carrier)?.includes(mode) || !rules.has(weighedBy);
      }),
    ).toEqual([]);
  });

  it('says that its rates are samples, one for a lane, carrier, rule and day', () => {
    expect(source).toBe('SAMPLE');
    const clashes = rates.filter((rate, index) =>
      rates
        .slice(index + 1)
        .some(
          (other) =>
            other.lane === rate.lane &&
            other.carrier === rate.carrier &&
            other.weighedBy === rate.weighedBy &&
            overlaps(rate, other),
        ),
    );
    expect(clashes).toEqual([]);
  });

  it('has each carrier and warehouse once', () => {
    expect(unique(carriers.map(({ code }) => code))).toBe(true);
    expect(unique(warehouses.map(({ id }) => id))).toBe(true);
    expect(unique(warehouses.map(({ nameEn }) => nameEn))).toBe(true);
  });

  it('has a domestic warehouse in the city of every belt, and its makers’ stores', () => {
    const isThere = ({ provinceCode, city }: (typeof belts)[number]) =>
      warehouses.some(
        (each) => each.kind === 'DOMESTIC' && each.provinceCode === provinceCode && each.city === city,
      );
    expect(belts.filter((belt) => !isThere(belt))).toEqual([]);
    const ids = new Set(warehouses.filter(({ kind }) => kind === 'FACTORY').map(({ id }) => id));
    expect(belts.filter(({ id }) => !ids.has(id.replace('belt_', 'wh_factory_')))).toEqual([]);
  });

  it('puts warehouses where their kind says, near ports of their country', () => {
    expect(warehouses.filter(({ kind, country }) => (kind === 'OVERSEAS') === (country === 'CN'))).toEqual(
      [],
    );
    expect(
      warehouses.filter(({ port, country }) => port === null || portByCode.get(port)?.country !== country),
    ).toEqual([]);
  });
});
