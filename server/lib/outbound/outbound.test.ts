import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterEach, describe, it } from 'node:test'
import type { Resolve } from './guarded-connect.ts'
import { OutboundFault, OutboundRefusal } from './outbound-error.ts'
import { Outbound, type OutboundOptions } from './outbound.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

const limits = { limitBytes: 1_000, totalMs: 5_000 }

describe('a request to an address that a user gave', () => {
  const stack: AsyncDisposable[] = []
  afterEach(async () => {
    for (const one of stack.splice(0).reverse()) await one[Symbol.asyncDispose]()
  })

  async function listen(handler: Handler) {
    const seen: IncomingMessage[] = []
    const server = createServer((request, response) => {
      seen.push(request)
      handler(request, response)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    stack.push({
      async [Symbol.asyncDispose]() {
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
      },
    })
    const { port } = server.address() as AddressInfo
    return { origin: `http://127.0.0.1:${port}`, port, seen }
  }

  function outbound(options: Partial<OutboundOptions> = {}) {
    const client = new Outbound({ allowPrivate: false, isExcepted: () => false, ...options })
    stack.push(client)
    return client
  }
  const names =
    (table: Record<string, string[]>): Resolve =>
    (hostname) => {
      const found = table[hostname]
      if (found === undefined) return Promise.reject(new Error(`no ${hostname}`))
      return Promise.resolve(found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })))
    }
  const text = async (client: Outbound, address: string, more = {}) => {
    const { body, status, url } = await client.request(address, { ...limits, ...more })
    return { status, text: (await buffer(body)).toString(), url: url.href }
  }
  const isPrivate = (error: unknown) => error instanceof OutboundRefusal && error.reason === 'private'

  describe('works', () => {
    it('answers what is there, whatever the status', async () => {
      const { origin } = await listen((_request, response) => response.writeHead(404).end('nothing'))
      const answer = await text(outbound({ allowPrivate: true }), `${origin}/a?b=c`)
      assert.deepEqual(answer, { status: 404, text: 'nothing', url: `${origin}/a?b=c` })
    })

    it('goes to an origin that is excepted, and to no other port of the same host', async () => {
      const [one, other] = [
        await listen((_, out) => out.end('one')),
        await listen((_, out) => out.end('other')),
      ]
      const client = outbound({ isExcepted: (origin) => origin === one.origin })
      assert.equal((await text(client, `${one.origin}/`)).text, 'one')
      await assert.rejects(text(client, `${other.origin}/`), isPrivate)
      assert.equal(other.seen.length, 0)
    })

    it('follows five redirects and no sixth, or none when told so', async () => {
      const { origin } = await listen(({ url }, response) => {
        const left = Number(url?.slice(1))
        if (left === 0) response.end('there')
        else response.writeHead(302, { location: `/${left - 1}` }).end('on')
      })
      const client = outbound({ allowPrivate: true })
      assert.deepEqual(await text(client, `${origin}/5`), { status: 200, text: 'there', url: `${origin}/0` })
      await assert.rejects(text(client, `${origin}/6`), /more than 5 redirects/)
      assert.equal((await text(client, `${origin}/1`, { redirects: 0 })).status, 302)
    })

    it('connects to what the name meant when it was asked', async () => {
      const { port } = await listen(({ headers }, response) => response.end(headers.host))
      let asked = 0
      const resolve: Resolve = () => {
        asked += 1
        return Promise.resolve([{ address: '127.0.0.1', family: 4 }])
      }
      const client = outbound({ resolve, isExcepted: () => true })
      assert.equal((await text(client, `http://files.example:${port}/`)).text, `files.example:${port}`)
      assert.equal(asked, 1)
    })
  })

  describe('protects', () => {
    for (const host of [
      '127.0.0.1',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '0.0.0.0',
      '169.254.169.254',
    ])
      it(`does not connect to ${host}`, async () => {
        const { port, seen } = await listen((_, response) => response.end('secret'))
        await assert.rejects(text(outbound(), `http://${host}:${port}/`), isPrivate)
        assert.equal(seen.length, 0)
      })

    it('does not connect to a name of a private address, nor to one that has it among others', async () => {
      const { port, seen } = await listen((_, response) => response.end('secret'))
      const resolve = names({ 'one.example': ['127.0.0.1'], 'two.example': ['93.184.216.34', '::1'] })
      for (const name of ['one.example', 'two.example'])
        await assert.rejects(text(outbound({ resolve }), `http://${name}:${port}/`), isPrivate)
      assert.equal(seen.length, 0)
    })

    it('asks a name once for each connection: one that means something else a moment later gains nothing', async () => {
      const { port, seen } = await listen((_, response) => response.end('secret'))
      const answers = ['93.184.216.34', '127.0.0.1']
      const asked: string[] = []
      const resolve: Resolve = (hostname) => {
        asked.push(hostname)
        return Promise.resolve([{ address: answers[asked.length - 1] ?? '127.0.0.1', family: 4 }])
      }
      const client = outbound({ resolve, connectMs: 300 })
      // Nobody can be reached there from here, or somebody who has nothing to do with this test.
      await text(client, `http://rebind.example:${port}/`).catch(() => undefined)
      assert.deepEqual(asked, ['rebind.example'])
      await assert.rejects(text(client, `http://rebind.example:${port}/`), isPrivate)
      assert.equal(seen.length, 0)
    })

    it('judges each redirect anew', async () => {
      const inner = await listen((_, response) => response.end('secret'))
      for (const location of [
        `${inner.origin}/`,
        `//127.0.0.1:${inner.port}/`,
        `http://localhost:${inner.port}/`,
        `http://2130706433:${inner.port}/`,
      ]) {
        const outer = await listen((_, response) => response.writeHead(302, { location }).end())
        const client = outbound({ isExcepted: (origin) => origin === outer.origin })
        await assert.rejects(text(client, outer.origin), OutboundRefusal, location)
      }
      assert.equal(inner.seen.length, 0)
    })

    it('follows no redirect out of HTTP', async () => {
      const { origin } = await listen((_, response) =>
        response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      )
      await assert.rejects(text(outbound({ allowPrivate: true }), origin), /must begin with https/)
    })

    it('carries a token to the origin that it is for, and to no other', async () => {
      const other = await listen((_, response) => response.end('other'))
      const first = await listen(({ url }, response) => {
        const location = url === '/' ? '/same' : `${other.origin}/`
        response.writeHead(307, { location }).end()
      })
      const headers = { Authorization: 'Bearer secret', 'x-plain': 'kept' }
      await text(outbound({ allowPrivate: true }), `${first.origin}/`, { headers })
      assert.deepEqual(
        first.seen.map((request) => request.headers.authorization),
        ['Bearer secret', 'Bearer secret'],
      )
      assert.equal(other.seen[0]?.headers.authorization, undefined)
      assert.equal(other.seen[0]?.headers['x-plain'], 'kept')
    })
  })

  describe('ends', () => {
    const isSize = (error: unknown) => error instanceof OutboundRefusal && error.reason === 'size'

    it('before the body when its announced length is too large', async () => {
      const { origin } = await listen((_, response) => {
        response.writeHead(200, { 'content-length': 10 * 1024 ** 3 }).write('x')
      })
      await assert.rejects(text(outbound({ allowPrivate: true }), origin), isSize)
    })

    it('within the body when it grows too large, and takes little more than it may', async () => {
      const closing = Promise.withResolvers<undefined>()
      const { origin } = await listen((request, response) => {
        request.socket.on('close', () => closing.resolve(undefined))
        const timer = setInterval(() => response.write(Buffer.alloc(600)), 5)
        response.on('close', () => clearInterval(timer))
      })
      await assert.rejects(text(outbound({ allowPrivate: true }), origin), isSize)
      await closing.promise
    })

    it('when the time is over, also where a byte comes now and then', async () => {
      const { origin } = await listen((_, response) => {
        const timer = setInterval(() => response.write('x'), 20)
        response.on('close', () => clearInterval(timer))
      })
      await assert.rejects(
        text(outbound({ allowPrivate: true }), origin, { totalMs: 200 }),
        /aborted|timeout/i,
      )
    })

    it('with a fault when the other side goes away, before the answer or within', async () => {
      const before = await listen((request) => request.socket.destroy())
      const client = outbound({ allowPrivate: true })
      await assert.rejects(text(client, before.origin), OutboundFault)
      const within = await listen((request, response) => {
        response.writeHead(200, { 'content-length': 100 }).write('half')
        setTimeout(() => request.socket.destroy(), 20)
      })
      await assert.rejects(text(client, within.origin))
    })
  })
})
