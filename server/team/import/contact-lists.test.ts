/** Cells of our own CSV: what is written reads back. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { phoneTypes } from '../user.ts'
import { parseEmails, parsePhones, writeEmails, writePhones } from './contact-lists.ts'
import { guardCell, unguardCell } from '../../lib/source/guarded-cell.ts'

const anyText = fc.oneof(
  fc.string(),
  fc.constantFrom('a;b', '[x]', 'x (home)', '+1 (415) 555', ' x', '(office)', 'a, b', "'+1"),
)

describe('lists in a cell', () => {
  it('keep numbers and types of any text', () => {
    const phone = fc.record({ phone: anyText, type: fc.constantFrom(...phoneTypes) })
    fc.assert(
      fc.property(fc.array(phone), (phones) => {
        const read = parsePhones(writePhones(phones))?.map((entry) => ({ type: '', ...entry }))
        assert.deepEqual(
          read,
          phones.map(({ phone, type }) => ({ type, phone })),
        )
      }),
    )
  })

  it('keep addresses and types of any text', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ email: anyText, type: anyText })), (emails) => {
        const read = parseEmails(writeEmails(emails))?.map((entry) => ({ type: '', ...entry }))
        assert.deepEqual(
          read,
          emails.map(({ email, type }) => ({ type, email })),
        )
      }),
    )
  })

  it('are plain where they can be', () => {
    assert.equal(
      writePhones([{ phone: '+1 415 555 0101', type: 'mobile' }, { phone: '44' }]),
      '+1 415 555 0101 (mobile); 44',
    )
    assert.deepEqual(parseEmails('a@x.test, b@x.test (home);c@x.test'), [
      { email: 'a@x.test' },
      { email: 'b@x.test', type: 'home' },
      { email: 'c@x.test' },
    ])
    assert.equal(parsePhones('[7'), undefined)
  })
})

describe('guarded cells', () => {
  it('are no formula to a spreadsheet, and read back as they were', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('=1+1', "'=1", "''-", '+1555', '@x', '\tx', "'", "'a")),
        (text) => {
          assert.equal(unguardCell(guardCell(text)), text)
          assert.doesNotMatch(guardCell(text), /^[=+\-@\t\r]/)
        },
      ),
    )
  })
})
