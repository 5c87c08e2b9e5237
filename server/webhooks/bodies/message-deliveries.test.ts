import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { LoggedEvent } from '../../events/log.ts'
import { newId } from '../../lib/uuid.ts'
import { chakraWebhookEvents } from '../../messaging/plugins/plugin.ts'
import type { Webhook } from '../webhook.ts'
import { messageDeliveries, wantsMessages } from './message-deliveries.ts'
import type { ShownMessage } from './shown-message.ts'
import { event, holding, inbound, outbound, pluginId, teamId, webhook } from './test-bodies.ts'

const made = (events: LoggedEvent[], message: ShownMessage, ...webhooks: Webhook[]) =>
  messageDeliveries(holding(message), teamId, events, webhooks)
const sent = (id: string) =>
  event('message.updated', id, { id, deliveryStatus: 'SENT', externalId: 'wamid.OWN2' })
const status = (id: string, ...statuses: string[]) =>
  event('message.updated', id, {
    id,
    deliveryStatus: 'READ',
    externalId: 'wamid.OWN2',
    statuses: statuses.map((word, index) => ({
      status: word,
      at: 1_760_000_000_100 + index,
      recipientId: '15550001111',
      errors: null,
    })),
  })

describe('the Chakra webhook', () => {
  const chakra = webhook('CHAKRA')

  it('is sent a message that came in, with WhatsApp’s own object of it', async () => {
    const message = inbound({ at: 1_760_000_000_599 })
    const contacts = [{ wa_id: '15550001111', profile: { name: 'Ana' } }]
    const created = event('message.created', message.id, { wabaId: '200300400500', contacts })
    const [delivery, ...others] = await made([created], message, chakra)
    assert.deepEqual(others, [])
    assert.deepEqual(delivery?.body, {
      event: 'message',
      payload: {
        wabaId: '200300400500',
        externalId: 'wamid.OWN1',
        messageId: 'wamid.OWN1',
        timestamp: 1_760_000_000_000,
        message: {
          from: '15550001111',
          id: 'wamid.OWN1',
          timestamp: '1760000000',
          type: 'text',
          text: { body: 'hello' },
        },
        contacts,
        phoneNumberId: '310000000000001',
        pluginId,
        chatId: message.chatId,
        chatMessageId: message.id,
      },
    })
    const { teamId: team, webhookId, eventId, eventType, orderKey } = delivery
    assert.deepEqual(
      { team, webhookId, eventId, eventType, orderKey },
      {
        team: teamId,
        webhookId: chakra.id,
        eventId: `${created.id}.message`,
        eventType: 'message',
        orderKey: message.chatId,
      },
    )
  })

  it('is sent each status by itself, in lower case', async () => {
    const message = outbound()
    const updated = status(message.id, 'delivered', 'read')
    const deliveries = await made([updated], message, chakra)
    assert.deepEqual(
      deliveries.map(({ eventId, eventType }) => [eventId, eventType]),
      [
        [`${updated.id}.status.0`, 'status'],
        [`${updated.id}.status.1`, 'status'],
      ],
    )
    assert.deepEqual(deliveries[0]?.body, {
      event: 'status',
      payload: {
        id: 'wamid.OWN2',
        wabaId: '200300400500',
        deliveryStatus: 'delivered',
        timestamp: 1_760_000_000_100,
        recipientId: '15550001111',
        externalId: 'wamid.OWN2',
        status: 'delivered',
        phoneNumberId: '310000000000001',
        pluginId,
        chatId: message.chatId,
        chatMessageId: message.id,
      },
    })
  })

  it('is sent none but the four words that its receivers know, and WhatsApp’s own beside them', async () => {
    const message = outbound()
    const bodies = await made([status(message.id, 'sent', 'played')], message, chakra)
    assert.deepEqual(
      bodies.map(({ body }) => {
        const { payload } = body as { payload: Record<string, unknown> }
        return [payload['deliveryStatus'], payload['status']]
      }),
      [
        ['sent', 'sent'],
        ['read', 'played'],
      ],
    )
  })

  it('is told why a message failed', async () => {
    const errors = [{ code: 131026, title: 'Message undeliverable' }]
    const message = outbound()
    const failed = event('message.updated', message.id, {
      deliveryStatus: 'FAILED',
      statuses: [{ status: 'failed', at: 1, recipientId: null, errors }],
    })
    const [delivery] = await made([failed], message, chakra)
    const { payload } = delivery!.body as { payload: Record<string, unknown> }
    assert.deepEqual([payload['errors'], payload['recipientId']], [errors, '15550001111'])
  })

  it('is sent what the team writes once WhatsApp has taken it, with `to`', async () => {
    const message = outbound()
    const pending = event('message.created', message.id, { deliveryStatus: 'PENDING' })
    const taken = sent(message.id)
    const [delivery, ...others] = await made([pending, taken], message, chakra)
    assert.deepEqual(others, [])
    assert.deepEqual([delivery?.eventType, delivery?.eventId], ['message_echo', `${message.id}.message_echo`])
    assert.deepEqual(delivery?.body, {
      event: 'message_echo',
      payload: {
        wabaId: '200300400500',
        externalId: 'wamid.OWN2',
        messageId: 'wamid.OWN2',
        timestamp: 1_760_000_001_000,
        message: {
          from: '15550100200',
          to: '15550001111',
          id: 'wamid.OWN2',
          timestamp: '1760000001',
          type: 'text',
          text: { body: 'hi' },
          context: { message_id: 'wamid.OWN1' },
        },
        contacts: [],
        phoneNumberId: '310000000000001',
        pluginId,
        chatId: message.chatId,
        chatMessageId: message.id,
        text: 'hi',
      },
    })
  })

  it('is sent what WhatsApp took without answering once a status names it', async () => {
    const message = outbound()
    const named = status(message.id, 'sent')
    const deliveries = await made(
      [{ ...named, payload: { ...named.payload, isNamed: true } }],
      message,
      chakra,
    )
    assert.deepEqual(
      deliveries.map(({ eventType }) => eventType),
      ['message_echo', 'status'],
    )
  })

  it('is sent what was written with the app on the phone as WhatsApp told it', async () => {
    const content = { from: '15550100200', to: '15550001111', id: 'wamid.E', type: 'revoke', revoke: {} }
    const message = outbound({ origin: 'echo', content, externalId: 'wamid.E', sentAt: null })
    const created = event('message.created', message.id, { wabaId: '7' })
    const [delivery, ...others] = await made([created], message, chakra)
    assert.deepEqual(others, [])
    assert.equal(delivery?.eventId, `${created.id}.smb_message_echo`)
    const body = delivery.body as { event: string; payload: Record<string, unknown> }
    assert.equal(body.event, 'smb_message_echo')
    assert.deepEqual([body.payload['message'], body.payload['wabaId']], [content, '7'])
  })

  it('is sent what its plugin chose, and nothing of another plugin', async () => {
    for (const wanted of chakraWebhookEvents) {
      const choosing = webhook('CHAKRA', { eventTypes: [wanted] })
      const other = webhook('CHAKRA', { pluginId: newId() })
      const found: string[] = []
      for (const message of [inbound(), outbound(), outbound({ origin: 'echo' })]) {
        const { id } = message
        const events = [event('message.created', id), sent(id), status(id, 'read')]
        const deliveries = await made(events, message, choosing, other)
        assert.ok(deliveries.every(({ webhookId }) => webhookId === choosing.id))
        found.push(...deliveries.map(({ eventType }) => eventType))
      }
      assert.deepEqual([...new Set(found)], [wanted])
    }
    assert.deepEqual(await made([sent('x')], outbound(), webhook('CHAKRA', { eventTypes: [] })), [])
  })

  it('stands in the order of the chat, or of the message where it has none', async () => {
    const message = inbound({ chatId: null })
    const [delivery] = await made([event('message.created', message.id)], message, chakra)
    assert.equal(delivery?.orderKey, message.id)
  })

  it('is sent nothing about a message that is gone', async () => {
    const session = { rows: () => Promise.resolve([]) }
    const events = [event('message.created', newId())]
    assert.deepEqual(await messageDeliveries(session, teamId, events, [chakra]), [])
  })
})

