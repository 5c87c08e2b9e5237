/** For tests of tasks: a team with a lead, and short ways to work on its tasks through the API. */
import type { Process } from '../../../records/process.ts'
import type { Procedure } from '../../../records/procedure.ts'
import { createProcess } from '../../../records/processes.ts'
import type { UserChanges } from '../../../team/user.ts'
import type { TestApi } from '../../../test/support/api.ts'
import type { Received } from '../../../test/support/http.ts'
import { actorNow, leadProcedure } from '../../../test/support/records.ts'

let leads = 0

/** A team with a lead. `role` is that of the key by which requests are sent; its user is `me`. */
export async function taskTeam(api: TestApi, role = 'admin') {
  const team = await api.team()
  const me = await team.user()
  const token = await team.token(role, { user: me.username })
  const procedure = await leadProcedure(api, team)
  const actor = { ...(await actorNow(api, team)), userId: (await team.user()).id }
  const lead = async (input: object = {}): Promise<Process> => {
    const data = { name: 'Ana', phone_number: `+9198450${String((leads += 1)).padStart(5, '0')}` }
    return (await createProcess(api.context, actor, procedure, { data, ...input })).process
  }
  const process = await lead()
  const send = (path: string, method: string, body?: unknown, headers: Record<string, string> = {}) =>
    api.send(`/v1/ext${path}`, { token, method, ...(body === undefined ? {} : { body }), headers })
  const create = (
    body?: unknown,
    kind = 'call',
    at: string = process.id,
    headers: Record<string, string> = {},
  ) => send(`/p/lead/${at}/task/${kind}`, 'POST', body, headers)
  const made = async (body?: unknown, kind?: string, at?: string): Promise<Received['body']> => {
    const answer = await create(body, kind, at)
    if (answer.status !== 200) throw new Error(answer.text)
    return (answer.body as { _data: Received['body'] })._data
  }
  return {
    team,
    me,
    token,
    procedure,
    process,
    lead,
    send,
    create,
    made,
    fetch: (id: string, query = '') => send(`/task/${id}${query}`, 'GET'),
    update: (id: string, body: unknown, method = 'PATCH') => send(`/task/${id}`, method, body),
    list: (body?: unknown, query = '') => send(`/task/list${query}`, 'POST', body),
    ofProcess: (query = '', at: string = process.id) =>
      send(`/procedure/lead/process/${at}/task${query}`, 'GET'),
    person: (changes: UserChanges = {}) => team.user(changes),
  }
}

export function idOf(list: readonly { id: string; shortId: string }[], shortId: string): string {
  return list.find((item) => item.shortId === shortId)?.id ?? ''
}

export const stateTask = ({ stateTasks }: Procedure, shortId: string): string => idOf(stateTasks, shortId)

/** The value of the primary key of a lead. */
export function keyOf({ data }: Process): string {
  const key = data['lead_id']
  if (typeof key !== 'string') throw new Error('the lead has no lead_id')
  return key
}
