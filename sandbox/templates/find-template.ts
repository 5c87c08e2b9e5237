/** The template that a send names. */
import type { Template } from '../world/objects.ts'
import type { Index } from '../world/collection.ts'
import type { World } from '../world/world.ts'

// A send looks for its template: the world is asked by what the send names, not template by template.
const indexes = new WeakMap<World, Index<Template>>()

/** In any status. */
export function findTemplate(
  world: World,
  wabaId: string,
  name: string,
  language: string,
): Template | undefined {
  const known = indexes.get(world)
  const index =
    known ?? world.templates.index((template) => keyOf(template.wabaId, template.name, template.language))
  if (known === undefined) indexes.set(world, index)
  return index.first(keyOf(wabaId, name, language))
}

function keyOf(wabaId: string, name: string, language: string): string {
  return `${wabaId} ${name} ${language}`
}