describe('the delivery status webhook', () => {
  const older = webhook('DELIVERY_STATUS')
  const template = () => outbound({ origin: 'template', dataType: 'template' })

  it('is sent the statuses of templates, in capitals', async () => {
    const message = template()
    const deliveries = await made([status(message.id, 'sent', 'delivered', 'read')], message, older)
    assert.deepEqual(deliveries[0]?.body, {
      event: 'deliveryStatus',
      payload: {
        id: message.id,
        externalId: 'wamid.OWN2',
        deliveryStatus: 'SENT',
        timestamp: 1_760_000_000_100,
        recipientId: '15550001111',
      },
    })
    const words = deliveries.map(
      ({ body }) => (body as { payload: { deliveryStatus: string } }).payload.deliveryStatus,
    )
    assert.deepEqual(words, ['SENT', 'DELIVERED', 'READ'])
  })

  it('is told of a template that WhatsApp refused', async () => {
    const message = { ...template(), externalId: null }
    const refused = event('message.updated', message.id, { deliveryStatus: 'FAILED', externalId: null })
    const [delivery] = await made([refused], message, older)
    assert.deepEqual((delivery?.body as { payload: object }).payload, {
      id: message.id,
      externalId: null,
      deliveryStatus: 'FAILED',
      timestamp: refused.at,
      recipientId: '15550001111',
    })
  })

  it('is sent nothing else', async () => {
    const message = template()
    const events = [event('message.created', message.id), sent(message.id), status(message.id, 'deleted')]
    assert.deepEqual(await made(events, message, older), [])
    for (const origin of ['pass_through', 'reply', 'inbound', 'echo'] as const) {
      const other = outbound({ origin })
      assert.deepEqual(await made([status(other.id, 'read')], other, older), [])
    }
  })
})

