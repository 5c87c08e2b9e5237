import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { World } from '../world/world.ts'
import type { WebhookEvent } from './delivery.ts'
import { EventLog } from './event-log.ts'

const megabyte = 1024 * 1024

describe('the log of webhook attempts', () => {
  const event = (id: number, body: string): WebhookEvent => ({
    id: String(id),
    deliveryId: '1',
    attempt: 1,
    appId: '1',
    url: 'http://127.0.0.1/',
    fields: ['messages'],
    body,
    at: 0,
    tookMs: 0,
    status: 200,
    answer: '',
    outcome: 'delivered',
  })
  const ids = (log: EventLog) => [...log.all()].map(({ id }) => Number(id))

  it('keeps the newest ten thousand', () => {
    const log = new EventLog(new World())
    const body = 'x'.repeat(1_000)
    for (let id = 1; id <= 100_000; id += 1) log.add(event(id, body))
    assert.ok(ids(log).length >= 10_000 && ids(log).length <= 10_500, String(ids(log).length))
    assert.equal(ids(log).at(-1), 100_000)
  })

  it('keeps fewer when they are large, also of those that a restart brings back', () => {
    const world = new World()
    const body = 'x'.repeat(megabyte)
    const before = new EventLog(world)
    for (let id = 1; id <= 60; id += 1) before.add(event(id, body))
    const log = new EventLog(world)
    log.resume()
    for (let id = 61; id <= 200; id += 1) log.add(event(id, body))
    assert.ok(ids(log).length <= 65, String(ids(log).length))
    assert.equal(ids(log).at(-1), 200)
  })
})
