import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { Readable } from 'node:stream'
import { startBackground } from '../../background.ts'
import type { LoggedEvent } from '../../events/log.ts'
import { until } from '../../events/test-log.ts'
import { acceptBulk } from '../../records/bulk/accept-bulk.ts'
import { createProcess, updateProcess } from '../../records/processes.ts'
import { startApi, type TestApi, type TestTeam } from '../../test/support/api.ts'
import { actorNow, leadProcedure } from '../../test/support/records.ts'
import { changeChatSettings } from '../chats/chat-settings.ts'
import type { Sighting } from '../contacts/contact.ts'
import { changeContact } from '../contacts/contacts.ts'
import { seeContacts } from '../contacts/see-contacts.ts'
import { addChat } from '../contacts/test-chats.ts'
import { makePeople, type TestPeople } from '../contacts/test-contacts.ts'
import { applyLeadRule } from './lead-rule.ts'

describe('contacts and leads', () => {
  let api: TestApi
  let team: TestTeam
  let problems: string[]
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())
  beforeEach(async () => {
    team = await api.team()
    problems = []
  })

  async function see(sighting: Omit<Sighting, 'at'>): Promise<string> {
    const seen = await api.context.database.write((session) =>
      seeContacts(session, team.id, [{ at: api.now, ...sighting }], api.now),
    )
    return seen[0]?.id ?? ''
  }

  const chat = async (contactId: string) =>
    addChat(await makePeople(api.context.database, team.id), { contactId })

  async function setRule(): Promise<void> {
    const actor = await actorNow(api, team)
    await changeChatSettings(api.context, actor, { leadProcedure: 'lead' })
  }

  async function lead(phone: string): Promise<string> {
    const data = { name: 'Ada', phone_number: phone }
    const made = await createProcess(api.context, await actorNow(api, team), await leadProcedure(api, team), {
      data,
    })
    return made.process.id
  }

  /** Handles everything that has happened in the team so far, as if it were read anew. */
  async function apply(): Promise<void> {
    const events = await api.context.database.rows<LoggedEvent & Record<string, unknown>>(
      `select team_id as "teamId", id, 0 as number, at, type, subject_id as "subjectId", made_by as "madeBy", payload
       from events where team_id = $1 and (type in ('contact.created', 'contact.updated', 'processes.changed') or type like 'process.%')
       order by at, id`,
      [team.id],
    )
    await api.context.database.write((session) =>
      applyLeadRule(api.context, session, team.id, events, (problem) => problems.push(problem)),
    )
  }

  const linkOf = async (table: 'contacts' | 'chats', id: string) =>
    (
      await api.context.database.rows<{ processId: string | null }>(
        `select process_id as "processId" from ${table} where team_id = $1 and id = $2`,
        [team.id, id],
      )
    )[0]?.processId
  const leads = () =>
    api.context.database.rows<{ id: string; data: Record<string, unknown>; by: string }>(
      `select p.id, p.data, u.username as by from processes p left join users u on u.team_id = p.team_id and u.id = p.created_by
       where p.team_id = $1`,
      [team.id],
    )

  it('by the rule, a new contact that wrote becomes a lead, linked with its chat, once', async () => {
    await setRule()
    const contact = await see({ phone: '15550100001', profileName: 'Ada' })
    const open = await chat(contact)
    await apply()
    await apply()
    const made = await leads()
    assert.deepEqual(problems, [])
    assert.equal(made.length, 1)
    assert.equal(made[0]?.data['phone_number'], '+15550100001')
    assert.equal(made[0].data['name'], 'Ada')
    assert.equal(made[0].by, 'lead-rule')
    assert.equal(await linkOf('contacts', contact), made[0].id)
    assert.equal(await linkOf('chats', open), made[0].id)
  })

  it('whoever was only written to, and groups, become none', async () => {
    await setRule()
    await see({ phone: '15550100001' })
    await chat(await see({ group: 'Y2FwaV9ncm91cDox' }))
    await apply()
    assert.deepEqual(await leads(), [])
  })

  it('without a rule nobody becomes a lead', async () => {
    await chat(await see({ phone: '15550100001' }))
    await apply()
    assert.deepEqual(await leads(), [])
  })

  it('a lead that is known by the number is linked and not doubled, however the number is written', async () => {
    await setRule()
    const known = await lead('+5531987654321')
    const contact = await see({ phone: '553187654321' })
    await chat(contact)
    await apply()
    assert.equal(await linkOf('contacts', contact), known)
    assert.equal((await leads()).length, 1)
  })

  it('a known number is linked without a rule, too', async () => {
    const known = await lead('+15550100001')
    const contact = await see({ phone: '15550100001' })
    await apply()
    assert.equal(await linkOf('contacts', contact), known)
  })

  it('a lead that is made later finds its contact and its open chat', async () => {
    const contact = await see({ phone: '553187654321' })
    const open = await chat(contact)
    const made = await lead('+5531987654321')
    await apply()
    assert.equal(await linkOf('contacts', contact), made)
    assert.equal(await linkOf('chats', open), made)
  })

  it('a lead that gets its number later finds its contact; once parted from it, not by any other change', async () => {
    const contact = await see({ phone: '15550100001' })
    const actor = await actorNow(api, team)
    const procedure = await leadProcedure(api, team)
    const { process } = await createProcess(api.context, actor, procedure, { data: { name: 'Ada' } })
    await apply()
    assert.equal(await linkOf('contacts', contact), null)
    const change = async (data: object) => {
      await api.context.database.rows('delete from events where team_id = $1', [team.id])
      await updateProcess(api.context, actor, procedure, { id: process.id }, { data })
    }
    await change({ phone_number: '+15550100001' })
    await apply()
    assert.equal(await linkOf('contacts', contact), process.id)
    await changeContact(api.context, actor, contact, { process: null })
    await change({ name: 'Countess' })
    await apply()
    assert.equal(await linkOf('contacts', contact), null)
  })

  it('a contact whose number is learned later finds its lead', async () => {
    const known = await lead('+15550100001')
    const contact = await see({ bsuid: 'US.1' })
    await apply()
    assert.equal(await linkOf('contacts', contact), null)
    await see({ bsuid: 'US.1', phone: '15550100001' })
    await apply()
    assert.equal(await linkOf('contacts', contact), known)
  })

  it('somebody whose number is not known becomes a lead by name', async () => {
    await setRule()
    await chat(await see({ bsuid: 'US.1', profileName: 'Eve' }))
    await apply()
    assert.deepEqual(
      (await leads()).map(({ data }) => [data['name'], data['phone_number']]),
      [['Eve', undefined]],
    )
  })

  it('many at once become leads together', async () => {
    await setRule()
    for (let number = 0; number < 30; number += 1) await chat(await see({ phone: `155501001${number + 10}` }))
    await apply()
    assert.equal((await leads()).length, 30)
  })
})

