import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { asciiJson } from './ascii-json.ts'
import { envelopeOf } from './envelope.ts'
import type { Change } from './webhooks.ts'

interface Entry {
  readonly id: string
  readonly time?: number
  readonly changes: readonly { readonly field: string; readonly value: Record<string, unknown> }[]
}

const at = 1_794_000_000_500
const entriesOf = (changes: readonly Change[], merges: boolean): Entry[] =>
  envelopeOf(changes, { at, merges })['entry'] as Entry[]

describe('the JSON of webhooks', () => {
  // As text: JSON.parse of V8 13 and 14 can take an escaped key for another one.
  const unescaped = (json: string): string =>
    json.replaceAll(/\\(?:u(.{4})|.)/g, (escape: string, hex = '') => {
      const code = parseInt(String(hex), 16)
      return code > 0x7e ? String.fromCharCode(code) : escape
    })

  it('is ASCII, says the same, and does not change when it is escaped again', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const text = asciiJson(value)
        assert.match(text, /^[\0-~]*$/)
        assert.equal(unescaped(text), unescaped(JSON.stringify(value)))
      }),
    )
  })

  it('escapes with four lower-case digits, and what is outside the BMP twice', () => {
    assert.equal(asciiJson('é😀\u007f/'), String.raw`"\u00e9\ud83d\ude00\u007f/"`)
  })
})

describe('an envelope', () => {
  const change = fc.record({
    wabaId: fc.constantFrom('1', '2'),
    phoneNumberId: fc.constantFrom('3', '4'),
    field: fc.constantFrom('messages', 'account_update'),
    kind: fc.constantFrom('messages', 'statuses'),
  })
  const changes = fc.array(change, { minLength: 1, maxLength: 20 }).map((all) =>
    all.map(({ kind, ...rest }, index): Change => {
      const listed = { [kind]: [{ id: String(index) }], contacts: [{ wa_id: '15550109999' }] }
      return { ...rest, value: rest.field === 'messages' ? listed : { event: String(index) } }
    }),
  )
  const idsIn = (value: Record<string, unknown>): unknown[] =>
    'event' in value
      ? [value['event']]
      : [
          ...((value['messages'] ?? []) as { id: string }[]),
          ...((value['statuses'] ?? []) as { id: string }[]),
        ].map(({ id }) => id)

  it('holds every change once, whether they are put into one value or not', () => {
    fc.assert(
      fc.property(changes, fc.boolean(), (all, merges) => {
        const found = entriesOf(all, merges).flatMap((entry) =>
          entry.changes.flatMap(({ value }) => idsIn(value)),
        )
        const expected = all.map((_, index) => String(index))
        assert.deepEqual([...found].sort(), expected.sort())
      }),
    )
  })

  it('has an entry for each WABA, with a time where it is not about messages', () => {
    fc.assert(
      fc.property(changes, fc.boolean(), (all, merges) => {
        for (const entry of entriesOf(all, merges)) {
          const isMessages = entry.changes.every(({ field }) => field === 'messages')
          assert.equal(entry.time, isMessages ? undefined : Math.floor(at / 1_000))
        }
      }),
    )
  })

  it('puts statuses of one number into one value when told to, and says a contact once', () => {
    const status = (id: string): Change => ({
      wabaId: '1',
      phoneNumberId: '3',
      field: 'messages',
      value: { metadata: { phone_number_id: '3' }, statuses: [{ id }], contacts: [{ user_id: 'US.1' }] },
    })
    assert.deepEqual(entriesOf([status('a'), status('b')], true), [
      {
        id: '1',
        changes: [
          {
            value: {
              metadata: { phone_number_id: '3' },
              statuses: [{ id: 'a' }, { id: 'b' }],
              contacts: [{ user_id: 'US.1' }],
            },
            field: 'messages',
          },
        ],
      },
    ])
  })
})
