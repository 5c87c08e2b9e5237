import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { startApi, type TestApi, type TestTeam } from '../../test/support/api.ts'
import { sendJson, startFakeGraph, type FakeGraph } from '../../test/support/fake-graph.ts'
import { addPlugin, type TestPlugin } from '../../test/support/whatsapp.ts'
import { connectionOfWaba } from '../plugins/connections.ts'
import { applyTemplateEvent } from './apply-template-event.ts'
import { findTemplates, storedTemplate, whyUnknown } from './templates.ts'

interface Listed {
  id: string
  name: string
  language: string
  [key: string]: unknown
}

const minuteMs = 60_000

describe('templates that are stored', () => {
  let api: TestApi
  let fake: FakeGraph
  let team: TestTeam
  let plugin: TestPlugin
  let listed: Listed[] = []
  before(async () => {
    fake = await startFakeGraph()
    api = await startApi()
    api.context.sandbox.origin = fake.origin
  })
  after(async () => {
    await api[Symbol.asyncDispose]()
    await fake[Symbol.asyncDispose]()
  })
  beforeEach(async () => {
    listed = []
    fake.asked.length = 0
    fake.answer = ({ path }, response) => {
      const query = new URL(path, fake.origin).searchParams
      const found = listed.filter(({ name }) => name.includes(query.get('name') ?? ''))
      const from = Number(query.get('after') ?? 0)
      const end = from + Number(query.get('limit'))
      const next = end < found.length ? { next: 'https://graph.facebook.com/x' } : {}
      const cursors = { before: String(from), after: String(end) }
      sendJson(response, 200, { data: found.slice(from, end), paging: { cursors, ...next } })
    }
    team = await api.team()
    plugin = await addPlugin(api, team)
  })

  let count = 0
  const list = (name: string, more: Partial<Listed> = {}): Listed => {
    count += 1
    const one = {
      // Webhooks have it as a number, which is exact only so far.
      id: String(520_000_000_000_000 + count),
      name,
      language: 'en_US',
      status: 'APPROVED',
      category: 'UTILITY',
      parameter_format: 'NAMED',
      components: [{ type: 'BODY', text: 'Hello {{name}}' }],
      quality_score: { score: 'GREEN', date: 1 },
      rejected_reason: 'NONE',
      ...more,
    }
    listed.push(one)
    return one
  }
  const find = async (name: string) => {
    const connection = await connectionOfWaba(api.context, team.id, plugin.wabaId)
    return findTemplates(api.context, connection, plugin.wabaId, name)
  }
  const stored = (name: string) => storedTemplate(api.context.database, team.id, plugin.wabaId, name, 'en_US')
  const events = async () => {
    const rows = await api.context.database.rows<{ payload: Record<string, unknown>; subject: string }>(
      `select payload, subject_id as subject from events where team_id = $1 and type = 'template.updated' order by transaction, id`,
      [team.id],
    )
    return rows
  }

  describe('are read', () => {
    it('page after page, with all that is known of them', async () => {
      for (let index = 0; index < 600; index += 1) list(`other_${index}`)
      const { id } = list('parcel')
      const [found] = await find('parcel')
      assert.deepEqual(found, {
        id,
        wabaId: plugin.wabaId,
        name: 'parcel',
        language: 'en_US',
        category: 'UTILITY',
        status: 'APPROVED',
        parameterFormat: 'NAMED',
        components: [{ text: 'Hello {{name}}', type: 'BODY' }],
        qualityScore: 'GREEN',
        rejectedReason: null,
        updatedAt: api.now,
        readAt: api.now,
      })
      assert.equal(fake.asked.length, 3)
      assert.equal((await find('other_599')).length, 1)
      assert.equal(fake.asked.length, 3, 'what was read is not asked for again')
      assert.deepEqual(await events(), [], 'the first read is no news')
    })

    it('by name once they are some minutes old, and when a name is not known', async () => {
      const one = list('parcel')
      await find('parcel')
      one['status'] = 'PAUSED'
      list('parcel_two')
      api.now += 4 * minuteMs
      assert.equal((await find('parcel'))[0]?.status, 'APPROVED')
      api.now += 2 * minuteMs
      assert.equal((await find('parcel'))[0]?.status, 'PAUSED')
      assert.equal((await stored('parcel_two'))?.name, undefined, 'only the name itself is kept')
      assert.equal((await find('parcel_two')).length, 1)
      const names = fake.asked.map(({ path }) => new URL(path, fake.origin).searchParams.get('name'))
      assert.deepEqual(names, [null, 'parcel', 'parcel_two'])
      const told = (await events()).map(({ payload }) => [payload['name'], payload['status']])
      assert.deepEqual(told, [
        ['parcel', 'PAUSED'],
        ['parcel_two', 'APPROVED'],
      ])
    })

    it('and removed when WhatsApp has them no more', async () => {
      list('parcel')
      list('parcel', { language: 'de' })
      assert.deepEqual(
        (await find('parcel')).map(({ language }) => language),
        ['de', 'en_US'],
      )
      listed.pop()
      api.now += 6 * minuteMs
      assert.deepEqual(
        (await find('parcel')).map(({ language }) => language),
        ['en_US'],
      )
      const [event] = await events()
      assert.deepEqual([event?.subject, event?.payload['status']], [plugin.id, 'DELETED'])
    })

    it('once for all who ask at the same time', async () => {
      list('parcel')
      await Promise.all(Array.from({ length: 20 }, () => find('parcel')))
      assert.equal(fake.asked.length, 1)
    })

    it('not again and again for a name that there is not', async () => {
      list('parcel')
      for (let index = 0; index < 20; index += 1) assert.deepEqual(await find('parcle'), [])
      assert.equal(fake.asked.length, 1)
      const why = await whyUnknown(api.context, team.id, plugin.wabaId, 'parcle')
      assert.match(why, /no template "parcle"\. The nearest names are: parcel\.$/)
      list('parcle')
      api.now += 6_000
      assert.equal((await find('parcle')).length, 1)
    })

    it('with whatever else the Graph may write', async () => {
      listed.push({ id: 'x', name: 'parcel', language: 'en_US' }, { id: '1', name: '', language: '' })
      list('parcel', {
        components: [null, 'x', { type: 'BODY', text: 'a\u0000b' }],
        category: 7,
        status: 'approved',
      })
      const [found, ...others] = await find('parcel')
      assert.deepEqual(others, [])
      assert.deepEqual([found?.components, found?.status], [[{ text: 'ab', type: 'BODY' }], 'APPROVED'])
    })

    it('as they were, where the Graph cannot be asked; and what is not known is refused', async () => {
      list('parcel')
      await find('parcel')
      fake.answer = (_asked, response) =>
        sendJson(response, 400, { error: { code: 80007, message: 'limit' } })
      api.now += 6 * minuteMs
      assert.equal((await find('parcel')).length, 1)
      await assert.rejects(find('other'), { code: 'whatsapp_refused' })
    })

    it('as they were, when the Graph is slow; what it says in the end is kept', async () => {
      const one = list('parcel')
      await find('parcel')
      one['status'] = 'PAUSED'
      const { answer } = fake
      let goOn = (): void => undefined
      const slow = new Promise<void>((resolve) => (goOn = resolve))
      fake.answer = async (asked, response) => {
        await slow
        await answer(asked, response)
      }
      api.now += 6 * minuteMs
      assert.equal((await find('parcel'))[0]?.status, 'APPROVED')
      goOn()
      for (let tries = 0; (await stored('parcel'))?.status !== 'PAUSED'; tries += 1) {
        assert.ok(tries < 100, 'the answer that came late is not kept')
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    })

    it('for each team on its own', async () => {
      const { id } = list('parcel')
      await find('parcel')
      const other = await api.team()
      const theirs = await addPlugin(api, other, { wabaId: plugin.wabaId })
      assert.equal(
        await storedTemplate(api.context.database, other.id, theirs.wabaId, 'parcel', 'en_US'),
        undefined,
      )
      const connection = await connectionOfWaba(api.context, other.id, plugin.wabaId)
      listed[0]!['status'] = 'PAUSED'
      const [found] = await findTemplates(api.context, connection, plugin.wabaId, 'parcel')
      assert.deepEqual([found?.id, found?.status], [id, 'PAUSED'])
      assert.equal((await stored('parcel'))?.status, 'APPROVED')
    })
  })

  describe('hear of webhooks', () => {
    let one: Listed
    beforeEach(async () => {
      one = list('parcel', { status: 'PENDING' })
      await find('parcel')
      fake.asked.length = 0
    })
    const about = (more: object) => ({
      message_template_id: Number(one.id),
      message_template_name: 'parcel',
      message_template_language: 'en-US',
      ...more,
    })
    const apply = (field: string, value: object, at = api.now, by = team) =>
      api.context.database.write((session) =>
        applyTemplateEvent(session, by.id, plugin.wabaId, `${field}_update`, about(value), at),
      )
    const status = (event: string, at = api.now, more = {}) =>
      apply('message_template_status', { event, ...more }, at)

    it('of status, quality and category', async () => {
      await status('APPROVED')
      await apply('message_template_quality', { previous_quality_score: 'GREEN', new_quality_score: 'RED' })
      await apply('template_category', { previous_category: 'UTILITY', new_category: 'MARKETING' })
      const found = await stored('parcel')
      assert.deepEqual(
        [found?.status, found?.qualityScore, found?.category],
        ['APPROVED', 'RED', 'MARKETING'],
      )
      const told = (await events()).at(-1)
      assert.equal(told?.subject, plugin.id)
      assert.deepEqual(
        [told.payload['templateId'], told.payload['status'], told.payload['category']],
        [one.id, 'APPROVED', 'MARKETING'],
      )
      assert.equal((await find('parcel'))[0]?.status, 'APPROVED')
      assert.equal(fake.asked.length, 0)
    })

    it('with a reason where one is told', async () => {
      await status('REJECTED', api.now, { reason: 'INVALID_FORMAT' })
      assert.equal((await stored('parcel'))?.rejectedReason, 'INVALID_FORMAT')
      await status('APPROVED', api.now + 1, { reason: 'NONE' })
      assert.equal((await stored('parcel'))?.rejectedReason, null)
    })

    it('in any order and more than once: the newest word about each part counts', async () => {
      const words: [string, object, number][] = [
        ['message_template_status', { event: 'APPROVED' }, 1_000],
        ['message_template_quality', { new_quality_score: 'YELLOW' }, 2_000],
        ['message_template_status', { event: 'PAUSED' }, 3_000],
        ['message_template_quality', { new_quality_score: 'RED' }, 4_000],
        ['message_template_status', { event: 'REINSTATED' }, 5_000],
      ]
      for (const order of [
        [0, 1, 2, 3, 4],
        [4, 3, 2, 1, 0],
        [2, 4, 0, 3, 1, 2, 0, 1],
        [4, 0, 3, 2, 1, 4],
      ]) {
        await status('PENDING', (api.now += 10_000))
        const base = api.now
        for (const index of order) {
          const [field, value, after] = words[index]!
          await apply(field, value, base + after)
        }
        const found = await stored('parcel')
        assert.deepEqual([found?.status, found?.qualityScore], ['APPROVED', 'RED'], order.join())
      }
    })

    it('a word that is older than the last read changes nothing', async () => {
      await status('DISABLED', api.now - 5_000)
      assert.equal((await stored('parcel'))?.status, 'PENDING')
      assert.deepEqual(await events(), [])
    })

    it('of new texts, and are read again for the rest', async () => {
      await apply('message_template_components', { message_template_element: 'Bye {{name}}' })
      assert.deepEqual((await stored('parcel'))?.components, [{ text: 'Bye {{name}}', type: 'BODY' }])
      one['components'] = [
        { type: 'BODY', text: 'Bye {{name}}' },
        { type: 'FOOTER', text: 'New' },
      ]
      assert.equal((await find('parcel'))[0]?.components.length, 2)
    })

    it('of a template that is not stored: the list is read again', async () => {
      list('fresh')
      await apply('message_template_status', { event: 'APPROVED', message_template_id: 99 })
      assert.equal((await find('fresh')).length, 1)
      const [asked] = fake.asked
      assert.equal(new URL(asked!.path, fake.origin).searchParams.get('name'), null)
    })

    it('that say nothing that is understood change nothing', async () => {
      for (const value of [{ event: 7 }, { event: '' }, { message_template_id: 'x', event: 'APPROVED' }])
        await apply('message_template_status', value)
      await apply('template_category', { correct_category: 'MARKETING' })
      await apply('something_new', { event: 'APPROVED' })
      const other = await api.team()
      await apply('message_template_status', { event: 'APPROVED' }, api.now, other)
      assert.equal((await stored('parcel'))?.status, 'PENDING')
      assert.deepEqual(await events(), [])
    })
  })
})
