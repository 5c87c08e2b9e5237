import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { withSandbox, type ConnectedSandbox } from '../../../test/support/whatsapp.ts'
import { placeOf, text, type SendingPlace } from './test-sends.ts'

const customer = '15550107777'

describe('messages on their way through the sandbox', () => {
  let api: TestApi
  let connected: ConnectedSandbox
  let place: SendingPlace
  before(async () => {
    api = await startApi({ background: true })
    connected = await withSandbox(api)
  })
  after(async () => {
    await api[Symbol.asyncDispose]()
    await connected[Symbol.asyncDispose]()
  })
  beforeEach(async () => {
    const team = await api.team()
    const { plugin } = await connected.connect(team)
    place = placeOf(api, team, await team.token('user'), plugin)
  })

  async function control(path: string, body: unknown, method = 'POST'): Promise<void> {
    const { origin, controlToken } = connected.sandbox
    const answer = await fetch(`${origin}/_sandbox${path}`, {
      method,
      headers: { authorization: `Bearer ${controlToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    assert.ok(answer.ok, await answer.text())
  }

  const customerWrites = () =>
    control(`/customers/${customer}/messages`, {
      to: place.plugin.phoneNumberId,
      type: 'text',
      text: { body: 'Is it ready?' },
    })

  async function becomes(status: string) {
    for (let attempt = 0; attempt < 150; attempt += 1) {
      const message = await place.last()
      if (message.deliveryStatus === status) return message
      await sleep(40)
    }
    assert.fail(`it is not ${status}: ${JSON.stringify(await place.last())}`)
  }

  it('are delivered, and read when the customer opens the chat', async () => {
    await customerWrites()
    const answer = await place.send(text(customer))
    assert.equal(answer.status, 200, answer.text)
    const delivered = await becomes('DELIVERED')
    assert.equal(delivered.externalId, answer.body._data.whatsappMessageId)
    await control(`/customers/${customer}/open-chat`, { with: place.plugin.phoneNumberId })
    const read = await becomes('READ')
    assert.ok(read.sentAt !== null && read.deliveredAt !== null && read.readAt !== null)
  })

  it('are taken outside the 24 hours, and fail later', async () => {
    const answer = await place.send(text('15550108888'))
    assert.equal(answer.status, 200, answer.text)
    const failed = await becomes('FAILED')
    assert.equal(failed.errorCode, 131047)
    assert.match(failed.statusMessage, /131047/)
  })

  it('are of unknown outcome when the answer is lost, and settled by their status', async () => {
    await customerWrites()
    // A status that came before the broken call was noticed would settle it at once.
    const hourMs = 3_600_000
    await control('/knobs', { statusDelayMs: hourMs }, 'PATCH')
    await control('/errors', { fault: 'reset', edge: 'messages', times: 1, after: true })
    const answer = await place.send(text(customer))
    assert.equal(answer.status, 502, answer.text)
    await control('/knobs', { statusDelayMs: 0 }, 'PATCH')
    await control('/clock', { advanceMs: hourMs })
    assert.equal(answer.body._meta.code, 'message_outcome_unknown')
    const settled = await becomes('DELIVERED')
    assert.match(settled.externalId, /^wamid\./)
    assert.equal(settled.statusMessage, null)
  })

  it('wait while the sandbox says that it is too much, and are sent then', async () => {
    await customerWrites()
    await control('/errors', { code: 130429, edge: 'messages', times: 1 })
    const answer = await place.send(text(customer))
    assert.equal(answer.status, 200, answer.text)
    await becomes('DELIVERED')
  })
})
