import type { Document } from 'bson';
import { failedToParse, MongoError } from '../../errors.ts';
import { add } from '../../bson/arithmetic.ts';
import { distinctKey } from '../../bson/key.ts';
import { toNumber } from '../../bson/number.ts';
import { compareValues } from '../../bson/order.ts';
import { isDocument, isNumeric, type NumericValue } from '../../bson/types.ts';
import { editAt } from '../edit.ts';
import { compileExpression } from '../expression.ts';
import { addUnits, isUnit, type Unit } from '../expression/date-units.ts';
import { timeZone } from '../expression/time-zone.ts';
import { compileSort } from '../sort.ts';
import { Top } from '../top.ts';
import { blockingStage } from './flow.ts';
import { MemoryBudget } from './memory.ts';
import type { CompileStage } from './stage.ts';

type Value = NumericValue | Date;

interface Range {
  readonly step: NumericValue;
  readonly unit: Unit | null;
  readonly bounds: 'full' | 'partition' | readonly [Value, Value];
}

/** MongoDB's limit of the documents that one stage makes. */
const MAX_GENERATED = 500_000;

const isValue = (value: unknown): value is Value => value instanceof Date || isNumeric(value);

function parseRange(spec: unknown): Range {
  if (!isDocument(spec)) throw failedToParse("The 'range' field of $densify must be an object");
  const { step, unit, bounds } = spec as Record<string, unknown>;
  if (!isNumeric(step) || toNumber(step) <= 0)
    throw new MongoError(
      5733401,
      'the step parameter in a range statement must be a strictly positive numeric value',
    );
  if (unit !== undefined && (typeof unit !== 'string' || !isUnit(unit)))
    throw failedToParse('unknown unit of a range');
  if (bounds === 'full' || bounds === 'partition') return { step, unit: unit ?? null, bounds };
  const [lower, upper] = Array.isArray(bounds) ? (bounds as unknown[]) : [];
  if (!isValue(lower) || !isValue(upper))
    throw new MongoError(
      5733403,
      'a bounding array must be an ascending array of either two dates or two numbers',
    );
  return { step, unit: unit ?? null, bounds: [lower, upper] };
}

function following(value: Value, { step, unit }: Range): Value {
  if (!(value instanceof Date)) return add(value, step) ?? value;
  if (!unit) throw new MongoError(6053600, 'a date can only be densified with a unit');
  return addUnits(value, { unit, amount: toNumber(step), zone: timeZone('UTC') });
}

interface Member {
  readonly document: Document;
  readonly value: Value;
}

interface Group {
  readonly partition: Document;
  readonly members: Member[];
}

/* A document edited within stays a document. */
const withField = (document: Document, path: string, value: unknown): Document =>
  editAt(document, path.split('.'), { creates: true, apply: () => value }) as Document;

/** Adds documents where a sequence of numbers or dates has gaps. */
export const densify: CompileStage = (operand, { pace }) => {
  if (!isDocument(operand)) throw failedToParse('The $densify stage specification must be an object');
  const { field, partitionByFields = [], range: spec } = operand as Record<string, unknown>;
  if (typeof field !== 'string' || field === '')
    throw failedToParse("The 'field' of $densify must be a string");
  if (!Array.isArray(partitionByFields)) throw failedToParse("'partitionByFields' must be an array");
  const names = partitionByFields.map(String);
  const range = parseRange(spec);
  const read = compileExpression(`$${field}`);
  const partitionOf = names.map((name) => ({ name, read: compileExpression(`$${name}`) }));
  const sort = compileSort({ value: 1 });
  let generated = 0;

  function* filled(
    { partition, members }: Group,
    [lower, upper]: readonly [Value, Value],
    isInclusive: boolean,
  ): Generator<Document> {
    let index = 0;
    for (let value = lower; ; value = following(value, range)) {
      const order = compareValues(value, upper);
      if (isInclusive ? order > 0 : order >= 0) break;
      let exists = false;
      for (
        let member = members[index];
        member && compareValues(member.value, value) <= 0;
        member = members[++index]
      ) {
        exists ||= compareValues(member.value, value) === 0;
        yield member.document;
      }
      if (exists) continue;
      if (++generated > MAX_GENERATED)
        throw new MongoError(
          5897900,
          `Generated ${generated} documents in $densify, which is over the limit`,
        );
      yield withField(partition, field as string, value);
    }
    for (const { document } of members.slice(index)) yield document;
  }

  function boundsOf(group: Group, all: readonly [Value, Value] | null): readonly [Value, Value] | null {
    if (range.bounds === 'full') return all;
    if (range.bounds !== 'partition') return range.bounds;
    const [first, last] = [group.members[0], group.members.at(-1)];
    return first && last ? [first.value, last.value] : null;
  }

  return blockingStage(() => {
    const top = new Top<Document>(sort);
    const rest: Document[] = [];
    const memory = new MemoryBudget('$densify');
    return {
      add: (document) => {
        memory.keep(document);
        const value = read(document);
        if (value === null || value === undefined) rest.push(document);
        else if (isValue(value)) top.add([value], document);
        else throw new MongoError(5733201, 'Densify field type must be numeric or a date');
      },
      finish: function* () {
        const groups = new Map<string, Group>();
        let [least, greatest]: [Value | null, Value | null] = [null, null];
        for (const document of top.drain(null)) {
          if (!document) {
            yield null;
            continue;
          }
          const value = read(document) as Value; // checked when it was added
          least ??= value;
          greatest = value;
          const partition = partitionOf.reduce<Document>((result, { name, read: readPart }) => {
            const part = readPart(document);
            return part === undefined ? result : withField(result, name, part);
          }, {});
          const key = distinctKey(partition);
          const group = groups.get(key) ?? { partition, members: [] };
          groups.set(key, group);
          group.members.push({ document, value });
        }
        yield* rest;
        const all = least !== null && greatest !== null ? ([least, greatest] as const) : null;
        for (const group of groups.values()) {
          const bounds = boundsOf(group, all);
          if (bounds) yield* filled(group, bounds, !Array.isArray(range.bounds));
        }
      },
    };
  }, pace);
};
