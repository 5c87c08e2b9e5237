/** Processes, tasks, records, procedures and people of events, as the API shows them. */
import type { RecordsContext } from '../../../records/context.ts'
import { describeEntity, describeProcedure } from '../../../records/define/describe.ts'
import { derivedData } from '../../../records/derived.ts'
import { processesByIds, recordsByIds, tasksByIds } from '../../../records/objects-by-ids.ts'
import type { StoredRecord } from '../../../records/objects-by-ids.ts'
import type { Entity, TeamConfig } from '../../../records/procedure.ts'
import { presentValues } from '../../../records/values/present-values.ts'
import type { ActorTeam } from '../../../team/actor.ts'
import { peopleByIds, teamById } from '../../../team/people-by-ids.ts'
import { listRoles } from '../../../team/roles.ts'
import type { Reading } from '../../../webhooks/bodies/object-presenters.ts'
import { presentUserV1 } from '../present.ts'
import { presentProcess } from '../processes/present.ts'
import { presentTask } from '../tasks/present.ts'
import { byId, type PresentKinds } from './present-kinds.ts'

export type RecordsObjectsContext = Pick<RecordsContext, 'database' | 'configs'>

export function recordsObjects(context: RecordsObjectsContext): PresentKinds {
  /** Presents with the team and what it has defined; nothing when the team is gone. */
  const inTeam =
    (present: (place: Place, db: Reading, ids: readonly string[]) => Promise<{ readonly id: string }[]>) =>
    async (db: Reading, teamId: string, ids: readonly string[]) => {
      const team = await teamById(db, teamId)
      if (team === undefined) return new Map<string, object>()
      const config = await context.configs.at(teamId, team.configVersion)
      return byId(await present({ team, config }, db, ids))
    }
  return {
    process: inTeam(async (place, db, ids) =>
      (await processesByIds(db, place.team.id, ids)).flatMap((process) => {
        const procedure = place.config.procedures.find(({ id }) => id === process.procedureId)
        return procedure === undefined
          ? []
          : [presentProcess({ ...place, procedure, usernames: undefined }, process)]
      }),
    ),
    task: inTeam(async (place, db, ids) => {
      const known = new Set(
        place.config.procedures.flatMap(({ stateTasks }) => stateTasks.map(({ id }) => id)),
      )
      return (await tasksByIds(db, place.team.id, ids))
        .filter(({ stateTaskId }) => known.has(stateTaskId))
        .map((task) => presentTask({ ...place, usernames: undefined }, task))
    }),
    record: inTeam(async ({ team, config }, db, ids) =>
      (await recordsByIds(db, team.id, ids)).flatMap((record) => {
        const entity = config.entities.find(({ id }) => id === record.entityId)
        return entity === undefined ? [] : [presentRecord(record, entity, team.timeZone)]
      }),
    ),
    procedure: inTeam(async ({ team, config }, _, ids) => {
      const roles = await listRoles(context, team.id)
      return config.procedures
        .filter(({ id }) => ids.includes(id))
        .map((procedure) => describeProcedure(config, roles, procedure))
    }),
    entity: inTeam(({ config }, _, ids) =>
      Promise.resolve(config.entities.filter(({ id }) => ids.includes(id)).map(describeEntity)),
    ),
    user: async (db, teamId, ids) => byId((await peopleByIds(db, teamId, ids)).map(presentUserV1)),
  }
}

interface Place {
  readonly team: ActorTeam
  readonly config: TeamConfig
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
