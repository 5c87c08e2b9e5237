import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { startApi, type TestApi, type TestTeam } from '../../../test/support/api.ts'
import { startFakeGraph, type FakeGraph } from '../../../test/support/fake-graph.ts'
import { addPlugin, type TestPlugin } from '../../../test/support/whatsapp.ts'
import { connectionOfWaba } from '../../../messaging/plugins/connections.ts'
import { findTemplates, storedTemplate } from '../../../messaging/templates/templates.ts'
import { aTemplate, templateGraph, type TemplateGraph } from './test-templates.ts'

const base = '/v1/ext/plugin/whatsapp/api/v23.0'

describe("templates in WhatsApp's own form", () => {
  let api: TestApi
  let fake: FakeGraph
  let graph: TemplateGraph
  let team: TestTeam
  let plugin: TestPlugin
  let token = ''
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
    graph = templateGraph()
    fake.answer = graph.answer
    fake.asked.length = 0
    team = await api.team()
    token = await team.token()
    plugin = await addPlugin(api, team)
  })

  const list = () => `${base}/${plugin.wabaId}/message_templates`
  const stored = (name: string, language = 'en_US') =>
    storedTemplate(api.context.database, team.id, plugin.wabaId, name, language)

  describe('listing', () => {
    it("answers WhatsApp's own body, not enveloped", async () => {
      graph.templates.push(aTemplate({ name: 'parcel' }))
      const { status, body } = await api.send(list(), { token })
      assert.equal(status, 200)
      assert.deepEqual(Object.keys(body), ['data', 'paging'])
      assert.equal(body.data[0].name, 'parcel')
      assert.equal(fake.asked[0]?.headers.authorization, 'Bearer EAATEST')
    })

    it('paging.next is followed with the same token to the end, and leads nowhere else', async () => {
      for (let index = 0; index < 65; index += 1) graph.templates.push(aTemplate())
      const seen: string[] = []
      let next: string | undefined = `${api.origin}${list()}?limit=10&fields=id,name`
      while (next !== undefined) {
        assert.ok(next.startsWith(`${api.origin}${list()}?`), next)
        const page = await api.send(next.slice(api.origin.length), { token })
        assert.doesNotMatch(page.text, /facebook|access_token|EAATEST/)
        seen.push(...page.body.data.map(({ id }: { id: string }) => id))
        assert.ok(typeof page.body.paging.cursors.after === 'string')
        next = page.body.paging.next
      }
      assert.deepEqual(
        seen,
        graph.templates.map(({ id }) => id),
      )
    })

    it('the query goes on as it came, but for a token', async () => {
      await api.send(`${list()}?limit=1000&fields=id,name&status=APPROVED&status=PAUSED&access_token=X&x=1`, {
        token,
      })
      const { searchParams } = new URL(fake.asked[0]!.path, fake.origin)
      assert.deepEqual(
        [...searchParams],
        [
          ['limit', '1000'],
          ['fields', 'id,name'],
          ['status', 'APPROVED'],
          ['status', 'PAUSED'],
          ['x', '1'],
        ],
      )
    })

    it('takes the version before the WABA only', async () => {
      const swapped = `/v1/ext/plugin/whatsapp/api/${plugin.wabaId}/v23.0/message_templates`
      const { status, body } = await api.send(swapped, { token })
      assert.equal(status, 400)
      assert.match(body._errors[0], /^version: must be a version of the Graph API such as v23\.0/)
      assert.equal(fake.asked.length, 0)
    })
  })

  describe('creating', () => {
    const made = {
      name: 'parcel',
      language: 'en_US',
      category: 'UTILITY',
      components: [{ type: 'BODY', text: 'x {{1}} y' }],
    }

    it('sends the body byte for byte and answers as WhatsApp does', async () => {
      const raw = JSON.stringify(made, null, 2).replace('parcel', '\\u0070arcel')
      const headers = { 'content-type': 'application/json' }
      const { status, body } = await api.send(list(), { method: 'POST', token, body: raw, headers })
      assert.equal(status, 200)
      assert.deepEqual(Object.keys(body), ['id', 'status', 'category'])
      const asked = fake.asked.find(({ method }) => method === 'POST')
      assert.equal(asked?.text, raw)
      assert.equal((await stored('parcel'))?.status, 'PENDING')
    })

    it("a refusal has WhatsApp's status and error, and a sentence with the code", async () => {
      graph.templates.push(aTemplate({ name: 'parcel' }))
      const { status, body } = await api.send(list(), { method: 'POST', token, body: made })
      assert.equal(status, 400)
      assert.deepEqual(body._data, [])
      assert.match(body._errors[0], /^\(#100\) Invalid parameter/)
      assert.equal(body.error.code, 100)
      assert.equal(body.error.fbtrace_id, 'AbCdEfGhIjKlMnOp')
    })

    it('refuses a body that is no object, before WhatsApp is asked', async () => {
      const { status, body } = await api.send(list(), { method: 'POST', token, body: [1] })
      assert.equal(status, 400)
      assert.match(body._errors[0], /^body: must be a JSON object/)
      assert.equal(body.error.code, 100)
      assert.equal(fake.asked.length, 0)
    })

    it('holds although the look at it afterwards fails', async () => {
      fake.answer = (asked, response) => {
        if (asked.method === 'GET') response.socket?.destroy()
        else return graph.answer(asked, response)
      }
      assert.equal((await api.send(list(), { method: 'POST', token, body: made })).status, 200)
    })
  })

  describe('updating', () => {
    it('changes a stored template, and what is stored with it', async () => {
      graph.templates.push(aTemplate({ name: 'parcel' }))
      const { id } = graph.templates[0]!
      const body = { components: [{ type: 'BODY', text: 'New' }] }
      const { status, body: answer } = await api.send(`${base}/${id}`, { method: 'POST', token, body })
      assert.equal(status, 200, JSON.stringify(answer))
      assert.deepEqual(answer, { success: true })
      assert.deepEqual((await stored('parcel'))?.components, [{ text: 'New', type: 'BODY' }])
    })

    it('of which nobody knows whether it was made, is looked at before the template is used', async () => {
      await api.send(list(), { method: 'POST', token, body: { name: 'parcel', language: 'en_US' } })
      const { id } = graph.templates[0]!
      fake.answer = (asked, response) => {
        if (asked.method !== 'POST') return graph.answer(asked, response)
        graph.templates[0]!['status'] = 'APPROVED'
        response.socket?.destroy()
      }
      const changed = await api.send(`${base}/${id}`, { method: 'POST', token, body: {} })
      assert.deepEqual([changed.status, changed.body._meta.code], [502, 'whatsapp_unreachable'])
      const connection = await connectionOfWaba(api.context, team.id, plugin.wabaId)
      const [found] = await findTemplates(api.context, connection, plugin.wabaId, 'parcel')
      assert.equal(found?.status, 'APPROVED')
    })

    it('does not know one that no WABA of the team has', async () => {
      const { status, body } = await api.send(`${base}/510000000000009`, { method: 'POST', token, body: {} })
      assert.deepEqual([status, body._meta.code, body.error.code], [404, 'template_not_found', 100])
    })

    it('does not know one that the token reaches, and that is in a WABA which is not connected', async () => {
      const elsewhere = aTemplate()
      fake.answer = (asked, response) => {
        if (asked.path.includes(`/${elsewhere.id}`)) response.end(JSON.stringify(elsewhere))
        else return graph.answer(asked, response)
      }
      const { status } = await api.send(`${base}/${elsewhere.id}`, { method: 'POST', token, body: {} })
      assert.equal(status, 404)
      assert.ok(fake.asked.every(({ method }) => method === 'GET'))
    })

    it('never puts what is no id into an address', async () => {
      const { status } = await api.send(`${base}/me%2Faccounts`, { method: 'POST', token, body: {} })
      assert.equal(status, 404)
      assert.equal(fake.asked.length, 0)
    })
  })

  it('fetches one, by its id alone and in its WABA', async () => {
    graph.templates.push(aTemplate({ name: 'parcel' }))
    const { id } = graph.templates[0]!
    for (const path of [`${base}/${id}?fields=name`, `${list()}/${id}?fields=name`]) {
      const { status, body } = await api.send(path, { token })
      assert.deepEqual([status, body.name], [200, 'parcel'])
      assert.match(fake.asked.at(-1)!.path, new RegExp(`/v23.0/${id}\\?fields=name$`))
    }
    const other = await addPlugin(api, team)
    const elsewhere = await api.send(`${base}/${other.wabaId}/message_templates/${id}`, { token })
    assert.equal(elsewhere.status, 404)
  })

  it('deletes by name, also what is stored', async () => {
    const sent = { name: 'parcel', language: 'en_US' }
    await api.send(list(), { method: 'POST', token, body: sent })
    assert.ok(await stored('parcel'))
    const { status, body } = await api.send(`${list()}?name=parcel`, { method: 'DELETE', token })
    assert.deepEqual([status, body], [200, { success: true }])
    assert.equal(await stored('parcel'), undefined)
  })

  describe('when WhatsApp fails', () => {
    const answers = (status: number, text: string, headers = {}) => {
      fake.answer = (_asked, response) => {
        response.writeHead(status, headers).end(text)
      }
      return api.send(list(), { token })
    }
    const refusal = (code: number) => JSON.stringify({ error: { message: `(#${code}) No`, code } })

    it('its own status and error come through', async () => {
      const limited = await answers(429, refusal(80007), { 'retry-after': '7' })
      assert.deepEqual([limited.status, limited.headers['retry-after']], [429, '7'])
      assert.deepEqual(limited.body.error, { type: 'OAuthException', message: '(#80007) No', code: 80007 })
      assert.deepEqual(limited.body._errors, ['(#80007) No'])
      assert.equal((await answers(401, refusal(190))).status, 401)
      assert.equal((await answers(418, refusal(1))).status, 400)
    })

    it('what nobody can read is 502, in both forms', async () => {
      for (const [status, text] of [
        [200, '<html>'],
        [404, 'nothing here'],
      ] as const) {
        const { status: told, body } = await answers(status, text)
        assert.deepEqual([told, body._meta.code, body.error.code], [502, 'whatsapp_unreadable', 2])
      }
    })
  })

  describe('protection', () => {
    const calls: [method: string, where: string, path: () => string][] = [
      ['GET', '/{wabaId}/message_templates', list],
      ['POST', '/{wabaId}/message_templates', list],
      ['DELETE', '/{wabaId}/message_templates', () => `${list()}?name=x`],
      ['GET', '/{wabaId}/message_templates/{id}', () => `${list()}/510000000000001`],
      ['GET', '/{id}', () => `${base}/510000000000001`],
      ['POST', '/{id}', () => `${base}/510000000000001`],
    ]
    const withBody = (method: string) => (method === 'POST' ? { body: { name: 'x' } } : {})
    for (const [method, where, path] of calls) {
      it(`${method} ${where}: no token is 401, in both forms`, async () => {
        const { status, body } = await api.send(path(), { method, ...withBody(method) })
        assert.deepEqual([status, body.error.code, body._data], [401, 190, []])
      })
      it(`${method} ${where}: what belongs to another team is not found`, async () => {
        const stranger = await (await api.team()).token()
        const { status } = await api.send(path(), { method, token: stranger, ...withBody(method) })
        assert.equal(status, 404)
      })
    }
    it('only keys of admins and managers change anything; everybody reads', async () => {
      const user = await team.token('user')
      for (const [method, , path] of calls.filter(([name]) => name !== 'GET')) {
        const { status, body } = await api.send(path(), { method, token: user, ...withBody(method) })
        assert.deepEqual([status, body._meta.code], [403, 'manage_forbidden'])
      }
      assert.equal(fake.asked.length, 0)
      assert.equal((await api.send(list(), { token: user })).status, 200)
      const manager = await team.token('manager')
      const path = `${list()}?name=x`
      assert.equal((await api.send(path, { method: 'DELETE', token: manager })).status, 200)
    })
  })
})
