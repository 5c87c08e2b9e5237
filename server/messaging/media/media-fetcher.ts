/**
 * Fetches the files that wait, some at a time. Any number of servers may do so at once: each takes rows for a while,
 * and what a killed server has taken is due again when that while is over. A team whose files come slowly never takes
 * all the places.
 */
import type { Logger } from '../../lib/logger.ts'
import { fetchMedia } from './fetch-media.ts'
import type { Media } from './media.ts'
import type { MediaContext } from './media-context.ts'
import { troubleOf } from './media-trouble.ts'
import { mediaStore } from './media.store.ts'
import { downloadMs } from './whatsapp-file.ts'

export interface MediaFetcherOptions {
  readonly log: Pick<Logger, 'warn'>
  /** How soon a file is noticed that nobody announced to this server. */
  readonly idleMs?: number
  /** Files that are fetched at the same time. */
  readonly places?: number
}

const defaultIdleMs = 2_000
const defaultPlaces = 8
const pauseAfterFailureMs = 1_000
const second = 1_000
const minute = 60 * second
const hour = 60 * minute
// After each failed attempt. What is not there after the last one is given up, within a day.
const delaysMs = [5 * second, 30 * second, 2 * minute, 10 * minute, hour, 4 * hour, 12 * hour]
// Two addresses may be tried, and the questions to the Graph before.
const leaseMs = 2 * downloadMs + 5 * minute

export class MediaFetcher {
  readonly #context: MediaContext
  readonly #options: MediaFetcherOptions
  readonly #underWay = new Map<Promise<void>, string>()
  #running: Promise<void> | undefined
  #stopping = new AbortController()
  #isAwake = false
  #wake: () => void = () => undefined

  constructor(context: MediaContext, options: MediaFetcherOptions) {
    this.#context = context
    this.#options = options
  }

  start(): void {
    this.#stopping = new AbortController()
    this.#running ??= this.#run()
  }

  /** Looks at once whether a file waits. */
  wake(): void {
    this.#isAwake = true
    this.#wake()
  }

  /** Breaks off what is under way; it is fetched again by whoever comes next. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    this.wake()
    await this.#running
    this.#running = undefined
    await Promise.all(this.#underWay.keys())
  }

  get #isStopping(): boolean {
    return this.#stopping.signal.aborted
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      this.#isAwake = false
      let pauseMs = this.#options.idleMs ?? defaultIdleMs
      try {
        const claimed = await this.#claim()
        for (const media of claimed) this.#begin(media)
        if (claimed.length > 0) continue
      } catch (error) {
        this.#options.log.warn({ err: error }, 'files that wait could not be looked for')
        pauseMs = pauseAfterFailureMs
      }
      await this.#sleep(pauseMs)
    }
  }

  async #claim(): Promise<Media[]> {
    const places = this.#options.places ?? defaultPlaces
    const free = places - this.#underWay.size
    if (free <= 0) return []
    const counts = new Map<string, number>()
    for (const team of this.#underWay.values()) counts.set(team, (counts.get(team) ?? 0) + 1)
    const busy = [...counts].flatMap(([team, count]) => (count >= places / 2 ? [team] : []))
    const most = Math.min(free, Math.ceil(places / 4))
    const now = this.#context.clock()
    return mediaStore(this.#context.database).claim(now, now + leaseMs, most, busy)
  }

  #begin(media: Media): void {
    const work = this.#fetch(media)
      .catch((error: unknown) => {
        this.#options.log.warn(
          { err: error, mediaId: media.id },
          'an attempt to fetch a file was not recorded',
        )
      })
      .finally(() => {
        this.#underWay.delete(work)
        this.wake()
      })
    this.#underWay.set(work, media.teamId)
  }

  async #fetch(media: Media): Promise<void> {
    const { database, files, clock } = this.#context
    const store = mediaStore(database)
    try {
      const { isOwn, ...found } = await fetchMedia(this.#context, media, this.#stopping.signal)
      const isKept = await store.keep(media, found, clock())
      if (!isKept && isOwn) await files.remove(found.fileKey)
    } catch (error) {
      if (this.#isStopping) {
        await store.giveBack(media, clock())
        return
      }
      const { problem, isFinal, isOurs } = troubleOf(error)
      if (isOurs) this.#options.log.warn({ err: error, mediaId: media.id }, 'a file was not stored')
      const delayMs = isFinal ? undefined : delaysMs[media.attempts - 1]
      await store.postpone(media, problem, delayMs === undefined ? null : clock() + delayMs, clock())
    }
  }

  async #sleep(ms: number): Promise<void> {
    // Somebody may have called while this looked for work and found none.
    if (this.#isAwake || this.#isStopping) return
    const { promise, resolve } = Promise.withResolvers<undefined>()
    const timer = setTimeout(() => resolve(undefined), ms)
    timer.unref()
    this.#wake = () => resolve(undefined)
    await promise
    clearTimeout(timer)
    this.#wake = () => undefined
  }
}
