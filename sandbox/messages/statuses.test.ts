import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { keepMedia, mediaLifetimes } from '../media/media.ts'
import { callGraph } from '../test-calls.ts'
import { ada, startBusiness, type Status, type TestBusiness } from './test-business.ts'
import { addTemplate, sendOf } from './test-template.ts'

const text = { to: ada, text: { body: 'Hi' } }
const hourMs = 3_600_000
/** As much of a recording as tells that it is one: an Ogg page with the head of one Opus channel. */
const opus = Buffer.concat([
  Buffer.from('OggS'),
  Buffer.alloc(24),
  Buffer.from('OpusHead'),
  Buffer.from([1, 1]),
])
const names = (statuses: readonly Status[]): string[] => statuses.map(({ status }) => status)

function withoutTime(status: Status): Record<string, unknown> {
  return Object.fromEntries(Object.entries(status).filter(([name]) => name !== 'timestamp'))
}

/** What has come after everything that is due has been done. */
async function all(test: TestBusiness, messageId: string): Promise<string[]> {
  await sleep(50)
  return names(await test.statuses(messageId, 0))
}

describe('the statuses of a message', () => {
  it('are sent and delivered, with a price and what the business has noted, and read when the chat is opened', async () => {
    await using test = await startBusiness()
    await test.open()
    const id = await test.sent({ ...text, biz_opaque_callback_data: 'order 7' }, { version: 'v24.0' })
    await test.statuses(id, 2)
    assert.deepEqual(await all(test, id), ['sent', 'delivered'])
    await test.act(`/${ada}/open-chat`, {})
    const statuses = await test.statuses(id, 3)
    const userId = (await test.act(`/${ada}`)).body.id
    const common = {
      id,
      recipient_id: ada,
      recipient_user_id: userId,
      biz_opaque_callback_data: 'order 7',
      contacts: [{ profile: { name: 'Customer 9999' }, wa_id: ada, user_id: userId }],
    }
    const pricing = {
      billable: false,
      pricing_model: 'PMP',
      type: 'free_customer_service',
      category: 'service',
    }
    assert.deepEqual(
      statuses.map((status) => withoutTime(status)),
      [
        { ...common, status: 'sent', pricing },
        { ...common, status: 'delivered', pricing },
        { ...common, status: 'read' },
      ],
    )
    for (const { timestamp } of statuses) assert.match(timestamp, /^\d{10}$/)
  })

  it('skip delivered where the chat is open, and then tell the price with read', async () => {
    await using test = await startBusiness()
    await test.open()
    await test.act(`/${ada}/open-chat`, {})
    const id = await test.sent(text)
    const statuses = await test.statuses(id, 2)
    assert.deepEqual(names(statuses), ['sent', 'read'])
    assert.equal(statuses[1]?.['pricing'].category, 'service')
    await test.act(`/${ada}/close-chat`, {})
    const next = await test.sent(text)
    assert.deepEqual(names(await test.statuses(next, 2)), ['sent', 'delivered'])
  })

  it('never tell that somebody has read who has switched that off', async () => {
    await using test = await startBusiness()
    await test.act('', { waId: ada, sendsReadReceipts: false })
    await test.open()
    await test.act(`/${ada}/open-chat`, {})
    const id = await test.sent(text)
    await test.statuses(id, 2)
    assert.deepEqual(await all(test, id), ['sent', 'delivered'])
  })

  it('end with played for voice messages, once the chat is opened', async () => {
    await using test = await startBusiness()
    await test.open()
    const { context } = test.sandbox
    const media = await keepMedia(context, {
      phoneNumberId: test.business.phoneNumberId,
      bytes: opus,
      mimeType: 'audio/ogg',
      lifetimeMs: mediaLifetimes.uploadedMs,
    })
    const id = await test.sent({ to: ada, type: 'audio', audio: { id: media.id, voice: true } })
    await test.statuses(id, 2)
    await test.act(`/${ada}/open-chat`, {})
    assert.deepEqual(names(await test.statuses(id, 4)), ['sent', 'delivered', 'read', 'played'])
  })

  it('are told for each participant of a group who has got the message, and who has the chat open', async () => {
    await using test = await startBusiness()
    const { world } = test.sandbox.context
    const [reader, other] = [(await test.act(`/${ada}`)).body, (await test.act('/15550108888')).body]
    await test.act(`/${ada}/open-chat`, {})
    const group = world.groups.put({
      id: '810000000000001',
      phoneNumberId: test.business.phoneNumberId,
      subject: 'Tours',
      description: '',
      joinApprovalMode: 'auto_approve',
      inviteCode: 'x',
      participants: [reader.id, other.id],
      joinRequests: [],
      createdAt: 0,
    })
    const id = await test.sent({ recipient_type: 'group', to: group.id, text: { body: 'All' } })
    assert.deepEqual(
      (await test.statuses(id, 4)).map((status) => [status.status, status['recipient_participant_id']]),
      [
        ['sent', undefined],
        ['delivered', ada],
        ['delivered', other.waId],
        ['read', ada],
      ],
    )
  })

  it('end with sent for reactions', async () => {
    await using test = await startBusiness()
    const { id } = (await test.act(`/${ada}/messages`, { type: 'text', text: 'Hello' })).body
    const reaction = await test.sent({ to: ada, type: 'reaction', reaction: { message_id: id, emoji: '👍' } })
    await test.statuses(reaction, 1)
    assert.deepEqual(await all(test, reaction), ['sent'])
  })

  it('are told by user id alone where the customer hides the number', async () => {
    await using test = await startBusiness()
    const { id: userId } = (await test.act('', { username: 'ada.b', hidesNumber: true, name: 'Ada' })).body
    await test.act('/ada.b/messages', { type: 'text', text: 'Hello' })
    const id = await test.sent({ recipient: userId, text: { body: 'Hi' } })
    const [sent, delivered] = await test.statuses(id, 2)
    assert.equal(sent?.['recipient_user_id'], userId)
    assert.ok(!('recipient_id' in sent!))
    assert.deepEqual(sent?.['contacts'], [{ profile: { name: 'Ada' }, user_id: userId }])
    assert.deepEqual(delivered?.['contacts'], [
      { profile: { name: 'Ada', username: 'ada.b' }, user_id: userId },
    ])
  })

  it('tell the number again for 30 days after the business has used it', async () => {
    await using test = await startBusiness()
    const { id: userId, waId } = (await test.act('', { hidesNumber: true })).body
    await test.act(`/${userId}/messages`, { type: 'text', text: 'Hello' })
    const [byNumber] = await test.statuses(await test.sent({ ...text, to: waId }), 1)
    assert.equal(byNumber?.['recipient_id'], waId)
    test.sandbox.context.clock.advance(31 * 24 * hourMs)
    const [later] = await test.statuses(await test.sent({ recipient: userId, text: { body: 'Hi' } }), 1)
    assert.ok(!('recipient_id' in later!))
  })
})

