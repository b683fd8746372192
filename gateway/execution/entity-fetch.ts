import type { FetchDataRewrite, FetchNode } from '@apollo/query-planner';
import type { PlanStep } from './plan-step.ts';
import { compileContext, heldTargetsAt } from './contexts.ts';
import { merge } from './merge.ts';
import { type Faults, faultsOf, type PlacedError } from './faults.ts';
import { type NeedsOfFetch, needsOfFetch } from './needs-of-fetch.ts';
import type { PlanFacts } from './plan-facts.ts';
import { planNames } from './plan-names.ts';
import { compileRepresentations } from './representations.ts';
import { applyRewrites } from './rewrites.ts';
import { type Entity, isObject } from './entity.ts';
import type { Run } from './run.ts';
import { askOf, sendTo } from './send.ts';
import type { Answer } from './source.ts';
import { partsOf } from './joining/joined-fetch.ts';
import { copy } from './sharing/copy.ts';
import { replaceAt, targetsAt } from './targets.ts';
import { isSame } from './unify.ts';

/** The objects that one representation stands for. */
type Targets = readonly Entity[];

/** A fetch of more about the objects at a path: each of them is asked for once, however often it stands there. */
export function compileEntityFetch(node: FetchNode, facts: PlanFacts, path: readonly string[]): PlanStep {
  const shared = facts.sharedAlong(path);
  const fetchAbout = compileFetchAbout(node, facts, path);
  if (node.contextRewrites?.length) return inContext(node.contextRewrites, fetchAbout);
  return (run) => {
    const targets = targetsAt(run.data, path, shared);
    return targets.length === 0 ? undefined : fetchAbout(run, targets);
  };

  /** Objects that stand in different things are asked about with different arguments, so not together. */
  function inContext(rewrites: readonly FetchDataRewrite[], about: FetchAbout): PlanStep {
    const contextOf = compileContext(rewrites, facts.types.fits);
    return (run) => {
      const groups = new Map<string, { variables: Run['variables']; targets: Entity[] }>();
      for (const held of heldTargetsAt(run.data, path)) {
        const values = contextOf(held);
        const key = JSON.stringify(values);
        const group = groups.get(key) ?? { variables: { ...run.variables, ...values }, targets: [] };
        groups.set(key, group);
        group.targets.push(held.target);
      }
      const steps = [...groups.values()].map(({ variables, targets }) =>
        about({ ...run, variables }, targets),
      );
      return steps.length === 0 ? undefined : allOf(steps);
    };
  }
}

/** Fetches more about some of the objects at a path. */
type FetchAbout = (run: Run, targets: readonly Entity[]) => Promise<void> | undefined;

