/**
 * WhatsApp's limits, kept before it has to say no: so many messages a second from a phone number, so many to one
 * contact. In memory, for this process; several servers on one database share the rate of a number.
 */
import { AppError } from '../../../lib/app-error.ts'
import { NumberLane, type Waiting } from './number-lane.ts'
import type { Urgency } from './fair-queue.ts'
import { PairLimit } from './pair-limit.ts'
import { TurnMissed, TurnsEnded, type Turn } from './turn.ts'

export interface TurnRequest {
  readonly phoneNumberId: string
  /** Empty where no limit of the contact counts. */
  readonly contactIdentifier: string
  readonly origin: string
  readonly urgency: Urgency
  /** How long the message can wait. */
  readonly patienceMs: number
}

const lanesSweptFrom = 1_000

export class SendingLimits {
  readonly #perSecond: number
  readonly #now: () => number
  readonly #lanes = new Map<string, NumberLane>()
  readonly #pairs = new PairLimit()
  readonly #waiting = new Set<(error: Error) => void>()
  #servers = 1
  #isClosed = false

  constructor(perSecond: number, now: () => number = () => performance.now()) {
    this.#perSecond = perSecond
    this.#now = now
  }

  /** Servers that send at the same time, this one among them. */
  setServers(count: number): void {
    if (count < 1 || count === this.#servers) return
    this.#servers = count
    for (const lane of this.#lanes.values()) lane.setRate(this.#perSecond / count)
  }

  /** Throws `limited` at once when the turn would certainly come too late. Whoever gets one uses or cancels it. */
  ask(request: TurnRequest): Turn {
    const { phoneNumberId, patienceMs } = request
    const lane = this.#laneOf(phoneNumberId)
    const pair = pairOf(request)
    const now = this.#now()
    const pairMs = Math.max(0, this.#pairs.nextAt(pair) - now)
    const laneMs = lane.waitMs(request)
    if (Math.max(pairMs, laneMs) > patienceMs)
      throw tooLong(this.#reason(pairMs, laneMs), Math.max(pairMs, laneMs))
    if (pair !== '') this.#pairs.take(pair, now)
    const giveBack = () => this.#pairs.giveBack(pair)
    if (pairMs === 0 && lane.tryNow())
      return { isReady: true, reason: null, ready: Promise.resolve(), cancel: giveBack }
    const expected = { pairMs, reason: this.#reason(pairMs, laneMs) }
    return this.#wait(lane, request, expected, giveBack)
  }

  /** To be passed right before the call. Undefined when it may begin now. */
  enter(phoneNumberId: string): Promise<void> | undefined {
    return this.#laneOf(phoneNumberId).window.enter()
  }

  /** What WhatsApp has refused is not tried again before then, nor is anything else under the same limit. */
  hold(
    request: Pick<TurnRequest, 'phoneNumberId' | 'contactIdentifier'>,
    limit: 'number' | 'pair',
    ms: number,
  ): void {
    const until = this.#now() + ms
    if (limit === 'number') this.#laneOf(request.phoneNumberId).hold(until)
    else this.#pairs.hold(pairOf(request), until)
  }

  /** Everybody who waits is sent away. */
  close(): void {
    this.#isClosed = true
    for (const end of [...this.#waiting]) end(new TurnsEnded('the server ends'))
    for (const lane of this.#lanes.values()) lane.close()
  }

  #wait(
    lane: NumberLane,
    request: TurnRequest,
    { pairMs, reason }: { pairMs: number; reason: string },
    giveBack: () => void,
  ): Turn {
    let end: (error: Error) => void = () => undefined
    const ready = new Promise<void>((resolve, reject) => {
      let pairTimer: NodeJS.Timeout | undefined
      const settle = () => {
        clearTimeout(pairTimer)
        clearTimeout(patience)
        this.#waiting.delete(end)
      }
      const waiting: Waiting = {
        origin: request.origin,
        urgency: request.urgency,
        grant: () => {
          settle()
          resolve()
        },
      }
      end = (error) => {
        settle()
        lane.leave(waiting)
        giveBack()
        reject(error)
      }
      const patience = setTimeout(() => end(new TurnMissed(reason)), request.patienceMs)
      this.#waiting.add(end)
      if (pairMs > 0) pairTimer = setTimeout(() => lane.enter(waiting), pairMs)
      else lane.enter(waiting)
    })
    ready.catch(() => undefined)
    if (this.#isClosed) end(new TurnsEnded('the server ends'))
    return { isReady: false, reason, ready, cancel: () => end(new TurnMissed(reason)) }
  }

  #reason(pairMs: number, laneMs: number): string {
    return pairMs > laneMs
      ? 'Waits because this contact was sent many messages: after 45 at once, WhatsApp takes one in 6 seconds.'
      : `Waits for its turn: at most ${this.#perSecond} in a second are sent from one phone number, and others were first.`
  }

  #laneOf(phoneNumberId: string): NumberLane {
    const known = this.#lanes.get(phoneNumberId)
    if (known !== undefined) return known
    if (this.#lanes.size >= lanesSweptFrom)
      for (const [id, lane] of this.#lanes) if (lane.isForgettable) this.#lanes.delete(id)
    const lane = new NumberLane(this.#perSecond / this.#servers, this.#now)
    this.#lanes.set(phoneNumberId, lane)
    return lane
  }
}

/** Empty where there is no limit for the pair. */
function pairOf({
  phoneNumberId,
  contactIdentifier,
}: Pick<TurnRequest, 'phoneNumberId' | 'contactIdentifier'>): string {
  return contactIdentifier === '' ? '' : `${phoneNumberId} ${contactIdentifier}`
}

function tooLong(reason: string, waitMs: number): AppError {
  return new AppError(
    'limited',
    'message_rate_limited',
    `The message was not sent: it would wait too long. ${reason} Send it again later.`,
    { retryAfter: Math.max(1, waitMs / 1_000) },
  )
}