describe('what a message costs', () => {
  const pricing = async (test: TestBusiness, body: Record<string, unknown>, version?: string) => {
    const id = await test.sent(body, version === undefined ? {} : { version })
    const [sent] = await test.statuses(id, 1)
    return sent?.['pricing']
  }

  it('depends on the category, and for utility on the window', async () => {
    await using test = await startBusiness()
    const { world } = test.sandbox.context
    const send = (category: 'UTILITY' | 'MARKETING' | 'AUTHENTICATION') => ({
      to: ada,
      ...sendOf(addTemplate(world, test.business.wabaId, { name: category.toLowerCase(), category })),
    })
    const regular = (category: string) => ({
      billable: true,
      pricing_model: 'PMP',
      type: 'regular',
      category,
    })
    assert.deepEqual(await pricing(test, send('UTILITY')), regular('utility'))
    assert.deepEqual(await pricing(test, send('MARKETING')), regular('marketing'))
    assert.deepEqual(await pricing(test, send('AUTHENTICATION')), regular('authentication'))
    await test.open()
    assert.deepEqual(await pricing(test, send('UTILITY')), {
      ...regular('utility'),
      billable: false,
      type: 'free_customer_service',
    })
    assert.deepEqual(await pricing(test, send('MARKETING')), regular('marketing'))
  })

  it('is nothing for 72 hours after an answer to somebody who came from an ad; texts still need the window', async () => {
    await using test = await startBusiness()
    const { clock, world } = test.sandbox.context
    const sale = addTemplate(world, test.business.wabaId, { category: 'MARKETING' })
    await test.act(`/${ada}/messages`, { type: 'text', text: 'Hello', referral: { source_type: 'ad' } })
    clock.advance(23 * hourMs)
    const free = {
      billable: false,
      pricing_model: 'PMP',
      type: 'free_entry_point',
      category: 'referral_conversion',
    }
    assert.deepEqual(await pricing(test, text), free)
    clock.advance(71 * hourMs)
    const [sent] = await test.statuses(await test.sent({ to: ada, ...sendOf(sale) }, { version: 'v25.0' }), 1)
    assert.deepEqual(sent?.['pricing'], free)
    assert.equal(sent['conversation'].origin.type, 'referral_conversion')
    const [late] = await test.statuses(await test.sent(text), 1)
    assert.equal(late?.['errors'][0].code, 131_047)
    clock.advance(2 * hourMs)
    assert.equal((await pricing(test, { to: ada, ...sendOf(sale) })).type, 'regular')
  })

  it('stays regular when the business takes more than 24 hours to answer an ad', async () => {
    await using test = await startBusiness()
    const { clock, world } = test.sandbox.context
    const sale = addTemplate(world, test.business.wabaId, { category: 'MARKETING' })
    await test.act(`/${ada}/messages`, { type: 'text', text: 'Hello', referral: {} })
    clock.advance(25 * hourMs)
    assert.equal((await pricing(test, { to: ada, ...sendOf(sale) })).type, 'regular')
  })

  it('is that of the marketing edge there, which takes marketing templates only', async () => {
    await using test = await startBusiness()
    const { world } = test.sandbox.context
    const { phoneNumberId, wabaId, accessToken: token } = test.business
    const send = (body: Record<string, unknown>) =>
      callGraph(test.sandbox, `v23.0/${phoneNumberId}/marketing_messages`, {
        token,
        body: { messaging_product: 'whatsapp', to: ada, ...body },
      })
    const sale = sendOf(addTemplate(world, wabaId, { name: 'sale', category: 'MARKETING' }))
    const { body } = await send(sale)
    const [sent] = await test.statuses(body.messages[0].id, 1)
    assert.equal(sent?.['pricing'].category, 'marketing_lite')
    assert.equal((await send(sendOf(addTemplate(world, wabaId)))).body.error.code, 134_100)
    assert.equal((await send({ text: { body: 'Hi' } })).body.error.code, 131_055)
  })

  it('comes with a conversation up to v23 only, which says with sent when it ends', async () => {
    await using test = await startBusiness()
    await test.open()
    const [sent, delivered] = await test.statuses(await test.sent(text, { version: 'v23.0' }), 2)
    assert.match(sent?.['conversation'].expiration_timestamp, /^\d{10}$/)
    assert.deepEqual(delivered?.['conversation'], {
      id: sent?.['conversation'].id,
      origin: { type: 'service' },
    })
    const [newer] = await test.statuses(await test.sent(text, { version: 'v24.0' }), 1)
    assert.ok(!('conversation' in newer!))
  })
})

