/** Which processes are known by a phone number: it is the value of their unique attribute of type phone. */
import type { Database } from '../database/database.ts'
import type { Session } from '../database/session.ts'
import type { Attribute } from './attribute.ts'
import type { Procedure, TeamConfig } from './procedure.ts'
import { processesByPhoneStore } from './processes-by-phone.store.ts'
import { readHolders, uniqueKey } from './write/processes.store.ts'

type Asking = Session | Pick<Database, 'rows'>

export interface KnownProcess {
  readonly procedureId: string
  readonly processId: string
}

/** The attribute by whose phone number a procedure knows its processes; undefined where it does not. */
export function phoneAttribute(procedure: Procedure): Attribute | undefined {
  const phones = procedure.attributes.filter(({ type, isRetired }) => type === 'phone' && !isRetired)
  return phones.find(({ id }) => id === procedure.mergeById) ?? phones.find(({ isUnique }) => isUnique)
}

/** By number, in E.164: the process that has it. Where several procedures have one, the first in `procedures` counts. */
export async function processesByPhone(
  asking: Asking,
  { teamId, procedures }: Pick<TeamConfig, 'teamId' | 'procedures'>,
  numbers: readonly string[],
): Promise<Map<string, KnownProcess>> {
  const keys = new Map<string, readonly [string, string]>()
  const known = procedures.flatMap((procedure) => {
    const attribute = phoneAttribute(procedure)
    return attribute === undefined ? [] : [{ procedure, attribute }]
  })
  for (const { attribute } of known)
    for (const number of numbers) keys.set(uniqueKey(attribute.id, number), [attribute.id, number])
  const holders = await readHolders(asking, teamId, keys)
  const found = new Map<string, KnownProcess>()
  for (const { procedure, attribute } of known)
    for (const number of numbers) {
      const processId = holders.get(uniqueKey(attribute.id, number))
      if (processId !== undefined && !found.has(number))
        found.set(number, { procedureId: procedure.id, processId })
    }
  return found
}

/**
 * The numbers by which processes are known since these changes, in E.164. Left out are processes without one, and those
 * whose number the change left as it was. They come in the order of `procedures`.
 */
export async function phonesOfChanges(
  asking: Asking,
  { teamId, procedures }: Pick<TeamConfig, 'teamId' | 'procedures'>,
  changes: readonly { readonly processId: string; readonly changeId: string }[],
): Promise<(KnownProcess & { readonly phone: string })[]> {
  const changed = await processesByPhoneStore(asking).changed(teamId, changes)
  return procedures.flatMap((procedure) => {
    const attribute = phoneAttribute(procedure)
    if (attribute === undefined) return []
    return changed.flatMap(({ id: processId, procedureId, data, kind, fields }) => {
      const phone = data[attribute.key]
      const isNew = kind === 'CREATED' || kind === 'RESTORED' || fields.includes(`data.${attribute.key}`)
      return procedureId === procedure.id && isNew && typeof phone === 'string' && phone !== ''
        ? [{ procedureId, processId, phone }]
        : []
    })
  })
}
