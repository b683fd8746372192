import { Problem, Problems } from '../../../values/problem.ts';
import { parseText } from '../../../values/text.ts';
import { type DeclaredField, mayBeOverridden } from './declaration-fields.ts';

/** What a declarant writes instead of what the documents say. */
export interface FieldOverride {
  readonly field: string;
  /** Null for the head. */
  readonly lineNumber?: number | null;
  /** Null to leave the field empty. */
  readonly value?: string | null;
}

const MAX_VALUE = 255;

/** Customs', and who sells: monthly summaries are merged by what the list says of them. */
const NEVER_EMPTY: ReadonlySet<string> = new Set(['customsCode', 'portCode', 'ownerCode']);

/** The fields with a declarant's own values, each marked as typed by hand. @throws Problems, one for each bad row */
export function overrideFields(
  fields: readonly DeclaredField[],
  overrides: readonly FieldOverride[],
): readonly DeclaredField[] {
  const problems: Problem[] = [];
  const written = new Map<string, string | null>();
  overrides.forEach((override, index) => {
    const problem = problemOf(fields, override, written);
    if (problem)
      problems.push(new Problem('INVALID', problem[0], { message: problem[1], field: pathOf(index) }));
    else written.set(keyOf(override), override.value == null ? null : parseText(override.value, MAX_VALUE));
  });
  if (problems.length > 0) throw new Problems(problems);
  return fields.map((field) => {
    const value = written.get(keyOf(field));
    if (value === undefined) return field;
    return { ...field, value, source: 'MANUAL', documentId: null, documentField: 'declarant' };
  });
}

const pathOf = (index: number): readonly string[] => ['overrides', String(index)];

const keyOf = ({ field, lineNumber }: Pick<FieldOverride, 'field' | 'lineNumber'>): string =>
  `${lineNumber ?? ''}/${field}`;

function problemOf(
  fields: readonly DeclaredField[],
  override: FieldOverride,
  written: ReadonlyMap<string, unknown>,
): readonly [reason: string, message: string] | null {
  const name = `"${override.field.slice(0, 30)}"`;
  const field = fields.find((each) => keyOf(each) === keyOf(override));
  if (!field) return ['no-such-field', `The declaration has no field ${name} there`];
  if (!mayBeOverridden(field)) return ['field-not-for-declarants', `${name} is not the declarant's to write`];
  if (written.has(keyOf(override))) return ['field-twice', `${name} is given twice`];
  if (override.value == null && NEVER_EMPTY.has(override.field)) {
    return ['field-needed', `${name} cannot be left empty`];
  }
  return override.value == null || isText(override.value)
    ? null
    : ['malformed-text', `A value has 1 to ${MAX_VALUE} characters, in one line`];
}

function isText(value: string): boolean {
  try {
    parseText(value, MAX_VALUE);
    return true;
  } catch {
    return false;
  }
}
