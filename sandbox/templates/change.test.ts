import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { callControl, callGraph } from '../test-calls.ts'
import { bodyOf, startTemplates, type TemplateBench } from './test-templates.ts'

const dayMs = 86_400_000
const components = [bodyOf('Your parcel is here.')]
const others = [bodyOf('Your parcel is not here yet.')]

describe('changing and deleting templates', () => {
  let bench: TemplateBench
  before(async () => {
    bench = await startTemplates()
  })
  after(() => bench[Symbol.asyncDispose]())

  const edit = (id: string, body: Readonly<Record<string, unknown>>) => bench.graph(id, { body })
  const subcodeOf = async (answer: Promise<{ body: any }>) => (await answer).body.error?.error_subcode // eslint-disable-line @typescript-eslint/no-explicit-any
  const advance = (ms: number) => bench.control('/clock', { advanceMs: ms })
  const remove = (query: string) =>
    bench.graph(`${bench.business.wabaId}/message_templates?${query}`, { method: 'DELETE' })

  it('replaces the components of an approved one, once in a day', async () => {
    const id = await bench.created({ components })
    assert.equal((await edit(id, { components: others })).body.success, true)
    const shown = (await bench.graph(id)).body
    assert.deepEqual([shown.components, shown.status], [others, 'APPROVED'])
    assert.equal((await edit(id, { components })).status, 400)
    await advance(dayMs)
    assert.equal((await edit(id, { components })).status, 200)
  })

  it('does that at most ten times in thirty days', async () => {
    const id = await bench.created({ components })
    for (let n = 0; n < 10; n += 1) {
      assert.equal((await edit(id, { components: others })).status, 200)
      await advance(dayMs)
    }
    assert.equal((await edit(id, { components })).status, 400)
    await advance(20 * dayMs)
    assert.equal((await edit(id, { components })).status, 200)
  })

  it('goes into review again', async () => {
    await using slow = await startTemplates({ templateReviewMs: null })
    const id = await slow.created({ components })
    assert.equal(await subcodeOf(slow.graph(id, { body: { components: others } })), 2388039)
    await slow.control(`/templates/${id}/review`, { decision: 'APPROVED' })
    assert.equal((await slow.graph(id, { body: { components: others } })).status, 200)
    assert.equal((await slow.graph(id)).body.status, 'PENDING')
  })

  it('lets refused and paused ones be changed as often as needed, the category too', async () => {
    const refused = await bench.created({ name: 'reject_at_first', components })
    for (const category of ['marketing', 'UTILITY'])
      assert.equal((await edit(refused, { category, components })).status, 200)
    const paused = await bench.created({ components })
    for (let n = 0; n < 2; n += 1) {
      await bench.control(`/templates/${paused}/review`, { decision: 'PAUSED', reason: 'RATE_LIMITING' })
      assert.equal((await edit(paused, { components: others })).status, 200)
    }
  })

  it('keeps name, language, and the category of what is approved', async () => {
    const id = await bench.created({ components })
    assert.equal((await edit(id, { name: 'another', components })).status, 400)
    assert.equal((await edit(id, { language: 'de', components })).status, 400)
    assert.equal(await subcodeOf(edit(id, { category: 'MARKETING' })), 2388039)
    assert.equal((await edit(id, {})).status, 400)
  })

  it('holds the new components to the same rules, and changes nothing when they break one', async () => {
    const id = await bench.created({ components })
    assert.equal(await subcodeOf(edit(id, { components: [bodyOf('Hello {{1}}', 'Ada')] })), 2388299)
    assert.deepEqual((await bench.graph(id)).body.components, components)
    assert.equal((await edit(id, { message_send_ttl_seconds: 600 })).status, 200)
    assert.equal(
      (await bench.graph(`${id}?fields=message_send_ttl_seconds`)).body.message_send_ttl_seconds,
      600,
    )
  })

  it('deletes all languages of a name, and keeps the name for thirty days', async () => {
    await bench.created({ name: 'goes', components })
    await bench.created({ name: 'goes', language: 'de', components })
    assert.deepEqual((await remove('name=goes')).body, { success: true })
    assert.deepEqual((await bench.list('name=goes')).body.data, [])
    assert.equal(await subcodeOf(bench.create({ name: 'goes', components })), 2388023)
    await advance(30 * dayMs)
    assert.equal((await bench.create({ name: 'goes', components })).status, 200)
  })

  it('deletes one of them by its id', async () => {
    const id = await bench.created({ name: 'one_goes', components })
    await bench.created({ name: 'one_goes', language: 'de', components })
    assert.equal((await remove(`hsm_id=${id}&name=other`)).status, 400)
    assert.equal((await remove(`hsm_id=${id}&name=one_goes`)).status, 200)
    const left = (await bench.list('name=one_goes')).body.data
    assert.deepEqual(
      left.map(({ language }: { language: string }) => language),
      ['de'],
    )
  })

  it('gives the name of a refused one back at once', async () => {
    await bench.created({ name: 'reject_this', components })
    await remove('name=reject_this')
    assert.equal((await bench.create({ name: 'reject_this', components })).status, 200)
  })

  it('does not delete what is disabled, or not there', async () => {
    const id = await bench.created({ name: 'disabled', components })
    await bench.control(`/templates/${id}/review`, { decision: 'DISABLED' })
    assert.equal(await subcodeOf(remove('name=disabled')), 2388039)
    assert.equal((await remove('name=never_made')).status, 400)
    assert.equal((await remove('')).body.error.message, '(#100) The parameter name is required.')
  })

  it('waits with deleting while messages are under way', async () => {
    const id = await bench.created({ name: 'under_way', components })
    const { sandbox, business } = bench
    await callControl(sandbox, '/knobs', { method: 'PATCH', body: { statusDelayMs: 60_000 } })
    const sent = await callGraph(sandbox, `v23.0/${business.phoneNumberId}/messages`, {
      token: business.accessToken,
      body: {
        messaging_product: 'whatsapp',
        to: '15550109999',
        type: 'template',
        template: { name: 'under_way', language: { code: 'en_US' } },
      },
    })
    assert.equal(sent.status, 200, JSON.stringify(sent.body))
    await remove('name=under_way')
    assert.equal((await bench.graph(id)).body.status, 'PENDING_DELETION')
    assert.equal(await subcodeOf(bench.create({ name: 'under_way', components })), 2388023)
    await advance(30 * dayMs)
    assert.equal((await bench.graph(id)).status, 400)
  })
})
