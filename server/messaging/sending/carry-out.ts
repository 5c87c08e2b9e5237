/**
 * The way of one stored message to WhatsApp: its turn, the call, and what came of it, each kept before the next thing
 * happens. The call is made once; again only where WhatsApp, or its absence, says that nothing was done.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { eventInsertion } from '../../events/append.ts'
import type { Insertion } from '../../database/insert-rows.ts'
import { violatedUnique } from '../../database/sql-errors.ts'
import { AppError } from '../../lib/app-error.ts'
import { GraphFault, type GraphAccess } from '../graph/graph-client.ts'
import { refusalError, refusalSentence } from '../graph/graph-refusal.ts'
import { settleEarlyStatuses } from '../statuses/statuses.ts'
import type { ChatMessage } from './chat-message.ts'
import { outcomeOfAnswer, outcomeOfFault, type CallOutcome, type NotDone } from './call-outcome.ts'
import { TurnMissed, type Turn } from './limits/turn.ts'
import type { TurnRequest } from './limits/sending-limits.ts'
import { messagesStore, type NotSent } from './messages.store.ts'
import { outcomeUnknown, unknownSentence, waitedTooLong } from './not-sent.ts'
import type { SendingContext } from './sending.ts'

export interface Errand {
  readonly message: ChatMessage
  readonly access: GraphAccess
  /** Below the address of the Graph. */
  readonly path: string
  readonly body: string
  readonly senderId: string
  readonly place: Omit<TurnRequest, 'patienceMs'>
  /** On the clock of performance.now(): when its waiting is over. */
  readonly waitsUntil: number
  /** Free again when the message was not sent. */
  readonly idempotencyKey: string | null
}

/** Somebody else has taken the message over. */
export class TakenOver extends Error {}

/**
 * Answers the message that was sent. Throws what a client is told otherwise, TakenOver, and TurnsEnded for a message
 * that stays PENDING.
 */
export async function carryOut(
  context: SendingContext,
  errand: Errand,
  firstTurn: Turn,
): Promise<ChatMessage> {
  let turn = firstTurn
  for (let attempt = 0; ; attempt += 1) {
    await takeTurn(context, errand, turn)
    await context.sending.limits.enter(errand.place.phoneNumberId)
    const outcome = await call(context, errand)
    if (outcome.kind === 'sent') return keepSent(context, errand, outcome)
    if (outcome.kind === 'not_done') {
      turn = await waitAgain(context, errand, outcome, attempt)
      continue
    }
    if (outcome.kind === 'unknown') return keepUnknown(context, errand, outcome.problem)
    turn.cancel()
    const { refusal } = outcome
    const statusMessage = refusalSentence(refusal)
    await keepNotSent(context, errand, { deliveryStatus: 'FAILED', statusMessage, errorCode: refusal.code })
    throw refusalError(refusal)
  }
}

/** Returns when the turn has come and the message is kept as SENDING. */
async function takeTurn(context: SendingContext, errand: Errand, turn: Turn): Promise<void> {
  try {
    await turn.ready
  } catch (error) {
    if (!(error instanceof TurnMissed)) throw error
    throw await giveUp(context, errand, 'its turn did not come in time', {
      isLimit: true,
      code: null,
      retryAfter: 10,
    })
  }
  const { message, senderId } = errand
  if (!(await messagesStore(context.database).markSending(message, senderId, context.clock())))
    throw new TakenOver(`another server works on the message ${message.id}`)
}

async function call({ graph, sending }: SendingContext, errand: Errand): Promise<CallOutcome> {
  try {
    const answer = await graph.exchange(errand.access, {
      method: 'POST',
      path: errand.path,
      body: { contentType: 'application/json', content: errand.body },
      timeoutMs: sending.patience.answerMs,
    })
    return outcomeOfAnswer(answer)
  } catch (error) {
    if (error instanceof GraphFault) return outcomeOfFault(error)
    throw error
  }
}

// WhatsApp's own advice for a pair: 4^X seconds. The others pass sooner.
const pairBackOff = { firstMs: 1_000, factor: 4 }
const backOff = { firstMs: 500, factor: 2 }

/** Puts the message back among those that wait. Throws what the client is told when that would be too long. */
async function waitAgain(
  context: SendingContext,
  errand: Errand,
  { limit, cause, code, retryAfter }: NotDone,
  attempt: number,
): Promise<Turn> {
  const { sending } = context
  const { firstMs, factor } = limit === 'pair' ? pairBackOff : backOff
  const pauseMs = Math.max(firstMs * factor ** attempt, (retryAfter ?? 0) * 1_000)
  const leftMs = errand.waitsUntil - performance.now()
  const isLimit = limit !== 'none'
  if (isLimit) sending.limits.hold(errand.place, limit, pauseMs)
  if (pauseMs > leftMs)
    throw await giveUp(context, errand, cause, { isLimit, code, retryAfter: pauseMs / 1_000 })
  const statusMessage = `Waits because ${cause}. It is tried again.`
  await keepNotSent(context, errand, { deliveryStatus: 'PENDING', statusMessage, errorCode: code })
  if (!isLimit) await sleep(pauseMs)
  try {
    return sending.limits.ask({ ...errand.place, patienceMs: errand.waitsUntil - performance.now() })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    // Why it waited is what the client is told, also where a pause that took longer has used its time up.
    throw await giveUp(context, errand, cause, { isLimit, code, retryAfter: error.retryAfter ?? 10 })
  }
}

