import { describe, expect, it } from '@jest/globals';
import { createHsPrefixesOfClass } from '../../../../subgraphs/supervision/domain/ip-classes.ts';

const hsPrefixesOfClass = createHsPrefixesOfClass([
  { system: 'NICE', class: '28', hsPrefixes: ['95'] },
  { system: 'NICE', class: '35', hsPrefixes: [] },
  { system: 'LOCARNO', class: '21', hsPrefixes: ['6306', '95'] },
  { system: 'LOCARNO', class: '21-01', hsPrefixes: ['9503'] },
  { system: 'IPC', class: 'A63H', hsPrefixes: ['9503'] },
]);

describe('hsPrefixesOfClass', () => {
  it.each([
    ['NICE', '28', ['95']],
    ['NICE', '35', []],
    ['NICE', '46', null],
    ['LOCARNO', '21-01', ['9503']],
    ['LOCARNO', '21-99', ['6306', '95']],
    ['LOCARNO', '21', ['6306', '95']],
    ['LOCARNO', '99-01', null],
    ['IPC', 'A63H', ['9503']],
    ['IPC', 'A63', null],
    ['IPC', '28', null],
  ] as const)('finds the goods of %s class %s: %j', (system, name, prefixes) => {
    expect(hsPrefixesOfClass(system, name)).toEqual(prefixes);
  });
});
