/**
 * Sends what waits for one webhook, over connections of its own: nothing here waits for another webhook. What is sent
 * stays known until the notebook has written it; after a kill it is sent again.
 */
import { firstIdAt } from '../../lib/uuid.ts'
import { setTimeout as sleep } from 'node:timers/promises'
import type { OutboundEndpoint } from '../../lib/outbound/endpoint.ts'
import type { Webhook } from '../webhook.ts'
import type { WebhookContext } from '../context.ts'
import { makeAttempt, type Sent } from './attempt.ts'
import { courierStore } from './courier.store.ts'
import type { Gate } from './gate.ts'
import { Health } from './health.ts'
import { HealthNotes } from './health-notes.ts'
import type { Notebook } from './notebook.ts'
import { connectionHeldForMs, heldForMs, outcomeOf, triedForMs, type Outcome } from './outcome.ts'
import { Pace } from './pace.ts'
import { DeliveryQueue, type Waiting } from './queue.ts'

export interface LaneOptions {
  readonly notebook: Notebook
  readonly onError: (error: unknown) => void
  /** Every attempt has failed for days. */
  readonly onExhausted: (webhook: Webhook, problem: string) => Promise<void>
  /** How many bytes of bodies may be read at a time. */
  readonly limitBytes: () => number
  /** Lanes share the connections of the database with all others. */
  readonly gate: Gate
}

const mostAtOnce = 32
// Read ahead: enough for a second at full speed, little enough for memory.
const lookAhead = 400
const mostInMemory = 4_000
const dueAtOnce = 100
// So many chats with large bodies have room in memory beside each other.
const roomForKeys = 4
// A transaction that began before others may end after them: its deliveries are looked for again.
const lateMs = 120_000
const lookEveryMs = 2_000
// What was asked to be sent again lies behind where the pass is.
const passEveryMs = 10_000
const closingMs = 2_000

export class Lane {
  #webhook: Webhook
  readonly #context: WebhookContext
  readonly #options: LaneOptions
  readonly #queue: DeliveryQueue
  readonly #heldForMs: number
  readonly #pace = new Pace()
  readonly #healthNotes: HealthNotes
  #health: Health
  #endpoint: OutboundEndpoint
  #underWay = 0
  #isReady = false
  #isOpen = true
  #isClosed = false
  /** Counts what makes rows that are being read worthless. */
  #epoch = 0
  #reading: Promise<void> | undefined
  #cursor: string | undefined
  #isPassDone = false
  /** Counts how often there may have been something new, which what is being read may miss. */
  #wakes = 0
  #passBeganAt = -Infinity
  #lookedAt = -Infinity
  /** What is being read may have been read before these were noted. */
  #notedIds: string[] = []
  /** When the next one that has failed is due; earlier than that nobody needs to ask. */
  #dueAt = -Infinity

  constructor(context: WebhookContext, webhook: Webhook, options: LaneOptions) {
    this.#context = context
    this.#webhook = webhook
    this.#options = options
    this.#heldForMs = webhook.kind === 'PASS_THROUGH' ? connectionHeldForMs : heldForMs
    // All of a connection has one key, and nothing else to leave room for.
    const keys = webhook.kind === 'PASS_THROUGH' ? 1 : roomForKeys
    this.#queue = new DeliveryQueue(this.#heldForMs, () => options.limitBytes() / keys)
    this.#health = new Health({ most: mostAtOnce, failingSince: webhook.failingSince })
    this.#healthNotes = new HealthNotes(webhook)
    this.#endpoint = context.outbound.endpoint(mostAtOnce)
  }

  /** Otherwise it rests for good: its webhook is paused, or about to be. */
  get isOpen(): boolean {
    return this.#isOpen
  }

  /** Nothing is in memory and nothing under way. */
  get isIdle(): boolean {
    return this.#queue.known === 0 && this.#underWay === 0 && this.#reading === undefined
  }

  /** There may be something new. */
  wake(): void {
    this.#readOn()
    this.#pump()
  }