/** Answers what the client is told. */
async function giveUp(
  context: SendingContext,
  errand: Errand,
  cause: string,
  why: { readonly isLimit: boolean; readonly code: number | null; readonly retryAfter: number },
): Promise<AppError> {
  const statusMessage = `It was not sent: ${cause}.`
  const state = { deliveryStatus: 'FAILED', statusMessage, errorCode: why.code } as const
  await keepNotSent(context, errand, state, errand.idempotencyKey)
  return waitedTooLong(cause, why.isLimit, why.retryAfter)
}

async function keepSent(
  context: SendingContext,
  { message }: Errand,
  { externalId, contactIdentifier }: Extract<CallOutcome, { kind: 'sent' }>,
): Promise<ChatMessage> {
  const { database, sending } = context
  const now = context.clock()
  const event = changed(message, 'SENT', externalId, now)
  const store = messagesStore(database)
  const sent = { externalId, contactIdentifier, statusMessage: null }
  await insistently(context, async () => {
    try {
      await store.markSent(message, sent, event, now)
    } catch (error) {
      if (violatedUnique(error) !== 'chat_messages_by_external_id') throw error
      const statusMessage = `WhatsApp gave it the id of another message: ${externalId}.`
      await store.markSent(message, { ...sent, externalId: null, statusMessage }, event, now)
    }
  })
  settleEarlyStatuses(database, message.teamId, externalId, now).catch((error: unknown) =>
    sending.report(error, 'statuses that came before the answer of a send were not joined with it'),
  )
  return {
    ...message,
    updatedAt: now,
    externalId,
    contactIdentifier: contactIdentifier ?? message.contactIdentifier,
    deliveryStatus: 'SENT',
    statusMessage: null,
    sentAt: now,
  }
}

/** Answers the message when its status was faster than the end of the call, and throws that nobody knows otherwise. */
async function keepUnknown(context: SendingContext, errand: Errand, problem: string): Promise<ChatMessage> {
  const { message } = errand
  const statusMessage = unknownSentence(problem)
  const state = { deliveryStatus: 'UNKNOWN', statusMessage, errorCode: null } as const
  if (!(await keepNotSent(context, errand, state))) {
    const reported = await messagesStore(context.database).find(message.teamId, message.id)
    if (reported !== undefined && reported.externalId !== null) return reported
  }
  throw outcomeUnknown(message, problem)
}

function keepNotSent(
  context: SendingContext,
  { message, senderId }: Pick<Errand, 'message' | 'senderId'>,
  state: NotSent,
  freedKey: string | null = null,
): Promise<boolean> {
  const now = context.clock()
  const event = changed(message, state.deliveryStatus, null, now)
  return insistently(context, () =>
    messagesStore(context.database).markNotSent(message, senderId, state, event, now, freedKey),
  )
}

/** Keeps that a message which was left behind is not sent at all. */
export async function keepAbandoned(
  context: SendingContext,
  message: ChatMessage,
  senderId: string,
  cause: string,
): Promise<void> {
  const state = {
    deliveryStatus: 'FAILED',
    statusMessage: `It was not sent: ${cause}`,
    errorCode: null,
  } as const
  await keepNotSent(context, { message, senderId }, state)
}

// A database that restarts is back within seconds; what could not be kept is found later as one that nobody works on.
const storePausesMs = [100, 400, 1_500, 3_000]

/** What happened at WhatsApp must not be forgotten because the database was away for a moment. */
async function insistently<T>(context: SendingContext, keep: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1)
    try {
      return await keep()
    } catch (error) {
      const pauseMs = storePausesMs[attempt]
      if (pauseMs === undefined) throw error
      context.sending.report(error, 'what became of a message could not be kept; it is tried again')
      await sleep(pauseMs)
    }
}

function changed(
  { teamId, id, chatId, origin }: ChatMessage,
  deliveryStatus: ChatMessage['deliveryStatus'],
  externalId: string | null,
  at: number,
): Insertion {
  const payload = { id, chatId, origin, deliveryStatus, externalId }
  return eventInsertion([{ teamId, at, type: 'message.updated', subjectId: id, madeBy: null, payload }])
}
