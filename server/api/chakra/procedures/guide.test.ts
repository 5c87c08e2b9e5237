import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../../test/support/api.ts'

const guide = join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'procedures.md')
const sample = /^curl (?:-X (\w+) )?.*?\$FELLOE(\S+)(?: -d '([^']*)')?$/gm

describe('docs/procedures.md', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  it('has samples that work, one after the other', async () => {
    const page = await readFile(guide, 'utf8')
    const token = await (await api.team()).token()
    const samples = [...page.matchAll(sample)]
    assert.equal(samples.length, page.match(/^curl /gm)?.length)
    assert.ok(samples.length > 8)
    for (const [, method = 'GET', path = '', body] of samples) {
      const sent = { token, method, ...(body === undefined ? {} : { body: JSON.parse(body) as unknown }) }
      const answer = await api.send(path, sent)
      assert.equal(answer.status, 200, `${method} ${path}: ${answer.text}`)
    }
  })
})
