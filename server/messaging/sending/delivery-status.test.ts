import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { deliveryStatuses, furtherStatus, reportedStatus } from './delivery-status.ts'

const status = fc.constantFrom(...deliveryStatuses)

describe('the delivery status', () => {
  it('ends the same in whatever order reports are heard, and however often', () => {
    fc.assert(
      fc.property(fc.array(status, { minLength: 1 }), fc.array(fc.nat()), (heard, picks) => {
        const again = [...heard, ...picks.map((pick) => heard[pick % heard.length]!)].reverse()
        assert.equal(again.reduce(furtherStatus), heard.reduce(furtherStatus))
      }),
    )
  })

  it('never goes back', () => {
    fc.assert(
      fc.property(status, status, (a, b) => {
        const further = furtherStatus(a, b)
        assert.ok(deliveryStatuses.indexOf(further) >= deliveryStatuses.indexOf(a))
        assert.ok(further === a || further === b)
      }),
    )
  })

  it('does not fail once the message has arrived', () => {
    assert.equal(furtherStatus('DELIVERED', 'FAILED'), 'DELIVERED')
    assert.equal(furtherStatus('SENT', 'FAILED'), 'FAILED')
    assert.equal(furtherStatus('UNKNOWN', 'SENT'), 'SENT')
  })

  it('knows the words of WhatsApp, and only those', () => {
    assert.equal(reportedStatus('played'), 'READ')
    for (const word of ['warning', 'deleted', 'toString', '']) assert.equal(reportedStatus(word), undefined)
  })
})
