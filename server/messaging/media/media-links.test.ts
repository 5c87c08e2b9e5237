import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { TestApi } from '../../test/support/api.ts'
import { image, isTried, startFetching, type Fetching } from './test-fetching.ts'
import { mediaAfter } from './test-media.ts'

const hourMs = 3_600_000
const mebibyte = 1024 * 1024

describe('files behind links are brought to our side', () => {
  let at: Fetching
  let api: TestApi
  let png: Buffer
  before(async () => {
    at = await startFetching()
    ;({ api, png } = at)
  })
  after(() => at[Symbol.asyncDispose]())

  /** A server that somebody else runs; it lies in a private network, and the tests allow it. */
  async function withSite(
    answer: (request: IncomingMessage, response: ServerResponse) => void,
    work: (origin: string) => Promise<void>,
  ) {
    const site = createServer(answer)
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
    const graphOrigin = api.context.sandbox.origin!
    const origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
    api.context.sandbox.origin = origin
    try {
      await work(origin)
    } finally {
      api.context.sandbox.origin = graphOrigin
      site.closeAllConnections()
      site.close()
    }
  }

  it('with their type, found in the content', async () => {
    const { fetched } = await at.someone()
    await withSite(
      (_, response) => response.writeHead(200, { 'content-type': 'image/jpeg' }).end(png),
      async (origin) => {
        const media = await fetched(...image({ link: `${origin}/a.jpg` }))
        assert.deepEqual(await at.content(media), png)
        assert.deepEqual([media.claimedType, media.mimeType], ['image/jpeg', 'image/png'])
      },
    )
  })

  it('of every place in a message, each once', async () => {
    const { team, message } = await at.someone()
    await withSite(
      (_, response) => response.end(png),
      async (origin) => {
        const header = (name: string) => [{ type: 'image', image: { link: `${origin}/${name}` } }]
        const messageId = await message('template', {
          template: {
            name: 'sale',
            components: [
              { type: 'header', parameters: header('a') },
              {
                type: 'carousel',
                cards: ['b', 'c', 'b'].map((name) => ({
                  components: [{ type: 'header', parameters: header(name) }],
                })),
              },
            ],
          },
        })
        const found = await mediaAfter(api, team, messageId)
        assert.deepEqual(
          found.map(({ link, state }) => [link?.at(-1), state]),
          ['a', 'b', 'c'].map((name) => [name, 'STORED']),
        )
      },
    )
  })

  it('once for a message to many, and anew when an hour has passed', async () => {
    let asked = 0
    const { fetched } = await at.someone()
    await withSite(
      (_, response) => response.end(randomBytes(4 + (asked += 1))),
      async (origin) => {
        const document = { document: { link: `${origin}/offer` } }
        const first = await fetched('document', document)
        const second = await fetched('document', document)
        assert.deepEqual([asked, second.fileKey], [1, first.fileKey])
        api.now += 2 * hourMs
        const third = await fetched('document', document)
        assert.equal(asked, 2)
        assert.notEqual(third.fileKey, first.fileKey)
      },
    )
  })

  it('not when the content is not what the message calls it, or nothing', async () => {
    const { fetched } = await at.someone()
    const page = '<!doctype html><title>Log in</title>'
    await withSite(
      ({ url }, response) =>
        response.writeHead(200, { 'content-type': 'image/png' }).end(url === '/page' ? page : ''),
      async (origin) => {
        const before = await at.keys()
        const media = await fetched(...image({ link: `${origin}/page` }))
        assert.deepEqual(
          [media.state, media.problem],
          ['FAILED', 'The message calls the file an image, and its content is text/html.'],
        )
        assert.equal((await fetched(...image({ link: `${origin}/empty` }))).problem, 'The file is empty.')
        assert.deepEqual(await at.keys(), before)
      },
    )
  })

  it('not beyond the limit, announced or not', async () => {
    const { fetched } = await at.someone()
    await withSite(
      ({ url }, response) => {
        if (url === '/announced') response.writeHead(200, { 'content-length': 10 * 1024 ** 3 }).write('x')
        else for (let count = 0; count < 3; count += 1) response.write(Buffer.alloc(mebibyte))
      },
      async (origin) => {
        for (const path of ['announced', 'grown']) {
          const media = await fetched('document', { document: { link: `${origin}/${path}` } })
          assert.deepEqual([media.state, media.problem], ['FAILED', 'The file has more than 2 MB.'])
        }
        assert.deepEqual(await readdir(join(at.folder, 'files', '.unfinished')), [])
      },
    )
  })

  for (const [link, problem] of [
    ['http://127.0.0.1:1/x', /private or reserved/],
    ['http://169.254.169.254/latest/meta-data', /private or reserved/],
    ['http://[::ffff:127.0.0.1]/x', /private or reserved/],
    ['http://localhost:1/x', /private or reserved/],
    ['http://2130706433/x', /Write the host of the address as 127\.0\.0\.1/],
    ['https://a:b@example.com/x', /user name or a password/],
    ['ftp://example.com/x', /must begin with https/],
  ] as const)
    it(`not from ${link}`, async () => {
      const media = await (await at.someone()).fetched(...image({ link }))
      assert.deepEqual([media.state, media.attempts], ['FAILED', 1])
      assert.match(media.problem!, problem)
    })

  it('given up at once for an answer that stays, later for one that passes', async () => {
    const { fetched, team, message } = await at.someone()
    await withSite(
      ({ url }, response) => response.writeHead(Number(url?.slice(1))).end(),
      async (origin) => {
        assert.match((await fetched(...image({ link: `${origin}/404` }))).problem!, /status 404/)
        const messageId = await message(...image({ link: `${origin}/429` }))
        const [media] = await mediaAfter(api, team, messageId, isTried)
        assert.equal(media!.state, 'WAITING')
      },
    )
  })
})
