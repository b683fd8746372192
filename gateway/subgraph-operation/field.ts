import { getArgumentValues, type GraphQLResolveInfo } from 'graphql';
import { infoOf } from './info-of.ts';
import { nullOnError } from './null-on-error.ts';
import type { Path } from './path.ts';
import type { ExecuteField, OperationField, Run } from './run.ts';
import { compileAwaited } from './value.ts';

/** Compiles a field of objects of one type. */
export function compileField(field: OperationField): ExecuteField {
  const { name, definition, parentType } = field;
  const { type } = definition;
  const resolve = compileResolver(field);
  const complete = compileAwaited(type, field);
  const execute = nullOnError(type, field, (source, run, path) =>
    complete(resolve(source, run, path), run, path),
  );
  return (source, run, parent) =>
    execute(source, run, { prev: parent, key: name, typename: parentType.name });
}

type Resolve = (source: unknown, run: Run, path: Path) => unknown;

/** A field without a resolver is the property, or the method, of its name. */
function compileResolver(field: OperationField): Resolve {
  const { resolve, name } = field.definition;
  if (resolve) {
    return (source, run, path) => resolve(source, argsOf(field, run), run.context, infoOf(field, run, path));
  }
  return (source, run, path) => {
    // Also what nobody reads may be wrong.
    const args = argsOf(field, run);
    if ((typeof source !== 'object' && typeof source !== 'function') || source === null) return undefined;
    const property = (source as Readonly<Record<string, unknown>>)[name];
    return typeof property === 'function'
      ? (property as Method).call(source, args, run.context, infoOf(field, run, path))
      : property;
  };
}

type Method = (args: object, context: unknown, info: GraphQLResolveInfo) => unknown;

/** A field's arguments, in an object for this call alone. @throws what is wrong with one */
function argsOf(field: OperationField, { args: known, variables }: Run): Record<string, unknown> {
  const { definition, nodes } = field;
  if (definition.args.length === 0) return {};
  let args = known.get(field);
  if (!args) known.set(field, (args = getArgumentValues(definition, nodes[0], variables)));
  return { ...args };
}
