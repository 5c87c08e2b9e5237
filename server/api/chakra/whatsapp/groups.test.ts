import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { withSandbox, type ConnectedSandbox } from '../../../test/support/whatsapp.ts'

describe('groups', () => {
  let api: TestApi
  let connected: ConnectedSandbox
  before(async () => {
    api = await startApi()
    connected = await withSandbox(api)
  })
  after(async () => {
    await connected[Symbol.asyncDispose]()
    await api[Symbol.asyncDispose]()
  })

  async function someone() {
    const team = await api.team()
    const { plugin, business } = await connected.connect(team)
    const token = await team.token('manager')
    const base = `/v1/ext/plugin/whatsapp/${plugin.id}/api/v23.0`
    const call = (method: string, path: string, body?: object) =>
      api.send(`${base}/${path}`, {
        method,
        token,
        ...(body !== undefined && { body: { messaging_product: 'whatsapp', ...body } }),
      })
    const list = `${plugin.phoneNumberId}/groups`
    /** Its id: making only answers the request, the list has the group. */
    const make = async (fields: object = {}) => {
      const made = await call('POST', list, { subject: 'Parcels', ...fields })
      assert.equal(made.status, 200, made.text)
      return (await call('GET', list)).body.data.groups[0].id as string
    }
    const join = async (groupId: string, customer: string) => {
      const { origin, controlToken } = connected.sandbox
      await callControl(`${origin}/_sandbox/customers`, controlToken, { waId: customer })
      await callControl(`${origin}/_sandbox/groups/${groupId}/join`, controlToken, { customer })
    }
    return { team, plugin, business, token, base, call, list, make, join }
  }

  it('are made, listed, shown, changed and deleted', async () => {
    const { call, make, list } = await someone()
    const id = await make({ description: 'Where is it?', join_approval_mode: 'approval_required' })
    const shown = await call('GET', `${id}?fields=subject,description,join_approval_mode,suspended`)
    assert.deepEqual(shown.body, {
      messaging_product: 'whatsapp',
      subject: 'Parcels',
      description: 'Where is it?',
      join_approval_mode: 'approval_required',
      suspended: false,
      id,
    })
    assert.equal((await call('POST', id, { subject: 'Letters' })).status, 200)
    assert.equal((await call('GET', `${id}?fields=subject`)).body.subject, 'Letters')
    assert.equal((await call('DELETE', id)).status, 200)
    assert.deepEqual((await call('GET', list)).body, { data: { groups: [] } })
    const gone = await call('GET', id)
    assert.deepEqual([gone.status, gone.body.error.error_subcode, gone.body._data], [400, 33, []])
  })

  it('take a picture, in a multipart body that goes on as it came', async () => {
    const { make, base, token } = await someone()
    const id = await make()
    const form = new FormData()
    form.set('messaging_product', 'whatsapp')
    form.set('subject', 'With a picture')
    form.set('profile_picture_file', new Blob([Buffer.alloc(3_000, 0xff)], { type: 'image/jpeg' }), 'a.jpg')
    const request = new Request('http://localhost', { method: 'POST', body: form })
    const headers = { 'content-type': request.headers.get('content-type') ?? '' }
    const body = Buffer.from(await request.arrayBuffer())
    const sent = await api.send(`${base}/${id}`, { method: 'POST', token, headers, body })
    assert.equal(sent.status, 200, sent.text)
    assert.equal(connected.sandbox.context.world.groups.get(id)!.subject, 'With a picture')
  })

  it('are listed page by page, at addresses of this server', async () => {
    const { call, list, make, token } = await someone()
    for (const subject of ['one', 'two', 'three']) await make({ subject })
    const first = await call('GET', `${list}?limit=2`)
    const { next } = first.body.paging as { next: string }
    assert.ok(next.startsWith(`${api.origin}/v1/ext/plugin/whatsapp/`), next)
    const second = await api.send(next.slice(api.origin.length), { token })
    const subjects = [...first.body.data.groups, ...second.body.data.groups].map(
      (group: { subject: string }) => group.subject,
    )
    assert.deepEqual(subjects, ['three', 'two', 'one'])
    assert.equal(second.body.paging.next, undefined)
    assert.ok(second.body.paging.previous.startsWith(api.origin))
  })

  it('have an invite link that can be reset', async () => {
    const { call, make } = await someone()
    const path = `${await make()}/invite_link`
    const { invite_link: link } = (await call('GET', path)).body
    assert.match(link, /^https:\/\/chat\.whatsapp\.com\//)
    const reset = await call('POST', path, {})
    assert.notEqual(reset.body.invite_link, link)
    assert.equal((await call('GET', path)).body.invite_link, reset.body.invite_link)
  })

  it('let people in, or not, and out again', async () => {
    const { call, make, join } = await someone()
    const id = await make({ join_approval_mode: 'approval_required' })
    for (const customer of ['15550109001', '15550109002']) await join(id, customer)
    const requests = `${id}/join_requests`
    const waiting = (await call('GET', requests)).body.data as { join_request_id: string; wa_id: string }[]
    assert.deepEqual(
      waiting.map(({ wa_id: digits }) => digits),
      ['15550109001', '15550109002'],
    )
    const [first, second] = waiting.map((request) => request.join_request_id)
    const approved = await call('POST', requests, { join_requests: [first] })
    assert.deepEqual(approved.body.approved_join_requests, [first])
    const rejected = await call('DELETE', requests, { join_requests: [second] })
    assert.deepEqual(rejected.body.rejected_join_requests, [second])
    const people = async () => (await call('GET', `${id}?fields=participants`)).body.participants as object[]
    assert.equal((await people()).length, 1)
    const removed = await call('DELETE', `${id}/participants`, { participants: [{ user: '15550109001' }] })
    assert.equal(removed.status, 200)
    assert.deepEqual(await people(), [])
  })

  it('are refused in WhatsApp’s words', async () => {
    const { call, list } = await someone()
    const { status, body } = await call('POST', list, { subject: '' })
    assert.deepEqual([status, body.error.code], [400, 100])
    assert.match(body._errors[0], /subject/)
  })

  it('are the only things that can be changed or deleted in their place', async () => {
    const { call, plugin, business } = await someone()
    for (const id of [plugin.phoneNumberId, plugin.wabaId])
      for (const method of ['POST', 'DELETE']) {
        const { status, body } = await call(method, id, { pin: '123456', subject: 'x' })
        assert.deepEqual([status, body.error.code], [400, 100], `${method} ${id}`)
      }
    assert.equal(connected.sandbox.context.world.phoneNumbers.get(business.phoneNumberId)!.pin, null)
    for (const word of ['me', 'debug_token', '..%2Fme1', 'a%3Fb12']) {
      const { status, body } = await call('GET', word)
      assert.deepEqual([status, body._meta.code], [404, 'group_not_found'], word)
    }
  })

  it('are shown to everybody and changed by those who manage, of the team only', async () => {
    const { team, base, list, make } = await someone()
    const id = await make()
    const user = await team.token('user')
    const stranger = await (await api.team()).token()
    const changes = [
      ['POST', list],
      ['POST', id],
      ['DELETE', id],
      ['POST', `${id}/invite_link`],
      ['POST', `${id}/join_requests`],
      ['DELETE', `${id}/join_requests`],
      ['DELETE', `${id}/participants`],
    ] as const
    const reads = [list, id, `${id}/invite_link`, `${id}/join_requests`]
    for (const [method, path] of changes) {
      const body = { messaging_product: 'whatsapp' }
      const refused = await api.send(`${base}/${path}`, { method, token: user, body })
      assert.deepEqual([refused.status, refused.body._meta.code], [403, 'manage_forbidden'], path)
      assert.equal((await api.send(`${base}/${path}`, { method, token: stranger, body })).status, 404, path)
      assert.equal((await api.send(`${base}/${path}`, { method, body })).status, 401, path)
    }
    for (const path of reads) {
      assert.equal((await api.send(`${base}/${path}`, { token: user })).status, 200, path)
      assert.equal((await api.send(`${base}/${path}`, { token: stranger })).status, 404, path)
      assert.equal((await api.send(`${base}/${path}`)).status, 401, path)
    }
  })
})

async function callControl(url: string, token: string, body: object): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  assert.ok(answer.ok, await answer.text())
}
