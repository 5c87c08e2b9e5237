/** An approved template without variables, for tests. */
import type { Template } from '../world/objects.ts'
import type { World } from '../world/world.ts'

export function addTemplate(world: World, wabaId: string, changes: Partial<Template> = {}): Template {
  return world.templates.put({
    id: world.newId('template'),
    wabaId,
    name: 'hello',
    language: 'en_US',
    category: 'UTILITY',
    previousCategory: null,
    status: 'APPROVED',
    parameterFormat: 'POSITIONAL',
    components: [{ type: 'BODY', text: 'Hello, it is on its way.' }],
    rejectedReason: 'NONE',
    qualityScore: 'UNKNOWN',
    messageSendTtlSeconds: null,
    libraryTemplateName: null,
    editTimes: [],
    pauseCount: 0,
    createdAt: 0,
    ...changes,
  })
}

/** The body of a send of it. */
export function sendOf({ name, language }: Template): Record<string, unknown> {
  return { type: 'template', template: { name, language: { code: language } } }
}
