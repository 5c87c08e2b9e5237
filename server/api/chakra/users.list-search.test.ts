import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi, type TestTeam } from '../../test/support/api.ts'

describe('search in the lists of users', () => {
  let api: TestApi
  let team: TestTeam
  let token: string
  before(async () => {
    api = await startApi()
    team = await api.team()
    token = await team.token()
    const people = [
      {
        username: 'mira',
        firstName: 'Mira',
        lastName: 'Fernandes',
        primaryEmail: { email: 'mira.fernandes@mill.test' },
        phones: [{ phone: '098450 12345' }],
      },
      { username: 'jose', firstName: 'José', lastName: 'Núñez', displayName: 'Pepe' },
      { username: 'yulia', firstName: 'Юлия', lastName: 'Соловьёва' },
      { username: 'aarav', firstName: 'आरव', lastName: 'शर्मा' },
      {
        username: 'priya',
        firstName: 'Priya',
        middleName: 'Devi',
        lastName: 'Krishnamurthy',
        emails: [{ email: 'pk@mill.test' }, { email: 'second@home.test' }],
      },
      {
        username: 'olek',
        firstName: 'Олександр',
        lastName: 'Шевченко',
        phones: [{ phone: '+380 44 123 45 67' }, { phone: 'ext. 778' }],
      },
      { username: 'percent', firstName: '100%', lastName: 'Under_score \\ back' },
      { username: 'deleted', firstName: 'Mira', isDeleted: true },
    ]
    for (const person of people) {
      api.now += 1
      await team.user(person)
    }
  })
  after(() => api[Symbol.asyncDispose]())

  async function found(text: string, more = ''): Promise<string[]> {
    const answer = await api.send(`/v1/ext/users?search=${encodeURIComponent(text)}${more}`, { token })
    assert.equal(answer.status, 200, answer.text)
    const names = answer.body._data.map((user: { username: string }) => user.username)
    if (more === '') assert.equal(answer.body._meta.total, names.length)
    return names
  }

  async function finds(cases: Record<string, string | string[]>): Promise<void> {
    for (const [text, names] of Object.entries(cases))
      assert.deepEqual(await found(text), [names].flat(), text)
  }

  it('finds by any of the names, in any case, from any part of them', async () => {
    await finds({
      mira: 'mira',
      FERNANDES: 'mira',
      nandes: 'mira',
      Pepe: 'jose',
      devi: 'priya',
      krishna: 'priya',
    })
  })

  it('all words must be found, in any order', async () => {
    await finds({ 'fernandes mira': 'mira', '  mira   FERN ': 'mira', 'mira krishna': [] })
  })

  it('finds by e-mail address, whole or in part, and by any of several', async () => {
    await finds({ 'mira.fernandes@mill.test': 'mira', 'second@home.test': 'priya', '@home': 'priya' })
  })

  it('finds by the digits of a phone number, however they are written', async () => {
    await finds({
      '9845012345': 'mira',
      '98450-12345': 'mira',
      '+919845012345': 'mira',
      '+91 98450 12345': 'mira',
      '(98450)': 'mira',
      '380441234567': 'olek',
      '778': 'olek',
    })
    await finds({ '9845012346': [], '0000000': [] })
  })

  it('forgives typing errors: swapped, missing, doubled and wrong letters', async () => {
    await finds({
      fernadnes: 'mira',
      fernandez: 'mira',
      fernnandes: 'mira',
      krishnamurti: 'priya',
      krihsnamurthy: 'priya',
      nunes: 'jose',
      Prija: 'priya',
    })
  })

  it('forgives accents, missing and added', async () => {
    await finds({ jose: 'jose', 'José Núñez': 'jose', NUNEZ: 'jose', Míra: 'mira', 'Jose\u0301': 'jose' })
  })

  it('knows names outside Latin letters, with their typing errors', async () => {
    await finds({
      Юлия: 'yulia',
      юлия: 'yulia',
      СОЛОВЬЕВА: 'yulia',
      соловева: 'yulia',
      Олександр: 'olek',
      шевчнко: 'olek',
      आरव: 'aarav',
      शर्मा: 'aarav',
      'आरव शर्मा': 'aarav',
    })
  })

  it('takes the signs of patterns as they are', async () => {
    await finds({ '100%': 'percent', under_score: 'percent', '%%%': [], _: 'percent' })
    assert.ok((await found('\\')).includes('percent'))
    await finds({ "'; drop table users; --": [] })
  })

  it('best matches come first, and another order can be asked for', async () => {
    await team.user({ username: 'mirabel', firstName: 'Mirabel', lastName: 'Ng' })
    assert.deepEqual(await found('mira'), ['mira', 'mirabel'])
    assert.deepEqual(await found('mira', '&sort=-username'), ['mirabel', 'mira'])
  })

  it('goes together with the other filters', async () => {
    assert.deepEqual(await found('mira', '&isDeleted=true'), ['deleted'])
    assert.deepEqual(await found('mira', '&isActive=false'), [])
  })

  it('a search for nothing is no search: everybody, by creation', async () => {
    const { body } = await api.send('/v1/ext/users', { token })
    const everybody = body._data.map((user: { username: string }) => user.username)
    for (const text of ['', '  ', '\0', '---', '()'])
      assert.deepEqual(await found(text), everybody, JSON.stringify(text))
  })

  it('very long searches are cut, not refused', async () => {
    assert.deepEqual(await found(`mira ${'x '.repeat(2000)}`), [])
    assert.deepEqual(await found('ж'.repeat(1000)), [])
    assert.ok((await found('mira '.repeat(500))).includes('mira'))
  })

  it('never finds in another team, nor the users that act for keys', async () => {
    const other = await api.team()
    const answer = await api.send('/v1/ext/users?search=mira', { token: await other.token() })
    assert.deepEqual(answer.body._data, [])
    assert.deepEqual(await found('key'), [])
  })

  it('finds what a person was changed to, and no more what was', async () => {
    const { id } = await team.user({ username: 'changing', firstName: 'Wilhelmina' })
    const body = { firstName: 'Ottilie', primaryEmail: 'otti@mill.test', phones: ['022 2222 3333'] }
    await api.send(`/v1/ext/user/${id}`, { token, method: 'PUT', body })
    await finds({
      wilhelmina: [],
      ottilie: 'changing',
      'otti@mill.test': 'changing',
      '2222 3333': 'changing',
    })
  })
})
