/** What an export writes, an import reads: the same values, whatever they are. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Json } from '../../lib/json.ts'
import { openCsv } from '../../lib/source/csv-rows.ts'
import { csvLines } from '../../lib/source/csv-lines.ts'
import { readJson } from '../../lib/source/json-rows.ts'
import type { SourceRow } from '../../lib/source/source-row.ts'
import { attributeTypes, type AttributeType } from '../attribute.ts'
import { planColumns } from '../import/column-plan.ts'
import { createMatcher } from '../import/match-columns.ts'
import { createRowReader, type RowDraft } from '../import/read-row.ts'
import { testAttribute, testProcedure } from '../import/test-procedure.ts'
import { leadsInJson, type ColumnFindings } from '../import/survey.ts'
import type { Process } from '../process.ts'
import { cellsOf, exportColumns, jsonLineOf } from './process-cells.ts'

const options = ['a', 'b; c', 'd, e', '[f]', 'None', 'g|h'].map((value) => ({ value, label: `The ${value}` }))
const numbers = [1, 2.5, 1234].map((value) => ({ value, label: `No. ${value}` }))
const procedure = testProcedure(
  attributeTypes.map((type) =>
    testAttribute(type, {
      shortId: `a_${type.toLowerCase()}`,
      attributes: ['a', 'b'].map((shortId) => testAttribute('integer', { shortId })),
      options: /string.*Enum/i.test(type) ? options : type.includes('Enum') ? numbers : [],
    }),
  ),
)

const line = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 12 })
  .filter((text) => text.isWellFormed() && !text.includes('\0'))
const text = line.filter((value) => value.trim() !== '')
const trimmed = text.filter((value) => value === value.trim())
const whole = fc.integer()
const float = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)
const ms = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2199, 11, 31) })
const photo = fc.uuid()
const values: Record<AttributeType, fc.Arbitrary<Json>> = {
  string: trimmed,
  text,
  name: trimmed,
  email: fc.constantFrom('ana@example.test', "o'brien+x@example.test"),
  phone: fc.constantFrom('+919876543210', '+4915112345678', '+14155552671'),
  integer: whole,
  number: whole,
  float,
  decimal: float,
  boolean: fc.boolean(),
  date: ms.map((value) => Math.floor(value / 86_400_000) * 86_400_000),
  time: fc.integer({ min: 0, max: 86_399_999 }),
  datetime: ms,
  datetimeISO8601: ms.map((value) => new Date(value).toISOString()),
  stringId: trimmed,
  integerId: whole,
  stringEnum: fc.constantFrom(...options.map(({ value }) => value)),
  integerEnum: fc.constantFrom(1, 1234),
  floatEnum: fc.constantFrom(2.5, 1234),
  multiStringEnum: fc.subarray(
    options.map(({ value }) => value),
    { minLength: 1 },
  ),
  multiIntegerEnum: fc.subarray([1, 1234], { minLength: 1 }),
  multiFloatEnum: fc.subarray([1, 2.5], { minLength: 1 }),
  photo,
  multiPhotos: fc.array(photo, { minLength: 1, maxLength: 3 }),
  audio: fc.oneof(photo, fc.constant('https://cdn.example.test/a.ogg')),
  externalObject: fc.dictionary(fc.constantFrom('a', 'b'), text, { minKeys: 1 }),
  nested: fc.dictionary(fc.constantFrom('a', 'b'), fc.integer(), { minKeys: 1 }),
}
const data = fc
  .record(Object.fromEntries(attributeTypes.map((type) => [`a_${type.toLowerCase()}`, values[type]])), {
    requiredKeys: [],
  })
  .map((given) => JSON.parse(JSON.stringify(given)) as Record<string, Json>)

const processOf = (given: Record<string, Json>): Process => ({
  id: 'x',
  teamId: 't',
  procedureId: 'p',
  createdAt: Date.UTC(2025, 3, 4, 5, 6, 7, 89),
  updatedAt: 0,
  createdBy: 'u',
  assignedTo: 'u1',
  podId: null,
  recordId: null,
  status: 'COMPLETED',
  stateId: procedure.completedStateId,
  nextActionAt: Date.UTC(2027, 3, 4),
  startedAt: null,
  completedAt: null,
  cancelledAt: null,
  deletedAt: null,
  version: 1,
  data: given,
})
const usernames = new Map([['u1', 'asha']])

function readAgain(rows: readonly SourceRow[], country: string): RowDraft {
  const matcher = createMatcher(procedure.attributes)
  const [row] = rows
  assert.equal(rows.length, 1)
  const findings = row!.names.map((name): ColumnFindings => ({
    name,
    filled: 1,
    dmy: 0,
    mdy: 0,
    ambiguousDates: 0,
    points: 0,
    commas: 0,
    samples: new Set(name === 'state' ? ['DONE'] : ['COMPLETED']),
  }))
  const survey = { fingerprint: '', rows: 1, encoding: 'utf-8', columns: findings, rowsWithoutUnique: 0 }
  const plan = planColumns(matcher, procedure, survey, { country, timeZone: 'Asia/Kolkata' })
  return createRowReader(procedure, matcher, plan)(row!)
}

async function* textOf(content: string): AsyncGenerator<string> {
  yield await Promise.resolve(content)
}

async function all(rows: AsyncIterable<SourceRow>): Promise<SourceRow[]> {
  const found: SourceRow[] = []
  for await (const row of rows) found.push(row)
  return found
}

function assertSame(draft: RowDraft, given: Record<string, Json>): void {
  assert.deepEqual(draft.faults, [])
  assert.deepEqual(draft.data, given)
  assert.deepEqual(draft.root, {
    state: procedure.completedStateId,
    status: 'COMPLETED',
    assignedTo: 'asha',
    createdAt: Date.UTC(2025, 3, 4, 5, 6, 7, 89),
    nextActionAt: Date.UTC(2027, 3, 4),
  })
}

describe('what is exported', () => {
  for (const country of ['IN', 'DE', 'US'])
    it(`is the same when it is imported again in ${country}, from CSV and from NDJSON`, async () => {
      await fc.assert(
        fc.asyncProperty(data, async (given) => {
          const process = processOf(given)
          const csv = csvLines([exportColumns(procedure), cellsOf(procedure, process, usernames)])
          assertSame(readAgain(await all((await openCsv(textOf(csv))).rows), country), given)
          const ndjson = jsonLineOf(procedure, process, usernames)
          assertSame(readAgain(await all(readJson(ndjson, textOf(''), leadsInJson)), country), given)
        }),
      )
    })

  it('holds no cell that a spreadsheet would run', () => {
    const cells = cellsOf(
      procedure,
      processOf({ a_string: '=1+1', a_text: '@x', a_phone: '+919876543210' }),
      usernames,
    )
    for (const cell of cells) assert.doesNotMatch(cell, /^[=+\-@\t\r]/)
  })
})
