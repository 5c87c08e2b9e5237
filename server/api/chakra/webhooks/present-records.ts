/** Processes, tasks, records, procedures and people of events, as the API shows them. */
import type { RecordsContext } from '../../../records/context.ts'
import { describeProcedure } from '../../../records/define/describe.ts'
import { derivedData } from '../../../records/derived.ts'
import { processesByIds, recordsByIds, tasksByIds } from '../../../records/objects-by-ids.ts'
import type { StoredRecord } from '../../../records/objects-by-ids.ts'
import type { Entity } from '../../../records/procedure.ts'
import { presentValues } from '../../../records/values/present-values.ts'
import { peopleByIds, teamById } from '../../../team/people-by-ids.ts'
import { listRoles } from '../../../team/roles.ts'
import type { Reading } from '../../../webhooks/bodies/object-presenters.ts'
import { presentUserV1 } from '../present.ts'
import { presentProcess } from '../processes/present.ts'
import { presentTask } from '../tasks/present.ts'
import type { PresentKinds } from './present-objects.ts'

export type RecordsObjectsContext = Pick<RecordsContext, 'database' | 'configs'>

export function recordsObjects(context: RecordsObjectsContext): PresentKinds {
  const placeOf = async (db: Reading, teamId: string) => {
    const team = await teamById(db, teamId)
    if (team === undefined) return undefined
    return { team, config: await context.configs.at(teamId, team.configVersion) }
  }
  return {
    async process(db, teamId, ids) {
      const place = await placeOf(db, teamId)
      if (place === undefined) return []
      const found = await processesByIds(db, teamId, ids)
      return found.flatMap((process) => {
        const procedure = place.config.procedures.find(({ id }) => id === process.procedureId)
        return procedure === undefined
          ? []
          : [presentProcess({ ...place, procedure, usernames: undefined }, process)]
      })
    },
    async task(db, teamId, ids) {
      const place = await placeOf(db, teamId)
      if (place === undefined) return []
      const known = new Set(
        place.config.procedures.flatMap(({ stateTasks }) => stateTasks.map(({ id }) => id)),
      )
      const found = await tasksByIds(db, teamId, ids)
      return found
        .filter(({ stateTaskId }) => known.has(stateTaskId))
        .map((task) => presentTask({ ...place, usernames: undefined }, task))
    },
    async record(db, teamId, ids) {
      const place = await placeOf(db, teamId)
      if (place === undefined) return []
      const entities = new Map(place.config.entities.map((entity) => [entity.id, entity]))
      const found = await recordsByIds(db, teamId, ids)
      return found.flatMap((record) => {
        const entity = entities.get(record.entityId)
        return entity === undefined ? [] : [presentRecord(record, entity, place.team.timeZone)]
      })
    },
    async procedure(db, teamId, ids) {
      const place = await placeOf(db, teamId)
      if (place === undefined) return []
      const roles = await listRoles(context, teamId)
      const found = place.config.procedures.filter(({ id }) => ids.includes(id))
      return found.map((procedure) => describeProcedure(place.config, roles, procedure))
    },
    async user(db, teamId, ids) {
      return (await peopleByIds(db, teamId, ids)).map(presentUserV1)
    },
  }
}

function presentRecord(record: StoredRecord, entity: Entity, timeZone: string) {
  return {
    id: record.id,
    entity: record.entityId,
    team: record.teamId,
    createdBy: record.createdBy,
    data: presentValues(entity.attributes, record.data),
    derivedData: derivedData(entity, record.data, timeZone),
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    isDeleted: record.deletedAt !== null,
    deletedAt: record.deletedAt,
  }
}
