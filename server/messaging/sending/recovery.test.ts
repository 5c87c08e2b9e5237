import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  startSendingApi,
  text,
  type SendingApi,
  type SendingPlace,
} from '../../api/chakra/sending/test-sends.ts'
import { acceptMessages } from '../../test/support/fake-graph.ts'
import { createTestDatabase, type TestDatabase } from '../../test/support/where.ts'
import { newId } from '../../lib/uuid.ts'
import { recoverMessages } from './recovery.ts'
import { Sender } from './sender.ts'

describe('messages whose server ended', () => {
  let sending: SendingApi
  let place: SendingPlace
  let database: TestDatabase
  before(async () => {
    database = await createTestDatabase()
    sending = await startSendingApi({ database })
  })
  after(async () => {
    await sending[Symbol.asyncDispose]()
    await database[Symbol.asyncDispose]()
  })
  beforeEach(async () => {
    sending.graph.asked.length = 0
    sending.graph.answer = acceptMessages()
    place = await sending.place()
  })

  /** A message as a server left it behind that was `sender`. */
  async function leave(status: 'PENDING' | 'SENDING', sender: string, age = 0): Promise<string> {
    await place.send(text('15550100001', 'before'))
    const { id } = await place.last()
    await sending.api.context.database.rows(
      `update chat_messages set delivery_status = $2, sender_id = $3, external_id = null, sent_at = null,
         created_at = created_at - $4 * interval '1 ms' where id = $1`,
      [id, status, sender, age],
    )
    sending.graph.asked.length = 0
    return id
  }

  async function settled() {
    for (let attempt = 0; attempt < 200; attempt += 1) {
      const message = await place.last()
      if (!['PENDING', 'SENDING'].includes(message.deliveryStatus)) return message
      await sleep(20)
    }
    return place.last()
  }

  it('are sent when they had not been', async () => {
    const id = await leave('PENDING', newId())
    await recoverMessages(sending.api.context)
    const message = await settled()
    assert.equal(message.deliveryStatus, 'SENT')
    assert.equal(sending.graph.asked.length, 1)
    const [asked] = sending.graph.asked
    assert.deepEqual(asked?.body, {
      ...text('15550100001', 'before'),
      biz_opaque_callback_data: `felloe:${id}`,
    })
    assert.equal(asked.path, `/v23.0/${place.plugin.phoneNumberId}/messages`)
  })

  it('are of unknown outcome when they were under way, and are not sent', async () => {
    const id = await leave('SENDING', newId())
    await recoverMessages(sending.api.context)
    const message = await place.last()
    assert.equal(message.deliveryStatus, 'UNKNOWN')
    assert.match(message.statusMessage, /not known whether it was sent: the server ended.*not sent again/)
    assert.equal(sending.graph.asked.length, 0)
    const [event] = await sending.api.context.database.rows<{ payload: object }>(
      `select payload from events where type = 'message.updated' and subject_id = $1 order by appended desc limit 1`,
      [id],
    )
    // Without its chat, whoever has that would not be told.
    assert.deepEqual(event?.payload, {
      ...{ id, chatId: message.chat, origin: 'pass_through' },
      ...{ deliveryStatus: 'UNKNOWN', externalId: null },
    })
  })

  it('are left alone while their server lives', async () => {
    const other = new Sender(database.where, () => undefined)
    const owner = await other.id()
    try {
      for (const status of ['PENDING', 'SENDING'] as const) {
        await leave(status, owner)
        await recoverMessages(sending.api.context)
        assert.equal((await place.last()).deliveryStatus, status)
      }
    } finally {
      await other.close()
    }
    await recoverMessages(sending.api.context)
    assert.equal((await settled()).deliveryStatus, 'UNKNOWN')
  })

  it('are found again by the server itself when it has lost them', async () => {
    await leave('SENDING', await sending.api.context.sending.sender.id())
    await recoverMessages(sending.api.context)
    assert.equal((await place.last()).deliveryStatus, 'UNKNOWN')
  })

  it('are sent once when several servers look at the same time', async () => {
    await leave('PENDING', newId())
    await Promise.all(Array.from({ length: 4 }, () => recoverMessages(sending.api.context)))
    await settled()
    await sleep(50)
    assert.equal(sending.graph.asked.length, 1)
  })

  it('are not sent a day later', async () => {
    await leave('PENDING', newId(), 25 * 3_600_000)
    await recoverMessages(sending.api.context)
    const message = await settled()
    assert.equal(message.deliveryStatus, 'FAILED')
    assert.match(message.statusMessage, /^It was not sent: no server/)
    assert.equal(sending.graph.asked.length, 0)
  })

  it('fail with a reason when their number is not connected any more', async () => {
    await leave('PENDING', newId())
    await sending.api.context.database.rows('update phone_numbers set is_enabled = false where id = $1', [
      place.plugin.phoneNumberId,
    ])
    await recoverMessages(sending.api.context)
    const message = await settled()
    assert.equal(message.deliveryStatus, 'FAILED')
    assert.match(message.statusMessage, /^It was not sent: .*not connected/)
  })
})
