/** Use cases about pods, skill types, user profiles and task types: named things that other objects point to. */
import { notFound } from '../../lib/app-error.ts'
import { isJsonObject, isShallow, storableJson, type JsonObject } from '../../lib/json.ts'
import { didYouMean } from '../../lib/nearest.ts'
import { newId } from '../../lib/uuid.ts'
import { configStore } from '../config.store.ts'
import type { ConfigItem, ConfigItemKind, TeamConfig } from '../procedure.ts'
import { changeConfig, refuseFaults, refuseTaken, type DefineContext, type Definer } from './change-config.ts'
import { fixedFields, readName } from './define-procedure.ts'
import { Fields, longestName, type DefinitionFault } from './fields.ts'
import { refuseMore } from './limits.ts'
import { isSameJson } from './same-json.ts'
import { readableName } from './short-ids.ts'

// Of one kind; all of a team are held in memory.
const mostItems = 1_000
const largestData = 16_384
const deepestData = 16
const known = [...fixedFields, 'shortId', 'rename', 'name', 'data']

/** What people call the kinds. */
export const kindNames: Readonly<Record<ConfigItemKind, { readonly one: string; readonly many: string }>> = {
  pod: { one: 'pod', many: 'pods' },
  skill_type: { one: 'skill type', many: 'skill types' },
  user_profile: { one: 'user profile', many: 'user profiles' },
  task_type: { one: 'task type', many: 'task types' },
}

export function itemsOf(config: TeamConfig, kind: ConfigItemKind): ConfigItem[] {
  return config.items.filter((item) => item.kind === kind)
}

/** The item with this id or short id. Throws `not_found`, suggesting the nearest. */
export function findItem(config: TeamConfig, kind: ConfigItemKind, name: string): ConfigItem {
  const items = itemsOf(config, kind)
  const found =
    items.find(({ shortId }) => shortId === name) ?? items.find(({ id }) => id === name.toLowerCase())
  if (found !== undefined) return found
  const names = items.map(({ shortId }) => shortId)
  throw notFound(
    'item_not_found',
    `The team has no ${kindNames[kind].one} "${name.slice(0, 80)}".${didYouMean(name, names)}`,
  )
}

/** Throws `invalid` with every fault, `conflict` for a short id that is taken, `forbidden`. */
export function createItem(
  context: DefineContext,
  definer: Definer,
  kind: ConfigItemKind,
  input: unknown,
): Promise<ConfigItem> {
  return changeConfig(context, definer, async (session, config) => {
    const items = itemsOf(config, kind)
    refuseMore(kindNames[kind].many, items.length, mostItems)
    const now = context.clock()
    const wanted = readItem(undefined, input, kind)
    const item: ConfigItem = { ...wanted, id: newId(now), kind, createdAt: now, updatedAt: now }
    refuseTaken(items, item)
    await configStore(session).saveItem(config.teamId, item)
    return { result: item, isChanged: true }
  })
}

/** Changes what is sent; `data` is replaced as a whole. Throws as createItem, and `not_found`. */
export function changeItem(
  context: DefineContext,
  definer: Definer,
  kind: ConfigItemKind,
  name: string,
  input: unknown,
): Promise<ConfigItem> {
  return changeConfig(context, definer, async (session, config) => {
    const present = findItem(config, kind, name)
    const item = { ...present, ...readItem(present, input, kind) }
    refuseTaken(itemsOf(config, kind), item)
    if (isSameJson(item, present)) return { result: present, isChanged: false }
    const next = { ...item, updatedAt: context.clock() }
    await configStore(session).saveItem(config.teamId, next)
    return { result: next, isChanged: true }
  })
}

function readItem(
  present: ConfigItem | undefined,
  input: unknown,
  kind: ConfigItemKind,
): Pick<ConfigItem, 'shortId' | 'name' | 'data'> {
  const faults: DefinitionFault[] = []
  if (!isJsonObject(input))
    faults.push({ field: 'body', message: `must be a JSON object: a ${kindNames[kind].one}` })
  const fields = new Fields(isJsonObject(input) ? input : {}, '', faults).only(known)
  const shortId = readName(present, fields)
  const name = fields.text('name', longestName) ?? present?.name ?? readableName(shortId)
  const data = readData(fields)
  refuseFaults(faults)
  return { shortId, name, data: data ?? present?.data ?? {} }
}

function readData(fields: Fields): JsonObject | undefined {
  const data = fields.object('data')?.source
  if (data === undefined) return undefined
  if (isShallow(data, deepestData) && JSON.stringify(data).length <= largestData) return storableJson(data)
  fields.fault('data', `must have at most ${largestData} characters and ${deepestData} levels`)
  return undefined
}
