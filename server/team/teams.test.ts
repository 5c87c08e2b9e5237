import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { addCrowd, dumpPeople } from '../test/api/people.ts'
import { startApi, type TestApi } from '../test/support/api.ts'
import { AppError } from '../lib/app-error.ts'
import { createRole, findRole, listRoles } from './roles.ts'
import { createTeam, findTeam, listTeams } from './teams.ts'

const failsWith = (kind: string, code: string) => (error: unknown) =>
  error instanceof AppError && error.kind === kind && error.code === code

describe('teams', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())
  const good = { shortName: 'mill', name: ' The Mill ', timeZone: 'Asia/Kolkata', defaultCountry: 'in' }

  it('are found by short name, by id, or as the only one', async () => {
    await assert.rejects(findTeam(api.context, undefined), failsWith('not_found', 'team_not_found'))
    const { team, roles } = await createTeam(api.context, good)
    assert.deepEqual([team.name, team.defaultCountry], ['The Mill', 'IN'])
    assert.deepEqual(
      roles.map((role) => [role.shortId, role.type, role.worksectionRole]),
      [
        ['admin', 'admin', 'account admin'],
        ['manager', 'manager', 'team admin'],
        ['user', 'user', 'user'],
      ],
    )
    for (const name of [undefined, 'mill', team.id])
      assert.equal((await findTeam(api.context, name)).id, team.id)
    api.now += 1000
    await createTeam(api.context, { ...good, shortName: 'hill' })
    await assert.rejects(findTeam(api.context, undefined), failsWith('invalid', 'team_missing'))
    await assert.rejects(
      findTeam(api.context, 'mil'),
      /There is no team mil\. There are: mill, hill\. Did you mean "mill"\?/,
    )
  })

  it('refuse every bad value at once', async () => {
    const bad = {
      shortName: 'No Blanks',
      name: '  ',
      timeZone: 'Mars/Base',
      defaultCountry: 'XX',
      hosts: ['ok.test', 'http://no.test', ''],
    }
    await assert.rejects(createTeam(api.context, bad), (error) => {
      assert.ok(error instanceof AppError)
      assert.deepEqual(
        error.details.map((fault) => fault.field),
        ['name', 'title', 'time-zone', 'country', 'host', 'host'],
      )
      return true
    })
  })

  it('have names and hosts of their own, also when two are made at once, and nothing half made stays', async () => {
    const count = (await listTeams(api.context)).length
    const made = await Promise.allSettled(
      [1, 2, 3].map(() => createTeam(api.context, { ...good, shortName: 'twin', hosts: ['Twin.test'] })),
    )
    assert.equal(made.filter((one) => one.status === 'fulfilled').length, 1)
    for (const one of made)
      if (one.status === 'rejected')
        assert.ok(failsWith('conflict', 'team_taken')(one.reason), String(one.reason))
    await assert.rejects(
      createTeam(api.context, { ...good, shortName: 'twin2', hosts: ['twin.TEST'] }),
      failsWith('conflict', 'host_taken'),
    )
    const teams = await listTeams(api.context)
    assert.equal(teams.length, count + 1)
    assert.deepEqual(teams.find((team) => team.shortName === 'twin')?.hosts, ['twin.test'])
  })

  it('are listed with the number of their people: neither deleted ones nor those of keys', async () => {
    const team = await api.team()
    await team.token()
    await team.user()
    await team.user({ isActive: false })
    await team.user({ isDeleted: true })
    assert.equal((await listTeams(api.context)).find((one) => one.id === team.id)?.people, 2)
  })
})

describe('roles', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  it('are made with a short id of their own in the team, and used at once', async () => {
    const team = await api.team()
    const made = await createRole(api.context, team.id, {
      shortId: 'field_agent',
      name: 'Field agent',
      type: 'manager',
    })
    assert.equal(made.worksectionRole, 'team admin')
    await assert.rejects(
      createRole(api.context, team.id, { shortId: 'field_agent', name: 'Again', type: 'user' }),
      failsWith('conflict', 'role_taken'),
    )
    const { id } = await team.user()
    const token = await team.token('field_agent')
    assert.equal(
      (await api.send(`/v1/ext/user/${id}`, { token, method: 'PUT', body: { firstName: 'A' } })).status,
      200,
    )
    const admin = await team.token()
    assert.equal(
      (await api.send(`/v1/ext/user/${id}`, { token: admin, method: 'PUT', body: { role: 'field_agent' } }))
        .body._data.role,
      made.id,
    )
    const other = await api.team()
    await createRole(api.context, other.id, { shortId: 'field_agent', name: 'Field agent', type: 'user' })
    await assert.rejects(findRole(api.context, other.id, made.id), failsWith('invalid', 'role_unknown'))
  })

  it('refuse bad short ids and types', async () => {
    const team = await api.team()
    for (const shortId of ['', 'Field', '1a', 'a-b', 'a b', 'x'.repeat(65), 'é'])
      await assert.rejects(
        createRole(api.context, team.id, { shortId, name: 'x', type: 'user' }),
        failsWith('invalid', 'role_short_id_invalid'),
      )
    await assert.rejects(
      createRole(api.context, team.id, { shortId: 'boss', name: 'x', type: 'boss' as 'user' }),
      failsWith('invalid', 'role_type_invalid'),
    )
    assert.equal((await listRoles(api.context, team.id)).length, 4)
  })
})

describe('two teams of one installation', () => {
  it('see, find, change and count nothing of each other', async () => {
    await using api = await startApi()
    const [one, two] = [await api.team(), await api.team()]
    await addCrowd(api, one, 30)
    const mine = await two.user({
      username: 'crowd1',
      firstName: 'Mine',
      primaryEmail: { email: 'crowd1@crowd.test' },
    })
    const theirs = (await api.send('/v1/ext/users?limit=1', { token: await one.token() })).body._data[0]
    const token = await two.token()
    const before = await dumpPeople(api)
    for (const query of [
      '',
      '?limit=1000',
      '?search=crowd',
      '?search=first1',
      '?updatedSince=0',
      '?isActive=true',
      '?sort=-name',
    ]) {
      const { body } = await api.send(`/v1/ext/users${query}`, { token })
      for (const user of body._data) assert.equal(user.id, mine.id, query)
      if (query !== '') assert.ok(body._meta.total <= 1, query)
    }
    for (const version of ['v1', 'v2'])
      assert.equal((await api.send(`/${version}/ext/user/${theirs.id}`, { token })).status, 404)
    for (const method of ['PUT', 'PATCH', 'GET'])
      assert.equal(
        (await api.send(`/v1/ext/user/${theirs.id}`, { token, method, body: { firstName: 'Stolen' } }))
          .status,
        404,
      )
    assert.equal((await api.send(`/v1/ext/users?role=${one.roles[0]!.id}`, { token })).status, 400)
    const role = await api.send(`/v1/ext/user/${mine.id}`, {
      token,
      method: 'PUT',
      body: { role: one.roles[0]!.id },
    })
    assert.match(role.body._errors[0], /^role: must be/)
    assert.equal(await dumpPeople(api), before)
  })
})