  /** Called every second: with the webhook as it is now. */
  tick(webhook: Webhook): void {
    this.#use(webhook)
    if (!this.#isReady) void this.#read(() => this.#begin())
    const now = this.#context.clock()
    if (now >= this.#dueAt || this.#mayProbe(now)) void this.#read(() => this.#readDue(now))
    this.#lookBack(now)
    this.#pump()
    this.#noteHealth(now)
  }

  /** What is under way has a moment to be answered; what is not is sent again by the next courier. */
  async close(): Promise<void> {
    if (this.#isOpen) this.#noteHealth(this.#context.clock())
    this.#isOpen = false
    this.#isClosed = true
    this.#queue.clear()
    const closing = performance.now()
    // Also what is noted in a moment: the next lane would read that it waits.
    while (this.#queue.known > 0 && performance.now() - closing < closingMs) await sleep(20)
    await this.#reading
    await this.#endpoint[Symbol.asyncDispose]()
  }

  #use(webhook: Webhook): void {
    const isMoved = webhook.url !== this.#webhook.url
    // It may have been paused and resumed, which makes new of what has failed.
    if (webhook.updatedAt !== this.#webhook.updatedAt) this.#restart()
    this.#webhook = webhook
    if (!isMoved) return
    this.#health = new Health({ most: mostAtOnce, failingSince: null })
    this.#tryAgain()
  }

  /** For what lies behind where the pass is. */
  #lookBack(now: number): void {
    const time = performance.now()
    if (time - this.#lookedAt < lookEveryMs) return
    this.#lookedAt = time
    this.#readOn()
    if (this.#queue.known === 0 || time - this.#passBeganAt > passEveryMs) this.#restart()
    else this.#cursor = earlier(this.#cursor, firstIdAt(now - lateMs))
  }

  #readOn(): void {
    this.#wakes += 1
    this.#isPassDone = false
  }

  #restart(): void {
    this.#passBeganAt = -Infinity
  }

  #pump(): void {
    const { notebook } = this.#options
    let isHungry = false
    while (this.#isOpen && this.#isReady && !notebook.isFull) {
      const now = this.#context.clock()
      if (this.#underWay >= this.#health.window(now)) break
      const isOfConnection = this.#webhook.kind === 'PASS_THROUGH'
      const delivery = this.#queue.next(now, isOfConnection ? this.#pace.atOnce : 1)
      isHungry = delivery === undefined
      if (delivery === undefined) break
      void this.#send(delivery)
    }
    this.#refill(isHungry)
  }

  /** Reads more when little is left; when it is hungry also then, for what is left waits for a few busy chats. */
  #refill(isHungry: boolean): void {
    if (!this.#isOpen || !this.#isReady || this.#reading !== undefined) return
    const enough = isHungry ? mostInMemory : lookAhead / 2
    if (this.#queue.size > enough || this.#queue.bytes >= this.#options.limitBytes()) return
    const isNewPass =
      this.#passBeganAt === -Infinity || (this.#isPassDone && this.#queue.needsPass(this.#context.clock()))
    if (isNewPass || !this.#isPassDone) void this.#read(() => this.#readPortion())
  }

  async #send(delivery: Waiting): Promise<void> {
    const { context, webhook } = { context: this.#context, webhook: this.#webhook }
    this.#underWay += 1
    this.#pace.sending(delivery.createdAt, context.clock())
    let sent: Sent | undefined
    try {
      const secrets = await context.webhookSecrets.living(webhook.teamId)
      sent = await makeAttempt(this.#endpoint, webhook.url, secrets, delivery, context.clock)
    } catch (error) {
      this.#stumble(error)
    }
    this.#underWay -= 1
    // What broke off because this ends was no fault of the receiver.
    if (sent === undefined || (sent.attempt.problem !== null && !this.#isOpen)) this.#leave(delivery)
    else this.#finish(delivery, sent)
    this.#pump()
  }

  #finish(delivery: Waiting, { attempt, retryAfterMs }: Sent): void {
    const isFailed = attempt.problem !== null
    const now = this.#context.clock()
    this.#pace.answered(attempt.durationMs, !isFailed, now)
    const random = Math.random()
    if (isFailed) this.#health.failed(delivery.id, now, retryAfterMs, random)
    const isExhausted = isFailed && now - (this.#health.failingSince ?? now) >= triedForMs
    const outcome = outcomeOf(delivery, attempt, { now, random, retryAfterMs, isKept: isExhausted })
    this.#queue.sent(delivery, outcome.state === 'WAITING', outcome.firstFailedAt ?? now)
    this.#options.notebook.add({
      teamId: this.#webhook.teamId,
      id: delivery.id,
      attempt,
      ...outcome,
      onNoted: () => this.#noted(delivery.id, outcome),
    })
    this.#healthNotes.saw(attempt.problem, now)
    if (!isFailed) {
      if (this.#health.succeeded(now) && this.#isOpen) this.#tryAgain()
    } else if (isExhausted) void this.#rest(attempt.problem)
  }

  #noted(id: string, { state, dueAt }: Outcome): void {
    if (state === 'WAITING') this.#dueAt = Math.min(this.#dueAt, dueAt)
    this.#notedIds.push(id)
    if (this.#reading === undefined) this.#forgetNoted()
    this.#pump()
  }

  #forgetNoted(): void {
    this.#queue.noted(this.#notedIds)
    this.#notedIds = []
  }

  /** It is as if it had never been read. */
  #leave(delivery: Waiting): void {
    this.#queue.sent(delivery, false, 0)
    this.#queue.noted([delivery.id])
  }

  /** A fault of ours: nothing was sent, and with the next tick everything is read anew. */
  #stumble(error: unknown): void {
    this.#options.onError(error)
    this.#epoch += 1
    this.#queue.clear()
    this.#restart()
    this.#isReady = false
  }

  /** The receiver works again: what has failed goes first, in its order. */
  #tryAgain(): void {
    this.#epoch += 1
    this.#queue.clear()
    this.#restart()
    this.#dueAt = -Infinity
    void this.#read(async () => {
      try {
        await courierStore(this.#context.database).tryAgain(this.#webhook, this.#context.clock())
      } catch (error) {
        // They are not due, and hold what is behind them as before: that has been forgotten here.
        this.#isReady = false
        throw error
      }
    })
  }

  async #rest(problem: string): Promise<void> {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#queue.clear()
    try {
      await this.#options.onExhausted(this.#webhook, problem)
    } catch (error) {
      // The next failure tries it again: here, or in the lane that has followed this one.
      this.#isOpen = !this.#isClosed
      this.#restart()
      this.#options.onError(error)
    }
  }

  async #begin(): Promise<void> {
    if (this.#isReady) return
    const store = courierStore(this.#context.database)
    const epoch = this.#epoch
    const failing = await store.failing(this.#webhook, this.#context.clock() - this.#heldForMs)
    const next = await store.nextAgain(this.#webhook)
    // With the next tick again.
    if (epoch !== this.#epoch) return
    this.#queue.holdBehind(failing)
    // What failed long ago was given up or taken elsewhere: its time is not that of what is sent now.
    if (next === undefined) this.#health = new Health({ most: mostAtOnce, failingSince: null })
    this.#dueAt = next?.dueAt ?? Infinity
    this.#isReady = true
  }

  async #readPortion(): Promise<void> {
    const store = courierStore(this.#context.database)
    const epoch = this.#epoch
    if (this.#passBeganAt === -Infinity) {
      const held = this.#queue.holding
      if (held.length > 0) this.#queue.release(await store.notFailing(this.#webhook, held))
      if (epoch !== this.#epoch) return
    }
    const now = this.#context.clock()
    if (this.#passBeganAt === -Infinity || (this.#isPassDone && this.#queue.needsPass(now))) {
      this.#passBeganAt = performance.now()
      this.#cursor = undefined
      this.#queue.beginPass(now)
    }
    this.#isPassDone = false
    const wakes = this.#wakes
    const limit = lookAhead + this.#queue.known
    const limitBytes = this.#options.limitBytes()
    const rows = await store.portion(this.#webhook, {
      after: this.#cursor,
      leftOut: this.#queue.leftOut(now),
      now,
      limit,
      limitBytes,
    })
    if (epoch !== this.#epoch) return
    const bytes = rows.reduce((sum, { body }) => sum + body.length, 0)
    this.#queue.add(rows)
    this.#cursor = rows.at(-1)?.id ?? this.#cursor
    this.#isPassDone = wakes === this.#wakes && rows.length < limit && bytes < limitBytes
  }

  async #readDue(now: number): Promise<void> {
    if (!this.#isReady) return
    const store = courierStore(this.#context.database)
    const epoch = this.#epoch
    const isProbe = this.#mayProbe(now)
    // A failure that is noted meanwhile may be due earlier than what is found here.
    this.#dueAt = Infinity
    const next = await store.nextAgain(this.#webhook)
    const dueAt = next?.dueAt ?? Infinity
    const rows = dueAt > now ? [] : await store.dueAgain(this.#webhook, now, dueAtOnce)
    this.#dueAt = Math.min(this.#dueAt, dueAt)
    if (epoch !== this.#epoch || !this.#isOpen) return
    this.#queue.add(isProbe && rows.length === 0 && next !== undefined ? [next] : rows)
  }

  /** It is down and rested, and nothing in memory can be what it is asked with. */
  #mayProbe(now: number): boolean {
    return this.#health.isDown && this.#queue.size === 0 && this.#health.window(now) > this.#underWay
  }

  /** One reading after the other; afterwards there may be something to send. */
  #read(work: () => Promise<void>): Promise<void> {
    const before = this.#reading ?? Promise.resolve()
    const reading = before
      .then(() => this.#options.gate.run(work))
      .catch((error: unknown) => {
        this.#dueAt = -Infinity
        this.#options.onError(error)
      })
      .then(() => {
        this.#forgetNoted()
        if (this.#reading !== reading) return
        this.#reading = undefined
        this.#pump()
      })
    this.#reading = reading
    return reading
  }

  #noteHealth(now: number): void {
    const note = this.#healthNotes.toWrite(this.#health.failingSince, now)
    if (note !== undefined)
      courierStore(this.#context.database).noteHealth(this.#webhook, note).catch(this.#options.onError)
  }
}

function earlier(cursor: string | undefined, id: string): string | undefined {
  return cursor !== undefined && id < cursor ? id : cursor
}