describe('a message of the team that is reacted to, edited or taken back', () => {
  it('is told of by what does that, and not sent or refused once more', async () => {
    const all = [
      webhook('CHAKRA'),
      webhook('DELIVERY_STATUS'),
      webhook('PASS_THROUGH', { sendsEchoes: true, sendsTemplateEvents: true }),
    ]
    const message = outbound({ origin: 'template', dataType: 'template' })
    for (const deliveryStatus of ['SENT', 'FAILED']) {
      const payload = { deliveryStatus, externalId: message.externalId, amendedBy: newId(), by: 'reaction' }
      assert.deepEqual(await made([event('message.updated', message.id, payload)], message, ...all), [])
    }
  })
})

describe('one address that is several webhooks', () => {
  it('never gets two different things under one id', async () => {
    const all = [
      webhook('CHAKRA'),
      webhook('DELIVERY_STATUS'),
      webhook('PASS_THROUGH', { sendsEchoes: true, sendsTemplateEvents: true }),
    ]
    const ids: string[] = []
    for (const message of [
      inbound(),
      outbound({ origin: 'template', dataType: 'template' }),
      outbound({ origin: 'echo' }),
    ]) {
      const { id } = message
      const events = [event('message.created', id), sent(id), status(id, 'sent', 'read')]
      // The ids of the log itself are those of the webhook for events.
      ids.push(...events.map((one) => one.id))
      ids.push(...(await made(events, message, ...all)).map(({ eventId }) => eventId))
    }
    assert.equal(new Set(ids).size, ids.length)
    assert.ok(ids.every((id) => /^[\w.-]+$/.test(id)))
  })
})

describe('the pass-through webhook', () => {
  it('is sent nothing of the log unless its plugin says so', () => {
    assert.equal(wantsMessages(webhook('PASS_THROUGH')), false)
    assert.equal(wantsMessages(webhook('EVENTS')), false)
    assert.equal(wantsMessages(webhook('PASS_THROUGH', { sendsEchoes: true })), true)
  })

  it('can be sent what the team writes, in the form of WhatsApp’s echoes', async () => {
    const message = outbound()
    const events = [event('message.created', message.id), sent(message.id), status(message.id, 'read')]
    const echoes = webhook('PASS_THROUGH', { sendsEchoes: true })
    const [delivery, ...others] = await made(events, message, echoes)
    assert.deepEqual(others, [])
    assert.deepEqual(delivery?.body, {
      object: 'whatsapp_business_account',
      entry: [
        {
          id: '200300400500',
          changes: [
            {
              value: {
                messaging_product: 'whatsapp',
                metadata: { display_phone_number: '15550100200', phone_number_id: '310000000000001' },
                message_echoes: [
                  {
                    from: '15550100200',
                    to: '15550001111',
                    id: 'wamid.OWN2',
                    timestamp: '1760000001',
                    type: 'text',
                    text: { body: 'hi' },
                    context: { message_id: 'wamid.OWN1' },
                  },
                ],
              },
              field: 'smb_message_echoes',
            },
          ],
        },
      ],
    })
    assert.deepEqual([delivery.eventId, delivery.orderKey], [`${message.id}.smb_message_echoes`, pluginId])
  })

  it('is not sent echoes of the app twice: WhatsApp delivers those itself', async () => {
    const message = outbound({ origin: 'echo' })
    const echoes = webhook('PASS_THROUGH', { sendsEchoes: true })
    assert.deepEqual(
      await made([event('message.created', message.id), sent(message.id)], message, echoes),
      [],
    )
  })

  it('can be told of templates, and of nothing else', async () => {
    const templates = webhook('PASS_THROUGH', { sendsTemplateEvents: true })
    assert.deepEqual(await made([sent('x')], outbound(), templates), [])
    const content = { to: '1', type: 'template', template: { name: 'welcome', language: { code: 'en' } } }
    const message = outbound({ dataType: 'template', origin: 'template', content, text: 'Welcome, Ana' })
    const [delivery, ...others] = await made([sent(message.id)], message, templates)
    assert.deepEqual(others, [])
    const { entry } = delivery!.body as { entry: { changes: { field: string; value: object }[] }[] }
    assert.deepEqual(entry[0]?.changes, [
      {
        value: {
          messaging_product: 'whatsapp',
          metadata: { display_phone_number: '15550100200', phone_number_id: '310000000000001' },
          message_templates: [
            {
              from: '15550100200',
              to: '15550001111',
              id: 'wamid.OWN2',
              timestamp: '1760000001',
              type: 'template',
              template: { name: 'welcome', language: { code: 'en' } },
              chat_message_id: message.id,
              body: 'Welcome, Ana',
            },
          ],
        },
        field: 'send_message_template',
      },
    ])
  })
})
