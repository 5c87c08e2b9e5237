/** The line that shows how far an import is. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createProgressLine, type Progress } from './progress-line.ts'

const progress = (read: number): Progress => ({
  read,
  created: read - 1,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  rejected: 1,
  bytesRead: read,
  bytes: 40_000,
})

function show(isTTY: boolean, columns: number, options: { isQuiet?: boolean } = {}): string[] {
  const written: string[] = []
  let time = 0
  const output = { isTTY, columns, write: (text: string) => written.push(text) }
  const line = createProgressLine(output, { ...options, now: () => time })
  for (let read = 1_000; read <= 40_000; read += 1_000) {
    line.show(progress(read))
    time += 400
  }
  line.done()
  return written
}

describe('the progress', () => {
  it('is one line on a terminal that never breaks', () => {
    for (const columns of [200, 80, 50, 10]) {
      const written = show(true, columns)
      assert.equal(written.at(-1), '\r\u001B[K')
      for (const text of written) assert.ok(text.replace('\r\u001B[K', '').length < columns)
      assert.doesNotMatch(written.join(''), /\n/)
    }
    assert.match(show(true, 100)[19] ?? '', /\[#{15}\.{15}\] {2}50% 20,000 rows: 19,999 new, 1 rejected/)
  })

  it('is a line every few seconds elsewhere', () => {
    const written = show(false, 80)
    assert.equal(written.length, 3)
    assert.equal(written[0], ' 35% 14,000 rows: 13,999 new, 1 rejected\n')
  })

  it('is nothing when it is not wanted', () => {
    assert.deepEqual([...show(true, 80, { isQuiet: true }), ...show(false, 80, { isQuiet: true })], [])
  })
})
