import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { after, before, beforeEach, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { until } from '../../../events/test-log.ts'
import { acceptMessages, refuse, sendJson, type Answer } from '../../../test/support/fake-graph.ts'
import { startSendingApi, text, type SendingApi, type SendingPlace } from './test-sends.ts'

const halfABody = (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': 500 })
  response.write('{"messaging_product":"whatsapp","messages":[{"id":"wam', () => response.destroy())
}

describe('sending while WhatsApp is not well', () => {
  let sending: SendingApi
  let place: SendingPlace
  before(async () => (sending = await startSendingApi()))
  after(() => sending[Symbol.asyncDispose]())
  beforeEach(async () => {
    sending.graph.asked.length = 0
    sending.graph.answer = acceptMessages()
    Object.assign(sending.api.context.sending.patience, { waitMs: 20_000, answerMs: 30_000 })
    place = await sending.place()
  })

  const unknown: [name: string, answer: Answer, answerMs?: number][] = [
    ['does not answer in time', () => sleep(2_000, undefined, { ref: false }), 300],
    ['cuts the connection after it has read the message', (_, response) => void response.destroy()],
    ['answers half a body', (_, response) => halfABody(response)],
    ['answers what is no JSON', (_, response) => void response.writeHead(200).end('<html>busy</html>')],
    ['answers without the id of a message', (_, response) => sendJson(response, 200, { messages: [] })],
    ['answers 500 without a reason', (_, response) => void response.writeHead(500).end('oops')],
    ['answers 502 with a page of a proxy', (_, response) => void response.writeHead(502).end('<html>')],
  ]
  for (const [name, answer, answerMs] of unknown)
    it(`says that nobody knows, and sends nothing again, when it ${name}`, async () => {
      if (answerMs !== undefined) sending.api.context.sending.patience.answerMs = answerMs
      sending.graph.answer = answer
      const received = await place.send(text())
      assert.equal(received.status, 502, received.text)
      assert.equal(received.body._meta.code, 'message_outcome_unknown')
      const message = await place.last()
      assert.match(received.body._errors[0], new RegExp(message.id), 'the error names the message')
      assert.equal(message.deliveryStatus, 'UNKNOWN')
      assert.match(message.statusMessage, /^It is not known whether it was sent: .*not sent again/)
      // The time can be over before this process, which plays WhatsApp too, has come to read it.
      await until(() => sending.graph.asked.length > 0)
      assert.equal(sending.graph.asked.length, 1)
    })

  it('counts a refusal as one even when it comes with status 500', async () => {
    sending.graph.answer = (_, response) => refuse(response, 500, 131000, 'Something went wrong')
    const received = await place.send(text())
    assert.equal(received.status, 400)
    assert.match(received.body._errors[0], /^\(#131000\)/)
    assert.equal((await place.last()).deliveryStatus, 'FAILED')
  })

  const passing: [name: string, answer: Answer, reason: RegExp][] = [
    ['130429', (_, response) => refuse(response, 400, 130429, 'Rate limit hit'), /#130429/],
    ['131056', (_, response) => refuse(response, 429, 131056, 'Pair rate limit hit'), /#131056/],
    ['131016', (_, response) => refuse(response, 500, 131016, 'Service unavailable'), /#131016/],
    ['a bare 429', (_, response) => void response.writeHead(429).end(), /status 429/],
  ]
  for (const [name, answer, reason] of passing)
    it(`waits, says why, and tries again after ${name}`, async (test) => {
      const accept = acceptMessages()
      let calls = 0
      sending.graph.answer = (asked, response) => (++calls === 1 ? answer : accept)(asked, response)
      // However long it takes to look, it waits until it was seen waiting.
      const isSeen = Promise.withResolvers<undefined>()
      const { database } = sending.api.context
      const rows = database.rows.bind(database)
      let turns = 0
      test.mock.method(database, 'rows', async (sql: string, values?: readonly unknown[], label?: string) => {
        if (label === 'mark-message-sending' && ++turns === 2) await isSeen.promise
        return rows(sql, values, label)
      })
      const answered = place.send(text())
      try {
        await until(async () => reason.test((await place.last())?.statusMessage ?? ''))
        assert.equal((await place.last()).deliveryStatus, 'PENDING')
      } finally {
        isSeen.resolve(undefined)
      }
      const received = await answered
      assert.equal(received.status, 200, received.text)
      const message = await place.last()
      assert.equal(message.deliveryStatus, 'SENT')
      assert.equal(message.statusMessage, null)
      assert.equal(message.errorCode, null)
      assert.equal(calls, 2)
    })

  it('does not send what a limit holds up for too long, and says when to come back', async () => {
    sending.api.context.sending.patience.waitMs = 700
    sending.graph.answer = (_, response) => refuse(response, 400, 130429, 'Rate limit hit')
    const received = await place.send(text())
    assert.equal(received.status, 429, received.text)
    assert.equal(received.body._meta.code, 'message_not_sent')
    assert.ok(Number(received.headers['retry-after']) >= 1)
    const message = await place.last()
    assert.equal(message.deliveryStatus, 'FAILED')
    assert.equal(message.errorCode, 130429)
    assert.match(message.statusMessage, /^It was not sent: WhatsApp says \(#130429\)/)
  })

  it('believes the Retry-After of WhatsApp', async () => {
    sending.api.context.sending.patience.waitMs = 5_000
    sending.graph.answer = (_, response) => {
      response.setHeader('retry-after', '60')
      refuse(response, 429, 4, 'Application request limit reached')
    }
    const received = await place.send(text())
    assert.equal(received.status, 429)
    assert.equal(received.headers['retry-after'], '60')
    assert.equal(sending.graph.asked.length, 1)
  })

  describe('fails what cannot be sent because nobody listens there, without doubt,', () => {
    const failsUnreachable = async (
      waitMs: number,
      meanwhile?: (answered: Promise<unknown>) => Promise<void>,
    ) => {
      const origin = sending.api.context.sandbox.origin!
      sending.api.context.sandbox.origin = 'http://127.0.0.1:1'
      sending.api.context.sending.patience.waitMs = waitMs
      try {
        const answered = place.send(text())
        await meanwhile?.(answered)
        const received = await answered
        assert.equal(received.status, 503, received.text)
        assert.equal(received.body._meta.code, 'message_not_sent')
        const message = await place.last()
        assert.equal(message.deliveryStatus, 'FAILED')
        assert.match(message.statusMessage, /^It was not sent: WhatsApp cannot be reached/)
      } finally {
        sending.api.context.sandbox.origin = origin
      }
    }

    it('when its time is over', () => failsUnreachable(700))

    it('also where the server was so busy that its time was over within a pause', () => {
      const end = performance.now() + 1_600
      return failsUnreachable(1_200, async (answered) => {
        const waits = until(async () => ((await place.last())?.statusMessage ?? '').startsWith('Waits'))
        await Promise.race([waits, answered])
        while (performance.now() < end);
      })
    })
  })
})
