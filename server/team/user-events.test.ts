import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi, type TestTeam } from '../test/support/api.ts'
import { createRole } from './roles.ts'
import { updateUser } from './users.ts'

describe('events of people', () => {
  let api: TestApi
  let team: TestTeam
  before(async () => {
    api = await startApi()
    team = await api.team()
  })
  after(() => api[Symbol.asyncDispose]())
  const eventsOf = (subjectId: string) =>
    api.context.database.rows<{
      type: string
      made_by: string | null
      payload: Record<string, unknown>
    }>('select type, made_by, payload from events where team_id = $1 and subject_id = $2 order by appended', [
      team.id,
      subjectId,
    ])

  it('tell of each change, what it changed and who made it', async () => {
    const user = await team.user()
    const actor = team.actor('admin')
    await updateUser(api.context, actor, user.id, {
      firstName: 'Ada',
      emails: [{ email: 'ada@example.org' }],
    })
    await updateUser(api.context, actor, user.id, { firstName: 'Ada' })
    await updateUser(api.context, actor, user.id, { isDeleted: true })
    await updateUser(api.context, actor, user.id, { isDeleted: false })
    const events = await eventsOf(user.id)
    assert.deepEqual(
      events.map(({ type }) => type),
      ['user.created', 'user.updated', 'user.deleted', 'user.restored'],
    )
    assert.deepEqual(
      events.map((event) => event.made_by),
      [null, actor.userId, actor.userId, actor.userId],
    )
    const { payload } = events[1]!
    assert.equal(payload['id'], user.id)
    assert.ok((payload['changed'] as string[]).includes('firstName'))
    assert.equal(events[2]?.payload['isDeleted'], true)
  })

  it('are not there for a change that is refused', async () => {
    const user = await team.user()
    await assert.rejects(updateUser(api.context, team.actor('admin'), user.id, { manager: 'nobody' }))
    assert.equal((await eventsOf(user.id)).length, 1)
  })

  it('tell of a new role', async () => {
    const role = await createRole(api.context, team.id, { shortId: 'care', name: 'Care', type: 'user' })
    const [event] = await eventsOf(role.id)
    assert.deepEqual(event?.payload, { id: role.id, shortId: 'care', name: 'Care', type: 'user' })
  })
})
