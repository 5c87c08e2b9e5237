/**
 * A user whose updates are all refused: for suites in which nothing may change. After the suite everything that is
 * kept about people is held against what it was.
 */
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import type { User } from '../../team/user.ts'
import { startApi, type TestApi, type TestTeam } from '../support/api.ts'
import type { Received } from '../support/http.ts'
import { dumpPeople } from './people.ts'

export const asJson = { 'content-type': 'application/json' }

export interface RefusedUpdates {
  readonly api: TestApi
  readonly team: TestTeam
  /** Has the user name ira; another user, bo, has two addresses. */
  readonly user: User
  update(body: unknown, headers?: Record<string, string>, method?: string): Promise<Received>
  /** The sentences of a refusal with this status. */
  refusal(body: unknown, status?: number, headers?: Record<string, string>): Promise<string[]>
}

/** Call inside a suite. What it answers has its values once the suite runs. */
export function refusedUpdates(): RefusedUpdates {
  let api: TestApi
  let team: TestTeam
  let user: User
  let token: string
  let untouched: string
  before(async () => {
    api = await startApi()
    team = await api.team()
    user = await team.user({
      username: 'ira',
      primaryEmail: { email: 'ira@mill.test' },
      data: { kept: true },
    })
    await team.user({ username: 'bo', emails: [{ email: 'Bo@mill.test' }, { email: 'bo2@mill.test' }] })
    token = await team.token()
    await api.context.lastUse.flush()
    untouched = await dumpPeople(api)
  })
  after(async () => {
    const left = await dumpPeople(api)
    await api[Symbol.asyncDispose]()
    assert.equal(left, untouched)
  })
  const update: RefusedUpdates['update'] = (body, headers = {}, method = 'PUT') =>
    api.send(`/v1/ext/user/${user.id}`, { token, method, body, headers })
  return {
    get api() {
      return api
    },
    get team() {
      return team
    },
    get user() {
      return user
    },
    update,
    async refusal(body, status = 400, headers = {}) {
      const answer = await update(body, headers)
      assert.equal(answer.status, status, answer.text)
      assert.deepEqual(Object.keys(answer.body), ['_data', '_meta', '_errors'])
      assert.deepEqual(answer.body._data, [])
      return answer.body._errors as string[]
    },
  }
}
