import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { insertAll } from '../../database/insert-rows.ts'
import { newId } from '../../lib/uuid.ts'
import type { TestApi } from '../../test/support/api.ts'
import type { Media } from './media.ts'
import { MediaFetcher } from './media-fetcher.ts'
import { mediaInsertion } from './message-media.ts'
import { removeMediaOrphans } from './remove-orphans.ts'
import { image, isTried, startFetching, type Fetching } from './test-fetching.ts'
import { mediaAfter, type GraphFiles } from './test-media.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

describe('files of messages are brought to our side', () => {
  let at: Fetching
  let api: TestApi
  let files: GraphFiles
  let fetcher: MediaFetcher
  let png: Buffer
  before(async () => {
    at = await startFetching()
    ;({ api, files, fetcher, png } = at)
  })
  after(() => at[Symbol.asyncDispose]())

  describe('from WhatsApp, by their ids', () => {
    it('with what they are, how large, and their hash', async () => {
      const { fetched, pluginId } = await at.someone()
      const id = files.add(png, 'image/png')
      const media = await fetched('image', { image: { id, caption: 'x' } })
      assert.deepEqual(await at.content(media), png)
      const { source, externalId, mimeType, claimedType, size, sha256, attempts, problem } = media
      assert.deepEqual(
        { source, externalId, mimeType, claimedType, size, attempts, problem, plugin: media.pluginId },
        {
          source: 'WHATSAPP',
          externalId: id,
          mimeType: 'image/png',
          claimedType: 'image/png',
          size: png.length,
          attempts: 1,
          problem: null,
          plugin: pluginId,
        },
      )
      assert.deepEqual(sha256, createHash('sha256').update(png).digest())
    })

    it('again from a fresh address when the five minutes of one are over', async () => {
      const { fetched } = await at.someone()
      const id = files.add(png, 'image/png')
      files.disturb('/file/', 1, (response) => response.writeHead(404).end('expired'))
      const media = await fetched(...image({ id }))
      assert.deepEqual([media.state, media.attempts], ['STORED', 1])
      assert.equal(files.graph.asked.filter(({ path }) => path.endsWith(`/${id}`)).length, 2)
    })

    it('given up, with the reason, when WhatsApp does not hold them', async () => {
      const { fetched } = await at.someone()
      const media = await fetched(...image({ id: '699999999999999' }))
      assert.equal(media.state, 'FAILED')
      assert.match(media.problem!, /does not hold this file, or no longer/)
    })

    it('with an event of their message when they are there, or never will be', async () => {
      const { team, pluginId } = await at.someone()
      const { database } = api.context
      const chatId = newId()
      for (const [state, external] of [
        ['STORED', files.add(png, 'image/png')],
        ['FAILED', '699999999999998'],
      ] as const) {
        const message = { teamId: team.id, id: newId(api.now), createdAt: api.now, pluginId }
        await database.write(async (session) => {
          await session.rows(
            `insert into chat_messages (team_id, id, created_at, updated_at, plugin_id, phone_number_id, chat_id, at,
               direction, contact_identifier, external_id, data_type, content, text, origin, delivery_status)
             values ($1, $2, now(), now(), $3, '1', $4, now(), 'INBOUND', '1', 'wamid.' || $2::uuid, 'image', '{}', '',
               'inbound', 'DELIVERED')`,
            [team.id, message.id, pluginId, chatId],
          )
          const insertion = mediaInsertion({
            ...message,
            dataType: 'image',
            content: { image: { id: external } },
          })
          await insertAll(session, [insertion!])
        })
        const [media] = await mediaAfter(api, team, message.id)
        const [event] = await database.rows<{ type: string; payload: object }>(
          'select type, payload from events where team_id = $1 and subject_id = $2',
          [team.id, message.id],
        )
        assert.deepEqual(event, {
          type: 'message.updated',
          payload: {
            ...{ id: message.id, chatId, externalId: `wamid.${message.id}` },
            attachment: { id: media?.id, state },
          },
        })
      }
    })

    for (const [name, how] of [
      ['status 500', (response: ServerResponse) => response.writeHead(500).end('x')],
      ['a cut connection', (response: ServerResponse) => response.destroy()],
      [
        'half of the body',
        (response: ServerResponse) => {
          response.writeHead(200, { 'content-length': png.length, 'content-type': 'image/png' })
          response.write(png.subarray(0, 20), () => response.destroy())
        },
      ],
      [
        'a body that ends early without saying so',
        (response: ServerResponse) =>
          response.writeHead(200, { connection: 'close' }).end(png.subarray(0, 20)),
      ],
    ] as const)
      it(`in a later attempt after ${name}`, async () => {
        const { team, message } = await at.someone()
        const id = files.add(png, 'image/png')
        files.disturb('/file/', 1, how)
        const messageId = await message(...image({ id }))
        const [waiting] = await mediaAfter(api, team, messageId, isTried)
        assert.deepEqual([waiting!.state, waiting!.attempts], ['WAITING', 1])
        assert.ok(waiting!.dueAt > api.now && waiting!.problem!.length > 20, waiting!.problem!)
        api.now += 5_000
        const [media] = await mediaAfter(api, team, messageId)
        assert.deepEqual(await at.content(media!), png)
        assert.deepEqual([media!.attempts, media!.problem], [2, null])
      })

    it('with growing pauses, and not for ever', async () => {
      const { team, message } = await at.someone()
      const id = files.add(png, 'image/png')
      files.disturb('/file/', 1_000, (response) => response.writeHead(503).end())
      const messageId = await message(...image({ id }))
      const pauses: number[] = []
      for (let attempt = 1; attempt <= 7; attempt += 1) {
        // Being taken up counts as an attempt too; only its end writes the time.
        const isOver = (found: Media) =>
          isTried(found) && found.attempts === attempt && found.updatedAt === api.now
        const [media] = await mediaAfter(api, team, messageId, isOver)
        pauses.push(media!.dueAt - api.now)
        api.now = media!.dueAt
      }
      const [media] = await mediaAfter(api, team, messageId)
      assert.deepEqual([media!.state, media!.attempts], ['FAILED', 8])
      assert.match(media!.problem!, /status 503/)
      assert.deepEqual(
        pauses,
        pauses.toSorted((a, b) => a - b),
      )
      assert.ok(pauses.reduce((sum, pause) => sum + pause) < dayMs)
      files.calm()
    })

    it('once for all messages that name them', async () => {
      const { fetched } = await at.someone()
      const id = files.add(png, 'image/png')
      const first = await fetched(...image({ id }))
      files.remove(id)
      const second = await fetched('document', { document: { id, filename: 'a.png' } })
      assert.deepEqual([second.fileKey, second.filename], [first.fileKey, 'a.png'])
    })

    it('never with the token sent to another host', async () => {
      const seen: IncomingMessage[] = []
      const foreign = createServer((request, response) => {
        seen.push(request)
        response.end(png)
      })
      await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve))
      try {
        const { port } = foreign.address() as AddressInfo
        const { fetched } = await at.someone()
        for (const url of [
          `http://127.0.0.1:${port}/x`,
          `https://fbsbx.com.example:${port}/x`,
          'http://lookaside.fbsbx.com/x',
          'https://evilfbsbx.com/x',
          'https://lookaside.fbsbx.com:8443/x',
        ]) {
          const media = await fetched(...image({ id: files.add(png, 'image/png', { url }) }))
          assert.equal(media.state, 'FAILED')
          assert.match(media.problem!, /none of its hosts/)
        }
        files.disturb('/file/', 1, (response) =>
          response.writeHead(302, { location: `http://127.0.0.1:${port}/x` }).end(),
        )
        const redirected = await fetched(...image({ id: files.add(png, 'image/png') }))
        assert.match(redirected.problem!, /private or reserved/)
        assert.equal(seen.length, 0)
      } finally {
        foreign.close()
      }
    })
  })

  describe('by several servers and over their ends', () => {
    it('each by one of them', async () => {
      const { team, message } = await at.someone()
      const others = [1, 2, 3].map(() => new MediaFetcher(api.context, { log: api.context.log, idleMs: 5 }))
      for (const other of others) other.start()
      const ids = Array.from({ length: 30 }, () => files.add(png, 'image/png'))
      const before = files.graph.asked.length
      const messages = await Promise.all(ids.map((id) => message(...image({ id }))))
      for (const messageId of messages) {
        const [media] = await mediaAfter(api, team, messageId)
        assert.deepEqual([media!.state, media!.attempts], ['STORED', 1])
      }
      assert.equal(files.graph.asked.length - before, 60)
      await Promise.all(others.map((other) => other.stop()))
    })

    it('of one team while those of another one hang', async () => {
      const [slow, quick] = [await at.someone(), await at.someone()]
      const hanging = Array.from({ length: 20 }, () =>
        files.add(png, 'image/png', { url: `${files.origin}/hang` }),
      )
      files.disturb('/hang', 1_000, () => undefined)
      for (const id of hanging) await slow.message(...image({ id }))
      assert.equal((await quick.fetched(...image({ id: files.add(png, 'image/png') }))).state, 'STORED')
      // Stopping gives them back, and nobody waits for them again.
      await fetcher.stop()
      await api.context.database.rows(`update media set state = 'FAILED' where state = 'WAITING'`)
      fetcher.start()
    })

    it('given back by one that stops, without using up an attempt', async () => {
      const { team, message } = await at.someone()
      const id = files.add(png, 'image/png')
      await fetcher.stop()
      const asked = Promise.withResolvers<undefined>()
      files.disturb('/file/', 1, () => asked.resolve(undefined))
      const messageId = await message(...image({ id }))
      fetcher.start()
      await asked.promise
      await fetcher.stop()
      const [waiting] = await mediaAfter(api, team, messageId, () => true)
      assert.deepEqual([waiting!.state, waiting!.attempts, waiting!.problem], ['WAITING', 0, null])
      fetcher.start()
      assert.equal((await mediaAfter(api, team, messageId))[0]!.state, 'STORED')
    })

    it('taken up after one that was killed, when its time is over', async () => {
      const { team, message } = await at.someone()
      await fetcher.stop()
      const messageId = await message(...image({ id: files.add(png, 'image/png') }))
      const { database } = api.context
      await database.rows(`update media set attempts = 1, due_at = $2 where message_id = $1`, [
        messageId,
        new Date(api.now + 900_000),
      ])
      fetcher.start()
      await sleep(100)
      assert.equal((await mediaAfter(api, team, messageId, () => true))[0]!.state, 'WAITING')
      api.now += 900_000
      const [media] = await mediaAfter(api, team, messageId)
      assert.deepEqual([media!.state, media!.attempts], ['STORED', 2])
    })

    it('leaving no files behind: those of a crash go after a while, and no others', async () => {
      const { fetched } = await at.someone()
      const media = await fetched(...image({ id: files.add(png, 'image/png') }))
      const before = await at.keys()
      const orphan = media.fileKey!.replace(/[0-9a-f]{4}$/, '0000')
      await api.context.files.write(orphan, png)
      assert.equal(await removeMediaOrphans({ ...api.context, clock: () => Date.now() }), 0)
      assert.equal(await removeMediaOrphans({ ...api.context, clock: () => Date.now() + 2 * hourMs }), 1)
      assert.deepEqual(await at.keys(), before)
    })
  })
})
