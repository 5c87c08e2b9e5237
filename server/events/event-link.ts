/**
 * What processes that share a database tell each other about the log, by NOTIFY: "I have written events" to the one
 * that numbers them, "they are numbered" to those that read. A word may be lost; everybody also looks by himself. It
 * goes over a connection of its own, never in the transaction of a change: those that notify commit one by one.
 */
import pg from 'pg'
import { connectionConfig, type ConnectionOptions } from '../database/connect.ts'
import type { EventBell, LastNumbers } from './event-bell.ts'

export interface EventLinkOptions {
  readonly where: ConnectionOptions
  readonly bell: EventBell
  /** Whether this process numbers events: then it needs nobody to tell it that they are written. */
  readonly isLeading: () => boolean
  readonly onProblem: (error: unknown) => void
}

const written = 'felloe_events_written'
const numbered = 'felloe_events_numbered'
// At most one word of a kind in this time.
const gatherMs = 10
// A payload has at most 8,000 bytes; a team takes about 60.
const teamsPerWord = 100
const reconnectMs = 1_000
const answerMs = 5_000

export class EventLink {
  readonly #options: EventLinkOptions
  readonly #numbered = new Map<string, number>()
  #isWritten = false
  #client: pg.Client | undefined
  #speaking: NodeJS.Timeout | undefined
  #reconnecting: NodeJS.Timeout | undefined
  #isStopped = false
  #spokeAt = -Infinity

  constructor(options: EventLinkOptions) {
    this.#options = options
    options.bell.onWritten(() => {
      if (options.isLeading()) return
      this.#isWritten = true
      this.#speakSoon()
    })
  }

  start(): void {
    void this.#connect()
  }

  /** Tells the other processes up to where events are numbered. */
  tell(teams: LastNumbers): void {
    for (const [teamId, number] of teams) this.#numbered.set(teamId, number)
    this.#speakSoon()
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#speaking)
    clearTimeout(this.#reconnecting)
    await this.#client?.end().catch(() => undefined)
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      ...connectionConfig(this.#options.where, answerMs),
      application_name: `felloe events ${process.pid}`,
    })
    const lost = (error?: Error) => this.#lost(client, error)
    client.on('error', lost)
    client.on('end', () => lost())
    client.on('notification', (word) => this.#hear(word))
    this.#client = client
    try {
      await client.connect()
      // A word need not outlive a crash.
      await client.query(`set synchronous_commit = off; listen ${written}; listen ${numbered}`)
      // Whatever was said while nobody listened.
      this.#options.bell.written()
    } catch (error) {
      lost(error instanceof Error ? error : new Error(String(error)))
    }
  }

  #lost(client: pg.Client, error?: Error): void {
    if (this.#client !== client || this.#isStopped) return
    this.#client = undefined
    if (error !== undefined) this.#options.onProblem(error)
    void client.end().catch(() => undefined)
    this.#reconnecting = setTimeout(() => void this.#connect(), reconnectMs)
    this.#reconnecting.unref()
  }

  #hear({ channel, payload, processId }: pg.Notification): void {
    const own = (this.#client as { processID?: number } | undefined)?.processID
    if (processId === own) return
    if (channel === written && this.#options.isLeading()) this.#options.bell.written()
    if (channel === numbered) this.#options.bell.numbered(new Map(readWord(payload ?? '')))
  }

  /** At once after a time of silence, otherwise gathered. */
  #speakSoon(): void {
    if (this.#speaking !== undefined || this.#isStopped) return
    const pauseMs = Math.max(0, this.#spokeAt + gatherMs - performance.now())
    this.#speaking = setTimeout(() => {
      this.#speaking = undefined
      this.#speak()
    }, pauseMs)
    this.#speaking.unref()
  }

  #speak(): void {
    this.#spokeAt = performance.now()
    const teams = [...this.#numbered]
    this.#numbered.clear()
    if (this.#isWritten) this.#say(written, '')
    this.#isWritten = false
    for (let from = 0; from < teams.length; from += teamsPerWord)
      this.#say(numbered, JSON.stringify(teams.slice(from, from + teamsPerWord)))
  }

  #say(channel: string, payload: string): void {
    // A word that cannot be said now is not kept: who listens looks by himself before it could be said.
    this.#client?.query('select pg_notify($1, $2)', [channel, payload]).catch(() => undefined)
  }
}

function readWord(payload: string): [string, number][] {
  const word: unknown = JSON.parse(payload)
  return Array.isArray(word) ? (word as [string, number][]) : []
}
