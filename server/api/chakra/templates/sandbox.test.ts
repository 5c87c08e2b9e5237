import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import type { Business } from '@felloe/sandbox'
import { anyCase, type Case } from '../../../messaging/templates/test-templates.ts'
import { mappingLists } from '../../../messaging/templates/template-input.ts'
import { storedTemplate } from '../../../messaging/templates/templates.ts'
import { startApi, type TestApi, type TestTeam } from '../../../test/support/api.ts'
import { withSandbox, type ConnectedSandbox, type TestPlugin } from '../../../test/support/whatsapp.ts'
import { value } from './test-sends.ts'

describe('templates before a real sandbox', () => {
  let api: TestApi
  let connected: ConnectedSandbox
  let team: TestTeam
  let token = ''
  let business: Business
  let plugin: TestPlugin
  before(async () => {
    api = await startApi({ background: true })
    connected = await withSandbox(api, {
      knobs: { templateReviewMs: null, hasPairLimit: false, messagesPerSecond: null },
    })
    team = await api.team()
    token = await team.token()
    const made = await connected.connect(team)
    business = made.business
    plugin = made.plugin
    await hearOfTemplates()
  })
  after(async () => {
    await api[Symbol.asyncDispose]()
    await connected[Symbol.asyncDispose]()
  })

  const api23 = '/v1/ext/plugin/whatsapp/api/v23.0'
  const list = () => `${api23}/${business.wabaId}/message_templates`
  const create = (body: object) => api.send(list(), { method: 'POST', token, body })
  const send = (templateName: string, more: object = {}, to = '15550109999') =>
    api.send(`/v1/ext/plugin/whatsapp/${plugin.id}/phoneNumber/${to}/send-template-message`, {
      method: 'POST',
      token,
      body: { whatsappPhoneNumberId: business.phoneNumberId, templateName, ...more },
    })
  const control = async (path: string, body: object) => {
    const { origin, controlToken } = connected.sandbox
    const headers = { authorization: `Bearer ${controlToken}`, 'content-type': 'application/json' }
    const answer = await fetch(`${origin}/_sandbox${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    assert.ok(answer.ok, await answer.text())
  }
  /** An override of a WABA's callback is told of messages only; of all else the app is told. */
  async function hearOfTemplates() {
    const { origin } = connected.sandbox
    const answer = await fetch(`${origin}/v23.0/${business.appId}/subscriptions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        access_token: `${business.appId}|${business.appSecret}`,
        object: 'whatsapp_business_account',
        callback_url: `${api.origin}/webhooks/whatsapp/${plugin.id}`,
        verify_token: plugin.verifyToken,
        fields: 'message_template_status_update',
      }),
    })
    assert.ok(answer.ok, await answer.text())
  }
  const until = async (what: string, isSo: () => Promise<boolean>) => {
    for (let tries = 0; !(await isSo()); tries += 1) {
      assert.ok(tries < 200, `it never came that ${what}`)
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  }

  it('sends the template that every account has', async () => {
    const { status, body } = await send('hello_world')
    assert.equal(status, 200, JSON.stringify(body))
    assert.match(body._data.externalId, /^wamid\./)
    assert.match(body._data.text, /^Hello World\nWelcome and congratulations/)
  })

  it('creates one, hears that it is approved, changes it, and deletes it', async () => {
    const name = 'parcel_update'
    const made = await create({
      name,
      language: 'en_US',
      category: 'utility',
      components: [
        {
          type: 'BODY',
          text: 'Hello {{1}}, it comes on {{2}}, we will call before.',
          example: { body_text: [['Ada', 'Monday']] },
        },
      ],
    })
    assert.deepEqual([made.status, made.body.status], [200, 'PENDING'], made.text)
    const mapping = [value('1', 'Ada'), value('2', 'Monday')]
    const early = await send(name, { mapping })
    assert.match(early.body._errors[0], /is PENDING, and only APPROVED templates can be sent/)
    const { id } = made.body as { id: string }
    await control(`/templates/${id}/review`, { decision: 'APPROVED' })
    const stored = () => storedTemplate(api.context.database, team.id, business.wabaId, name, 'en_US')
    await until('it is approved', async () => (await stored())?.status === 'APPROVED')
    const sent = await send(name, { mapping })
    assert.equal(sent.status, 200, sent.text)
    assert.equal(sent.body._data.text, 'Hello Ada, it comes on Monday, we will call before.')
    assert.equal(sent.body._data.context.messageTemplateId, id)

    const changed = await api.send(`${api23}/${id}`, {
      method: 'POST',
      token,
      body: { components: [{ type: 'BODY', text: 'It has arrived.' }] },
    })
    assert.deepEqual([changed.status, changed.body.success], [200, true], changed.text)
    assert.equal((await stored())?.components[0]?.['text'], 'It has arrived.')
    const gone = await api.send(`${list()}?name=${name}`, { method: 'DELETE', token })
    assert.equal(gone.status, 200, gone.text)
    assert.notEqual((await stored())?.status, 'APPROVED')
  })

  it('sends a code to an authentication template as WhatsApp has written it', async () => {
    const made = await create({
      name: 'login_code',
      language: 'en_US',
      category: 'AUTHENTICATION',
      components: [
        { type: 'BODY', add_security_recommendation: true },
        { type: 'FOOTER', code_expiration_minutes: 10 },
        { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE', text: 'Copy code' }] },
      ],
    })
    assert.equal(made.status, 200, made.text)
    await control(`/templates/${made.body.id}/review`, { decision: 'APPROVED' })
    api.now += 10_000
    const sent = await send('login_code', { otpCode: '123456' })
    assert.equal(sent.status, 200, sent.text)
    assert.match(sent.body._data.text, /123456/)
  })

  it("a refusal of a new template is WhatsApp's own", async () => {
    const { status, body } = await create({
      name: 'Bad Name',
      language: 'en_US',
      category: 'UTILITY',
      components: [],
    })
    assert.equal(status, 400)
    assert.equal(body.error.code, 100)
    assert.match(body._errors[0], /^\(#100\)/)
  })

  it('lists more than 60, page by page, over paging.next with the same token', async () => {
    for (let index = 0; index < 64; index += 1)
      putTemplate(`page_${index}`, [{ type: 'BODY', text: 'Hello' }])
    const seen = new Set<string>()
    let next: string | undefined = `${api.origin}${list()}?limit=20&fields=name`
    while (next !== undefined) {
      const page: {
        status: number
        body: { data: { name: string }[]; paging?: { next?: string } }
        text: string
      } = await api.send(next.slice(api.origin.length), { token })
      assert.equal(page.status, 200, page.text)
      assert.ok(!page.text.includes(connected.sandbox.origin), page.text)
      for (const { name } of page.body.data) seen.add(name)
      next = page.body.paging?.next
      if (next !== undefined) assert.ok(next.startsWith(`${api.origin}${list()}?`), next)
    }
    for (let index = 0; index < 64; index += 1) assert.ok(seen.has(`page_${index}`), `page_${index}`)
  })

  function putTemplate(name: string, components: readonly object[], more: object = {}): void {
    const { world, clock } = connected.sandbox.context
    world.templates.put({
      id: world.newId('template'),
      wabaId: business.wabaId,
      name,
      language: 'en_US',
      category: 'UTILITY',
      status: 'APPROVED',
      parameterFormat: 'POSITIONAL',
      components: components as { type: string }[],
      previousCategory: null,
      rejectedReason: 'NONE',
      qualityScore: 'GREEN',
      messageSendTtlSeconds: null,
      libraryTemplateName: null,
      editTimes: [],
      pauseCount: 0,
      createdAt: clock.now(),
      ...more,
    })
  }

  it('any template that is filled in is accepted by the sandbox, and none is that lacks a value', async () => {
    let count = 0
    const bodyOf = ({ input }: Case) => ({
      ...Object.fromEntries(
        mappingLists.map((name) => [name, input.mappings[name].map((one) => value(one.name, one.value))]),
      ),
      ...input.fields,
      ...(input.location && {
        locationLatitude: input.location.latitude,
        locationLongitude: input.location.longitude,
      }),
    })
    await fc.assert(
      fc.asyncProperty(anyCase, async (one) => {
        const name = `case_${(count += 1)}`
        putTemplate(name, one.template.components, { parameterFormat: one.template.parameterFormat })
        const full = bodyOf(one) as Record<string, object[]>
        // Each to somebody else: one customer is not written to this often.
        const sent = await send(name, full, `1555020${String(count).padStart(4, '0')}`)
        assert.equal(sent.status, 200, `${sent.text}\n${JSON.stringify(one, null, 1)}`)
        const list = mappingLists.find((candidate) => full[candidate]!.length > 0)
        if (list === undefined) return
        const refused = await send(name, { ...full, [list]: full[list]!.slice(1) })
        assert.equal(refused.status, 400)
        assert.ok(
          refused.body._errors[0].startsWith(`${list}: "${one.input.mappings[list][0]!.name}" is missing`),
        )
      }),
      { numRuns: 60 },
    )
  })
})
