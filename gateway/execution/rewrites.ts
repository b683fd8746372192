import type { FetchDataRewrite } from '@apollo/query-planner';
import type { FitsType } from './representations.ts';
import { type Entity, isObject } from './entity.ts';

const CONDITION = '... on ';

/** Applies what a plan says about the names and types of the objects that go into a fetch or come out of it. */
export function applyRewrites(value: unknown, rewrites: readonly FetchDataRewrite[], fits: FitsType): void {
  for (const rewrite of rewrites) {
    const key = rewrite.path.at(-1);
    if (key === undefined) continue;
    for (const object of objectsAt(value, rewrite.path.slice(0, -1), fits)) rewriteKey(object, key, rewrite);
  }
}

function rewriteKey(object: Entity, key: string, rewrite: FetchDataRewrite): void {
  if (rewrite.kind === 'ValueSetter') {
    object[key] = rewrite.setValueTo;
  } else if (Object.hasOwn(object, key) && object[key] !== undefined) {
    object[rewrite.renameKeyTo] = object[key];
    delete object[key];
  }
}

function objectsAt(value: unknown, path: readonly string[], fits: FitsType): readonly Entity[] {
  if (Array.isArray(value)) return value.flatMap((item) => objectsAt(item, path, fits));
  if (!isObject(value)) return [];
  const [step, ...rest] = path;
  if (step === undefined) return [value];
  if (!step.startsWith(CONDITION)) return objectsAt(value[step], rest, fits);
  const typeName = value['__typename'];
  const applies = typeof typeName !== 'string' || fits(typeName, step.slice(CONDITION.length));
  return applies ? objectsAt(value, rest, fits) : [];
}
