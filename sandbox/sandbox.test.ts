import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startSandbox, type Sandbox } from './index.ts'

describe('the sandbox', () => {
  let sandbox: Sandbox
  before(async () => {
    sandbox = await startSandbox()
  })
  after(() => sandbox[Symbol.asyncDispose]())

  it('answers an unknown id as the platform does', async () => {
    const { accessToken } = sandbox.makeBusiness()
    const answer = await fetch(`${sandbox.origin}/v23.0/999?access_token=${accessToken}`)
    assert.equal(answer.status, 400)
    const { error } = (await answer.json()) as { error: Record<string, unknown> }
    assert.deepEqual(
      [error['code'], error['error_subcode'], error['type']],
      [100, 33, 'GraphMethodException'],
    )
    assert.match(String(error['message']), /^Unsupported get request\. Object with ID '999' does not exist/)
  })

  it('keeps the control API to who has its token', async () => {
    const answer = await fetch(`${sandbox.origin}/_sandbox/businesses`, { method: 'POST' })
    assert.equal(answer.status, 401)
  })
})
