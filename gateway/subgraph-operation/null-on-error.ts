import { type GraphQLOutputType, isNonNullType } from 'graphql';
import { locatedErrorAt, type Path } from './path.ts';
import { type CompleteValue, isPending, type OperationField, type Run } from './run.ts';

/**
 * Completes a value where null may take its place: an error is told there, and the answer goes on beside it. Where null
 * may not stand, the error goes on upwards, and so makes null of what is around it.
 */
export function nullOnError(
  type: GraphQLOutputType,
  field: OperationField,
  complete: CompleteValue,
): CompleteValue {
  const mayBeNull = !isNonNullType(type);
  return (value, run, path) => {
    try {
      const completed = complete(value, run, path);
      return isPending(completed)
        ? completed.then(undefined, (error) => failed(error, run, path))
        : completed;
    } catch (error) {
      return failed(error, run, path);
    }
  };

  function failed(error: unknown, run: Run, path: Path): null {
    const located = locatedErrorAt(error, field, path);
    if (!mayBeNull) throw located;
    run.errors.add(located, path);
    return null;
  }
}
