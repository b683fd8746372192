import type { Document } from 'bson';
import { failedToParse, MongoError } from '../../errors.ts';
import { isDocument } from '../../bson/types.ts';

const METHODS: Readonly<Record<string, string>> = { linear: '$linearFill', locf: '$locf' };

function partitionOf({ partitionBy, partitionByFields }: Record<string, unknown>): unknown {
  if (partitionBy !== undefined && partitionByFields !== undefined) {
    throw new MongoError(
      6050204,
      "Maximum one of 'partitionBy' and 'partitionByFields can be specified in '$fill'",
    );
  }
  if (!Array.isArray(partitionByFields)) return partitionBy;
  return Object.fromEntries(
    partitionByFields.map((field: unknown, index) => [`f${index}`, `$${String(field)}`]),
  );
}

/** The stages that a `$fill` means. */
export function fillStages(operand: unknown): readonly Document[] {
  if (!isDocument(operand)) throw failedToParse('The $fill stage specification must be an object');
  const { output, sortBy } = operand as Record<string, unknown>;
  if (!isDocument(output))
    throw new MongoError(40414, "BSON field '$fill.output' is missing but a required field");
  const values: Document = {};
  const methods: Document = {};
  for (const [field, spec] of Object.entries(output) as [string, unknown][]) {
    const { value, method } = (isDocument(spec) ? spec : {}) as Record<string, unknown>;
    const name = typeof method === 'string' ? METHODS[method] : undefined;
    if (value !== undefined) values[field] = { $ifNull: [`$${field}`, value] };
    else if (name) methods[field] = { [name]: `$${field}` };
    else
      throw new MongoError(
        6050202,
        `Method must be either 'linear' or 'locf', or a value must be given, for ${field}`,
      );
  }
  const partitionBy = partitionOf(operand);
  const windows = {
    $setWindowFields: {
      ...(partitionBy === undefined ? {} : { partitionBy }),
      ...(isDocument(sortBy) ? { sortBy } : {}),
      output: methods,
    },
  };
  return [
    ...(Object.keys(methods).length > 0 ? [windows] : []),
    ...(Object.keys(values).length > 0 ? [{ $addFields: values }] : []),
  ];
}