describe('the rule of leads in a running server', () => {
  let api: TestApi
  let team: TestTeam
  let background: AsyncDisposable
  before(async () => {
    api = await startApi()
    const first = await api.team()
    background = startBackground(api.context)
    // The reader begins with what comes after it came to the log: what was numbered before is none of its business.
    await until(async () => (await positionIn('leads', first.id)) !== undefined)
  })
  beforeEach(async () => (team = await api.team()))
  after(async () => {
    await background[Symbol.asyncDispose]()
    await api[Symbol.asyncDispose]()
  })
  const positionIn = async (reader: string, teamId: string) =>
    (
      await api.context.database.rows<{ number: number }>(
        'select number from event_readers where reader = $1 and team_id = $2',
        [reader, teamId],
      )
    )[0]?.number
  const linked = (people: TestPeople) =>
    people.rows('select 1 from contacts where team_id = $1 and process_id is not null')

  it('follows the log', async () => {
    await changeChatSettings(api.context, await actorNow(api, team), { leadProcedure: 'lead' })
    const people = await makePeople(api.context.database, team.id)
    await api.context.database.write(async (session) => {
      const [seen] = await seeContacts(session, team.id, [{ phone: '15550100001', at: api.now }], api.now)
      await session.rows(
        `insert into chats (team_id, id, created_at, updated_at, plugin_id, phone_number_id, contact_id, contact_identifier,
           status, opened_by, last_message_at, last_inbound_at)
         values ($1, $2, now(), now(), $2, '1', $2, '1', 'OPEN', 'INBOUND', now(), now())`,
        [team.id, seen?.id],
      )
    })
    await until(async () => (await linked(people)).length > 0)
    assert.equal((await linked(people)).length, 1)
  })

  it('leads that are imported find their contacts', async () => {
    const people = await makePeople(api.context.database, team.id)
    await people.see(...['15550100001', '15550100002'].map((phone) => ({ phone, at: api.now })))
    const rows = ['+15550100001', '+15550100002'].map((phone_number) => ({ phone_number }))
    await acceptBulk(api.context, await actorNow(api, team), await leadProcedure(api, team), {
      type: 'BULK_CREATE',
      idempotency: () => undefined,
      ...{ form: 'json', key: undefined, isDry: false, isUpsert: false },
      bytes: Readable.from([Buffer.from(JSON.stringify(rows))]),
    })
    await until(async () => (await linked(people)).length >= 2)
    assert.equal((await linked(people)).length, 2)
  })
})
