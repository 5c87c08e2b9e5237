import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Fault } from '../../../lib/app-error.ts'
import type { Procedure } from '../../../records/procedure.ts'
import { readFields } from './fields.ts'
import type { Process } from './schema.ts'

const named = (shortId: string, isRetired = false) => ({ shortId, isRetired })
const procedure = {
  attributes: [named('name'), named('status'), named('old', true)],
} as unknown as Procedure
const process = { id: '1', status: 'OPEN', data: { name: 'Ana', status: 'x' } } as unknown as Process

function reduced(fields: string | string[] | undefined): unknown {
  const faults: Fault[] = []
  const shown = readFields(fields, procedure, faults)(process)
  assert.deepEqual(faults, [])
  return shown
}

describe('fields of a list', () => {
  it('nothing named is everything', () => {
    for (const none of [undefined, '', ' , ', []]) assert.deepEqual(reduced(none), process)
  })

  it('are root fields first, then attributes; data. always means an attribute', () => {
    assert.deepEqual(reduced('id,name'), { id: '1', data: { name: 'Ana' } })
    assert.deepEqual(reduced(['status']), { status: 'OPEN' })
    assert.deepEqual(reduced(['data.status']), { data: { status: 'x' } })
  })

  it('the whole of data wins over parts of it', () => {
    assert.deepEqual(reduced('data,name'), { data: { name: 'Ana', status: 'x' } })
  })

  it('are refused when there is no such thing, each with the nearest', () => {
    const faults: Fault[] = []
    readFields(['stauts', 'data.nam', 'old', 'x'.repeat(500)], procedure, faults)
    assert.equal(faults.length, 4)
    assert.match(faults[0]!.message, /"stauts".*Did you mean "status"/)
    assert.match(faults[1]!.message, /"data\.nam".*Did you mean "name"/)
    assert.ok(faults[3]!.message.length < 300)
  })
})
