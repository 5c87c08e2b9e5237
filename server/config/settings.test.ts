import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { settingsExample, settingsHelp, settingsPage } from './print-settings.ts'
import { readSettings } from './read-settings.ts'
import { loadSecretKey } from './secret-key.ts'
import { settingNames } from './settings.ts'

describe('settings', () => {
  it('have a default each, so that an empty environment starts', () => {
    const settings = readSettings({})
    assert.equal(settings.PORT, 4000)
    assert.equal(settings.HOST, '127.0.0.1')
    assert.equal(settings.TRUST_PROXY, false)
    assert.equal(settings.DATABASE_URL, undefined)
  })

  it('read what is given, and take an empty value as not given', () => {
    const settings = readSettings({
      PORT: ' 8080 ',
      HOST: '',
      PUBLIC_URL: 'https://team.example.com/',
      TRUST_PROXY: '127.0.0.1, 10.0.0.0/8',
      CORS_ORIGINS: 'https://a.example, https://b.example',
      SECRET_KEY: 'ab'.repeat(32),
    })
    assert.equal(settings.PORT, 8080)
    assert.equal(settings.HOST, '127.0.0.1')
    assert.equal(settings.PUBLIC_URL, 'https://team.example.com')
    assert.deepEqual(settings.TRUST_PROXY, ['127.0.0.1', '10.0.0.0/8'])
    assert.deepEqual(settings.CORS_ORIGINS, ['https://a.example', 'https://b.example'])
    assert.equal(settings.SECRET_KEY?.length, 32)
    assert.equal(readSettings({ TRUST_PROXY: '2' }).TRUST_PROXY, 2)
  })

  const malformed: [string, string][] = [
    ['PORT', '65536'],
    ['PORT', '4e3'],
    ['PUBLIC_URL', 'team.example.com'],
    ['DATABASE_URL', 'https://db.example.com'],
    ['TRUST_PROXY', 'my-proxy!'],
    ['CORS_ORIGINS', 'https://a.example/path'],
    ['SECRET_KEY', 'abc'],
    ['LOG_FORMAT', 'xml'],
    ['RATE_LIMIT', '-1'],
    ['BODY_LIMIT_KB', '0'],
    ['SHUTDOWN_SECONDS', 'soon'],
    ['WORKSECTION_ROLE_CASE', 'upper'],
  ]
  for (const [name, value] of malformed)
    it(`refuse ${name}=${value}`, () => {
      assert.throws(() => readSettings({ [name]: value }), {
        code: 'settings_invalid',
        message: new RegExp(`${name} must`),
      })
    })

  it('tell every fault at once, without the values of secrets', () => {
    assert.throws(
      () => readSettings({ PORT: 'x', SECRET_KEY: 'hunter2', DATABASE_URL: 'hunter2' }),
      (error: Error) =>
        error.message.includes('PORT') &&
        error.message.includes('SECRET_KEY') &&
        !error.message.includes('hunter2'),
    )
  })

  it('are all in the help, the example and the page', () => {
    for (const text of [settingsHelp(), settingsExample(), settingsPage()])
      for (const name of settingNames) assert.ok(text.includes(name), name)
  })
})

describe('the secret key', () => {
  it('is made once, for the owner alone, and is the same for processes that start together', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'felloe-key-'))
    try {
      const dataDir = join(folder, 'data')
      const keys = await Promise.all([1, 2, 3, 4, 5].map(() => loadSecretKey(dataDir)))
      for (const key of keys) assert.deepEqual(key, keys[0])
      const file = join(dataDir, 'secret.key')
      assert.equal((await stat(file)).mode & 0o777, 0o600)
      assert.equal((await readFile(file, 'utf8')).trim(), keys[0]!.toString('hex'))
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
