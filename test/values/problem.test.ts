import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type EnumTypeDefinitionNode, Kind, parse } from 'graphql';
import { isUserErrorCode, Problem, problemAt, Problems, USER_ERROR_CODES } from '../../values/problem.ts';

describe('Problem', () => {
  it('carries its code, reason and details to the response', () => {
    const problem = new Problem('INVALID', 'price-too-low', {
      message: 'Pay more',
      field: ['items', '3', 'price'],
      lowest: '1.00',
    });
    expect(problem.message).toBe('Pay more');
    expect(problem.extensions).toEqual({
      code: 'INVALID',
      reason: 'price-too-low',
      field: ['items', '3', 'price'],
      lowest: '1.00',
    });
  });

  it('says its reason in words where it has no message', () => {
    const problem = new Problem('NOT_FOUND', 'no-such-order');
    expect(problem.message).toBe('no such order');
    expect(problem.field).toBeNull();
  });

  it('does not let a detail replace its code', () => {
    expect(new Problem('INVALID', 'odd', { code: 'INTERNAL' }).extensions.code).toBe('INVALID');
  });
});

describe('problemAt', () => {
  it('says where a refusal belongs, and keeps what it says', () => {
    const moved = problemAt(['rows', '3'], new Problem('STALE', 'too-old', { message: 'Old', known: 5 }));
    expect(moved.message).toBe('Old');
    expect(moved.field).toEqual(['rows', '3']);
    expect(moved.extensions).toEqual({ code: 'STALE', reason: 'too-old', field: ['rows', '3'], known: 5 });
  });
});

describe('Problems', () => {
  it('name every reason', () => {
    const problems = new Problems([new Problem('INVALID', 'too-long'), new Problem('INVALID', 'too-odd')]);
    expect(problems.message).toBe('too long; too odd');
  });
});

describe('user error codes', () => {
  it('are those of the schema, in its order', () => {
    const schema = parse(readFileSync(path.join(import.meta.dirname, '../../schema/common.graphql'), 'utf8'));
    const codes = schema.definitions.find(
      (node): node is EnumTypeDefinitionNode =>
        node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === 'UserErrorCode',
    );
    expect(codes?.values?.map(({ name }) => name.value)).toEqual(USER_ERROR_CODES);
  });

  it('do not include what ends a request', () => {
    expect(isUserErrorCode('FORBIDDEN')).toBe(false);
    expect(isUserErrorCode('STALE')).toBe(true);
  });
});