describe('a customer who is offline', () => {
  it('gets what has waited on coming back', async () => {
    await using test = await startBusiness()
    await test.open()
    await test.act(`/${ada}/messages`, { type: 'text', text: 'Hello' })
    test.sandbox.context.world.customers.update((await test.act(`/${ada}`)).body.id, { isOnline: false })
    const id = await test.sent(text)
    await test.statuses(id, 1)
    assert.deepEqual(await all(test, id), ['sent'])
    await test.patch(`/${ada}`, { isOnline: true })
    assert.deepEqual(names(await test.statuses(id, 2)), ['sent', 'delivered'])
  })

  it('never gets what has become too old: 10 minutes for codes, as the template says, or 30 days', async () => {
    await using test = await startBusiness()
    const { clock, world } = test.sandbox.context
    const { wabaId } = test.business
    await test.act('', { waId: ada, isOnline: false })
    const lives = [
      addTemplate(world, wabaId, { name: 'code', category: 'AUTHENTICATION' }),
      addTemplate(world, wabaId, { name: 'soon', messageSendTtlSeconds: 60 }),
      addTemplate(world, wabaId, { name: 'long', messageSendTtlSeconds: -1 }),
    ]
    const ids = []
    for (const template of lives) ids.push(await test.sent({ to: ada, ...sendOf(template) }))
    for (const id of ids) await test.statuses(id, 1)
    clock.advance(601_000)
    await test.patch(`/${ada}`, { isOnline: true })
    await test.statuses(ids[2]!, 2)
    assert.deepEqual(await Promise.all(ids.map((id) => all(test, id))), [
      ['sent'],
      ['sent'],
      ['sent', 'delivered'],
    ])
  })
})

describe('a sandbox that keeps its world', () => {
  it('goes on with the statuses that its end has cut off', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-'))
    try {
      const before = await startBusiness({ statusDelayMs: 3_600_000 }, folder)
      await before.open()
      const id = await before.sent({ ...text, biz_opaque_callback_data: 'kept' })
      await before[Symbol.asyncDispose]()
      await using test = await startBusiness({ statusDelayMs: 3_600_000 }, folder)
      // Not before somebody listens again: one step for each hour.
      const { clock } = test.sandbox.context
      for (let step = 0; step < 2; step += 1) clock.advance(hourMs)
      const statuses = await test.statuses(id, 2)
      assert.deepEqual(names(statuses), ['sent', 'delivered'])
      assert.equal(statuses[1]?.['biz_opaque_callback_data'], 'kept')
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
