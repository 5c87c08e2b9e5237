/**
 * Use cases that find templates. What is stored is kept right by webhooks and by our own changes; what is older than a
 * few minutes is asked for again before it decides anything, and where WhatsApp does not answer, what is stored counts.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../../lib/app-error.ts'
import { nearest } from '../../lib/nearest.ts'
import type { Database } from '../../database/database.ts'
import type { MessagingContext } from '../context.ts'
import type { Connection } from '../plugins/connections.ts'
import { readKey, refreshTemplates } from './ask-templates.ts'
import type { Template } from './template.ts'
import { templateReader } from './templates.store.ts'

type Finding = Pick<MessagingContext, 'database' | 'clock' | 'graph' | 'settings' | 'templateReads'>

// Edits at WhatsApp of which no webhook told are seen after this.
const staleAfterMs = 5 * 60_000
// A send does not wait for a slow list when it knows the template.
const patienceMs = 1_500

/**
 * The templates of this name, one for each language, by language; empty when WhatsApp has none. Asks the Graph when
 * the name is not stored or was last read `maxAgeMs` ago, some minutes by default. Throws `upstream` only where nothing is stored.
 */
export async function findTemplates(
  context: Finding,
  connection: Connection,
  wabaId: string,
  name: string,
  maxAgeMs: number = staleAfterMs,
): Promise<Template[]> {
  const reader = templateReader(context.database)
  const { teamId } = connection
  const moment = performance.now()
  const stored = await reader.byName(teamId, wabaId, name)
  const now = context.clock()
  if (stored.length > 0 && stored.every(({ readAt }) => now - readAt < maxAgeMs)) return stored
  const key = readKey(teamId, wabaId, name)
  if (stored.length === 0 && context.templateReads.wasInVain(key, now)) return []
  const reading = readAgain(context, connection, wabaId, name, moment)
  try {
    await (stored.length > 0 ? orSoon(reading) : reading)
  } catch (error) {
    if (stored.length > 0 && error instanceof AppError) return stored
    throw error
  }
  const found = await reader.byName(teamId, wabaId, name)
  if (found.length === 0) context.templateReads.noteInVain(key, now)
  return found
}

/** Ends when `reading` does, or after a moment; then the reading goes on by itself. */
async function orSoon(reading: Promise<void>): Promise<void> {
  const done = new AbortController()
  const moment = sleep(patienceMs, undefined, { signal: done.signal }).catch(() => undefined)
  try {
    await Promise.race([reading, moment])
  } finally {
    done.abort()
    // Nobody waits for it any more.
    reading.catch(() => undefined)
  }
}

/** One that is stored, or undefined. Never asks the Graph: for whoever must not wait. */
export function storedTemplate(
  database: Database,
  teamId: string,
  wabaId: string,
  name: string,
  language: string,
): Promise<Template | undefined> {
  return templateReader(database).byLanguage(teamId, wabaId, name, language)
}

/** Why there is no template of this name, with the names that come nearest. For after findTemplates, which has read them. */
export async function whyUnknown(
  { database }: Pick<Finding, 'database'>,
  teamId: string,
  wabaId: string,
  name: string,
): Promise<string> {
  const names = await templateReader(database).names(teamId, wabaId)
  const near = nearestNames(name, names)
  const hint =
    near.length > 0
      ? `The nearest names are: ${near.join(', ')}.`
      : names.length > 0
        ? `There are: ${names.slice(0, mostNamed).join(', ')}${names.length > mostNamed ? ' …' : ''}.`
        : 'There are none.'
  return `the WABA of the phone number has no template "${name.slice(0, 80)}". ${hint}`
}

const mostNamed = 5

/** The names that can have been meant, the nearest first. */
function nearestNames(name: string, names: readonly string[]): string[] {
  const near: string[] = []
  // Names of another length are no misspelt ones; there can be thousands.
  const margin = Math.max(2, Math.floor(name.length / 3)) + 4
  let rest = names.filter((other) => Math.abs(other.length - name.length) <= margin)
  while (near.length < 3) {
    const best = nearest(name, rest)
    if (best === undefined) break
    near.push(best)
    rest = rest.filter((other) => other !== best)
  }
  const parts = names.filter((other) => name !== '' && (other.includes(name) || name.includes(other)))
  return [...new Set([...near, ...parts])].slice(0, mostNamed)
}

/** Reads the name, or all where that is due; nothing if somebody else has done it since `moment`. */
async function readAgain(
  context: Finding,
  connection: Connection,
  wabaId: string,
  name: string,
  moment: number,
): Promise<void> {
  const { teamId } = connection
  const lastRead = await templateReader(context.database).lastRead(teamId, wabaId)
  const isUnread = lastRead === undefined || context.clock() - lastRead >= wholeReadAfterMs
  const isDone = [null, name].some((read) =>
    context.templateReads.hasFinishedSince(readKey(teamId, wabaId, read), moment),
  )
  if (!isDone) await refreshTemplates(context, connection, wabaId, isUnread ? null : name)
}

// The whole list is only needed to suggest names and to know what other calls carry.
const wholeReadAfterMs = 6 * 60 * 60_000
