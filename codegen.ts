import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { CodegenConfig } from '@graphql-codegen/cli';

const names = readdirSync('subgraphs').filter((name) => existsSync(`subgraphs/${name}/schema.graphql`));

/** Every `export type FooMapper` of the subgraph's mappers.ts becomes the parent type of `Foo`. */
function mappersOf(name: string): Record<string, string> {
  const source = readFileSync(`subgraphs/${name}/mappers.ts`, 'utf8');
  const types = [...source.matchAll(/^export type (\w+)Mapper\b/gm)].flatMap((match) => match.slice(1));
  return Object.fromEntries(types.map((type) => [type, `./mappers.ts#${type}Mapper`]));
}

const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

const config: CodegenConfig = {
  generates: Object.fromEntries(
    names.map((name) => [
      `subgraphs/${name}/generated.ts`,
      {
        schema: ['schema/common.graphql', `subgraphs/${name}/schema.graphql`],
        plugins: ['typescript', 'typescript-resolvers'],
        config: {
          federation: true,
          contextType: `./context.ts#${pascal(name)}Context`,
          mappers: {
            Money: '../../values/money.ts#Money as MoneyValue',
            Quantity: '../../values/quantity.ts#Quantity as QuantityValue',
            Weight: '../../values/quantity.ts#Weight as WeightValue',
            Viewer: '../../runtime/viewer.ts#Viewer as ViewerValue',
            ...mappersOf(name),
          },
          enumsAsTypes: true,
          immutableTypes: true,
          useTypeImports: true,
          strictScalars: true,
          scalars: {
            ID: 'string',
            DateTime: { input: 'string', output: 'Date | string' },
            ...Object.fromEntries(
              [
                'CountryCode',
                'CurrencyCode',
                'Date',
                'Decimal',
                'HsCode',
                'Month',
                'UnitCode',
                '_FieldSet',
              ].map((scalar) => [scalar, 'string']),
            ),
          },
        },
      },
    ]),
  ),
};

export default config;
