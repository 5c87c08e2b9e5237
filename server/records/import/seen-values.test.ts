import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { SeenValues } from './seen-values.ts'

describe('the values that were seen', () => {
  it('are known again, and others are not', () => {
    const seen = new SeenValues()
    for (let number = 0; number < 50_000; number += 1) assert.equal(seen.add(`+91${number}`), false)
    for (let number = 0; number < 50_000; number += 1) assert.equal(seen.add(`+91${number}`), true)
    assert.equal(seen.add('+9150000'), false)
  })
})
