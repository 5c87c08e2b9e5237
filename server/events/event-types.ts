/** The types of events, and which of them a reader asks for: types in full, or their beginnings, as `process.*`. */
import type { Fault } from '../lib/app-error.ts'
import { didYouMean } from '../lib/nearest.ts'

/** By what they are about. docs/events.md says what each of them carries. */
const verbs = {
  message: ['created', 'updated'],
  chat: ['created', 'updated'],
  chat_inbox: ['created', 'updated', 'deleted'],
  chat_settings: ['updated'],
  chat_tag: ['created', 'updated', 'deleted'],
  note: ['created', 'updated', 'deleted'],
  scheduled_message: ['created', 'updated'],
  contact: ['created', 'updated', 'merged', 'unmerged', 'merge_proposed'],
  template: ['updated'],
  plugin: ['created', 'updated', 'disconnected'],
  process: ['created', 'updated', 'deleted', 'restored'],
  processes: ['changed'],
  task: ['created', 'updated'],
  record: ['created', 'updated'],
  procedure: ['created', 'updated'],
  entity: ['created', 'updated'],
  role: ['created'],
  user: ['created', 'updated', 'deleted', 'restored'],
  webhook: ['created', 'updated', 'paused', 'resumed', 'deleted'],
  webhook_secret: ['rotated'],
} as const satisfies Record<string, readonly string[]>

export const eventTypes: readonly string[] = Object.entries(verbs).flatMap(([subject, of]) =>
  of.map((verb) => `${subject}.${verb}`),
)

/** Whether an event of this type is asked for. */
export function isAskedFor(types: readonly string[] | undefined, type: string): boolean {
  return types?.some((asked) => isMeant(asked, type)) ?? true
}

/** What is wrong with types that somebody asks for. */
export function typeFaults(field: string, types: readonly string[]): Fault[] {
  return types
    .filter((asked) => !eventTypes.some((type) => isMeant(asked, type)))
    .map((asked) => ({ field, message: faultOf(asked) }))
}

function isMeant(asked: string, type: string): boolean {
  return asked.endsWith('.*') ? type.startsWith(asked.slice(0, -1)) : asked === type
}

function faultOf(asked: string): string {
  const subjects = Object.keys(verbs).map((subject) => `${subject}.*`)
  const candidates = asked.endsWith('*') ? subjects : [...eventTypes, ...subjects]
  return `there is no type "${asked.slice(0, 80)}" of events.${didYouMean(asked, candidates)}`
}
