import assert from 'node:assert/strict'
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import { describe, it } from 'node:test'
import { systemResolve } from './guarded-connect.ts'

type Answer = (error: Error | null, found: { address: string; family: number }[]) => void

describe('the system’s look-up of names', () => {
  it('has one of each name under way, however many ask', async (t) => {
    const asked: [name: string, answer: Answer][] = []
    t.mock.method(dns, 'lookup', (name: string, _: object, answer: Answer) => void asked.push([name, answer]))
    syncBuiltinESMExports()
    t.after(() => {
      t.mock.restoreAll()
      syncBuiltinESMExports()
    })
    const names = () => asked.map(([name]) => name)
    const waiting = ['dead.example', 'dead.example', 'dead.example', 'other.example'].map(systemResolve)
    assert.deepEqual(names(), ['dead.example', 'other.example'])
    const [first, second] = asked
    first?.[1](new Error('no answer'), [])
    second?.[1](null, [{ address: '198.51.100.7', family: 4 }])
    const ends = await Promise.allSettled(waiting)
    assert.deepEqual(
      ends.map(({ status }) => status),
      ['rejected', 'rejected', 'rejected', 'fulfilled'],
    )
    const again = systemResolve('dead.example')
    assert.deepEqual(names(), ['dead.example', 'other.example', 'dead.example'])
    asked[2]?.[1](null, [{ address: '198.51.100.8', family: 4 }])
    assert.equal((await again)[0]?.address, '198.51.100.8')
  })
})