function compileFetchAbout(node: FetchNode, facts: PlanFacts, path: readonly string[]): FetchAbout {
  const fetch = facts.fetchOf(node);
  const { requires = [], inputRewrites, outputRewrites } = node;
  const { fits, isObjectType } = facts.types;
  const { textOf, objectOf } = compileRepresentations(requires, inputRewrites, fits);
  const shared = facts.sharedAlong(path);
  const isInContext = facts.isInContext(path);
  const inPlan = planNames(node);
  const parts = partsOf(node);
  // Nobody asks as long as nothing is wrong.
  let needs: readonly NeedsOfFetch[] | null = null;
  const required = facts.requiredOf(node);
  const askAgain = required && compileFetchAbout(required, facts, path);
  const alone = parts.length > 1 ? parts.map((part) => compileFetchAbout(part, facts, path)) : [];

  return (run, targets) => {
    const byText = new Map<string, Entity[]>();
    const incomplete: Entity[] = [];
    for (const target of targets) {
      const text = textOf(target);
      if (run.faults.kept) keepNeeds(run.faults.kept, target, text !== null);
      const known = text === null ? incomplete : byText.get(text);
      if (known) known.push(target);
      else if (text !== null) byText.set(text, [target]);
    }
    if (byText.size > 0 && byText.size < targets.length && !run.faults.kept && !isInContext) {
      unifyTargets(run, [...byText.values()]);
    }
    const fetched = byText.size > 0 ? fetchAll(run, byText) : undefined;
    if (incomplete.length === 0 || alone.length === 0) return fetched;
    return allOf([fetched, ...alone.map((fetchAbout) => fetchAbout(run, incomplete))]);
  };

  function keepNeeds(faults: Faults, target: Entity, isAskedAbout: boolean): void {
    needs ??= parts.map((part) => needsOfFetch(part, facts.types));
    // What cannot be asked about as a whole, is asked about in parts.
    if (!isAskedAbout && alone.length > 0) return;
    for (const { byField, asWhole } of needs) {
      for (const need of (isAskedAbout ? byField : asWhole)(target)) faults.need(target, need);
    }
  }

  async function fetchAll(run: Run, byText: ReadonlyMap<string, Entity[]>): Promise<void> {
    const entities = [...byText.values()];
    const representations = {
      texts: [...byText.keys()],
      objects: () => entities.map(([first]) => objectOf(first ?? {})),
    };
    const answer = await sendTo(run, askOf(run, fetch, representations));
    settle(run, entities, answer);
    const lost = askAgain ? lostIn(entities, answer) : [];
    if (lost.length > 0) await askAgain?.(run, lost);
  }

  /** Objects that nothing tells apart become one, so that everything after this is done once for all of them. */
  function unifyTargets(run: Run, entities: readonly Entity[][]): void {
    const replacements = new Map<object, Entity>();
    for (const same of entities) {
      const [first, ...others] = same;
      if (!first || others.length === 0) continue;
      same.length = 1;
      for (const other of others) {
        if (isSame(first, other)) replacements.set(other, first);
        else same.push(other);
      }
    }
    if (replacements.size > 0) replaceAt(run.data, path, { shared, replacements });
  }

  function settle(run: Run, targetsOf: readonly Targets[], { data, errors }: Answer): void {
    const answered: unknown = data?.['_entities'];
    const entities: readonly unknown[] | null =
      Array.isArray(answered) && answered.length === targetsOf.length ? answered : null;
    if (entities && outputRewrites) applyRewrites(entities, outputRewrites, fits);
    entities?.forEach((entity, index) => {
      if (!isObject(entity)) return;
      for (const target of targetsOf[index] ?? [])
        merge(target, isInContext ? copy(entity, new Map()) : entity, { shape: fetch.shape, isObjectType });
    });
    if (errors.length > 0) keepErrors(run, targetsOf, { entities, errors });
    noteAbsent(run, targetsOf, { entities, errors });
  }

  function keepErrors(
    run: Run,
    targetsOf: readonly Targets[],
    { entities, errors }: { entities: readonly unknown[] | null; errors: Answer['errors'] },
  ): void {
    const faults = faultsOf(run);
    const placed = new Map<number, PlacedError[]>();
    const failed = new Set<number | null>();
    for (const error of errors) {
      const [root, index, ...path] = error.path ?? [];
      const isPlaced = root === '_entities' && typeof index === 'number';
      if (isPlaced && path.length > 0) keep(placed, index, { error, path: path.map(inPlan) });
      else if (!isPlaced && entities) faults.addUnplaced(error);
      else {
        const which = isPlaced ? index : null;
        // One error is told a place.
        if (failed.has(which)) continue;
        failed.add(which);
        for (const target of which === null ? targetsOf.flat() : (targetsOf[which] ?? [])) {
          faults.addFailure(target, fetch.shape, error);
        }
      }
    }
    for (const [index, ofEntity] of placed) {
      const entity = entities?.[index];
      const given = { data: isObject(entity) ? entity : null, shape: fetch.shape };
      for (const target of targetsOf[index] ?? []) faults.add(target, ofEntity, given);
    }
  }

  function noteAbsent(
    { absent }: Run,
    targetsOf: readonly Targets[],
    { entities, errors }: { entities: readonly unknown[] | null; errors: Answer['errors'] },
  ): void {
    const failed = new Set(errors.map(({ path: at }) => at?.[1]));
    const mayAnyHaveFailed = errors.some(({ path: at }) => !at);
    entities?.forEach((entity, index) => {
      if (entity !== null || mayAnyHaveFailed || failed.has(index)) return;
      for (const target of targetsOf[index] ?? []) absent.add(target);
    });
  }
}

/** Objects of which an error beside what was asked has made null. */
function lostIn(targetsOf: readonly Targets[], { data, errors }: Answer): readonly Entity[] {
  const answered: unknown = data?.['_entities'];
  if (errors.length === 0 || !Array.isArray(answered)) return [];
  const failed = new Set(errors.map(({ path }) => (path && path.length > 2 ? path[1] : undefined)));
  return targetsOf.flatMap((targets, index) =>
    answered[index] === null && failed.has(index) ? targets : [],
  );
}

function keep(placed: Map<number, PlacedError[]>, index: number, error: PlacedError): void {
  const ofEntity = placed.get(index);
  if (ofEntity) ofEntity.push(error);
  else placed.set(index, [error]);
}

async function allOf(steps: readonly (Promise<void> | undefined)[]): Promise<void> {
  await Promise.all(steps.filter((step) => step !== undefined));
}
