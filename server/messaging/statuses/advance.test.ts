import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { deliveryStatuses } from '../sending/delivery-status.ts'
import { advance, type MessageState, type Reported } from './advance.ts'

const fresh: MessageState = {
  id: '0',
  externalId: 'wamid.A',
  deliveryStatus: 'SENDING',
  statusMessage: 'is being sent',
  errorCode: null,
  sentAt: null,
  deliveredAt: null,
  readAt: null,
  failedAt: null,
  pricing: null,
}

const report = (status: string, at: number, rest: Partial<Reported> = {}): Reported => ({
  externalId: 'wamid.A',
  status,
  at,
  pricing: null,
  errors: null,
  ...rest,
})

const after = (...reports: Reported[]) => advance(fresh, reports).next

describe('what reports make of a message', () => {
  it('follows the message on its way', () => {
    const { deliveryStatus, sentAt, deliveredAt, readAt, statusMessage } = after(
      report('sent', 1),
      report('delivered', 2),
      report('read', 3),
    )
    assert.deepEqual([deliveryStatus, sentAt, deliveredAt, readAt, statusMessage], ['READ', 1, 2, 3, null])
  })

  it('never goes back', () => {
    const { deliveryStatus, sentAt } = after(report('read', 3), report('sent', 1))
    assert.deepEqual([deliveryStatus, sentAt], ['READ', 1])
  })

  it('says why a message failed, in words and by code', () => {
    const errors = [
      {
        code: 131047,
        title: 'Re-engagement message',
        error_data: { details: 'More than 24 hours have passed' },
      },
    ]
    const { deliveryStatus, errorCode, statusMessage } = after(
      report('sent', 1),
      report('failed', 2, { errors }),
    )
    assert.deepEqual(
      [deliveryStatus, errorCode, statusMessage],
      ['FAILED', 131047, '(#131047) Re-engagement message: More than 24 hours have passed'],
    )
  })

  it('believes that a message arrived more than that it failed', () => {
    const failed = report('failed', 1, { errors: [{ code: 131026, title: 'Undeliverable' }] })
    for (const reports of [
      [failed, report('delivered', 2)],
      [report('delivered', 2), failed],
    ]) {
      const { deliveryStatus, errorCode, statusMessage } = after(...reports)
      assert.deepEqual([deliveryStatus, errorCode, statusMessage], ['DELIVERED', null, null])
    }
  })

  it('a played voice note was read', () => assert.equal(after(report('played', 1)).deliveryStatus, 'READ'))

  it('learns the id of a message whose answer was lost', () => {
    const unknown = { ...fresh, externalId: null, deliveryStatus: 'UNKNOWN' as const }
    const { next } = advance(unknown, [report('sent', 1)])
    assert.deepEqual([next.externalId, next.deliveryStatus], ['wamid.A', 'SENT'])
  })

  it('passes over words that it does not know, and failures without a reason are told as such', () => {
    assert.equal(advance(fresh, [report('warning', 1)]).isChanged, false)
    for (const errors of [null, [], ['x'], [{}]])
      assert.match(String(after(report('failed', 1, { errors })).statusMessage), /WhatsApp did not deliver/)
  })

  const reports = fc.array(
    fc.record({
      externalId: fc.constant('wamid.A'),
      status: fc.constantFrom('sent', 'delivered', 'read', 'played', 'failed', 'warning'),
      at: fc.integer({ min: 1, max: 1_000 }),
      pricing: fc.constant(null),
      errors: fc.constant([{ code: 131026, title: 'Undeliverable' }]),
    }),
    { maxLength: 8 },
  )
  const start = fc.constantFrom(...deliveryStatuses).map((deliveryStatus) => ({ ...fresh, deliveryStatus }))

  it('is the same in any order, however often each is heard, and in however many portions', () => {
    fc.assert(
      fc.property(start, reports, fc.infiniteStream(fc.nat()), fc.nat(), (message, heard, random, cut) => {
        const once = advance(message, heard).next
        const shuffled = [...heard, ...heard]
          .map((item) => [random.next().value, item] as const)
          .sort(([a], [b]) => a - b)
          .map(([, item]) => item)
        const at = cut % (shuffled.length + 1)
        const first = advance(message, shuffled.slice(0, at)).next
        assert.deepEqual(advance(first, shuffled.slice(at)).next, once)
      }),
    )
  })
})
