/** Reading files: whatever wrote them, the cells come out as they were put in. */
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { openSource } from './open-source.ts'
import type { SourceRow } from './source-row.ts'

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'felloe-read-'))
})
after(async () => rm(folder, { recursive: true }))

async function read(content: string | Buffer) {
  const path = join(folder, 'file')
  await writeFile(path, content)
  const source = await openSource(path, shape)
  const rows: SourceRow[] = []
  for await (const row of source.rows) rows.push(row)
  return { source, rows }
}

// As the import of people reads JSON.
const shape = { lists: ['users', '_data', 'data', 'members'], opened: ['profile', 'services'] }

const cellsOf = (rows: readonly SourceRow[]): unknown[] => rows.map((row) => row.cells)

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16()
}

type Encode = (text: string) => Buffer
const encodings: Record<string, Encode> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with mark': (text) => Buffer.from(`\uFEFF${text}`),
  'UTF-16 LE with mark': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'UTF-16 BE with mark': (text) => utf16be(`\uFEFF${text}`),
  'UTF-16 LE': (text) => Buffer.from(text, 'utf16le'),
  'UTF-16 BE': (text) => utf16be(text),
}

describe('CSV', () => {
  it('reads back what was written with any encoding, delimiter, quoting and line break', async () => {
    const anyText = fc
      .string({ unit: 'binary', maxLength: 12 })
      .filter((text) => !text.includes('\0') && text.isWellFormed())
    const nasty = fc.constantFrom(
      '',
      'a"b',
      '""',
      ';',
      ',',
      '\t',
      'a\nb',
      '\r\n',
      ' x ',
      "'=1",
      '\u00a0',
      'Ж',
      '名',
      '😀',
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.oneof(anyText, nasty), fc.oneof(anyText, nasty), fc.constantFrom('z', '7')), {
          maxLength: 8,
        }),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.constantFrom(...Object.keys(encodings)),
        fc.boolean(),
        async (records, delimiter, lineBreak, encoding, quoteAll) => {
          const mustQuote = /["\r\n,;\t]|^\s|\s$/
          const cell = (text: string): string =>
            quoteAll || mustQuote.test(text) ? `"${text.replaceAll('"', '""')}"` : text
          const all = [['first name', 'e-mail', 'note'], ...records]
          const text = all.map((record) => record.map(cell).join(delimiter) + lineBreak).join('')
          const { source, rows } = await read(encodings[encoding]!(text))
          assert.deepEqual(source.columns, all[0])
          assert.deepEqual(cellsOf(rows), records)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('takes bytes that are no UTF-8 for Windows-1252, also when the first of them stands at the end', async () => {
    const start = `name,email\n${'Anna,anna@example.test\n'.repeat(30_000)}`
    const { source, rows } = await read(
      Buffer.concat([Buffer.from(start), Buffer.from([0x4a, 0xfc, 0x80, 0x2c, 0x78])]),
    )
    assert.equal(source.encoding, 'windows-1252')
    assert.deepEqual(rows.at(-1)?.cells, ['Jü€', 'x'])
  })

  it('keeps characters whole where two portions of the file meet', async () => {
    const name = 'Ж'.repeat(300_001)
    const { source, rows } = await read(`name,email\nx${name},a@example.test\n`)
    assert.equal(source.encoding, 'utf-8')
    assert.equal(rows[0]?.cells[0], `x${name}`)
  })

  it('skips blank lines and counts rows as a spreadsheet does', async () => {
    const { rows } = await read('\nname,email\n\nAnna,a@x.test\n , \n"B\nob",b@x.test\n')
    assert.deepEqual(
      rows.map((row) => [row.number, ...row.cells]),
      [
        [4, 'Anna', 'a@x.test'],
        [6, 'B\nob', 'b@x.test'],
      ],
    )
  })

  it('finds fault with rows that do not fit the header, and reads on', async () => {
    const { rows } = await read('name,email,title\nAnna,a@x.test\nBob,b@x.test,Boss,extra\nEve,e@x.test,,,\n')
    assert.deepEqual(
      rows.map((row) => row.fault),
      ['has 2 cells, and the header has 3', 'has 4 cells, and the header has 3', undefined],
    )
  })

  it('obeys a line that names the delimiter', async () => {
    const { source, rows } = await read('sep=;\r\nname;email\r\nAnna, Dr;a@x.test\r\n')
    assert.equal(source.delimiter, ';')
    assert.deepEqual([rows[0]?.number, ...(rows[0]?.cells ?? [])], [3, 'Anna, Dr', 'a@x.test'])
  })

  it('says where a quotation mark is not closed', async () => {
    await assert.rejects(read('name,email\nAnna,a@x.test\n"Bob,b@x.test\nEve,e@x.test\n'), {
      code: 'import_broken',
      message: /after row 2 of the file is never closed/,
    })
  })

  it('refuses a file with nothing in it, and one that is not there', async () => {
    await assert.rejects(read(''), { code: 'import_empty' })
    await assert.rejects(read(' \n\n'), { code: 'import_empty' })
    await assert.rejects(openSource(join(folder, 'none'), shape), {
      code: 'import_no_file',
      message: /cannot be read: ENOENT/,
    })
    await assert.rejects(openSource(folder, shape), { code: 'import_no_file', message: /not a regular file/ })
  })
})

describe('JSON', () => {
  const people = [{ email: 'a@x.test', firstName: 'Ä' }, { email: 'b@x.test' }]

  it('finds the list wherever products put it', async () => {
    const documents = [
      people,
      { users: people },
      { _data: people, _errors: [] },
      { status: 'ok', data: people },
      { members: people },
    ]
    for (const document of documents)
      for (const space of [0, 2])
        for (const encode of Object.values(encodings)) {
          const { source, rows } = await read(encode(JSON.stringify(document, null, space)))
          assert.deepEqual(source.columns, ['email', 'firstName'])
          assert.deepEqual(
            rows.map((row) => row.item),
            people,
          )
        }
  })

  it('reads a large document that is one line', async () => {
    const large = Array.from({ length: 30_000 }, (_, index) => ({
      email: `person.${index}@example.test`,
      bio: 'long',
    }))
    const { rows } = await read(JSON.stringify(large))
    assert.deepEqual(rows.at(-1)?.item, large.at(-1))
  })

  it('reads a single object', async () => {
    for (const document of [people[0], { _data: people[0] }]) {
      const { rows } = await read(JSON.stringify(document))
      assert.deepEqual(
        rows.map((row) => row.item),
        [people[0]],
      )
    }
  })

  it('reads one object per line, and goes on after a line that is none', async () => {
    const { rows } = await read('{"email":"a@x.test"}\r\n\r\n{"email":\n7\n{"email":"b@x.test"}')
    assert.deepEqual(
      rows.map((row) => [row.number, row.item, row.fault]),
      [
        [1, { email: 'a@x.test' }, undefined],
        [3, '{"email":', 'is not a line of JSON'],
        [4, 7, 'is not a JSON object'],
        [5, { email: 'b@x.test' }, undefined],
      ],
    )
  })

  it('opens the card of a Slack member', async () => {
    const { rows } = await read('[{"id":"U1","profile":{"email":"a@x.test","real_name":"A"}}]')
    assert.deepEqual(rows[0]?.names, ['id', 'profile.email', 'profile.real_name'])
  })

  it('says what is wrong with a document that is no JSON', async () => {
    await assert.rejects(read('[{"email": "a@x.test",}]'), { code: 'import_broken', message: /no JSON/ })
  })
})
