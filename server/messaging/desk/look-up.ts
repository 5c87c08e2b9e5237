/** What the definition of an inbox may name: all of it is read at once, before anything is locked. */
import { itemsOf } from '../../records/define/items.ts'
import { findPeople } from '../../team/people-names.ts'
import { listRoles } from '../../team/roles.ts'
import { listPlugins } from '../plugins/plugins.ts'
import type { DeskContext } from './desk-access.ts'
import type { Assignable } from './read-allocation.ts'
import { knownBy, type Nameable } from './read-rules.ts'
import { tagsStore } from './tags.store.ts'

export type LookedUp = Nameable & Assignable

export async function lookUp(
  context: DeskContext,
  teamId: string,
  users: readonly string[],
): Promise<LookedUp> {
  const { database, configs } = context
  const [plugins, roles, people, tags, config] = await Promise.all([
    listPlugins(context, teamId),
    listRoles(context, teamId),
    findPeople(database, teamId, users),
    tagsStore(database).list(teamId),
    configs.now(teamId),
  ])
  return {
    phoneNumberId: knownBy(plugins.flatMap(({ numbers }) => numbers)),
    pluginId: knownBy(plugins.map(({ plugin }) => plugin)),
    procedure: knownBy(config.procedures, ({ shortId }) => shortId),
    tag: knownBy(tags, ({ name }) => name),
    roles: knownBy(roles, ({ shortId }) => shortId),
    skills: knownBy(itemsOf(config, 'skill_type'), ({ shortId }) => shortId),
    users: new Map([...people].map(([text, id]) => [text.trim().toLowerCase(), id])),
  }
}
