import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { JsonObject } from '../../lib/json.ts'
import { plainText } from './readable-text.ts'

const interactive = (type: string, more: JsonObject): JsonObject => ({
  type: 'interactive',
  interactive: { type, body: { text: 'Which?' }, ...more },
})

const messages: [name: string, content: JsonObject, text: string][] = [
  ['text', { type: 'text', text: { body: 'Hello' } }, 'Hello'],
  ['text without a type', { text: { body: 'Hello' } }, 'Hello'],
  ['image', { type: 'image', image: { id: '1', caption: 'The roof' } }, 'The roof'],
  ['video without a caption', { type: 'video', video: { link: 'https://example.org/a.mp4' } }, ''],
  ['document', { type: 'document', document: { id: '1', filename: 'bill.pdf' } }, 'bill.pdf'],
  ['sticker', { type: 'sticker', sticker: { id: '1' } }, ''],
  [
    'location',
    { type: 'location', location: { latitude: 1, longitude: '2', name: 'Shop', address: 'Hill 1' } },
    'Shop, Hill 1',
  ],
  ['bare location', { type: 'location', location: { latitude: 1.5, longitude: '-2' } }, '1.5, -2'],
  [
    'contacts',
    {
      type: 'contacts',
      contacts: [{ name: { formatted_name: 'Ada L.' } }, { name: { formatted_name: 'Max' } }],
    },
    'Ada L., Max',
  ],
  ['reaction', { type: 'reaction', reaction: { message_id: 'wamid.A', emoji: '👍' } }, '👍'],
  [
    'buttons',
    interactive('button', {
      header: { type: 'text', text: 'Order 7' },
      footer: { text: 'Hill & Co' },
      action: {
        buttons: [
          { type: 'reply', reply: { id: 'y', title: 'Yes' } },
          { type: 'reply', reply: { id: 'n', title: 'No' } },
        ],
      },
    }),
    'Order 7\nWhich?\nHill & Co\n[Yes]\n[No]',
  ],
  [
    'list',
    interactive('list', {
      action: { button: 'Slots', sections: [{ title: 'Monday', rows: [{ id: '9', title: '9:00' }] }] },
    }),
    'Which?\n[Slots]\nMonday\n[9:00]',
  ],
  [
    'link button',
    interactive('cta_url', {
      action: { name: 'cta_url', parameters: { display_text: 'Open', url: 'https://example.org' } },
    }),
    'Which?\n[Open]',
  ],
  [
    'Flow',
    interactive('flow', { action: { name: 'flow', parameters: { flow_cta: 'Book' } } }),
    'Which?\n[Book]',
  ],
]

describe('the readable text of a message', () => {
  for (const [name, content, text] of messages)
    it(`of type ${name} is what its reader sees`, () => assert.equal(plainText(content), text))

  it('is a text for any body whatever', () => {
    const type = fc.constantFrom('text', 'image', 'location', 'contacts', 'reaction', 'interactive', 'odd')
    fc.assert(
      fc.property(type, fc.jsonValue(), (name, value) => {
        assert.equal(typeof plainText({ type: name, [name]: value } as JsonObject), 'string')
      }),
    )
  })
})
