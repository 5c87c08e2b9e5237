import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import type { UserChanges } from '../../team/user.ts'
import { updateUser } from '../../team/users.ts'
import { startApi, type TestApi, type TestTeam } from '../../test/support/api.ts'
import { changeChat } from '../chats/change-chat.ts'
import { allocateTeam } from './allocate-team.ts'
import { allocationStore } from './allocation.store.ts'
import { changeInbox, createInbox, removeInbox } from './inboxes.ts'
import { releaseLeftBehind } from './left-behind.ts'
import { changeSkills } from './skills.ts'
import { createTag, removeTag } from './tags.ts'
import { addChat, chatRow, eventsOf } from './test-chats.ts'
import { createItem } from '../../records/define/items.ts'

describe('chats that wait are given to people', () => {
  let api: TestApi
  let team: TestTeam
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())
  beforeEach(async () => (team = await api.team()))

  const actor = (roleType?: 'admin' | 'manager' | 'user') => team.actor(roleType)
  const inbox = (body: object) =>
    createInbox(api.context, actor(), { name: 'Sales', rules: { all: [] }, ...body })
  const roundRobin = (change: object = {}) => ({ allocation: { kind: 'round_robin', ...change } })
  const pass = (limit?: number) => allocateTeam(api.context.database, team.id, (api.now += 1_000), limit)
  const change = (id: string, changes: UserChanges) => updateUser(api.context, actor(), id, changes)
  const assignee = async (id: string) => (await chatRow(api, team, id)).assigned_to
  const inboxOf = async (id: string) => (await chatRow(api, team, id)).inbox_id

  it('a new chat comes into the first inbox whose rules hold, and to a person, told by one event', async () => {
    const ann = await team.user()
    const sales = await inbox({ ...roundRobin(), rules: { field: 'firstMessage', values: ['price'] } })
    await inbox({ name: 'Rest' })
    const chat = await addChat(api, team, { text: 'What is the PRICE?' })
    await pass()
    const { version, ...row } = await chatRow(api, team, chat)
    assert.deepEqual(row, {
      id: chat,
      assigned_to: ann.id,
      inbox_id: sales.id,
      waits_since: null,
    })
    assert.equal(version, 2)
    const [event] = await eventsOf(api, team, chat)
    assert.deepEqual(
      [event?.type, event?.payload['changed'], event?.payload['assignedTo'], event?.payload['inboxId']],
      ['chat.updated', ['assignedTo', 'inboxId'], ann.id, sales.id],
    )
  })

  it('rules look at the number, the country, an ad, the process and tags', async () => {
    const tag = (
      await api.context.database.rows<{ id: string }>(
        `insert into chat_tags (team_id, id, created_at, updated_at, name, name_key, color)
       values ($1, gen_random_uuid(), now(), now(), 'VIP', 'vip', '#000000') returning id`,
        [team.id],
      )
    )[0]!.id
    const named = async (name: string, rules: object) => (await inbox({ name, rules })).id
    const [vip, ads, leads, brazil, rest] = [
      await named('VIP', { field: 'tag', values: ['vip'] }),
      await named('Ads', { field: 'isFromAd', value: true }),
      await named('Leads', { field: 'hasProcess', value: true }),
      await named('Brazil', { field: 'phonePrefix', values: ['+55'] }),
      await named('Rest', { all: [] }),
    ]
    const chats = [
      await addChat(api, team, { tags: [tag], isFromAd: true }),
      await addChat(api, team, { isFromAd: true }),
      await addChat(api, team, { processId: tag, procedureId: tag }),
      await addChat(api, team, { phone: '5511999998888' }),
      await addChat(api, team),
    ]
    await pass()
    assert.deepEqual(await Promise.all(chats.map(inboxOf)), [vip, ads, leads, brazil, rest])
  })

  it('nobody is available; then Ann comes back, and gets the oldest first up to her capacity', async () => {
    const ann = await team.user({ availability: 'ON_BREAK' })
    await inbox(roundRobin({ capacity: 2 }))
    const chats: string[] = []
    for (let index = 0; index < 3; index += 1) {
      chats.push(await addChat(api, team))
      api.now += 1_000
    }
    await pass()
    assert.deepEqual(await Promise.all(chats.map(assignee)), [null, null, null])
    const waiting = await chatRow(api, team, chats[0]!)
    assert.notEqual(waiting.waits_since, null)
    await change(ann.id, { availability: 'AVAILABLE' })
    await pass()
    assert.deepEqual(await Promise.all(chats.map(assignee)), [ann.id, ann.id, null])
    await changeChat(api.context, actor(), chats[0]!, { status: 'CLOSED' })
    await pass()
    assert.equal(await assignee(chats[2]!), ann.id)
  })

  it('people take turns over passes', async () => {
    const people = [await team.user(), await team.user(), await team.user()].map(({ id }) => id)
    await inbox(roundRobin())
    const given: (string | null)[] = []
    for (let index = 0; index < 6; index += 1) {
      const chat = await addChat(api, team)
      await pass()
      given.push(await assignee(chat))
    }
    assert.deepEqual(new Set(given.slice(0, 3)), new Set(people))
    assert.deepEqual(given.slice(3), given.slice(0, 3))
  })

  it('only those with the skill get what needs it', async () => {
    const french = await createItem(api.context, actor(), 'skill_type', { shortId: 'french' })
    const [, bob] = [await team.user(), await team.user()]
    await inbox(roundRobin({ skill: 'french' }))
    const chat = await addChat(api, team)
    await pass()
    assert.equal(await assignee(chat), null)
    await changeSkills(api.context, actor(), bob.id, { skills: [french.shortId] })
    await pass()
    assert.equal(await assignee(chat), bob.id)
  })

  it('what is given by hand waits no longer', async () => {
    const ann = await team.user({ availability: 'ON_BREAK' })
    await inbox(roundRobin())
    const chat = await addChat(api, team)
    await pass()
    await changeChat(api.context, actor(), chat, { assignedTo: ann.username })
    assert.equal((await chatRow(api, team, chat)).waits_since, null)
  })

  it('the chats of who is deactivated wait again, those of who is on a break stay', async () => {
    const [ann, bob] = [await team.user(), await team.user()]
    await inbox({ allocation: { kind: 'round_robin', users: [bob.username] } })
    const chats = [
      await addChat(api, team, { assignedTo: ann.id }),
      await addChat(api, team, { assignedTo: bob.id }),
    ]
    await change(bob.id, { availability: 'ON_BREAK' })
    await releaseLeftBehind(api.context.database, team.id, api.now)
    assert.deepEqual(await Promise.all(chats.map(assignee)), [ann.id, bob.id])
    await change(bob.id, { availability: 'AVAILABLE' })
    await change(ann.id, { isActive: false })
    assert.ok((await allocationStore(api.context.database).teamsLeftBehind()).includes(team.id))
    await releaseLeftBehind(api.context.database, team.id, api.now)
    assert.equal(await assignee(chats[0]!), null)
    await pass()
    assert.deepEqual(await Promise.all(chats.map(assignee)), [bob.id, bob.id])
  })

  it('the chats of a removed inbox are sorted anew', async () => {
    const old = await inbox({})
    const chat = await addChat(api, team)
    await pass()
    assert.equal(await inboxOf(chat), old.id)
    const next = await inbox({ name: 'Next' })
    await removeInbox(api.context, actor(), old.id)
    await releaseLeftBehind(api.context.database, team.id, api.now)
    await pass()
    assert.equal(await inboxOf(chat), next.id)
  })

  it('a tag that was removed is taken off all chats, and no other tag is', async () => {
    const [vip, calm] = [
      await createTag(api.context, actor(), { name: 'VIP' }),
      await createTag(api.context, actor(), { name: 'Calm' }),
    ]
    const chat = await addChat(api, team, { tags: [vip.id, calm.id] })
    await removeTag(api.context, actor(), vip.id)
    assert.ok((await allocationStore(api.context.database).teamsLeftBehind()).includes(team.id))
    await releaseLeftBehind(api.context.database, team.id, api.now)
    const [row] = await api.context.database.rows('select tags from chats where id = $1', [chat])
    assert.deepEqual(row, { tags: [calm.id] })
    const [event] = await eventsOf(api, team, chat)
    assert.deepEqual(event?.payload['changed'], ['tags'])
    assert.equal(await releaseLeftBehind(api.context.database, team.id, api.now, 1), false)
  })

  it('a chat that no inbox takes waits for nothing, until there is one that does', async () => {
    const none = await inbox({ rules: { field: 'isFromAd', value: true } })
    const chat = await addChat(api, team)
    await pass()
    assert.deepEqual(await allocationStore(api.context.database).isAnyWaiting(team.id), false)
    await changeInbox(api.context, actor(), none.id, { rules: { all: [] } })
    await pass()
    assert.equal(await inboxOf(chat), none.id)
  })

  it('a chat that the team opened waits for nobody until the contact answers', async () => {
    const ann = await team.user()
    await inbox(roundRobin())
    const chat = await addChat(api, team, { openedBy: 'OUTBOUND' })
    await pass()
    assert.equal(await assignee(chat), null)
    await api.context.database.rows('update chats set last_inbound_at = created_at where id = $1', [chat])
    await pass()
    assert.equal(await assignee(chat), ann.id)
  })

  it('an inbox that is full does not keep another one waiting', async () => {
    const [ann, bob] = [await team.user(), await team.user()]
    const only = (user: { username: string }) => ({
      kind: 'round_robin',
      users: [user.username],
      capacity: 1,
    })
    await inbox({ allocation: only(ann), rules: { field: 'firstMessage', values: ['sales'] } })
    await inbox({ name: 'Support', allocation: only(bob) })
    for (let index = 0; index < 5; index += 1) await addChat(api, team, { text: 'sales' })
    api.now += 1_000
    const chat = await addChat(api, team, { text: 'help' })
    for (let index = 0; index < 8; index += 1) await pass(2)
    assert.equal(await assignee(chat), bob.id)
  })

  it('several servers at once give every chat once, and nobody more than the capacity', async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => team.user()))
    await inbox(roundRobin({ capacity: 5 }))
    for (let index = 0; index < 30; index += 1) await addChat(api, team)
    await Promise.all(Array.from({ length: 6 }, () => pass(4)))
    while (await pass(4));
    const rows = await api.context.database.rows<{ id: string; count: number }>(
      `select assigned_to as id, count(*)::integer as count from chats where team_id = $1 and assigned_to is not null
       group by assigned_to`,
      [team.id],
    )
    assert.deepEqual(
      rows.sort((a, b) => (a.id < b.id ? -1 : 1)),
      people.map(({ id }) => ({ id, count: 5 })).sort((a, b) => (a.id < b.id ? -1 : 1)),
    )
  })

  it('a pass over many chats takes few statements', async () => {
    await team.user()
    await inbox(roundRobin())
    for (let index = 0; index < 40; index += 1) await addChat(api, team)
    let statements = 0
    await allocateTeam(
      {
        write: (work) =>
          api.context.database.write((session) =>
            work({
              ...session,
              rows: (...args) => {
                statements += 1
                return session.rows(...args)
              },
            }),
          ),
      },
      team.id,
      api.now,
    )
    assert.ok(statements <= 10, `${statements} statements`)
  })
})
