/** A client that others have made, unmodified, against the sandbox: all that it can send, and what it reads. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { GraphApiError, WhatsAppClient } from '@kapso/whatsapp-cloud-api'
import { normalizeWebhook, verifySignature } from '@kapso/whatsapp-cloud-api/server'
import { ada, startBusiness, type TestBusiness } from './messages/test-business.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describe('the client @kapso/whatsapp-cloud-api', () => {
  let test: TestBusiness
  let client: WhatsAppClient
  let to: { phoneNumberId: string; to: string }
  let waba: string
  before(async () => {
    test = await startBusiness({
      messagesPerSecond: null,
      hasPairLimit: false,
      templateReviewMs: 0,
      mediaNeedsToken: false,
    })
    const { accessToken, phoneNumberId, wabaId } = test.business
    client = new WhatsAppClient({ accessToken, baseUrl: test.sandbox.origin, graphVersion: 'v23.0' })
    to = { phoneNumberId, to: ada }
    waba = wabaId
    await test.open()
  })
  after(() => test[Symbol.asyncDispose]())

  const arrives = async (answer: { messages: { id: string }[] }): Promise<string> => {
    const id = answer.messages[0]!.id
    const statuses = await test.statuses(id, 2)
    assert.deepEqual(
      statuses.map(({ status }) => status),
      ['sent', 'delivered'],
    )
    return id
  }
  const upload = () =>
    client.media.upload({
      phoneNumberId: to.phoneNumberId,
      type: 'image',
      file: new Blob([png], { type: 'image/png' }),
      fileName: 'a.png',
    })

  it('sends texts, with a preview, as an answer, and with a note', async () => {
    const answer = await client.messages.sendText({ ...to, body: 'Hello', previewUrl: true })
    assert.deepEqual(answer.contacts[0]?.waId, ada)
    const id = await arrives(answer)
    await arrives(
      await client.messages.sendText({
        ...to,
        body: 'Again',
        contextMessageId: id,
        bizOpaqueCallbackData: 'n',
      }),
    )
    const { id: userId } = (await test.act(`/${ada}`)).body
    await arrives(
      await client.messages.sendText({ phoneNumberId: to.phoneNumberId, recipient: userId, body: 'By id' }),
    )
  })

  it('uploads media, reads about them, downloads them without a token and deletes them', async () => {
    const { id } = await upload()
    const media = await client.media.get({ mediaId: id, phoneNumberId: to.phoneNumberId })
    assert.equal(media.mimeType, 'image/png')
    assert.equal(Number(media.fileSize), png.length)
    assert.match(media.sha256, /^[0-9a-f]{64}$/)
    const bytes = await client.media.download({ mediaId: id, phoneNumberId: to.phoneNumberId })
    assert.deepEqual(Buffer.from(bytes as ArrayBuffer), png)
    assert.equal((await client.media.delete({ mediaId: id })).success, true)
  })

  it('sends images by id and every media by link', async () => {
    const { id } = await upload()
    await arrives(await client.messages.sendImage({ ...to, image: { id, caption: 'A dot' } }))
    await client.messages.sendImage({ ...to, image: { link: 'http://127.0.0.1:1/a.png' } })
    await client.messages.sendVideo({ ...to, video: { link: 'http://127.0.0.1:1/a.mp4', caption: 'C' } })
    await client.messages.sendAudio({ ...to, audio: { link: 'http://127.0.0.1:1/a.ogg', voice: true } })
    await client.messages.sendSticker({ ...to, sticker: { link: 'http://127.0.0.1:1/a.webp' } })
    await client.messages.sendDocument({
      ...to,
      document: { link: 'http://127.0.0.1:1/a.pdf', filename: 'a.pdf', caption: 'C' },
    })
  })

  it('sends locations, contacts and reactions', async () => {
    await arrives(
      await client.messages.sendLocation({
        ...to,
        location: { latitude: 52.5, longitude: 13.4, name: 'Berlin', address: 'Mitte' },
      }),
    )
    const name = { formattedName: 'Grace Hopper', firstName: 'Grace' }
    await arrives(
      await client.messages.sendContacts({
        ...to,
        contacts: [
          {
            name,
            phones: [{ phone: '+15550108888', type: 'WORK', waId: '15550108888' }],
            emails: [{ email: 'grace@example.org', type: 'WORK' }],
            addresses: [{ city: 'New York', countryCode: 'us', type: 'HOME' }],
            org: { company: 'Navy', title: 'Admiral' },
            urls: [{ url: 'https://example.org' }],
            birthday: '1906-12-09',
          },
        ],
      }),
    )
    const { id } = (await test.act(`/${ada}/messages`, { type: 'text', text: 'React!' })).body
    for (const emoji of ['👍', '']) {
      const { messages } = await client.messages.sendReaction({ ...to, reaction: { messageId: id, emoji } })
      assert.equal((await test.statuses(messages[0]!.id, 1))[0]?.status, 'sent')
    }
  })

  it('sends buttons, lists, links and requests', async () => {
    const { messages } = client
    const bodyText = 'Body'
    const { id } = await upload()
    const image = { type: 'image' as const, image: { id } }
    await arrives(
      await messages.sendInteractiveButtons({
        ...to,
        bodyText,
        footerText: 'Footer',
        header: image,
        buttons: [
          { id: 'yes', title: 'Yes' },
          { id: 'no', title: 'No' },
        ],
      }),
    )
    await arrives(
      await messages.sendInteractiveList({
        ...to,
        bodyText,
        buttonText: 'Slots',
        header: { type: 'text', text: 'Header' },
        footerText: 'Footer',
        sections: [{ title: 'Monday', rows: [{ id: '9', title: '9:00', description: 'Room 2' }] }],
      }),
    )
    await arrives(
      await messages.sendInteractiveCtaUrl({
        ...to,
        bodyText,
        header: image,
        footerText: 'Footer',
        parameters: { displayText: 'Open', url: 'https://example.org' },
      }),
    )
    await arrives(
      await messages.sendInteractiveLocationRequest({
        ...to,
        bodyText,
        parameters: { requestMessage: 'Where?' },
      }),
    )
    await arrives(
      await messages.sendInteractiveAddress({
        ...to,
        bodyText,
        parameters: { country: 'IN', values: { city: 'Pune' } },
      }),
    )
    await arrives(
      await messages.sendInteractiveCallPermission({
        ...to,
        bodyText,
        parameters: { phoneNumber: '+15550100200' },
      }),
    )
    await arrives(
      await messages.sendInteractiveRaw({
        ...to,
        interactive: {
          type: 'request_contact_info',
          body: { text: bodyText },
          action: { name: 'request_contact_info' },
        },
      }),
    )
  })

  it('sends products and carousels', async () => {
    const { messages } = client
    const bodyText = 'Body'
    const { id } = await upload()
    const header = { type: 'image' as const, image: { id } }
    await arrives(
      await messages.sendInteractiveProduct({ ...to, bodyText, catalogId: '1', productRetailerId: 'a' }),
    )
    await arrives(
      await messages.sendInteractiveProductList({
        ...to,
        bodyText,
        header: { type: 'text', text: 'Header' },
        catalogId: '1',
        sections: [{ title: 'All', productItems: [{ productRetailerId: 'a' }] }],
      }),
    )
    await arrives(
      await messages.sendInteractiveCatalogMessage({
        ...to,
        bodyText,
        parameters: { thumbnailProductRetailerId: 'a' },
      }),
    )
    const action = { displayText: 'Open', url: 'https://example.org' }
    await arrives(
      await messages.sendInteractiveCarousel({
        ...to,
        bodyText,
        cards: [0, 1].map((cardIndex) => ({ cardIndex, header, bodyText: 'Card', action })),
      }),
    )
    await arrives(
      await messages.sendInteractiveCarousel({
        ...to,
        bodyText,
        cards: [0, 1].map((cardIndex) => ({
          cardIndex,
          header,
          action: { buttons: [{ id: `b${cardIndex}`, title: 'Take' }] },
        })),
      }),
    )
  })

  it('makes a template, lists it, reads it, sends it and deletes it', async () => {
    const made = await client.templates.create({
      businessAccountId: waba,
      name: 'parcel_update',
      language: 'en_US',
      category: 'UTILITY',
      parameterFormat: 'NAMED',
      components: [
        {
          type: 'BODY',
          text: 'Hello {{first_name}}, it comes on {{day}}, we will call before.',
          example: {
            bodyTextNamedParams: [
              { paramName: 'first_name', example: 'Ada' },
              { paramName: 'day', example: 'Monday' },
            ],
          },
        },
        { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Later' }] },
      ],
    })
    await test.receiver.waitFor(1, 'message_template_status_update')
    const { data } = await client.templates.list({
      businessAccountId: waba,
      name: 'parcel_update',
      limit: 10,
    })
    assert.deepEqual(
      data.map(({ id, name, status }) => [id, name, status]),
      [[made.id, 'parcel_update', 'APPROVED']],
    )
    const read = await client.templates.get({ businessAccountId: waba, templateId: made.id })
    assert.equal(read.name, 'parcel_update')
    const named = (parameterName: string, text: string) => ({ type: 'text' as const, parameterName, text })
    const id = await arrives(
      await client.messages.sendTemplate({
        ...to,
        template: {
          name: 'parcel_update',
          language: { code: 'en_US', policy: 'deterministic' },
          components: [{ type: 'body', parameters: [named('first_name', 'Ada'), named('day', 'Monday')] }],
        },
      }),
    )
    const answer = await test.act(`/${ada}/messages`, {
      type: 'button',
      button: { text: 'Later' },
      context: { message_id: id },
    })
    assert.deepEqual(answer.body.message.button, { payload: 'Later', text: 'Later' })
    const { success } = await client.templates.delete({ businessAccountId: waba, name: 'parcel_update' })
    assert.equal(success, true)
  })

  it('makes a Flow, publishes it and sends it', async () => {
    const flowJson = {
      version: '7.0',
      screens: [
        {
          id: 'FIRST',
          title: 'Booking',
          terminal: true,
          layout: {
            type: 'SingleColumnLayout',
            children: [
              { type: 'TextHeading', text: 'Book' },
              { type: 'Footer', label: 'Done', onClickAction: { name: 'complete', payload: {} } },
            ],
          },
        },
      ],
    }
    const { flowId } = await client.flows.deploy(flowJson, { name: 'booking', wabaId: waba, publish: true })
    const flow = await client.flows.get<{ status: string }>({ flowId })
    assert.equal(flow.status, 'PUBLISHED')
    await arrives(
      await client.messages.sendInteractiveFlow({
        ...to,
        bodyText: 'Book',
        parameters: {
          flowId,
          flowCta: 'Book',
          flowMessageVersion: '3',
          flowToken: 't',
          flowAction: 'navigate',
        },
      }),
    )
  })

  it('reads and changes the number: settings, profile, codes and registration', async () => {
    const { phoneNumberId } = to
    const { phoneNumbers } = client
    await phoneNumbers.businessProfile.update({
      phoneNumberId,
      about: 'We deliver',
      websites: ['https://example.org'],
    })
    const profile = await phoneNumbers.businessProfile.get({ phoneNumberId, fields: 'about,websites' })
    assert.equal(profile.data[0]?.about, 'We deliver')
    await phoneNumbers.settings.update({ phoneNumberId, calling: { status: 'ENABLED' } })
    const settings = await phoneNumbers.settings.get({ phoneNumberId })
    assert.equal(settings.calling?.status, 'ENABLED')
    assert.equal((await phoneNumbers.deregister({ phoneNumberId })).success, true)
    assert.equal((await phoneNumbers.register({ phoneNumberId, pin: '123456' })).success, true)
  })

  it('marks messages as read, with and without a typing indicator', async () => {
    const { id } = (await test.act(`/${ada}/messages`, { type: 'text', text: 'Read me' })).body
    const read = { phoneNumberId: to.phoneNumberId, messageId: id }
    assert.equal((await client.messages.markRead(read)).success, true)
    const typing = await client.messages.markRead({ ...read, typingIndicator: { type: 'text' } })
    assert.equal(typing.success, true)
    const chat = (await test.act(`/${ada}/chats/${to.phoneNumberId}`)).body
    assert.deepEqual([chat.isTyping, chat.data.at(-1).isRead], [true, true])
  })

  it('reads errors as it knows them', async () => {
    const template = { name: 'nope', language: { code: 'de' } }
    await assert.rejects(client.messages.sendTemplate({ ...to, template }), (error) => {
      assert.ok(error instanceof GraphApiError)
      assert.deepEqual([error.code, error.category], [132_001, 'template'])
      assert.equal(error.details, 'template name (nope) does not exist in de')
      return true
    })
  })

  it('takes the webhooks: the signature fits, and messages and statuses are found', async () => {
    test.receiver.clear()
    const inbound = (await test.act(`/${ada}/messages`, { type: 'text', text: 'Grüße 👋' })).body.id
    const id = await arrives(await client.messages.sendText({ ...to, body: 'Hello' }))
    const { appSecret } = test.business
    const read = test.receiver.deliveries.map(({ bytes, headers, json }) => {
      const signatureHeader = String(headers['x-hub-signature-256'])
      assert.ok(verifySignature({ appSecret, rawBody: bytes, signatureHeader }))
      return normalizeWebhook(json)
    })
    const messages = read.flatMap((one) => one.messages)
    assert.deepEqual(
      messages.map((message) => [message.id, message.type, message.text?.body, message.from]),
      [[inbound, 'text', 'Grüße 👋', ada]],
    )
    const statuses = read.flatMap((one) => one.statuses).filter((status) => status.id === id)
    assert.deepEqual(
      statuses.map(({ status, recipientId }) => [status, recipientId]),
      [
        ['sent', ada],
        ['delivered', ada],
      ],
    )
    assert.equal(read[0]?.phoneNumberId, to.phoneNumberId)
  })
})
