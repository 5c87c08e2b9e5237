/** For tests of this folder: a team with its ready-made procedures, and short ways to write processes of it. */
import type { TestApi, TestTeam } from '../test/support/api.ts'
import type { Actor } from '../team/actor.ts'
import type { ProcessInput, RowOutcome, RowRequest } from './process.ts'
import type { Procedure } from './procedure.ts'
import { createProcess, type Written } from './processes.ts'
import { findProcedure } from './team-configs.ts'
import { prepareRows, writeRows, type Around } from './write/write-rows.ts'

export interface TestRecords {
  readonly api: TestApi
  readonly context: TestApi['context']
  readonly team: TestTeam
  readonly actor: Actor
  readonly procedure: Procedure
  readonly create: (data: object, more?: Omit<ProcessInput, 'data'>) => Promise<Written>
  /** Many requests in one transaction. */
  readonly write: (requests: readonly RowRequest[], around?: Around) => Promise<readonly RowOutcome[]>
  /** The id of a state. */
  readonly state: (shortId: string) => string
}

export async function testRecords(
  api: TestApi,
  procedureName = 'lead',
  roleType: Actor['roleType'] = 'admin',
): Promise<TestRecords> {
  const { context } = api
  const team = await api.team()
  const actor = team.actor(roleType)
  const procedure = findProcedure(await context.configs.now(team.id), procedureName)
  const who = { actor, jobId: null }
  return {
    api,
    context,
    team,
    actor,
    procedure,
    create: (data, more = {}) => createProcess(context, actor, procedure, { data, ...more }),
    async write(requests, around) {
      const prepared = await prepareRows(context, who, procedure, requests)
      return (await writeRows(context, who, prepared, around)) ?? []
    },
    state: (shortId) => procedure.states.find((state) => state.shortId === shortId)?.id ?? '',
  }
}
