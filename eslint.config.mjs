import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { functionLength } from './tests/support/lint/function-length.mjs';

const OURS = ['contracts/**/*.ts', 'server/**/*.ts', 'admin/**/*.{ts,tsx}', 'sandbox/**/*.ts', '*.ts'];

/** Files whose default export Strapi, the build or a tool reads; everywhere else an export has a name. */
const DEFAULT_EXPORTS = [
  'strapi-server.ts',
  'strapi-admin.ts',
  'server/src/index.ts',
  'server/src/content-types/**/*.ts',
  'admin/src/index.ts',
  'admin/src/pages/**/index.tsx',
  '**/*.config.*',
  'tests/support/jest/*.mjs',
  'playground/**',
];

const NO_DEFAULT_EXPORT = [
  'error',
  ...['ExportDefaultDeclaration', "ExportSpecifier[exported.name='default']"].map((selector) => ({
    selector,
    message: 'Give the export a name: only the files that Strapi reads export a default.',
  })),
];

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/**',
      '**/dist/**',
      '**/.tmp/**',
      '**/.cache/**',
      '**/.strapi/**',
      'tests/.out/**',
      'playground/build/**',
      'playground/public/**',
      'playground/types/**',
      'coverage/**',
    ],
  },
  {
    files: ['**/*.{ts,tsx,mjs,js,cjs}'],
    languageOptions: { parser: tseslint.parser, sourceType: 'module' },
    plugins: { '@typescript-eslint': tseslint.plugin },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-restricted-syntax': NO_DEFAULT_EXPORT,
      'no-restricted-globals': ['error', { name: 'strapi', message: 'Take strapi as an argument, never the global.' }],
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-throw-literal': 'error',
      'no-unused-expressions': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-require-imports': 'off',
      'max-lines': ['error', 250],
    },
  },
  {
    files: [...OURS, 'tests/**/*.{ts,tsx}', 'bench/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/only-throw-error': 'error',
    },
  },
  {
    files: [...OURS, 'playground/**/*.{ts,js,mjs}', 'bench/**/*.ts'],
    plugins: { house: { rules: { 'function-length': functionLength } } },
    rules: { 'house/function-length': ['error', 40] },
  },
  {
    files: ['server/**/*.ts', 'admin/**/*.{ts,tsx}', 'contracts/**/*.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings come through server/src/config.ts.' },
      ],
    },
  },
  { files: ['server/src/config.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['admin/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  { files: DEFAULT_EXPORTS, rules: { 'no-restricted-syntax': 'off' } }
);
