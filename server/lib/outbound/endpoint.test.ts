import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterEach, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Resolve } from './guarded-connect.ts'
import { OutboundFault, OutboundRefusal } from './outbound-error.ts'
import { Outbound, type OutboundOptions } from './outbound.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

const body = Buffer.from([0xff, 0x00, 0x0d, 0x0a])
const post = { headers: { 'X-One': '1' }, body, totalMs: 2_000, keptBytes: 10 }

describe('posting to an address that a user gave', () => {
  const stack: AsyncDisposable[] = []
  afterEach(async () => {
    for (const one of stack.splice(0).reverse()) await one[Symbol.asyncDispose]()
  })

  async function listen(handler: Handler) {
    const sockets = new Set<Socket>()
    const server = createServer(handler)
    server.on('connection', (socket) => sockets.add(socket))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    stack.push({
      async [Symbol.asyncDispose]() {
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
      },
    })
    const { port } = server.address() as AddressInfo
    return { url: `http://127.0.0.1:${port}/hook?a=b`, port, sockets }
  }
  function endpoint(options: Partial<OutboundOptions> = {}, connections = 4) {
    const outbound = new Outbound({ allowPrivate: true, isExcepted: () => false, ...options })
    const made = outbound.endpoint(connections)
    stack.push(outbound, made)
    return made
  }
  const faultOf = async (work: Promise<unknown>) => {
    const error: unknown = await work.then(
      () => assert.fail('it was answered'),
      (failure: unknown) => failure,
    )
    assert.ok(error instanceof OutboundFault, String(error))
    return error.message
  }

  it('carries the very bytes, and answers status, headers and the beginning of the body', async () => {
    const seen: { bytes: Buffer; headers: IncomingMessage['headers'] }[] = []
    const { url } = await listen((request, response) => {
      void buffer(request).then((bytes) => {
        seen.push({ bytes, headers: request.headers })
        response.writeHead(418, { 'x-two': '2' }).end('0123456789abc')
      })
    })
    const answer = await endpoint().post(url, post)
    assert.deepEqual(
      [answer.status, answer.headers['x-two'], answer.body.toString()],
      [418, '2', '0123456789'],
    )
    assert.deepEqual(seen[0]?.bytes, body)
    assert.equal(seen[0].headers['x-one'], '1')
  })

  it('goes over the same connection again, also after an answer that was cut', async () => {
    const { url, sockets } = await listen((_, response) => response.end('x'.repeat(20_000)))
    const one = endpoint()
    for (let count = 0; count < 10; count += 1) await one.post(url, post)
    // The next may begin before the first connection is quite free again.
    assert.ok(sockets.size <= 2, `${sockets.size} connections`)
  })

  it('follows no redirect', async () => {
    const { url } = await listen((_, response) => response.writeHead(307, { location: '/elsewhere' }).end())
    assert.equal((await endpoint().post(url, post)).status, 307)
  })

  it('gives up in time on who never answers, and takes the status of who answers and never ends', async () => {
    const silent = await listen(() => undefined)
    const fault = faultOf(endpoint().post(silent.url, { ...post, totalMs: 200 }))
    // A machine that stands still delays this timer as much as the one that gives up.
    const first = await Promise.race([fault, sleep(1_500, 'a later timer', { ref: false })])
    assert.match(first, /no answer within 0.2 s/)
    const endless = await listen((_, response) => response.writeHead(200).write('12345'))
    const answer = await endpoint().post(endless.url, { ...post, totalMs: 200 })
    assert.deepEqual([answer.status, answer.body.toString()], [200, '12345'])
  })

  it('reads no more of an endless answer than it must', async () => {
    let sent = 0
    const { url } = await listen((_, response) => {
      const more = () => {
        if (response.destroyed) return
        sent += 64 * 1024
        if (response.write(Buffer.alloc(64 * 1024))) setImmediate(more)
        else response.once('drain', more)
      }
      response.writeHead(200)
      more()
    })
    assert.equal((await endpoint().post(url, post)).body.length, 10)
    assert.ok(sent < 64 * 1024 * 1024)
  })

  it('says what broke', async () => {
    const { url } = await listen((request) => request.socket.destroy())
    assert.notEqual(await faultOf(endpoint().post(url, post)), '')
    assert.match(await faultOf(endpoint().post('http://127.0.0.1:9/', post)), /ECONNREFUSED/)
    const resolve: Resolve = () => Promise.reject(new Error('getaddrinfo ENOTFOUND nowhere.example'))
    assert.match(await faultOf(endpoint({ resolve }).post('http://nowhere.example/', post)), /ENOTFOUND/)
  })

  it('reaches no private network, by whatever name', async () => {
    let isReached = false
    const { url, port } = await listen((_, response) => {
      isReached = true
      response.end()
    })
    const isPrivate = (error: unknown) => error instanceof OutboundRefusal && error.reason === 'private'
    await assert.rejects(endpoint({ allowPrivate: false }).post(url, post), isPrivate)
    const addresses = ['93.184.216.34', '127.0.0.1'].map((address) => ({ address, family: 4 }))
    // One that first leads out and then back in is judged for each connection.
    for (const found of [addresses, addresses.slice(1)]) {
      const resolve: Resolve = () => Promise.resolve(found)
      const one = endpoint({ allowPrivate: false, resolve })
      await assert.rejects(one.post(`http://rebind.example:${port}/`, post), isPrivate)
    }
    assert.equal(isReached, false)
  })

  it('has no more connections than it may, and one address waits for no other', async () => {
    const held: ServerResponse[] = []
    const hanging = await listen((_, response) => void held.push(response))
    const quick = await listen((_, response) => response.end())
    const outbound = new Outbound({ allowPrivate: true, isExcepted: () => false })
    const [one, other] = [outbound.endpoint(2), outbound.endpoint(2)]
    stack.push(outbound, one, other)
    const waiting = [1, 2, 3].map(() => one.post(hanging.url, { ...post, totalMs: 20_000 }))
    assert.equal((await other.post(quick.url, post)).status, 200)
    while (held.length < 2) await sleep(5)
    await sleep(100)
    assert.deepEqual([held.length, hanging.sockets.size], [2, 2])
    // The third goes where one of them was.
    for (let count = 0; count < 3; count += 1) {
      while (held.length === 0) await sleep(5)
      held.shift()?.end()
    }
    await Promise.all(waiting)
    assert.equal(hanging.sockets.size, 2)
  })
})
