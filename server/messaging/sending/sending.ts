/** What sending needs for as long as the server lives: who it is, what it has under way, and whose turn it is. */
import type { Database } from '../../database/database.ts'
import type { JobBell } from '../../jobs/job-bell.ts'
import { ChatOpener } from '../chats/chat-opener.ts'
import type { MessagingContext } from '../context.ts'
import { SendingLimits } from './limits/sending-limits.ts'
import { Sender } from './sender.ts'

export interface SendingContext extends MessagingContext {
  readonly sending: Sending
  /** Rung when a message with files was stored. */
  readonly mediaBell: JobBell
}

/** How long things may take; tests are less patient. */
export interface Patience {
  /** All waiting of one request for its turn, for limits to pass and for WhatsApp to come back. */
  waitMs: number
  /** For the answer of one call. */
  answerMs: number
  /** For a request with the same idempotency key that is under way. */
  repeatMs: number
}

export interface SendingOptions {
  readonly database: Pick<Database, 'where' | 'write'>
  readonly messagesPerSecond: number
  /** Told of what goes wrong where no client waits for it. */
  readonly onProblem: (error: unknown, what: string) => void
}

// The end of the server waits this long for calls that are under way.
const endMs = 30_000

export class Sending implements AsyncDisposable {
  readonly limits: SendingLimits
  readonly sender: Sender
  readonly chats: ChatOpener
  readonly patience: Patience = { waitMs: 20_000, answerMs: 30_000, repeatMs: 5_000 }
  readonly report: (error: unknown, what: string) => void
  readonly #underWay = new Map<string, Promise<unknown>>()

  constructor({ database, messagesPerSecond, onProblem }: SendingOptions) {
    this.limits = new SendingLimits(messagesPerSecond)
    this.sender = new Sender(database.where, (error) =>
      onProblem(error, 'messages are sent under a new id from now on'),
    )
    this.chats = new ChatOpener(database)
    this.report = onProblem
  }

  /** Ids of messages that this process is working on. */
  get underWay(): string[] {
    return [...this.#underWay.keys()]
  }

  isUnderWay(id: string): boolean {
    return this.#underWay.has(id)
  }

  /** Keeps `id` among those under way until `work` ends. */
  async during<T>(id: string, work: () => Promise<T>): Promise<T> {
    const working = Promise.resolve().then(work)
    this.#underWay.set(id, working)
    try {
      return await working
    } finally {
      this.#underWay.delete(id)
    }
  }

  /** What waits stays PENDING for the next start; what is under way ends first. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.limits.close()
    let timer: NodeJS.Timeout | undefined
    const enough = new Promise((resolve) => (timer = setTimeout(resolve, endMs)))
    await Promise.race([Promise.allSettled(this.#underWay.values()), enough])
    clearTimeout(timer)
    await this.sender.close()
  }
}
