import { expect, it } from '@jest/globals';
import { buildSchema, isInterfaceType, isObjectType } from 'graphql';
import { composeSupergraph } from '../../gateway/compose.ts';
import { defineNodeSubgraph } from '../../gateway/node-subgraph.ts';
import { subgraphs } from '../../subgraphs/index.ts';

const schema = buildSchema(composeSupergraph(subgraphs), { assumeValidSDL: true });

it('has a prefix for every Node type', () => {
  const node = schema.getType('Node');
  if (!isInterfaceType(node)) throw new Error('no interface Node');
  const implementations = schema.getImplementations(node).objects.map(({ name }) => name);
  const prefixed = [...defineNodeSubgraph(subgraphs).typesByPrefix.values()].map(({ typeName }) => typeName);
  expect(prefixed.sort()).toEqual([...implementations].sort());
  expect(implementations.length).toBeGreaterThan(10);
});

it('says of everything that clients see what it is', () => {
  const silent = Object.values(schema.getTypeMap()).flatMap((type) => {
    if (/^(__|join__|link__|requiresScopes__)/.test(type.name) || ['Query', 'Mutation'].includes(type.name))
      return [];
    const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
    const undescribed = fields
      .filter(({ description }) => !description)
      .map((field) => `${type.name}.${field.name}`);
    return type.description || !('description' in type) ? undescribed : [type.name, ...undescribed];
  });
  const builtIn = new Set(['String', 'Int', 'Float', 'Boolean', 'ID']);
  expect(silent.filter((name) => !builtIn.has(name))).toEqual([]);
});

it('guards no type that an id leads to, since that would guard all of them', () => {
  expect(composeSupergraph(subgraphs)).not.toMatch(/interface Node[^{]*@(authenticated|requiresScopes)/);
});
