import assert from 'node:assert/strict'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { ESLint } from 'eslint'

const root = join(import.meta.dirname, '..', '..')

describe('imports run one way', () => {
  let linter: ESLint
  before(() => {
    linter = new ESLint({ cwd: root, ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-imports' })
  })

  const messages = async (file: string, imported: string): Promise<number> => {
    const [result] = await linter.lintText(`import '${imported}'\n`, { filePath: join(root, file) })
    assert.deepEqual(
      result!.messages.filter((message) => message.fatal),
      [],
    )
    return result!.messages.length
  }

  const forbidden: [string, string, string][] = [
    ['a dialect never touches SQL', 'server/api/chakra/users.ts', '../../team/users.store.ts'],
    ['a dialect never touches the database', 'server/api/chakra/users.ts', '../../database/database.ts'],
    ['a dialect never touches the driver', 'server/api/chakra/users.ts', 'pg'],
    ['dialects do not know each other', 'server/api/chakra/users.ts', '../worksection/admin.ts'],
    ['the domain never sees a dialect', 'server/team/users.ts', '../api/chakra/present.ts'],
    ['the domain never sees HTTP', 'server/team/users.ts', 'fastify'],
    [
      'the domain never sees HTTP, however deep its folder',
      'server/team/import/import-users.ts',
      '../../http/etag.ts',
    ],
    ['the domain never sees the command line', 'server/team/users.ts', '../cli/workplace.ts'],
    ['the database knows nothing above it', 'server/database/database.ts', '../team/users.ts'],
    ['lib imports nothing of ours', 'server/lib/json.ts', '../team/email.ts'],
    ['nor does a folder of lib', 'server/lib/source/csv-rows.ts', '../../team/email.ts'],
    ['by no way round', 'server/lib/source/csv-rows.ts', '../other/../../team/email.ts'],
  ]
  for (const [rule, file, imported] of forbidden)
    it(rule, async () => assert.equal(await messages(file, imported), 1))

  it('what runs the right way is allowed', async () => {
    assert.equal(await messages('server/api/chakra/users.ts', '../../team/users.ts'), 0)
    assert.equal(await messages('server/team/users.ts', '../database/database.ts'), 0)
    assert.equal(await messages('server/team/users.ts', '../lib/json.ts'), 0)
    assert.equal(await messages('server/lib/source/csv-rows.ts', '../app-error.ts'), 0)
  })
})
