import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { parcel, startTemplateApi, value, type SendPlace, type TemplateApi } from './test-sends.ts'
import { aTemplate } from './test-templates.ts'

describe('sending a template', () => {
  let on: TemplateApi
  let at: SendPlace
  before(async () => (on = await startTemplateApi()))
  after(() => on[Symbol.asyncDispose]())
  beforeEach(async () => (at = await on.place()))

  describe('to a phone number', () => {
    beforeEach(() => at.graph.templates.push(aTemplate({ name: 'parcel' })))

    it('answers the chat message, and WhatsApp gets the template filled in', async () => {
      const { status, body: answer } = await at.send({ mapping: parcel })
      assert.equal(status, 200, JSON.stringify(answer))
      const message = answer._data
      assert.deepEqual(answer._errors, [])
      assert.match(message.externalId, /^wamid\./)
      assert.deepEqual(
        [message.provider, message.dataType, message.direction, message.deliveryStatus],
        ['whatsapp', 'template', 'OUTBOUND', 'SENT'],
      )
      assert.deepEqual(message.body, { body: 'Hello Ada, it comes on Monday, we call before.' })
      assert.equal(message.text, message.body.body)
      assert.deepEqual(message.context, {
        contactIdentifier: '15550109999',
        messageTemplateId: at.graph.templates[0]!.id,
      })
      assert.deepEqual(message.source, {
        sourceId: at.plugin.phoneNumberId,
        sourceType: 'whatsappPhoneNumber',
      })
      assert.deepEqual([message.plugin, message.team, message.process], [at.plugin.id, at.team.id, null])
      const asked = at.sent()[0]!.body
      // What statuses are recognised by is put in by the sending itself.
      delete asked.biz_opaque_callback_data
      assert.deepEqual(asked, {
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        to: '15550109999',
        type: 'template',
        template: {
          name: 'parcel',
          language: { code: 'en_US' },
          components: [
            {
              type: 'body',
              parameters: [
                { type: 'text', text: 'Ada' },
                { type: 'text', text: 'Monday' },
              ],
            },
          ],
        },
      })
    })

    it('takes numbers as values, braces around names, and keys that others send', async () => {
      const mapping = [value(1, 42), value('{{ 2 }}', 'Monday')]
      const { status, body: answer } = await at.send({ mapping, languageCode: 'de', extra: true })
      assert.equal(status, 200, JSON.stringify(answer))
      assert.equal(answer._data.text, 'Hello 42, it comes on Monday, we call before.')
    })

    it('reads a name of nothing but spaces behind a brace at once', async () => {
      const began = process.cpuUsage()
      const mapping = [...parcel, value(`{{${' '.repeat(4_000)}x{`, 'Monday')]
      assert.equal((await at.send({ mapping })).status, 400)
      const { user, system } = process.cpuUsage(began)
      assert.ok(user + system < 1_000_000, `took ${user + system} µs of the processor`)
    })

    it('reads the number as records do', async () => {
      for (const [written, digits] of [
        ['%2B1%20555-010-9999', '15550109999'],
        ['919845012345', '919845012345'],
        ['98450%2012345', '919845012345'],
        ['9845012345', '919845012345'],
      ]) {
        await at.send({ mapping: parcel }, `phoneNumber/${written}`)
        assert.equal(at.sent().at(-1)!.body.to, digits)
      }
      const wrong = await on.api.send(at.path('phoneNumber/nobody'), {
        method: 'POST',
        token: at.token,
        body: at.order({ mapping: parcel }),
      })
      assert.equal(wrong.status, 400)
      assert.match(wrong.body._errors[0], /^phoneNumber: must be a phone number in digits/)
    })

    it('the same Idempotency-Key sends nothing twice, even when the template is gone', async () => {
      const headers = { 'idempotency-key': 'once' }
      const first = await at.send({ mapping: parcel }, undefined, headers)
      at.graph.templates.length = 0
      on.api.now += 60 * 60_000
      const again = await at.send({ mapping: parcel }, undefined, headers)
      assert.equal(again.status, 200, again.text)
      assert.equal(again.headers['idempotent-replay'], 'true')
      assert.equal(again.body._data.id, first.body._data.id)
      assert.equal(at.sent().length, 1)
    })

    it("WhatsApp's refusal comes with its code, as a failure", async () => {
      const { answer } = on.fake
      on.fake.answer = (asked, response) => {
        if (!asked.path.endsWith('/messages')) return answer(asked, response)
        response.writeHead(400, { 'content-type': 'application/json' })
        response.end(
          JSON.stringify({ error: { message: '(#131021) Recipient is the sender', code: 131021 } }),
        )
      }
      const { status, body: refused } = await at.send({ mapping: parcel })
      assert.equal(status, 400)
      assert.deepEqual(refused._data, [])
      assert.match(refused._errors[0], /^\(#131021\)/)
    })
  })

  describe('refuses at once, before WhatsApp is asked', () => {
    beforeEach(() => at.graph.templates.push(aTemplate({ name: 'parcel' })))

    it('everything that is wrong with the variables, by name', async () => {
      const mapping = [value('1', ''), value('tow', 'Monday'), value('1', 'x')]
      assert.deepEqual(await at.refusals({ mapping, imageUrl: 'https://example.org/a.png' }), [
        'mapping: "tow" is not known. There are: "1", "2".',
        'mapping: "1" is given twice: the variable {{1}} of the body',
        'imageUrl: must be empty: the template has no media in its header',
        'mapping: "2" is missing: the variable {{2}} of the body',
        'mapping: "1" is empty: the variable {{1}} of the body',
      ])
    })

    it('fields that are missing or of the wrong kind, together with what the template lacks', async () => {
      const given = { mapping: 'Ada', videoUrl: 7.5, locationLatitude: 'north' }
      const errors = await at.refusals(given)
      for (const field of [
        'mapping: must be a list',
        'videoUrl: must be text',
        'locationLatitude: must be a number',
        'mapping: "1" is missing',
      ])
        assert.ok(
          errors.some((error) => error.startsWith(field)),
          `${field} in ${errors.join('\n')}`,
        )
      const none = await on.api.send(at.path(), { method: 'POST', token: at.token, body: {} })
      assert.deepEqual(none.body._errors, [
        "whatsappPhoneNumberId: is required: WhatsApp's id of the phone number that sends",
        'templateName: is required: the name of an approved template',
      ])
    })

    it('an unknown template, with the nearest names', async () => {
      const [error] = await at.refusals({ templateName: 'parcle', mapping: parcel })
      assert.match(error!, /^templateName: .* no template "parcle"\. The nearest names are: parcel\.$/)
    })

    it('a template that is not approved, with its status', async () => {
      at.graph.templates[0]!['status'] = 'PAUSED'
      const [error] = await at.refusals({ mapping: parcel })
      assert.equal(
        error,
        'templateName: the template "parcel" in en_US is PAUSED, and only APPROVED templates can be sent',
      )
    })

    it('a name in several languages without a language, and a language that there is not', async () => {
      at.graph.templates.push(aTemplate({ name: 'parcel', language: 'de' }))
      const [missing] = await at.refusals({ mapping: parcel })
      assert.match(missing!, /^language: is required, .* several languages: de, en_US$/)
      const [wrong] = await at.refusals({ mapping: parcel, language: 'fr' })
      assert.match(wrong!, /^language: .* does not exist in "fr"; it exists in: de, en_US$/)
      assert.equal((await at.send({ mapping: parcel, language: 'en-us' })).status, 200)
    })

    it('a body that is no object, and one that is nested without end', async () => {
      for (const given of ['[]', '"x"', '{"mapping":'.repeat(300) + '1' + '}'.repeat(300)]) {
        const headers = { 'content-type': 'application/json' }
        const { status } = await on.api.send(at.path(), {
          method: 'POST',
          token: at.token,
          body: given,
          headers,
        })
        assert.equal(status, 400)
      }
    })
  })

  it('what was stored never refuses what WhatsApp has approved since', async () => {
    at.graph.templates.push(aTemplate({ name: 'parcel', status: 'PENDING' }))
    assert.equal((await at.send({ mapping: parcel })).status, 400)
    at.graph.templates[0]!['status'] = 'APPROVED'
    on.api.now += 6_000
    assert.equal((await at.send({ mapping: parcel })).status, 200)
    const reads = on.fake.asked.filter(({ path }) => path.includes('message_templates')).length
    assert.equal((await at.send({ mapping: parcel })).status, 200)
    assert.equal(on.fake.asked.filter(({ path }) => path.includes('message_templates')).length, reads)
  })

  it('a Graph that cannot be asked for templates stops nothing that is stored', async () => {
    at.graph.templates.push(aTemplate({ name: 'parcel' }))
    await at.send({ mapping: parcel })
    on.api.now += 60 * 60_000
    on.fake.answer = (asked, response) => {
      if (asked.path.endsWith('/messages')) return at.graph.answer(asked, response)
      response.writeHead(400).end('{"error":{"code":80007,"message":"(#80007) Rate limit"}}')
    }
    assert.equal((await at.send({ mapping: parcel })).status, 200)
  })
})
