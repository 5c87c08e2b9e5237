import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { startTemplateApi, value, type SendPlace, type TemplateApi } from './test-sends.ts'
import { aTemplate, body } from './test-templates.ts'

describe('sends as other programs make them', () => {
  let on: TemplateApi
  let at: SendPlace
  before(async () => (on = await startTemplateApi()))
  after(() => on[Symbol.asyncDispose]())
  beforeEach(async () => (at = await on.place()))

  describe('what others send', () => {
    const empty = {
      imageUrl: '',
      videoUrl: '',
      documentUrl: '',
      filename: '',
      locationLatitude: 0,
      locationLongitude: 0,
    }

    it('the n8n node: every optional field empty, the place 0/0, no mapping', async () => {
      at.graph.templates.push(aTemplate({ name: 'parcel', components: [body('Your parcel is here.')] }))
      const { status, body: answer } = await at.send(empty)
      assert.equal(status, 200, JSON.stringify(answer))
      assert.equal(at.sent()[0]!.body.template.components, undefined)
    })

    it('the n8n node: one field of them filled in', async () => {
      const components = [{ type: 'HEADER', format: 'DOCUMENT' }, body('Your bill.')]
      at.graph.templates.push(aTemplate({ name: 'parcel', components }))
      const documentUrl = 'https://files.example.org/bill.pdf'
      const mappings = { mapping: [], headerMapping: [], buttonMapping: [] }
      const { status, body: answer } = await at.send({
        ...empty,
        ...mappings,
        documentUrl,
        filename: 'Bill.pdf',
      })
      assert.equal(status, 200, JSON.stringify(answer))
      assert.deepEqual(at.sent()[0]!.body.template.components, [
        {
          type: 'header',
          parameters: [{ type: 'document', document: { link: documentUrl, filename: 'Bill.pdf' } }],
        },
      ])
      assert.equal(answer._data.text, '[document] Bill.pdf\nYour bill.')
    })

    it('the SDK: all mappings, language, and every field that it reads', async () => {
      const components = [
        { type: 'HEADER', format: 'TEXT', text: 'For {{1}}' },
        body('It comes on {{1}}, we call before.'),
        { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Track', url: 'https://example.org/{{1}}' }] },
      ]
      at.graph.templates.push(aTemplate({ name: 'parcel', components }))
      const headers = { accept: 'application/json', 'x-chakra-sdk': '@chakrahq/chakra-chat-sdk/1.1.3' }
      const given = {
        language: 'en_US',
        mapping: [value('1', 'Monday')],
        headerMapping: [value('1', 'Ada')],
        buttonMapping: [value('1', 't/77')],
      }
      const { status, body: answer } = await at.send(given, undefined, headers)
      assert.equal(status, 200, JSON.stringify(answer))
      const fields = `id createdAt updatedAt externalId provider dataType body text attachments deliveryStatus direction
        timestamp context adhocAgent source team chat plugin contact user procedure process campaign inReplyTo`
      for (const field of fields.split(/\s+/)) assert.ok(field in answer._data, field)
      const { id, createdAt, timestamp, user, attachments, adhocAgent, contact, campaign } = answer._data
      assert.match(id, /^[0-9a-f-]{36}$/)
      assert.ok(Number.isInteger(createdAt) && Number.isInteger(timestamp))
      assert.match(user, /^[0-9a-f-]{36}$/)
      assert.deepEqual([attachments, adhocAgent, contact, campaign], [null, null, null, null])
      assert.deepEqual(at.sent()[0]!.body.template.components[2], {
        type: 'button',
        sub_type: 'url',
        index: '0',
        parameters: [{ type: 'text', text: 't/77' }],
      })
    })

    it('the SDK: a code, for the text and the button', async () => {
      const components = [
        body('*{{1}}* is your code.'),
        {
          type: 'BUTTONS',
          buttons: [
            {
              type: 'URL',
              text: 'Copy',
              url: 'https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}',
            },
          ],
        },
      ]
      at.graph.templates.push(aTemplate({ name: 'parcel', category: 'AUTHENTICATION', components }))
      const { status, body: answer } = await at.send({ otpCode: '123456' })
      assert.equal(status, 200, JSON.stringify(answer))
      const texts = at
        .sent()[0]!
        .body.template.components.map((part: { parameters: { text: string }[] }) => part.parameters[0]!.text)
      assert.deepEqual(texts, ['123456', '123456'])
    })
  })
})
