/**
 * Keeps what was read of the templates of a WABA: what is new or changed is written and told in an event, what is
 * gone is removed. What was stored by a read that began later is left as it is.
 */
import type { Database } from '../../database/database.ts'
import { appendEvents, type NewEvent } from '../../events/append.ts'
import type { ReadTemplate } from './read-template.ts'
import type { Template } from './template.ts'
import { templatesStore } from './templates.store.ts'

export interface TemplateRead {
  readonly teamId: string
  readonly wabaId: string
  /** Only templates of this name were asked for; null is all. */
  readonly name: string | null
  /** When the asking began. */
  readonly at: number
  readonly found: readonly ReadTemplate[]
}

export async function keepRead(database: Database, read: TemplateRead): Promise<void> {
  const { teamId, wabaId, name, at } = read
  await database.write(async (session) => {
    const store = templatesStore(session)
    const pluginId = await store.lockWaba(teamId, wabaId)
    if (pluginId === undefined) return
    const known = new Map((await store.ofWaba(teamId, wabaId, name)).map((one) => [one.id, one]))
    const found = new Map(read.found.map((one) => [one.id, one]))
    const outdated = [...found.values()].filter(({ id }) => (known.get(id)?.readAt ?? 0) <= at)
    const next = outdated.map((one) => advanced(read, one, known.get(one.id)))
    const gone = [...known.values()].filter(({ id, readAt }) => !found.has(id) && readAt <= at)
    await store.save(teamId, next)
    await store.remove(
      teamId,
      gone.map(({ id }) => id),
    )
    if (name === null) await store.keepRead(teamId, wabaId, at)
    // The first read of a WABA finds thousands that are news to nobody.
    const changed = next.filter(
      (one) => (name !== null || known.has(one.id)) && !isSame(known.get(one.id), one),
    )
    await appendEvents(session, [
      ...changed.map((one) => templateEvent(teamId, pluginId, one, at)),
      ...gone.map((one) => templateEvent(teamId, pluginId, { ...one, status: 'DELETED' }, at)),
    ])
  })
}

/** The event of a template that changed; its subject is the plugin, because templates have ids of WhatsApp. */
export function templateEvent(teamId: string, pluginId: string, template: Template, at: number): NewEvent {
  const { id, wabaId, name, language, status, category, qualityScore, rejectedReason } = template
  return {
    teamId,
    at,
    type: 'template.updated',
    subjectId: pluginId,
    madeBy: null,
    payload: { templateId: id, wabaId, name, language, status, category, qualityScore, rejectedReason },
  }
}

function advanced({ wabaId, at }: TemplateRead, one: ReadTemplate, before: Template | undefined): Template {
  const next: Template = { ...one, wabaId, readAt: at, updatedAt: before?.updatedAt ?? at }
  return isSame(before, next) ? next : { ...next, updatedAt: at }
}

function isSame(before: Template | undefined, next: Template): boolean {
  return before !== undefined && contentOf(before) === contentOf(next)
}

function contentOf(template: Template): string {
  const { name, language, category, status, parameterFormat, qualityScore, rejectedReason } = template
  const rest = [name, language, category, status, parameterFormat, qualityScore, rejectedReason]
  return JSON.stringify([template.components, ...rest])
}
