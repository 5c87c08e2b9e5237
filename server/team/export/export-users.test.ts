/** The export: complete, safe to open in a spreadsheet, and read back without loss. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { openImportTests, type ExportedPerson, type ImportTests } from '../import/test-team.ts'
import { phoneTypes, userTextFields } from '../user.ts'
import { samplePeopleCsv } from '../import/sample-people.ts'

let tests: ImportTests
before(async () => {
  tests = await openImportTests()
})
after(async () => tests[Symbol.asyncDispose]())

// Leaves out what only the first team has.
const known = (people: readonly ExportedPerson[]): unknown[] =>
  people.map((person) => Object.fromEntries(Object.entries(person).filter(([name]) => name !== 'id')))

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }).map((value) => value.replaceAll('\0', '').toWellFormed()),
  fc.constantFrom('', '=1+1', '+1555', "'-x", ' x ', 'a;b', '"', 'a\r\nb', 'Ж', '名前', '😀', '\u00a0'),
)
const json = fc.dictionary(
  fc.string({ maxLength: 5 }).filter((key) => key !== '__proto__' && !/[\0\\]/.test(key)),
  fc.constantFrom(1, null, 'x', true),
  { maxKeys: 3 },
)
const person = fc.record(
  {
    ...Object.fromEntries(
      userTextFields.filter((field) => !field.endsWith('Url')).map((field) => [field, text]),
    ),
    dob: fc.integer({ min: Date.UTC(1900), max: Date.UTC(2025) }),
    addedAt: fc
      .date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString()),
    phones: fc.array(
      fc.record({ phone: text.filter((value) => value.trim() !== ''), type: fc.constantFrom(...phoneTypes) }),
      { maxLength: 4 },
    ),
    timezone: fc.constantFrom('+0530', '-0330'),
    availability: fc.constantFrom('AVAILABLE', 'ON_BREAK'),
    isActive: fc.boolean(),
    isDeleted: fc.boolean(),
    data: json,
    rate: fc.integer({ min: 0, max: 100_000 }).map((cents) => cents / 100),
  },
  { requiredKeys: [] },
)

describe('the export', () => {
  it('changes nothing when it is imported, and makes the same people in another team', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 6 }), async (drafts) => {
        const one = await tests.team()
        const rows = drafts.map((draft, index) => ({
          ...draft,
          username: `u${index}`,
          emails: [
            { email: `u${index}@x.test`, type: index % 2 === 0 ? '' : 'work; (a)' },
            { email: `v${index}@x.test`, type: 'home' },
          ],
          manager: index > 0 ? 'u0' : null,
        }))
        const made = await one.importText(JSON.stringify(rows))
        assert.equal(made.created, rows.length, JSON.stringify(made.firstRejected))
        const state = await one.state()
        tests.now += 1_000
        for (const format of ['csv', 'json'] as const) {
          const exported = await one.export(format)
          const again = await one.importText(exported)
          assert.equal(again.unchanged, rows.length, JSON.stringify(again.firstRejected))
          assert.equal(await one.state(), state)
          const other = await tests.team()
          assert.equal((await other.importText(exported)).created, rows.length)
          assert.deepEqual(known(await other.people()), known(await one.people()))
        }
      }),
      { numRuns: 25 },
    )
  })

  it('gives every person of a large team once, and no formula', async () => {
    const team = await tests.team()
    await team.importText([...samplePeopleCsv(1_200)].join(''))
    const csv = await team.export('csv')
    assert.equal(csv.match(/person\.\d+@example\d\.test(?=,)/g)?.length, 1_200)
    assert.doesNotMatch(csv, /(^|,)"?[=+@-]/m)
    assert.equal((await team.people()).length, 1_200)
  })

  it('of nobody is a file without people', async () => {
    const team = await tests.team()
    assert.deepEqual(await team.people(), [])
    const header = await team.export('csv')
    assert.match(header, /^id,username,emails,phones,[^\n]*\r\n$/)
    assert.equal((await team.importText(header)).read, 0)
    assert.equal((await team.importText('{"users":[]}')).read, 0)
  })
})
