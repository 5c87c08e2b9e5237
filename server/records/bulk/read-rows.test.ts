import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { RowForm } from '../../jobs/job.ts'
import { csvLines } from '../../lib/source/csv-lines.ts'
import { readUnescaped } from '../../lib/test-json.ts'
import { readRows } from './read-rows.ts'

async function read(
  form: RowForm,
  text: string,
  portion = 7,
): Promise<{ rows: unknown[]; columns: string[] }> {
  const bytes = Buffer.from(text)
  const portions = async function* () {
    for (let at = 0; at < bytes.length; at += portion)
      yield await Promise.resolve(bytes.subarray(at, at + portion))
  }
  const columns: string[] = []
  const rows: unknown[] = []
  const body = {
    form,
    key: undefined,
    bytes: portions(),
    onColumns: (names: readonly string[]) => columns.push(...names),
  }
  for await (const items of readRows(body)) rows.push(...items.map(readUnescaped))
  return { rows, columns }
}

const portions = fc.integer({ min: 1, max: 30 })
const values = fc.array(fc.jsonValue({ stringUnit: 'grapheme' }).map((value) => ({ value })))

describe('rows of a bulk request', () => {
  it('are what was sent as a list, wherever the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(values, portions, fc.boolean(), async (sent, portion, isMarked) => {
        const text = (isMarked ? '\ufeff' : '') + JSON.stringify(sent, null, 1)
        assert.deepEqual((await read('json', text, portion)).rows, readUnescaped(JSON.stringify(sent)))
      }),
    )
  })

  it('are what was sent as lines, wherever the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        values,
        portions,
        fc.constantFrom('\n', '\r\n', '\n\n'),
        async (sent, portion, end) => {
          const text = sent.map((item) => JSON.stringify(item)).join(end)
          assert.deepEqual((await read('ndjson', text, portion)).rows, readUnescaped(JSON.stringify(sent)))
        },
      ),
    )
  })

  it('are the cells of CSV, wherever the bytes are cut', async () => {
    const cell = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '').trim())
    const rows = fc.array(fc.tuple(cell, cell).map(([a, b]) => [`x${a}`, `y${b}`]))
    await fc.assert(
      fc.asyncProperty(rows, portions, async (sent, portion) => {
        const found = await read('csv', csvLines([['one', 'two'], ...sent]), portion)
        assert.deepEqual(found, { columns: ['one', 'two'], rows: readUnescaped(JSON.stringify(sent)) })
      }),
    )
  })

  it('keep what JSON cannot hold as a number', async () => {
    const bytes = (async function* () {
      yield await Promise.resolve(Buffer.from('[{"a": 12345678901234567890.10 }]'))
    })()
    const body = { form: 'json', key: undefined, bytes, onColumns: () => undefined } as const
    for await (const items of readRows(body)) assert.deepEqual(items, ['{"a": 12345678901234567890.10 }'])
  })
})
