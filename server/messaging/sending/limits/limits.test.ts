import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { setImmediate as turnOfTheLoop } from 'node:timers/promises'
import fc from 'fast-check'
import { CallWindow } from './call-window.ts'
import { FairQueue, type Place } from './fair-queue.ts'
import { Pacer } from './pacer.ts'
import { PairLimit } from './pair-limit.ts'
import { SendingLimits } from './sending-limits.ts'
import { TurnMissed, TurnsEnded } from './turn.ts'

/** The most of `times` that lie in one stretch of `ms`. */
function mostWithin(times: readonly number[], ms: number): number {
  let most = 0
  let first = 0
  for (const [index, time] of times.entries()) {
    while (time - times[first]! >= ms) first += 1
    most = Math.max(most, index - first + 1)
  }
  return most
}

/**
 * A clock that moves only in `until`, by `steps` in turn: what is measured by it is what was decided, and not how long
 * the machine took from there to the measuring.
 */
function standingClock(test: TestContext, steps: readonly number[] = [1]) {
  test.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 0 })
  return {
    now: () => Date.now(),
    until: async (work: Promise<unknown>): Promise<void> => {
      const state = { isDone: false }
      void work.finally(() => (state.isDone = true)).catch(() => undefined)
      await turnOfTheLoop()
      for (let step = 0; !state.isDone; step += 1) {
        test.mock.timers.tick(steps[step % steps.length]!)
        await turnOfTheLoop()
      }
      await work
    },
  }
}

describe('the pace of a number', () => {
  const gaps = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 })), { maxLength: 600 })

  it('never has more turns than the limit in a second, whatever comes when', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), gaps, (perSecond, waits) => {
        const pacer = new Pacer(perSecond)
        const turns: number[] = []
        let now = 0
        for (const wait of waits) {
          now = Math.max(now + wait, pacer.nextAt())
          pacer.take(now)
          turns.push(now)
        }
        assert.ok(mostWithin(turns, 1_000) <= perSecond)
      }),
    )
  })

  it('gives 95 % of the limit and more to somebody who is always there, also when timers are late', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 500 }),
        fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 50, maxLength: 50 }),
        (perSecond, late) => {
          const pacer = new Pacer(perSecond)
          let now = 0
          const count = perSecond * 10
          for (let turn = 0; turn < count; turn += 1) {
            // A timer fires with the next millisecond, or one later.
            const next = pacer.nextAt()
            if (next > now) now = Math.ceil(next) + late[turn % late.length]!
            pacer.take(now)
          }
          assert.ok(
            (count - 1) / (now / 1_000) >= 0.95 * perSecond,
            `${count / (now / 1_000)} of ${perSecond}`,
          )
        },
      ),
    )
  })
})

describe('the window of calls', () => {
  for (const [when, steps, withinMs] of [
    ['', [1], 2_600],
    // Turns that could not be given meanwhile are lost: only the limit counts then.
    [', and when the process stands still again and again', [1, 1, 90, 1, 300], Infinity],
  ] as const)
    it(`never lets more through in a second than the limit, also behind turns that come together${when}`, async (test) => {
      const { now, until } = standingClock(test, steps)
      const limits = new SendingLimits(40, now)
      test.after(() => limits.close())
      const begun: number[] = []
      await until(
        Promise.all(
          Array.from({ length: 90 }, async (_, number) => {
            const place = { phoneNumberId: '311', contactIdentifier: String(number), origin: 'bulk' }
            await limits.ask({ ...place, urgency: 'template', patienceMs: 20_000 }).ready
            await limits.enter('311')
            begun.push(now())
          }),
        ),
      )
      assert.equal(begun.length, 90)
      assert.ok(mostWithin(begun, 1_000) <= 40, String(mostWithin(begun, 1_000)))
      assert.ok(begun.at(-1)! - begun[0]! < withinMs, String(begun.at(-1)! - begun[0]!))
    })

  it('lets through what is below the limit, and holds back the rest in its order', async (test) => {
    const { now, until } = standingClock(test)
    const window = new CallWindow(5, now)
    const begun: number[] = []
    const order: number[] = []
    await until(
      Promise.all(
        Array.from({ length: 8 }, async (_, index) => {
          await window.enter()
          order.push(index)
          begun.push(now())
        }),
      ),
    )
    assert.deepEqual(order, [0, 1, 2, 3, 4, 5, 6, 7])
    assert.ok(begun[5]! - begun[0]! >= 1_000)
    assert.ok(mostWithin(begun, 1_000) <= 5)
  })
})

