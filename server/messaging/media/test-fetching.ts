/** For tests of the fetcher: it is at work, in a folder of its own, on messages whose files a Graph has. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import type { JsonObject } from '../../lib/json.ts'
import { startApi, type TestApi, type TestTeam } from '../../test/support/api.ts'
import { addPlugin } from '../../test/support/whatsapp.ts'
import { isStored, mediaPrefix, type Media } from './media.ts'
import { MediaFetcher } from './media-fetcher.ts'
import { readMedia } from './media-files.ts'
import { addMessageMedia, mediaAfter, startGraphFiles, type GraphFiles } from './test-media.ts'

export interface Fetching extends AsyncDisposable {
  readonly api: TestApi
  readonly files: GraphFiles
  readonly fetcher: MediaFetcher
  /** DATA_DIR. */
  readonly folder: string
  readonly png: Buffer
  someone(): Promise<Someone>
  content(media: Media): Promise<Buffer>
  /** Of all files that are stored, in order. */
  keys(): Promise<string[]>
}

export interface Someone {
  readonly team: TestTeam
  readonly pluginId: string
  /** Stores a message; answers its id. */
  readonly message: (dataType: string, content: JsonObject) => Promise<string>
  /** The file of a message, once it has been fetched or given up. */
  readonly fetched: (dataType: string, content: JsonObject) => Promise<Media>
}

export async function startFetching(): Promise<Fetching> {
  const folder = await mkdtemp(join(tmpdir(), 'felloe-media-'))
  const api = await startApi({ environment: { DATA_DIR: folder, MEDIA_LIMIT_MB: '2' } })
  const files = await startGraphFiles()
  api.context.sandbox.origin = files.origin
  const fetcher = new MediaFetcher(api.context, { log: api.context.log, idleMs: 10 })
  fetcher.start()
  const background = { width: 8, height: 8, channels: 3, background: '#0a7' } as const
  return {
    ...{ api, files, fetcher, folder },
    png: await sharp({ create: background }).png().toBuffer(),
    async someone() {
      const team = await api.team()
      const { id: pluginId } = await addPlugin(api, team)
      const message: Someone['message'] = (dataType, content) =>
        addMessageMedia(api, team, pluginId, dataType, content)
      return {
        ...{ team, pluginId, message },
        async fetched(dataType, content) {
          const [media] = await mediaAfter(api, team, await message(dataType, content))
          assert.ok(media !== undefined)
          return media
        },
      }
    },
    async content(media) {
      assert.ok(isStored(media), `${media.state}: ${media.problem}`)
      return buffer(await readMedia(api.context, media))
    },
    async keys() {
      const found: string[] = []
      for await (const portion of api.context.files.list(mediaPrefix))
        found.push(...portion.map(({ key }) => key))
      return found.sort()
    },
    async [Symbol.asyncDispose]() {
      await fetcher.stop()
      await api[Symbol.asyncDispose]()
      await files[Symbol.asyncDispose]()
      await rm(folder, { recursive: true })
    },
  }
}

export const image = (media: { id: string } | { link: string }) => ['image', { image: media }] as const
export const isTried = (media: Media): boolean => media.attempts > 0 && media.problem !== null
