/** `felloe processes`, as somebody runs it who brings leads along and takes them away. */
import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openWorkplace, type Workplace } from '../test/support/program.ts'

describe('felloe processes', () => {
  let place: Workplace
  let file = ''
  before(async () => {
    place = await openWorkplace()
    file = join(dirname(place.dataDir), 'crm.csv')
    const made = await place.run([
      'teams',
      'create',
      'north',
      '--country',
      'IN',
      '--time-zone',
      'Asia/Kolkata',
    ])
    assert.equal(made.code, 0, made.stderr)
    await writeFile(
      file,
      'Who,Mobile,Created Time,Colour\nAna,98765 43210,03/04/2025,red\nBo,098765-43211,13/04/2025,\nCy,12,14/04/2025,\n',
    )
  })
  after(() => place[Symbol.asyncDispose]())

  const imported = (...more: string[]) =>
    place.run(['processes', 'import', '--procedure', 'lead', file, '--map', 'Who=name', ...more])

  it('import tells what would happen, then does it, and says what was rejected with the exit code', async () => {
    const dry = await imported('--dry-run')
    assert.equal(dry.code, 1, dry.stderr)
    assert.match(dry.stdout, /^Nothing was written; this is what would happen\. 3 rows \(utf-8\)/)
    const done = await imported()
    assert.equal(done.code, 1, done.stderr)
    assert.match(done.stdout, / created +2\n +merged +0 .*\n +updated +0\n +unchanged +0\n +rejected +1\n/)
    assert.match(done.stdout, /Who → name/)
    assert.match(done.stdout, /Colour \(1 cells\)/)
    assert.match(
      done.stdout,
      /Created Time: 1 that could be in two orders were read as day\/month\/year, as the other/,
    )
    assert.match(done.stdout, /1 × Mobile: must be a phone number .* \(row 4\)/)
    assert.match(await readFile(`${file}.rejected.csv`, 'utf8'), /Cy,12,14\/04\/2025,,4,Mobile,/)
  })

  it('import of the same file again changes nothing', async () => {
    assert.match((await imported()).stdout, / created +0\n[^]* unchanged +2\n +rejected +1\n/)
  })

  it('export writes what import reads, in both forms', async () => {
    for (const format of ['csv', 'ndjson']) {
      const { code, stdout, stderr } = await place.run([
        'processes',
        'export',
        '--procedure',
        'lead',
        '--format',
        format,
      ])
      assert.equal(code, 0, stderr)
      assert.match(stdout, /\+919876543210/)
      const path = join(dirname(place.dataDir), `out.${format}`)
      await writeFile(path, stdout)
      const again = await place.run([
        'processes',
        'import',
        '--procedure',
        'lead',
        path,
        '--upsert',
        '--quiet',
      ])
      assert.match(
        again.stdout,
        / created +0\n[^]* updated +0\n +unchanged +2\n +rejected +0\n/,
        again.stderr,
      )
      assert.equal(again.code, 0)
    }
  })

  it('refuses an option that means nothing', async () => {
    for (const words of [
      ['--map', 'name'],
      ['--dates', 'ydm'],
      ['--country', 'Q9'],
    ])
      assert.equal((await imported(...words)).code, 2, words.join(' '))
    const unknown = await imported('--map', 'Colour=colour')
    assert.match(unknown.stderr, /"Colour": there is no "colour" for it/)
    assert.match(
      (await place.run(['processes', 'export', '--procedure', 'leed'])).stderr,
      /Did you mean "lead"/,
    )
  })
})
