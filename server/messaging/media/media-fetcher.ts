/**
 * Fetches the files that wait, some at a time. Any number of servers may do so at once: each takes rows for a while,
 * and what a killed server has taken is due again when that while is over. A team whose files come slowly never takes
 * all the places.
 */
import { Loop } from '../../jobs/loop.ts'
import type { Warnings } from '../../lib/seldom.ts'
import { keepFailure, keepFile } from './end-attempt.ts'
import { fetchMedia } from './fetch-media.ts'
import type { Media } from './media.ts'
import type { MediaContext } from './media-context.ts'
import { troubleOf } from './media-trouble.ts'
import { mediaStore } from './media.store.ts'
import { downloadMs } from './whatsapp-file.ts'

export interface MediaFetcherOptions {
  readonly log: Warnings
  /** How soon a file is noticed that nobody announced to this server. */
  readonly idleMs?: number
  /** Files that are fetched at the same time. */
  readonly places?: number
}

const defaultIdleMs = 2_000
const defaultPlaces = 8
const second = 1_000
const minute = 60 * second
const hour = 60 * minute
// After each failed attempt. What is not there after the last one is given up, within a day.
const delaysMs = [5 * second, 30 * second, 2 * minute, 10 * minute, hour, 4 * hour, 12 * hour]
// Two addresses may be tried, and the questions to the Graph before.
const leaseMs = 2 * downloadMs + 5 * minute

export class MediaFetcher {
  readonly #context: MediaContext
  readonly #log: MediaFetcherOptions['log']
  readonly #places: number
  readonly #loop: Loop
  readonly #underWay = new Map<Promise<void>, string>()
  #stopping = new AbortController()

  constructor(context: MediaContext, options: MediaFetcherOptions) {
    this.#context = context
    this.#log = options.log
    this.#places = options.places ?? defaultPlaces
    this.#loop = new Loop({
      work: () => this.#takeUp(),
      onError: (error) => this.#log.warn({ err: error }, 'files that wait could not be looked for'),
      idleMs: options.idleMs ?? defaultIdleMs,
    })
  }

  start(): void {
    this.#stopping = new AbortController()
    this.#loop.start()
  }

  /** Looks at once whether a file waits. */
  wake(): void {
    this.#loop.wake()
  }

  /** Breaks off what is under way; it is fetched again by whoever comes next. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#loop.stop()
    await Promise.all(this.#underWay.keys())
  }

  async #takeUp(): Promise<boolean> {
    const claimed = await this.#claim()
    for (const media of claimed) this.#begin(media)
    return claimed.length > 0
  }

  async #claim(): Promise<Media[]> {
    const places = this.#places
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
        this.#log.warn({ err: error, mediaId: media.id }, 'an attempt to fetch a file was not recorded')
      })
      .finally(() => {
        this.#underWay.delete(work)
        this.wake()
      })
    this.#underWay.set(work, media.teamId)
  }

  async #fetch(media: Media): Promise<void> {
    const { database, files, clock } = this.#context
    try {
      const { isOwn, ...found } = await fetchMedia(this.#context, media, this.#stopping.signal)
      const isKept = await keepFile(this.#context, media, found)
      if (!isKept && isOwn) await files.remove(found.fileKey)
    } catch (error) {
      if (this.#stopping.signal.aborted) {
        await mediaStore(database).giveBack(media, clock())
        return
      }
      const { problem, isFinal, isOurs } = troubleOf(error)
      if (isOurs) this.#log.warn({ err: error, mediaId: media.id }, 'a file was not stored')
      const delayMs = isFinal ? undefined : delaysMs[media.attempts - 1]
      await keepFailure(this.#context, media, problem, delayMs)
    }
  }
}
