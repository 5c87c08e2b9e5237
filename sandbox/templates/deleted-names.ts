/** Names of deleted templates, which cannot be used again for thirty days. */
import type { SandboxContext } from '../context.ts'
import type { Collection } from '../world/collection.ts'
import type { Template } from '../world/objects.ts'

interface DeletedName {
  readonly id: string
  readonly until: number
}

export const deletionMs = 30 * 86_400_000

function deletedNames({ world }: SandboxContext): Collection<DeletedName> {
  return world.collection<DeletedName>('deletedTemplateNames')
}

export function isBeingDeleted(
  context: SandboxContext,
  wabaId: string,
  name: string,
  language: string,
): boolean {
  const deleted = deletedNames(context).get(keyOf({ wabaId, name, language }))
  return deleted !== undefined && deleted.until > context.clock.now()
}

export function blockName(context: SandboxContext, template: Template): void {
  deletedNames(context).put({ id: keyOf(template), until: context.clock.now() + deletionMs })
}

function keyOf({ wabaId, name, language }: Pick<Template, 'wabaId' | 'name' | 'language'>): string {
  return `${wabaId} ${name} ${language}`
}
