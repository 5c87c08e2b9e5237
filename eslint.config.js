// One linter for the whole repository. Besides the usual rules it holds the direction of imports:
// api → domain → database; a domain folder shows only its use cases; lib imports nothing of ours.
import tseslint from 'typescript-eslint'

/** @param {string[]} files @param {{ regex: string, message: string }[]} patterns */
const forbidImports = (files, patterns) => ({
  files,
  ignores: ['**/*.test.ts', '**/*.soak.ts'],
  rules: { 'no-restricted-imports': ['error', { patterns }] },
})

const subjects = ['team', 'records', 'messaging', 'events', 'jobs', 'files', 'webhooks', 'idempotency']
const domain = `(${subjects.join('|')})`

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      'data/',
      'client/api.d.ts',
      'docs/webhook-samples/',
      'server/database/tables.ts',
    ],
  },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js', 'setup.mjs', 'server/bin/felloe.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-console': 'error',
      eqeqeq: ['error', 'always'],
      'max-lines': ['error', { max: 400 }],
    },
  },
  {
    // The test runner collects what describe and it return; nobody awaits them.
    files: ['**/*.test.ts', '**/*.soak.ts', 'server/test/api/**'],
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['describe', 'it', 'test', 'suite'], package: 'node:test' },
          ],
        },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Tests look into answers of any shape; the harness holds them against their schemas.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { 'no-console': 'off' },
  },
  forbidImports(['server/lib/*'], [{ regex: '^\\.\\./', message: 'lib imports nothing of ours.' }]),
  forbidImports(
    ['server/lib/*/**'],
    [{ regex: '^\\.\\./(\\.\\./|.*/)', message: 'lib imports nothing of ours.' }],
  ),
  forbidImports(
    ['sandbox/**'],
    [
      {
        regex: '/server/',
        message: 'The sandbox stands in for somebody else: it knows nothing of the server.',
      },
    ],
  ),
  forbidImports(
    ['server/database/**', 'server/config/**'],
    [
      {
        regex: `/(api|http|cli|${subjects.join('|')})/`,
        message: 'The database and the settings know nothing above them.',
      },
    ],
  ),
  forbidImports(
    [`server/{${subjects.join(',')}}/**`],
    [
      {
        regex: '/(api|http|cli)/',
        message: 'A domain module never sees a dialect, HTTP or the command line.',
      },
      { regex: '^@felloe/sandbox', message: 'To the domain, the sandbox is one more address.' },
      { regex: '^(fastify|@fastify/|typebox)', message: 'A domain module never sees HTTP.' },
      {
        regex: `\\.\\./${domain}/.*\\.store\\.ts$`,
        message: 'Reach another domain folder through its use cases.',
      },
    ],
  ),
  forbidImports(
    ['server/api/**'],
    [
      { regex: '\\.store\\.ts$|/database/|^pg$|^kysely', message: 'A dialect never touches SQL.' },
      { regex: '/cli/', message: 'A dialect does not know the command line.' },
      {
        regex: '^\\.\\./(chakra|worksection|scim|app|meta|site)/',
        message: 'Dialects do not know each other.',
      },
    ],
  ),
)
