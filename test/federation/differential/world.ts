import { createHash } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { type FieldSpec, type GraphSpec, namedType } from './graph-spec.ts';

/** An object of a random graph: an entity by its id, a value by where it came from. */
export interface WorldObject {
  readonly __typename: string;
  readonly id: string;
}

export type Arguments = Readonly<Record<string, unknown>>;

/** Fails where no null may stand; subgraphs answer null there, against their schema. */
export class ForbiddenNull extends GraphQLError {}

/** Of an object that the field's subgraph does not know. */
export class Absent extends GraphQLError {}

const IDS = 4;
const MAX_ITEMS = 3;

/**
 * The data of a random graph: a function of names, ids and arguments, so that every subgraph and the whole schema see
 * the same, and go on seeing it when parts of the graph are taken away.
 */
export interface World {
  /** Errors are values, also within lists. @param required what the field was given of other subgraphs' fields */
  readonly valueOf: (object: WorldObject, field: FieldSpec, given: Given) => unknown;
  readonly isAbsent: (object: WorldObject) => boolean;
}

export interface Given {
  readonly args: Arguments;
  readonly required?: unknown;
  /** Which types an object of an abstract type may have there. */
  readonly choices: readonly string[];
}

export function createWorld({ salt, rates, entities }: GraphSpec): World {
  const entityNames = new Set(entities.map(({ name }) => name));
  return {
    isAbsent: ({ __typename, id }) => randomOf(salt, 'absent', __typename, id)(100) < rates.absent,
    valueOf: ({ __typename, id }, field, { args, required = null, choices }) => {
      const place = [__typename, id, field.name, JSON.stringify(args), JSON.stringify(required)];
      const random = randomOf(salt, ...place);
      return valueOfType(field.type);

      function valueOfType(type: string): unknown {
        if (type.endsWith('!')) {
          if (!field.isFirm && random(400) < rates.errors)
            return random(2) === 0 ? errorAt(place) : new ForbiddenNull('No null may be here');
          return presentValue(type.slice(0, -1));
        }
        if (random(100) < rates.nulls) return null;
        if (!field.isFirm && random(100) < rates.errors) return errorAt(place);
        return presentValue(type);
      }

      function presentValue(type: string): unknown {
        if (!type.startsWith('[')) return named(namedType(type));
        return Array.from({ length: random(MAX_ITEMS + 1) }, () => valueOfType(type.slice(1, -1)));
      }

      function named(type: string): unknown {
        switch (type) {
          case 'Int':
            return random(100);
          case 'Float':
            return random(100) / 4;
          case 'Boolean':
            return random(2) === 0;
          case 'String':
          case 'ID':
            return `${field.name}-${random(1_000)}`;
          case 'Color':
            return ['RED', 'GREEN', 'BLUE'][random(3)];
          case 'Json':
            return [{ a: random(9), b: [null, 'x'] }, 'text', [1, [2]], false][random(4)];
          default:
            return object(choices[random(choices.length)] ?? type);
        }
      }

      function object(type: string): WorldObject {
        const next = entityNames.has(type) ? `${random(IDS)}` : `${place.join('/')}/${random(1_000)}`;
        return { __typename: type, id: next };
      }
    },
  };
}

const errorAt = (place: readonly string[]): GraphQLError =>
  new GraphQLError(`Error of ${place.slice(0, 3).join('.')}`, { extensions: { code: 'NOT_FOUND' } });

/** Numbers below any bound, the same for the same texts. */
function randomOf(salt: number, ...texts: readonly string[]): (bound: number) => number {
  const digest = createHash('md5')
    .update(`${salt}|${texts.join('|')}`)
    .digest();
  let state = digest.readUInt32LE(0);
  return (bound) => {
    // Mulberry32.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}
