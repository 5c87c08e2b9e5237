/** Cells: what people, CRMs and spreadsheets write, and what is meant by it. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Attribute, AttributeType } from '../attribute.ts'
import { createCellReader, isEmptyCell, type Habits } from './read-cell.ts'
import { dateOrderOf, readMoment, type DateOrder } from './read-date.ts'
import { decimalSignIn, decimalSignOf, readNumber } from './read-number.ts'
import { readPhone } from './read-phone.ts'
import { samplePhone } from './sample-phones.ts'
import { testAttribute } from './test-procedure.ts'
import { createWallClock } from './wall-clock.ts'

const habits: Habits = {
  dates: 'dmy',
  decimalSign: '.',
  country: 'IN',
  moment: createWallClock('Asia/Kolkata'),
}

const attribute = testAttribute

const read = (type: AttributeType, cell: unknown, more: Partial<Attribute> = {}): unknown =>
  createCellReader(attribute(type, more))(cell, habits)

const day = (text: string, order: DateOrder = 'dmy'): string =>
  new Date(readMoment(text, order).wallMs).toISOString().replace(/T00:00:00.000Z$/, '')

describe('phones', () => {
  const forms: [string, string, string][] = [
    ['IN', '98765 43210', '+919876543210'],
    ['IN', '098765-43210', '+919876543210'],
    ['IN', '919876543210', '+919876543210'],
    ['IN', '0091 98765 43210', '+919876543210'],
    ['IN', '(+91) 98765.43210', '+919876543210'],
    ['IN', '9876543210.0', '+919876543210'],
    ['IN', 'p:+919876543210', '+919876543210'],
    ['IN', "'+91 98765 43210", '+919876543210'],
    ['IN', '4915112345678', '+4915112345678'],
    ['US', '(415) 555-2671', '+14155552671'],
    ['US', '1.415.555.2671', '+14155552671'],
    ['US', '0049 151 12345678', '+4915112345678'],
    ['DE', '+49 (0)151 12345678', '+4915112345678'],
    ['DE', '0151/12345678', '+4915112345678'],
    ['BR', '(11) 91234-5678', '+5511912345678'],
    ['BR', '00 55 11 91234 5678', '+5511912345678'],
    ['GB', '+44 (0) 7400 123456', '+447400123456'],
    ['GB', '07400\u00a0123\u200b456', '+447400123456'],
    ['ID', '0812-3456-7890', '+6281234567890'],
    ['ID', '+62 812 3456 7890 ', '+6281234567890'],
  ]
  for (const [country, written, meant] of forms)
    it(`"${written}" in ${country} is ${meant}`, () => assert.equal(readPhone(written, country), meant))

  it('are the same number in every form of the sample, and another one for each serial number', () => {
    const seen = new Set<string>()
    for (let serial = 0; serial < 600; serial += 1) {
      const numbers = new Set(
        Array.from({ length: 60 }, (_, form) => readPhone(samplePhone(serial, form), 'IN')),
      )
      assert.equal(numbers.size, 1, [...numbers].join())
      for (const number of numbers) seen.add(number)
    }
    assert.equal(seen.size, 600)
  })

  const refused: [string, RegExp][] = [
    ['12345', /can be dialled from IN/],
    ['call after 6', /can be dialled/],
    ['+91 98765 43210 ext 12', /has an extension/],
    ['9.19877E+11', /shortened by a spreadsheet/],
    ['98765 43210 / 98765 43211', /several phone numbers/],
    ['0000000000', /placeholder/],
  ]
  for (const [written, reason] of refused)
    it(`"${written}" is refused`, () => assert.throws(() => readPhone(written, 'IN'), reason))
})

describe('dates', () => {
  const forms: [string, string][] = [
    ['2025-04-03', '2025-04-03'],
    ['2025/4/3', '2025-04-03'],
    ['20250403', '2025-04-03'],
    ['03/04/2025', '2025-04-03'],
    ['3.4.25', '2025-04-03'],
    ['31.12.1999', '1999-12-31'],
    ['12/31/1999', '1999-12-31'],
    ['3 Jan 2025', '2025-01-03'],
    ['3-Jan-25', '2025-01-03'],
    ['Jan 3, 2025', '2025-01-03'],
    ['Fri, 3rd January 2025', '2025-01-03'],
    ['3. März 2025', '2025-03-03'],
    ['3 de janeiro de 2025', '2025-01-03'],
    ['45660', '2025-01-03'],
    ['45660.5', '2025-01-03T12:00:00.000Z'],
    ['03/01/2025 4:05 pm', '2025-01-03T16:05:00.000Z'],
    ['2025-01-03T16:05:06.789', '2025-01-03T16:05:06.789Z'],
    ['1735912800', '2025-01-03T14:00:00.000Z'],
    ['1735912800123', '2025-01-03T14:00:00.123Z'],
  ]
  for (const [written, meant] of forms)
    it(`"${written}" is ${meant}`, () => assert.equal(day(written), meant))

  it('are read in the order that is given only where both are possible', () => {
    assert.equal(day('03/04/2025', 'mdy'), '2025-03-04')
    assert.equal(day('25/04/2025', 'mdy'), '2025-04-25')
    assert.equal(day('04/25/2025', 'dmy'), '2025-04-25')
    assert.equal(day('03.04.2025', 'mdy'), '2025-04-03')
    assert.equal(day('25/04/03', 'ymd'), '2025-04-03')
  })

  it('show their order only where there is no other', () => {
    assert.equal(dateOrderOf('25/04/2025'), 'dmy')
    assert.equal(dateOrderOf('04/25/2025 10:00'), 'mdy')
    assert.equal(dateOrderOf('03/04/2025'), 'either')
    for (const text of ['04/04/2025', '2025-04-03', '3.4.2025', '3 Jan 2025', '45660', 'soon', 7])
      assert.equal(dateOrderOf(text), undefined)
  })

  for (const text of [
    '31/02/2025',
    '2025-13-01',
    '00/00/0000',
    '45/45/2024',
    'soon',
    '99.99.2023',
    '3 Foo 2025',
    '5',
    '03/04/2025 25:00',
  ])
    it(`"${text}" is refused`, () => assert.throws(() => readMoment(text, 'dmy'), /must be a date/))

  it('every day of two centuries reads back in any form', () => {
    const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
    const days = fc.integer({
      min: Date.UTC(1950, 0, 1) / 86_400_000,
      max: Date.UTC(2149, 11, 31) / 86_400_000,
    })
    fc.assert(
      fc.property(days, (number) => {
        const date = new Date(number * 86_400_000)
        const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
        for (const text of [
          `${y}-${m}-${d}`,
          `${d}/${m}/${y}`,
          `${d}.${m}.${y}`,
          `${d} ${months[m - 1]!} ${y}`,
        ])
          assert.equal(readMoment(text, 'dmy').wallMs, date.getTime(), text)
        assert.equal(readMoment(`${m}/${d}/${y}`, 'mdy').wallMs, date.getTime())
        assert.equal(readMoment(String(number + 25_569), 'dmy').wallMs, date.getTime())
      }),
    )
  })
})

describe('the wall clock', () => {
  it('is read in the time zone of the team, in summer and winter', () => {
    const berlin = createWallClock('Europe/Berlin')
    const at = (text: string): string => new Date(berlin(Date.parse(`${text}Z`))).toISOString()
    assert.equal(at('2025-01-15T12:00'), '2025-01-15T11:00:00.000Z')
    assert.equal(at('2025-07-15T12:00'), '2025-07-15T10:00:00.000Z')
    assert.equal(at('2025-03-30T01:59'), '2025-03-30T00:59:00.000Z')
    assert.equal(at('2025-03-30T03:00'), '2025-03-30T01:00:00.000Z')
    assert.equal(read('datetime', '15/01/2025 12:00'), Date.parse('2025-01-15T06:30Z'))
    assert.equal(read('datetime', '2025-01-15T12:00+02:00'), Date.parse('2025-01-15T10:00Z'))
  })
})

describe('numbers', () => {
  const forms: [string, number][] = [
    ['1,234.56', 1234.56],
    ['1.234,56', 1234.56],
    ['1,20,000', 120_000],
    ['1 234 567', 1_234_567],
    ["1'234.5", 1234.5],
    ['₹ 1,200', 1200],
    ['1200 EUR', 1200],
    ['R$ 1.234.567', 1_234_567],
    ['(1,200.50)', -1200.5],
    ['-12,5', -12.5],
    ['85 %', 85],
    ['1e3', 1000],
    ['0,125', 0.125],
  ]
  for (const [written, meant] of forms)
    it(`"${written}" is ${meant}`, () => assert.equal(readNumber(written, '.'), meant))
  it('follow the column where a sign can be either', () => {
    assert.deepEqual(
      ['1.234', '1,234'].map((text) => readNumber(text, '.')),
      [1.234, 1234],
    )
    assert.deepEqual(
      ['1.234', '1,234'].map((text) => readNumber(text, ',')),
      [1234, 1.234],
    )
    assert.deepEqual(['1.234', '1.5', '1,5', '1,234,567', '12'].map(decimalSignOf), [
      'either',
      '.',
      ',',
      '.',
      undefined,
    ])
    assert.deepEqual(['IN', 'US', 'DE', 'BR', 'ID', 'GB'].map(decimalSignIn), ['.', '.', ',', ',', ',', '.'])
  })
  for (const text of ['twelve', '1,2,3', '12.3.4', '1..2', '--3', '1,23.4,5'])
    it(`"${text}" is refused`, () => assert.throws(() => readNumber(text, '.'), /must be a number/))
})

describe('words', () => {
  const options = [
    { value: 'walk_in', label: 'Walk-in' },
    { value: 'web', label: 'Website, organic' },
  ]
  it('are the option that is written exactly so, before one that is only like it', () => {
    const like = ['ab', 'a-b'].map((value) => ({ value, label: value }))
    assert.deepEqual(
      ['ab', 'a-b'].map((word) => read('stringEnum', word, { options: like })),
      ['ab', 'a-b'],
    )
  })
  it('stand for yes and no', () => {
    for (const word of ['yes', 'Ja', '1', 'TRUE', 'x', 'sim', true]) assert.equal(read('boolean', word), true)
    for (const word of ['no', 'Nein', '0', 'False', 'não', false]) assert.equal(read('boolean', word), false)
    assert.throws(() => read('boolean', 'perhaps'), /must be yes or no/)
  })
  it('are options by value or label', () => {
    for (const word of ['walk_in', 'Walk In', 'WALK-IN '])
      assert.equal(read('stringEnum', word, { options }), 'walk_in')
    assert.throws(
      () => read('stringEnum', 'wlk_in', { options }),
      /must be one of walk_in, web, not "wlk_in". Did you mean "walk_in"/,
    )
    assert.equal(read('integerEnum', '2', { options: [{ value: 2, label: 'Two' }] }), 2)
  })
  it('are several options, with any sign between them', () => {
    for (const cell of [
      'walk_in;web',
      'Walk-in | Website, organic',
      'walk_in, web, web',
      '["walk_in","web"]',
    ])
      assert.deepEqual(read('multiStringEnum', cell, { options }), ['walk_in', 'web'])
    assert.deepEqual(read('multiStringEnum', 'Website, organic', { options }), ['web'])
  })
  it('are addresses, also with a name', () => {
    for (const cell of ['Ana <ana@x.test>', 'mailto:ana@x.test', ' ana@x.test\u200b'])
      assert.equal(read('email', cell), 'ana@x.test')
  })
})

describe('cells that say nothing', () => {
  it('are empty, and placeholders too where no text is expected', () => {
    for (const cell of ['', '  ', null, undefined, [], '\u00a0'])
      assert.ok(isEmptyCell(cell, attribute('name')))
    for (const cell of ['N/A', '-', 'null', '#N/A', '0000-00-00 00:00:00', 'None']) {
      assert.ok(isEmptyCell(cell, attribute('date')))
      assert.ok(!isEmptyCell(cell, attribute('string')))
    }
    const none = { options: [{ value: 'none', label: 'None' }] }
    assert.ok(!isEmptyCell('None', attribute('stringEnum', none)))
    for (const cell of [0, '0', false]) assert.ok(!isEmptyCell(cell, attribute('integer')))
  })
})
