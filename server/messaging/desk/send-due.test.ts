import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { AppError } from '../../lib/app-error.ts'
import { newId } from '../../lib/uuid.ts'
import type { Actor } from '../../team/actor.ts'
import { updateUser } from '../../team/users.ts'
import { startApi, type TestApi, type TestTeam } from '../../test/support/api.ts'
import { withSandbox } from '../../test/support/whatsapp.ts'
import { schedule } from './scheduled-messages.ts'
import { begin, sendNextDue, type SendReply } from './send-due.ts'
import { addChat, eventsOf } from './test-chats.ts'

const hour = 3_600_000

describe('messages that are sent later', () => {
  let api: TestApi
  let team: TestTeam
  let ann: Actor
  let chat: string
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())
  beforeEach(async () => {
    team = await api.team()
    const { id, role } = await team.user()
    ann = { ...team.actor('user'), userId: id, roleId: role.id }
    chat = await addChat(api, team, { assignedTo: id })
  })

  /** What was sent, as WhatsApp would have got it; the same id is sent once, as replyInChat does it. */
  function recorder() {
    const sent = new Map<string, unknown>()
    const send: SendReply = (_context, actor, chatId, { content, messageId = '' }) => {
      if (!sent.has(messageId)) sent.set(messageId, { by: actor.userId, chatId, content })
      return Promise.resolve({ message: {} as never, isRepeated: false })
    }
    return { sent, send }
  }
  const plan = (rest: object = {}) =>
    schedule(api.context, ann, chat, { text: 'Good morning', sendAt: api.now + hour, ...rest })
  const drain = async (send: SendReply) => {
    while (await sendNextDue(api.context, send));
  }
  async function row(id: string) {
    const [found] = await api.context.database.rows<{
      state: string
      problem: string | null
      message_id: string
    }>('select state, problem, message_id from scheduled_messages where team_id = $1 and id = $2', [
      team.id,
      id,
    ])
    return found!
  }

  it('are sent when they are due, and not before', async () => {
    const { id } = await plan()
    const { sent, send } = recorder()
    api.now += hour - 1
    await drain(send)
    assert.equal(sent.size, 0)
    api.now += 1
    await drain(send)
    const { state, message_id } = await row(id)
    assert.equal(state, 'SENT')
    assert.deepEqual(
      [...sent],
      [
        [
          message_id,
          { by: ann.userId, chatId: chat, content: { type: 'text', text: { body: 'Good morning' } } },
        ],
      ],
    )
    const told = (await eventsOf(api, team, id)).map(({ type, payload }) => [type, payload['state']])
    assert.deepEqual(told, [
      ['scheduled_message.created', 'WAITING'],
      ['scheduled_message.updated', 'SENT'],
    ])
  })

  it('are sent once when the server ends between choosing the id, sending and noting it', async () => {
    const { id } = await plan()
    const { sent, send } = recorder()
    api.now += hour
    const ended: SendReply = async (...args) => {
      await send(...args)
      throw new Error('the server ends')
    }
    await begin(api.context)
    await drain(send)
    assert.equal(sent.size, 0, 'another server may still be sending it')
    api.now += 121_000
    await assert.rejects(sendNextDue(api.context, ended))
    api.now += 121_000
    await drain(send)
    assert.equal(sent.size, 1)
    assert.equal((await row(id)).state, 'SENT')
  })

  it('are each sent by one of several servers', async () => {
    for (let count = 0; count < 6; count += 1) await plan()
    const calls: string[] = []
    const send: SendReply = (_context, _actor, _chat, { messageId = '' }) => {
      calls.push(messageId)
      return Promise.resolve({ message: {} as never, isRepeated: false })
    }
    api.now += hour
    await Promise.all([drain(send), drain(send), drain(send)])
    assert.deepEqual([calls.length, new Set(calls).size], [6, 6])
  })

  it('are sent up to an hour late, and then not any more, which is told', async () => {
    const [late, tooLate] = [await plan({ sendAt: api.now + 1 + hour }), await plan()]
    const { sent, send } = recorder()
    api.now += 2 * hour + 1
    await drain(send)
    assert.deepEqual([sent.size, (await row(late.id)).state], [1, 'SENT'])
    const { state, problem } = await row(tooLate.id)
    assert.equal(state, 'FAILED')
    assert.match(problem!, /^It was due at .*not sent any more/)
    const [, event] = await eventsOf(api, team, tooLate.id)
    assert.deepEqual([event?.type, event?.payload['problem']], ['scheduled_message.updated', problem])
  })

  it('what was sent before a long downtime is SENT after it, and not FAILED, whoever left meanwhile', async () => {
    const { id } = await plan()
    api.now += hour
    const begun = await begin(api.context)
    await api.context.database.rows(
      `insert into chat_messages (team_id, id, created_at, updated_at, at, plugin_id, phone_number_id, direction,
         contact_identifier, data_type, content, text, origin, delivery_status)
       values ($1, $2, now(), now(), now(), $3, '1', 'OUTBOUND', '919800000000', 'text', '{}', '', 'reply', 'SENT')`,
      [team.id, begun!.messageId, newId()],
    )
    await updateUser(api.context, team.actor(), ann.userId, { isActive: false })
    api.now += 5 * hour
    await drain(recorder().send)
    assert.equal((await row(id)).state, 'SENT')
  })

  it('fail with the reason of a refusal, and when who scheduled them is gone', async () => {
    const refused = await plan()
    api.now += hour
    await drain(() => Promise.reject(new AppError('invalid', 'whatsapp_refused', 'The window is closed.')))
    assert.deepEqual(await row(refused.id), {
      state: 'FAILED',
      problem: 'The window is closed.',
      message_id: (await row(refused.id)).message_id,
    })
    const { id } = await plan()
    await updateUser(api.context, team.actor(), ann.userId, { isActive: false })
    api.now += hour
    const { sent, send } = recorder()
    await drain(send)
    assert.deepEqual(
      [sent.size, (await row(id)).problem],
      [0, 'The user who scheduled it is not active any more.'],
    )
  })

  it('are tried again while nothing could be stored', async () => {
    const { id } = await plan()
    api.now += hour
    await drain(() => Promise.reject(new AppError('unavailable', 'message_not_sent', 'away')))
    assert.equal((await row(id)).state, 'WAITING')
    api.now += 121_000
    const { sent, send } = recorder()
    await drain(send)
    assert.deepEqual([sent.size, (await row(id)).state], [1, 'SENT'])
  })

  it('only if silent: are not sent when somebody wrote since', async () => {
    const [silent, not] = [
      await plan({ onlyIfSilent: true }),
      await plan({ sendAt: api.now + 2 * hour, onlyIfSilent: true }),
    ]
    const { sent, send } = recorder()
    api.now += hour
    await drain(send)
    await api.context.database.rows(
      `update chats set last_message_at = $2, last_message_id = $3 where id = $1`,
      [chat, new Date(api.now).toISOString(), newId()],
    )
    api.now += hour
    await drain(send)
    assert.deepEqual(
      [sent.size, (await row(silent.id)).state, (await row(not.id)).state],
      [1, 'SENT', 'CANCELLED'],
    )
  })

  /** Their chat is closed, and the contact writes in a new one. */
  async function nextChat(): Promise<string> {
    await api.context.database.rows(`update chats set status = 'CLOSED' where id = $1`, [chat])
    api.now += 1_000
    const next = await addChat(api, team, { assignedTo: ann.userId })
    await api.context.database.rows(
      `update chats set contact_id = (select contact_id from chats where id = $1), last_message_id = $3 where id = $2`,
      [chat, next, newId()],
    )
    return next
  }

  it('only if silent: are not sent when somebody wrote in a later chat that is closed too', async () => {
    const [{ id }, other] = [await plan({ onlyIfSilent: true }), await plan()]
    const next = await nextChat()
    await api.context.database.rows(`update chats set status = 'CLOSED' where id = $1`, [next])
    const { sent, send } = recorder()
    api.now += hour
    await drain(send)
    assert.deepEqual([(await row(id)).state, (await row(other.id)).state], ['CANCELLED', 'SENT'])
    assert.deepEqual(
      [...sent.values()].map((one) => (one as { chatId: string }).chatId),
      [next],
      'the last chat goes on',
    )
  })

  it('go on in the chat that was opened after theirs was closed', async () => {
    const { id } = await plan()
    const next = await nextChat()
    const { sent, send } = recorder()
    api.now += hour
    await drain(send)
    assert.equal((await row(id)).state, 'SENT')
    assert.deepEqual(
      [...sent.values()].map((one) => (one as { chatId: string }).chatId),
      [next],
    )
  })

  it('reach WhatsApp', async () => {
    await using beside = await withSandbox(api)
    const { business, plugin } = await beside.connect(team)
    chat = await addChat(api, team, {
      assignedTo: ann.userId,
      pluginId: plugin.id,
      phoneNumberId: business.phoneNumberId,
    })
    const { id } = await plan({
      content: { type: 'image', image: { link: 'https://example.com/a.png' } },
      text: undefined,
    })
    const due = await plan({ sendAt: api.now + 1 })
    api.now += 2
    await sendNextDue(api.context)
    const { state, problem, message_id } = await row(due.id)
    assert.deepEqual([state, problem], ['SENT', null])
    const [message] = await api.context.database.rows<{ text: string; chat_id: string; user_id: string }>(
      'select text, chat_id, user_id from chat_messages where team_id = $1 and id = $2',
      [team.id, message_id],
    )
    assert.deepEqual(message, { text: 'Good morning', chat_id: chat, user_id: ann.userId })
    assert.equal((await row(id)).state, 'WAITING')
  })
})
