import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { JsonObject } from '../../lib/json.ts'
import { arrivalsIn } from './read-arrivals.ts'

const receivedAt = 1_794_000_000_400

const change = (value: JsonObject, field = 'messages') => ({
  wabaId: '21',
  field,
  at: null,
  value: { metadata: { phone_number_id: '31', display_phone_number: '15550100200' }, ...value },
})
const contacts = [{ wa_id: '15550109999', user_id: 'US.900', profile: { name: 'Ada', username: 'ada' } }]
const one = (message: JsonObject, field?: string) => {
  const base = { from: '15550109999', id: 'wamid.1', timestamp: '1794000000' }
  const key = field === undefined ? 'messages' : 'message_echoes'
  return arrivalsIn(change({ contacts, [key]: [{ ...base, ...message }] }, field), receivedAt)[0]!
}

describe('a message that comes in is read', () => {
  it('with who wrote it, where, when and what', () => {
    const read = one({ type: 'text', text: { body: 'Hello' }, from_user_id: 'US.900' })
    const { wabaId, phoneNumberId, direction, externalId, dataType, text, at, contactIdentifier } = read
    assert.deepEqual(
      [wabaId, phoneNumberId, direction, externalId, dataType, text, at, contactIdentifier],
      ['21', '31', 'INBOUND', 'wamid.1', 'text', 'Hello', receivedAt, '15550109999'],
    )
    assert.deepEqual(read.sighting, {
      phone: '15550109999',
      bsuid: 'US.900',
      username: 'ada',
      profileName: 'Ada',
      at: receivedAt,
    })
    assert.deepEqual(read.contacts, contacts)
    assert.deepEqual(read.content['text'], { body: 'Hello' })
  })

  for (const [type, message, text] of [
    ['image', { image: { id: '1', caption: 'A cat', mime_type: 'image/jpeg', sha256: 'x' } }, 'A cat'],
    ['audio', { audio: { id: '1', voice: true } }, ''],
    ['document', { document: { id: '1', filename: 'bill.pdf' } }, 'bill.pdf'],
    ['location', { location: { latitude: 1.5, longitude: 2 } }, '1.5, 2'],
    ['contacts', { contacts: [{ name: { formatted_name: 'Bo' } }] }, 'Bo'],
    ['reaction', { reaction: { message_id: 'wamid.0', emoji: '👍' } }, '👍'],
    ['button', { button: { payload: 'YES', text: 'Yes, please' } }, 'Yes, please'],
    [
      'interactive',
      { interactive: { type: 'button_reply', button_reply: { id: 'a', title: 'One' } } },
      'One',
    ],
    ['interactive', { interactive: { type: 'list_reply', list_reply: { id: 'a', title: 'Two' } } }, 'Two'],
    [
      'interactive',
      {
        interactive: {
          type: 'nfm_reply',
          nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"flow_token":"t","size":"L","count":2}' },
        },
      },
      'size: L\ncount: 2',
    ],
    [
      'interactive',
      { interactive: { type: 'nfm_reply', nfm_reply: { body: 'Sent', response_json: '{' } } },
      'Sent',
    ],
    [
      'order',
      {
        order: {
          catalog_id: '7',
          text: 'Soon, please',
          product_items: [{ product_retailer_id: 'mug', quantity: 2, item_price: 4.5, currency: 'EUR' }],
        },
      },
      'Soon, please\n2 × mug at 4.5 EUR',
    ],
    [
      'edit',
      { edit: { original_message_id: 'wamid.0', message: { type: 'text', text: { body: 'New' } } } },
      'New',
    ],
    ['revoke', { revoke: { original_message_id: 'wamid.0' } }, ''],
    [
      'unsupported',
      { unsupported: { type: 'poll' }, errors: [{ code: 131051, title: 'Unsupported' }] },
      'poll',
    ],
    ['unsupported', { errors: [{ code: 131051, title: 'Unsupported' }] }, 'Unsupported'],
    ['request_welcome', {}, ''],
    ['hologram', { hologram: { body: 'a type of the future' } }, 'a type of the future'],
  ] as const)
    it(`of the type ${type}: ${JSON.stringify(text)}`, () => {
      const read = one({ type, ...(message as JsonObject) })
      assert.deepEqual([read.dataType, read.text], [type, text])
    })

  it('with the message that it answers, reacts to, edits or takes back', () => {
    const answers = (message: JsonObject) => one(message).inReplyTo
    assert.equal(answers({ type: 'text', context: { from: '1', id: 'wamid.0' } }), 'wamid.0')
    assert.equal(answers({ type: 'reaction', reaction: { message_id: 'wamid.0' } }), 'wamid.0')
    assert.equal(answers({ type: 'edit', edit: { original_message_id: 'wamid.0' } }), 'wamid.0')
    assert.equal(answers({ type: 'revoke', revoke: { original_message_id: 'wamid.0' } }), 'wamid.0')
    assert.equal(answers({ type: 'text' }), null)
  })

  it('of somebody who is named in the contacts alone', () => {
    const value = { contacts, messages: [{ id: 'wamid.1', timestamp: '1794000000', type: 'text' }] }
    const [read] = arrivalsIn(change(value), receivedAt)
    assert.deepEqual(
      [read?.contactIdentifier, read?.sighting.phone, read?.sighting.bsuid],
      ['15550109999', '15550109999', 'US.900'],
    )
  })

  it('of somebody whose id stands where a number is expected', () => {
    const sightingOf = (message: JsonObject, field?: string) => {
      const value = { [field === undefined ? 'messages' : 'message_echoes']: [{ id: 'wamid.1', ...message }] }
      const read = arrivalsIn(change(value, field), receivedAt)[0]
      return [read?.contactIdentifier, read?.sighting.phone, read?.sighting.bsuid]
    }
    assert.deepEqual(sightingOf({ from: 'US.901' }), ['US.901', undefined, 'US.901'])
    assert.deepEqual(sightingOf({ to: 'US.901' }, 'smb_message_echoes'), ['US.901', undefined, 'US.901'])
    assert.deepEqual(sightingOf({ from: 'someone' }), ['someone', undefined, 'someone'])
    assert.deepEqual(sightingOf({ from: '+15550109999' }), ['15550109999', '15550109999', undefined])
  })

  it('with their own contacts among several, in whatever spelling they are named', () => {
    const people = [
      { wa_id: '5531987654321', user_id: 'BR.1', profile: { name: 'Ana' } },
      { wa_id: '15550109999', user_id: 'US.900', profile: { name: 'Ada' } },
    ]
    const messages = ['553187654321', '15550109999'].map((from, index) => ({ from, id: `wamid.${index}` }))
    const read = arrivalsIn(change({ contacts: people, messages }), receivedAt)
    assert.deepEqual(
      read.map(({ sighting }) => [sighting.phone, sighting.bsuid, sighting.profileName]),
      [
        ['553187654321', 'BR.1', 'Ana'],
        ['15550109999', 'US.900', 'Ada'],
      ],
    )
  })

  it('also where a changed number is not told', () => {
    const read = one({ type: 'system', system: { type: 'user_changed_number', body: 'changed' } })
    assert.deepEqual(
      [read.contactIdentifier, read.text, read.numberChange],
      ['15550109999', 'changed', undefined],
    )
  })

  it('of somebody who shows no number', () => {
    const value = {
      contacts: [{ user_id: 'US.900', profile: { name: 'Ada' } }],
      messages: [{ from_user_id: 'US.900', id: 'wamid.1', timestamp: '1794000000', type: 'text' }],
    }
    const [read] = arrivalsIn(change(value), receivedAt)
    assert.deepEqual(
      [read?.contactIdentifier, read?.sighting.phone, read?.sighting.bsuid],
      ['US.900', undefined, 'US.900'],
    )
  })

  it('of a group: the chat is with the group', () => {
    const read = one({ type: 'text', group_id: 'Y2FwaV9ncm91cA==' })
    assert.equal(read.contactIdentifier, 'Y2FwaV9ncm91cA==')
    assert.equal(read.groupMember, '15550109999')
    assert.equal(read.sighting.group, 'Y2FwaV9ncm91cA==')
  })

  it('from the app on the phone: the chat is with whom it went to', () => {
    const read = one(
      { from: '15550100200', to: '15550109999', type: 'text', text: { body: 'From my phone' } },
      'smb_message_echoes',
    )
    assert.deepEqual([read.direction, read.contactIdentifier], ['OUTBOUND', '15550109999'])
  })

  it('about a changed number: it is of the new one', () => {
    const system = { type: 'user_changed_number', body: 'changed', wa_id: '15550108888', user_id: 'US.901' }
    const read = one({ type: 'system', system: { ...system, previous_user_id: 'US.900' } })
    assert.deepEqual(read.numberChange, {
      from: { phone: '15550109999', bsuid: 'US.900' },
      to: { phone: '15550108888', bsuid: 'US.901' },
      at: receivedAt,
    })
    assert.equal(read.contactIdentifier, '15550108888')
  })

  it('at the second of WhatsApp, and within it when the delivery came', () => {
    const at = (timestamp: string | number) => one({ type: 'text', timestamp }).at
    assert.equal(at('1794000000'), receivedAt)
    assert.equal(at('1793999990'), 1_793_999_990_999)
    assert.equal(at('1794000010'), 1_794_000_010_000)
    assert.equal(at('soon'), receivedAt)
  })

  it('without an id: the same message is known again', () => {
    const [first, again, other] = [
      one({ id: '', type: 'text', text: { body: 'a' } }),
      one({ id: '', type: 'text', text: { body: 'a' } }),
      one({ id: '', type: 'text', text: { body: 'b' } }),
    ]
    assert.equal(first.externalId, again.externalId)
    assert.notEqual(first.externalId, other.externalId)
  })

  it('unless nobody wrote it, or it came to no number', () => {
    assert.deepEqual(arrivalsIn(change({ messages: [{ id: 'x', type: 'text' }] }), receivedAt), [])
    assert.deepEqual(arrivalsIn(change({ metadata: {}, messages: [{ from: '1', id: 'x' }] }), receivedAt), [])
  })

  it('whatever JSON it is', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.constantFrom('messages', 'smb_message_echoes', 'account_update'),
        (json, field) => {
          const value = JSON.parse(json) as JsonObject
          arrivalsIn(
            change({ messages: [{ ...value, from: '1' }], message_echoes: value }, field),
            receivedAt,
          )
        },
      ),
    )
  })
})
