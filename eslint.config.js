import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

export default defineConfig(
  { ignores: ['dist', 'dist.build-*', 'coverage', '.data', '**/generated.ts'] },
  js.configs.recommended,
  ts.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        // One program for all files: a language service takes half as long again.
        project: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
  },
  {
    rules: {
      'max-params': ['error', 3],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings are read in config.ts.' },
        { object: 'Math', property: 'random', message: 'Take ids and chance from an argument.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportDefaultDeclaration',
          message: 'Export by name: one thing has one name everywhere.',
        },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Take the time from the context.',
        },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
    },
  },
  {
    // The embedded database is a server of its own, with its own clock; processes start from the shell's environment.
    files: [
      'database/**',
      'runtime/clock.ts',
      'scripts/**',
      'start/**',
      'bench/**',
      'test/**',
      'examples/**',
    ],
    rules: { 'no-restricted-properties': 'off', 'no-restricted-syntax': 'off' },
  },
  {
    files: ['test/**', 'bench/**'],
    rules: {
      'max-params': 'off',
      '@typescript-eslint/require-await': 'off',
      // An answer has the shape of its query, which the test that wrote it knows.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: '@jest/globals', name: ['describe', 'it'] }] },
      ],
    },
  },
  { files: ['*.ts', '*.js'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['**/*.js'], extends: [ts.configs.disableTypeChecked] },
  {
    files: ['examples/*.js'],
    languageOptions: { globals: { console: 'readonly', fetch: 'readonly', process: 'readonly' } },
  },
);
