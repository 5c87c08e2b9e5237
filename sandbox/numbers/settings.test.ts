import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startSandbox, type Business, type Sandbox } from '../index.ts'
import { callGraph } from '../test-calls.ts'

describe('what a business says of itself and how its number works', () => {
  let sandbox: Sandbox
  let business: Business
  before(async () => {
    sandbox = await startSandbox()
    business = sandbox.makeBusiness()
  })
  after(() => sandbox[Symbol.asyncDispose]())

  const call = (edge: string, body?: object) =>
    callGraph(sandbox, `v23.0/${business.phoneNumberId}/${edge}`, {
      token: business.accessToken,
      ...(body !== undefined && { body }),
    })

  describe('the profile', () => {
    const profile = 'whatsapp_business_profile'
    const change = (fields: object) => call(profile, { messaging_product: 'whatsapp', ...fields })
    const read = async (fields = '') => (await call(`${profile}${fields}`)).body.data[0]

    it('is empty at first, and flat', async () => {
      assert.deepEqual((await call(profile)).body, { data: [{ messaging_product: 'whatsapp' }] })
    })

    it('keeps what is given, clears what is empty, and shows what is asked for', async () => {
      const fields = {
        about: 'Parcels',
        address: 'Harbour 1',
        description: 'Fast',
        email: 'us@example.org',
        websites: ['https://example.org'],
        vertical: 'RETAIL',
      }
      assert.deepEqual((await change(fields)).body, { success: true })
      assert.deepEqual(await read(), { ...fields, messaging_product: 'whatsapp' })
      assert.deepEqual(await read('?fields=about,vertical'), {
        about: 'Parcels',
        vertical: 'RETAIL',
        messaging_product: 'whatsapp',
      })
      await change({ address: '', email: '' })
      assert.deepEqual(Object.keys(await read('?fields=address,email,about')), ['about', 'messaging_product'])
    })

    const long = (length: number) => 'x'.repeat(length)
    const wrong: readonly [string, object][] = [
      ['about of 140', { about: long(140) }],
      ['an empty about', { about: '' }],
      ['an address of 257', { address: long(257) }],
      ['a description of 513', { description: long(513) }],
      ['an email of 129', { email: `${long(120)}@ex.org.` + long(10) }],
      ['no email', { email: 'nobody' }],
      ['three websites', { websites: ['https://a.b', 'https://a.c', 'https://a.d'] }],
      ['a website without http', { websites: ['example.org'] }],
      ['a website of 257', { websites: [`https://${long(250)}`] }],
      ['another vertical', { vertical: 'ROCKETS' }],
      ['a handle of nothing', { profile_picture_handle: '4::nothing' }],
    ]
    for (const [name, fields] of wrong)
      it(`refuses ${name}`, async () => {
        const { status, body } = await change(fields)
        assert.deepEqual([status, body.error.code], [400, 100])
        assert.match(body.error.message, new RegExp(Object.keys(fields)[0]!))
      })

    it('refuses to be read by names that it does not have', async () => {
      assert.equal((await call(`${profile}?fields=abuot`)).body.error.code, 100)
    })

    it('shows a picture that was uploaded', async () => {
      const { world, blobs } = sandbox.context
      const upload = { id: 'upload:test', appId: business.appId, fileName: 'a.png', fileType: 'image/png' }
      world.uploads.put({ ...upload, fileLength: 4, received: 4, handle: '4::test' })
      const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47])
      await blobs.write(upload.id, bytes)
      assert.deepEqual((await change({ profile_picture_handle: '4::test' })).body, { success: true })
      const { profile_picture_url: url } = await read('?fields=profile_picture_url')
      const picture = await fetch(url as string)
      assert.equal(picture.headers.get('content-type'), 'image/png')
      assert.deepEqual(Buffer.from(await picture.arrayBuffer()), bytes)
      world.uploads.put({
        ...upload,
        id: 'upload:pdf',
        fileType: 'application/pdf',
        fileLength: 1,
        received: 1,
        handle: '4::pdf',
      })
      assert.equal((await change({ profile_picture_handle: '4::pdf' })).status, 400)
    })
  })

  describe('settings', () => {
    it('have calling switched off at first', async () => {
      assert.equal((await call('settings')).body.calling.status, 'DISABLED')
    })

    it('change group by group', async () => {
      const hours = {
        status: 'ENABLED',
        timezone_id: 'Europe/Berlin',
        weekly_operating_hours: [{ day_of_week: 'MONDAY', open_time: '0900', close_time: '1700' }],
      }
      await call('settings', { calling: { status: 'ENABLED', call_hours: hours } })
      await call('settings', { calling: { call_icon_visibility: 'DISABLE_ALL' } })
      await call('settings', { user_identity_change: { enable_identity_key_check: true } })
      const { calling, user_identity_change: identity } = (await call('settings')).body
      assert.deepEqual(
        [calling.status, calling.call_icon_visibility, calling.call_hours, identity],
        ['ENABLED', 'DISABLE_ALL', hours, { enable_identity_key_check: true }],
      )
    })

    it('show passwords of SIP servers only to who asks for them', async () => {
      const servers = [{ hostname: 'sip.example.org', port: 5061 }]
      await call('settings', { calling: { sip: { status: 'ENABLED', servers } } })
      const shown = async (query: string) =>
        (await call(`settings${query}`)).body.calling.sip.servers[0] as Record<string, unknown>
      assert.deepEqual(await shown(''), servers[0])
      assert.equal(typeof (await shown('?include_sip_credentials=true'))['sip_user_password'], 'string')
    })

    const wrong: readonly object[] = [
      {},
      { caling: { status: 'ENABLED' } },
      { calling: 'on' },
      { calling: { status: 'ON' } },
      { calling: { call_hours: { status: 'ENABLED' } } },
      { calling: { sip: { status: 'ENABLED' } } },
      { user_identity_change: { enable_identity_key_check: 'yes' } },
    ]
    for (const body of wrong)
      it(`refuse ${JSON.stringify(body)}`, async () => {
        assert.equal((await call('settings', body)).body.error.code, 100)
      })
  })
})