describe('those who wait for a number', () => {
  const places = fc.array(
    fc.record({
      origin: fc.constantFrom('bulk', 'bot', 'desk'),
      urgency: fc.constantFrom<Place['urgency']>('reply', 'template'),
    }),
    { maxLength: 200 },
  )

  it('have each their turn exactly once, each origin in its own order', () => {
    fc.assert(
      fc.property(places, (given) => {
        const queue = new FairQueue<Place & { readonly number: number }>()
        given.forEach((place, number) => queue.push({ ...place, number }))
        const served = Array.from({ length: given.length }, () => queue.shift()!)
        assert.equal(queue.shift(), undefined)
        assert.equal(new Set(served).size, given.length)
        for (const own of Map.groupBy(served, (one) => `${one.origin} ${one.urgency}`).values())
          assert.deepEqual(
            own,
            own.toSorted((a, b) => a.number - b.number),
          )
      }),
    )
  })

  it('do not wait behind somebody who sends to thousands', () => {
    const queue = new FairQueue<Place & { readonly name: string }>()
    for (let number = 0; number < 1_000; number += 1)
      queue.push({ origin: 'bulk', urgency: 'template', name: `bulk ${number}` })
    queue.push({ origin: 'desk', urgency: 'template', name: 'single' })
    queue.push({ origin: 'bulk', urgency: 'reply', name: 'reply' })
    const served = Array.from({ length: 3 }, () => queue.shift()!.name)
    assert.equal(served[0], 'reply')
    assert.ok(served.includes('single'), served.join())
  })

  it('do not wait forever for replies that never end', () => {
    const queue = new FairQueue<Place>()
    queue.push({ origin: 'bulk', urgency: 'template' })
    for (let turn = 1; turn <= 8; turn += 1) {
      queue.push({ origin: 'desk', urgency: 'reply' })
      if (queue.shift()?.urgency === 'template') return
    }
    assert.fail('no template had its turn')
  })

  it('are as many as were not taken out', () => {
    const queue = new FairQueue<Place>()
    const item: Place = { origin: 'desk', urgency: 'reply' }
    queue.push(item)
    queue.remove(item)
    queue.remove(item)
    assert.equal(queue.size, 0)
    assert.equal(queue.shift(), undefined)
  })
})

describe('the limit of a number and a contact', () => {
  it('lends 45 at once, and then gives one in six seconds', () => {
    const pairs = new PairLimit()
    let sent = 0
    while (pairs.nextAt('a') <= 0) {
      pairs.take('a', 0)
      sent += 1
    }
    assert.equal(sent, 45)
    assert.equal(pairs.nextAt('a'), 6_000)
    assert.equal(pairs.nextAt('b'), -Infinity)
  })

  it('never lends more than 45 beyond one in six seconds, whatever comes when', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 300 }), (waits) => {
        const pairs = new PairLimit()
        const sent: number[] = []
        let now = 0
        for (const wait of waits) {
          now += wait
          if (pairs.nextAt('a') > now) continue
          pairs.take('a', now)
          sent.push(now)
        }
        for (const ms of [6_000, 60_000, 3_600_000]) assert.ok(mostWithin(sent, ms) <= 45 + ms / 6_000)
      }),
    )
  })

  it('forgets pairs that owe nothing', () => {
    const pairs = new PairLimit()
    for (let number = 0; number < 3_000; number += 1) pairs.take(`contact ${number}`, number * 10)
    assert.ok(pairs.size < 2_000, String(pairs.size))
  })
})

describe('turns', () => {
  const request = (more = {}) => ({
    phoneNumberId: '311',
    contactIdentifier: '15550109999',
    origin: 'desk',
    urgency: 'reply' as const,
    patienceMs: 20_000,
    ...more,
  })

  it('come at once where nothing is in the way', (test) => {
    const limits = new SendingLimits(80)
    test.after(() => limits.close())
    assert.equal(limits.ask(request()).isReady, true)
  })

  it('say why they do not come at once', (test) => {
    const limits = new SendingLimits(1, () => 0)
    test.after(() => limits.close())
    limits.ask(request())
    assert.match(limits.ask(request()).reason ?? '', /at most 1 in a second/)
    const patient = new SendingLimits(1_000, () => 0)
    test.after(() => patient.close())
    for (let sent = 0; sent < 45; sent += 1) patient.ask(request())
    assert.match(patient.ask(request()).reason ?? '', /one in 6 seconds/)
  })

  it('are refused at once where they would come too late, with the time that it takes', (test) => {
    const limits = new SendingLimits(1, () => 0)
    test.after(() => limits.close())
    const contact = (number: number) => request({ contactIdentifier: String(number), patienceMs: 3_000 })
    const asked = Array.from({ length: 10 }, (_, number) => () => limits.ask(contact(number)))
    const refused = asked.flatMap((ask) => {
      try {
        ask()
        return []
      } catch (error) {
        return [error as { code: string; retryAfter: number }]
      }
    })
    assert.ok(refused.length >= 6, String(refused.length))
    assert.equal(refused[0]?.code, 'message_rate_limited')
    assert.ok(refused[0].retryAfter >= 2)
  })

  it('are missed when they do not come in time', async (test) => {
    const { now, until } = standingClock(test)
    const limits = new SendingLimits(80, now)
    test.after(() => limits.close())
    limits.hold(request(), 'number', 20)
    const turn = limits.ask(request({ patienceMs: 30 }))
    limits.hold(request(), 'number', 1_000)
    await assert.rejects(until(turn.ready), TurnMissed)
    assert.equal(now(), 30)
  })

  it('end with the server', async () => {
    const limits = new SendingLimits(1)
    limits.ask(request())
    const turn = limits.ask(request())
    limits.close()
    await assert.rejects(turn.ready, TurnsEnded)
  })

  it('are held for one number, and not for another', (test) => {
    const limits = new SendingLimits(80, () => 0)
    test.after(() => limits.close())
    limits.hold(request(), 'number', 1_000)
    assert.equal(limits.ask(request()).isReady, false)
    assert.equal(limits.ask(request({ phoneNumberId: '312' })).isReady, true)
  })

  it('are shared by several servers', async (test) => {
    const { now, until } = standingClock(test)
    const limits = new SendingLimits(100, now)
    test.after(() => limits.close())
    limits.setServers(2)
    const times: number[] = []
    await until(
      Promise.all(
        Array.from({ length: 50 }, async (_, number) => {
          await limits.ask(request({ contactIdentifier: String(number) })).ready
          await limits.enter('311')
          times.push(now())
        }),
      ),
    )
    assert.ok(times.at(-1)! - times[0]! > 800, String(times.at(-1)! - times[0]!))
  })
})
