/**
 * What a webhook says of a template, applied to what is stored. Webhooks come late, twice and in any order: each part
 * of a template takes the newest word about it, and a word that is older than the last read changes nothing. Of
 * templates that are not stored only this is kept: that the list must be read again.
 */
import type { Session } from '../../database/session.ts'
import { appendEvents } from '../../events/append.ts'
import type { JsonObject } from '../../lib/json.ts'
import { storableText } from '../../lib/json.ts'
import { isObject } from '../graph/graph-refusal.ts'
import { templateEvent } from './keep-read.ts'
import { idOf, reasonOf } from './read-template.ts'
import type { Template } from './template.ts'
import { templatesStore } from './templates.store.ts'

type Value = Readonly<Record<string, unknown>>
type Part = 'status' | 'quality' | 'category' | 'components'

interface Told {
  readonly part: Part
  readonly changes: Partial<Template>
  /** The webhook does not say all: the template is to be read again before it is used. */
  readonly isPartial?: boolean
}

/** `at` is when it happened, in epoch milliseconds. Harmless when it was applied before, or is not understood. */
export async function applyTemplateEvent(
  session: Session,
  teamId: string,
  wabaId: string,
  field: string,
  value: unknown,
  at: number,
): Promise<void> {
  if (!isObject(value)) return
  const id = idOf(value['message_template_id'])
  if (id === null) return
  const store = templatesStore(session)
  const pluginId = await store.lockWaba(teamId, wabaId)
  if (pluginId === undefined) return
  const stored = await store.one(teamId, id)
  if (stored?.template.wabaId !== wabaId) {
    await store.distrust(teamId, wabaId, null)
    return
  }
  const told = read(field, value, stored.template)
  if (told === undefined || at < lastWord(told.part, stored)) return
  const next: Template = { ...stored.template, ...told.changes }
  const isChanged = JSON.stringify(next) !== JSON.stringify(stored.template)
  await store.save(teamId, [isChanged ? { ...next, updatedAt: at } : next])
  await store.saveTimes(teamId, id, { ...stored.times, [told.part]: at })
  if (told.isPartial === true) await store.distrust(teamId, wabaId, next.name)
  if (isChanged) await appendEvents(session, [templateEvent(teamId, pluginId, next, at)])
}

/** When the part was last spoken of. Webhooks tell whole seconds. */
function lastWord(
  part: Part,
  { template, times }: { readonly template: Template; readonly times: Readonly<Record<string, number>> },
): number {
  return Math.max(Math.floor(template.readAt / 1000) * 1000, times[part] ?? 0)
}

function read(field: string, value: Value, template: Template): Told | undefined {
  switch (field) {
    case 'message_template_status_update':
      return readStatus(value)
    case 'message_template_quality_update':
      return word(value['new_quality_score'], (qualityScore) => ({
        part: 'quality',
        changes: { qualityScore },
      }))
    case 'template_category_update':
      return word(value['new_category'], (category) => ({ part: 'category', changes: { category } }))
    case 'message_template_components_update':
      return {
        part: 'components',
        changes: { components: withTexts(template.components, value) },
        isPartial: true,
      }
    default:
      return undefined
  }
}

// Events that are not named like the status they lead to.
const statusOfEvent: Readonly<Record<string, string>> = { REINSTATED: 'APPROVED', UNARCHIVED: 'APPROVED' }
// They say that something happened, and not what the status is now.
const withoutStatus = new Set(['FLAGGED', 'LOCKED'])

function readStatus(value: Value): Told | undefined {
  return word(value['event'], (event) => {
    const rejectedReason = event === 'REJECTED' ? reasonOf(value['reason']) : null
    if (withoutStatus.has(event)) return { part: 'status', changes: {}, isPartial: true }
    return { part: 'status', changes: { status: statusOfEvent[event] ?? event, rejectedReason } }
  })
}

function word(value: unknown, told: (word: string) => Told): Told | undefined {
  return typeof value === 'string' && value !== '' ? told(storableText(value).toUpperCase()) : undefined
}

/** The texts of header, body and footer as the webhook tells them; buttons are read again. */
function withTexts(components: readonly JsonObject[], value: Value): JsonObject[] {
  const texts: Readonly<Record<string, unknown>> = {
    HEADER: value['message_template_title'],
    BODY: value['message_template_element'],
    FOOTER: value['message_template_footer'],
  }
  return components.map((component) => {
    const text = texts[typeof component['type'] === 'string' ? component['type'].toUpperCase() : '']
    const isText = typeof component['text'] === 'string' && typeof text === 'string'
    return isText ? { ...component, text: storableText(text) } : component
  })
}
