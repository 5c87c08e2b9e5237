import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { seldom } from './seldom.ts'

describe('warnings of work that is tried again', () => {
  const away = new Error('connect ECONNREFUSED')
  function start() {
    const lines: [object, string][] = []
    const clock = { now: 0 }
    const log = { warn: (fields: object, text: string) => void lines.push([fields, text]) }
    const warnings = seldom(
      log as never,
      (error) => error === away,
      () => clock.now,
    )
    return { lines, clock, warn: warnings.warn }
  }

  it('are told at once, and the same one once a minute, with how often it was meanwhile', () => {
    const { lines, clock, warn } = start()
    const err = new Error('broken')
    for (clock.now = 0; clock.now < 120_000; clock.now += 1_000) warn({ err, teamId: 'a' }, 'not done')
    assert.deepEqual(lines, [
      [{ err, teamId: 'a' }, 'not done'],
      [{ err, teamId: 'a', repeated: 59 }, 'not done'],
    ])
  })

  it('are told each when they are about something else, or have another reason', () => {
    const { lines, warn } = start()
    warn({ err: new Error('broken'), teamId: 'a' }, 'not done')
    warn({ err: new Error('broken'), teamId: 'b' }, 'not done')
    warn({ err: new Error('torn'), teamId: 'a' }, 'not done')
    warn({ err: new Error('torn'), teamId: 'a' }, 'not sent')
    assert.equal(lines.length, 4)
  })

  it('are one for all work while the database is away, without saying that each was not done', () => {
    const { lines, warn } = start()
    warn({ err: away }, 'not done')
    warn({ err: away, teamId: 'a' }, 'not sent')
    const reason = 'connect ECONNREFUSED'
    assert.deepEqual(lines, [[{ reason }, 'the database is away: work in the background waits for it']])
  })
})
