import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { fill, validMessages } from '../../../../sandbox/messages/content/valid-messages.ts'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { withSandbox, type ConnectedSandbox } from '../../../test/support/whatsapp.ts'
import { placeOf, type SendingPlace } from './test-sends.ts'

describe('messages of every type pass through and are accepted by the sandbox', () => {
  let api: TestApi
  let connected: ConnectedSandbox
  let place: SendingPlace
  let count = 0
  before(async () => {
    api = await startApi()
    connected = await withSandbox(api)
    const team = await api.team()
    const { plugin, business } = await connected.connect(team)
    fill(connected.sandbox.context.world, business.phoneNumberId, business.wabaId)
    place = placeOf(api, team, await team.token('user'), plugin)
  })
  after(async () => {
    await api[Symbol.asyncDispose]()
    await connected[Symbol.asyncDispose]()
  })

  /** Somebody new each time: to one person only so many go in a row. */
  const to = () => String(15_550_300_000 + (count += 1))
  async function isAccepted(body: object): Promise<void> {
    const answer = await place.send({ messaging_product: 'whatsapp', ...body })
    assert.equal(answer.status, 200, answer.text)
    const { whatsappMessageId } = answer.body._data
    const message = connected.sandbox.context.world.messages.get(whatsappMessageId)
    assert.equal(message?.direction, 'to_customer')
  }

  for (const [name, message] of Object.entries(validMessages))
    it(name, () => {
      const isTemplate = message['type'] === 'template'
      const template = { ...(message['template'] as object), name: 'hello_world' }
      return isAccepted({ ...message, ...(isTemplate ? { template } : {}), to: to() })
    })

  const text = { type: 'text', text: { body: 'Hello' } }
  for (const [name, body] of [
    ['a context of null', { ...text, context: null }],
    ['a recipient type', { ...text, recipient_type: 'individual' }],
    ['callback data of the client', { ...text, biz_opaque_callback_data: 'order 7' }],
    ['keys that nobody knows', { ...text, foo: { bar: [null] } }],
  ] as const)
    it(`with ${name}`, () => isAccepted({ ...body, to: to() }))

  it('to a number in any spelling', async () => {
    for (const spelling of ['+1 (555) 030-9999', '1-555-030-9998', '+15550309997'])
      await isAccepted({ ...text, to: spelling })
  })

  it('to a business-scoped user id', async () => {
    await isAccepted({ ...text, to: '15550309996' })
    const customer = connected.sandbox.context.world.customerBy({ waId: '15550309996' })
    await isAccepted({ ...text, recipient: customer?.id })
  })
})
