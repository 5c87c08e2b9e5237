import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, it } from 'node:test'
import { startSandbox } from '../index.ts'
import { callControl, callGraph, until } from '../test-calls.ts'
import { startReceiver, type Receiver } from '../test-receiver.ts'
import { bodyOf, startTemplates, type TemplateBench } from './test-templates.ts'

const hourMs = 3_600_000
const components = [bodyOf('Your parcel is here.')]

describe('the review of templates', () => {
  let bench: TemplateBench
  let receiver: Receiver
  before(async () => {
    bench = await startTemplates()
    receiver = await startReceiver()
    await receiver.subscribe(bench.sandbox.origin, bench.business)
  })
  beforeEach(() => receiver.clear())
  after(async () => {
    await bench[Symbol.asyncDispose]()
    await receiver.close()
  })

  const statusOf = async (id: string): Promise<string> =>
    (await bench.graph(`${id}?fields=status`)).body.status
  const review = (id: string, body: unknown) => bench.control(`/templates/${id}/review`, body)
  const advance = (ms: number) => bench.control('/clock', { advanceMs: ms })
  const told = async (count: number, field: string) =>
    (await receiver.waitFor(count, field)).map(({ value }) => value)
  /** What was told of the status of one template. Webhooks that are on the way together come in any order. */
  const statusesOf = (id: string) =>
    receiver
      .changes('message_template_status_update')
      .map(({ value }) => value)
      .filter((value) => value['message_template_id'] === Number(id))
  const toldOf = (id: string, event: string) =>
    until(() => statusesOf(id).find((value) => value['event'] === event))

  it('approves by itself and tells, with the id as a number', async () => {
    const id = await bench.created({ name: 'parcel_here', components })
    const [change] = await receiver.waitFor(1)
    assert.deepEqual(
      [change?.field, change?.entryId],
      ['message_template_status_update', bench.business.wabaId],
    )
    assert.equal(typeof change?.time, 'number')
    assert.deepEqual(change?.value, {
      event: 'APPROVED',
      message_template_id: Number(id),
      message_template_name: 'parcel_here',
      message_template_language: 'en_US',
      message_template_category: 'UTILITY',
      reason: 'NONE',
    })
    assert.equal(await statusOf(id), 'APPROVED')
  })

  it('refuses a name with "reject" in it, and leaves one with "pending" waiting', async () => {
    const refused = await bench.created({ name: 'please_reject_me', components })
    const waiting = await bench.created({ name: 'pending_one', components })
    const value = await toldOf(refused, 'REJECTED')
    assert.equal(value['reason'], 'INVALID_FORMAT')
    assert.equal(typeof value['rejection_info'].reason, 'string')
    assert.equal(
      (await bench.graph(`${refused}?fields=rejected_reason`)).body.rejected_reason,
      'INVALID_FORMAT',
    )
    await advance(24 * hourMs)
    assert.equal(await statusOf(waiting), 'PENDING')
    await review(waiting, { decision: 'REJECTED', reason: 'PROMOTIONAL' })
    assert.equal((await toldOf(waiting, 'REJECTED'))['reason'], 'PROMOTIONAL')
    assert.equal(statusesOf(waiting).length, 1)
    await review(waiting, { decision: 'APPROVED' })
    assert.equal(await statusOf(waiting), 'APPROVED')
  })

  it('takes as long as the knob says', async () => {
    await using slow = await startTemplates({ templateReviewMs: 60_000 })
    const id = await slow.created({ components })
    const status = async () => (await slow.graph(id)).body.status
    await slow.control('/clock', { advanceMs: 50_000 })
    assert.equal(await status(), 'PENDING')
    await slow.control('/clock', { advanceMs: 10_000 })
    assert.equal(await status(), 'APPROVED')
  })

  it('pauses for three hours, for six, and then for good', async () => {
    const id = await bench.created({ components })
    await toldOf(id, 'APPROVED')
    for (const [hours, title] of [
      [3, 'FIRST_PAUSE'],
      [6, 'SECOND_PAUSE'],
    ] as const) {
      receiver.clear()
      await review(id, { decision: 'PAUSED' })
      assert.equal((await toldOf(id, 'PAUSED'))['other_info'].title, title)
      await advance(hours * hourMs - 60_000)
      assert.equal(await statusOf(id), 'PAUSED')
      await advance(60_000)
      assert.equal(await statusOf(id), 'APPROVED')
      assert.equal((await toldOf(id, 'REINSTATED'))['other_info'].title, 'UNPAUSE')
    }
    receiver.clear()
    await review(id, { decision: 'PAUSED' })
    const value = await toldOf(id, 'DISABLED')
    assert.equal(typeof value['disable_info'].disable_date, 'number')
    assert.equal(await statusOf(id), 'DISABLED')
  })

  it('lets the business end only a pause for its rate', async () => {
    const id = await bench.created({ components })
    const unpause = async () => (await bench.graph(`${id}/unpause`, { method: 'POST' })).body
    assert.equal((await unpause()).success, false)
    await review(id, { decision: 'PAUSED' })
    assert.equal((await unpause()).success, false)
    await review(id, { decision: 'APPROVED' })
    await review(id, { decision: 'PAUSED', reason: 'RATE_LIMITING' })
    assert.deepEqual(await unpause(), { success: true })
    assert.equal(await statusOf(id), 'APPROVED')
  })

  it('tells of quality and category', async () => {
    const id = await bench.created({ name: 'rated', components })
    await bench.control(`/templates/${id}/quality`, { score: 'RED' })
    await bench.control(`/templates/${id}/category`, { category: 'MARKETING' })
    assert.deepEqual((await told(1, 'message_template_quality_update'))[0], {
      previous_quality_score: 'UNKNOWN',
      new_quality_score: 'RED',
      message_template_id: Number(id),
      message_template_name: 'rated',
      message_template_language: 'en_US',
    })
    const [value] = await told(1, 'template_category_update')
    assert.deepEqual([value?.['previous_category'], value?.['new_category']], ['UTILITY', 'MARKETING'])
    const shown = (await bench.graph(`${id}?fields=category,previous_category,quality_score`)).body
    assert.deepEqual(
      [shown.category, shown.previous_category, shown.quality_score.score],
      ['MARKETING', 'UTILITY', 'RED'],
    )
  })

  it('tells new components, and that a template is gone', async () => {
    const id = await bench.created({ name: 'edited', components })
    await bench.graph(id, { body: { components: [...components, { type: 'FOOTER', text: 'Bye' }] } })
    const [value] = await told(1, 'message_template_components_update')
    assert.deepEqual(
      [value?.['message_template_element'], value?.['message_template_footer']],
      ['Your parcel is here.', 'Bye'],
    )
    await bench.graph(`${bench.business.wabaId}/message_templates?name=edited`, { method: 'DELETE' })
    await toldOf(id, 'DELETED')
  })

  it('knows events that are no status', async () => {
    const id = await bench.created({ components })
    await review(id, { decision: 'FLAGGED' })
    await toldOf(id, 'FLAGGED')
    assert.equal(await statusOf(id), 'APPROVED')
  })

  it('says what is wrong with a decision', async () => {
    const id = await bench.created({ components })
    const wrong = await review(id, { decision: 'APROVED' })
    assert.equal(wrong.status, 400)
    assert.match(wrong.body.error.message, /"decision" must be one of APPROVED/)
    const reason = await review(id, { decision: 'REJECTED', reason: 'UGLY' })
    assert.match(reason.body.error.message, /"reason" must be one of ABUSIVE_CONTENT/)
    assert.equal((await review('1', { decision: 'APPROVED' })).status, 404)
  })

  it('goes on after a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-'))
    try {
      const knobs = { templateReviewMs: 60_000 }
      const first = await startSandbox({ folder, knobs })
      const business = first.makeBusiness()
      const call = (origin: string, path: string, body?: unknown) =>
        callGraph({ origin }, `v23.0/${path}`, { token: business.accessToken, body })
      const draft = { name: 'kept', language: 'en_US', category: 'UTILITY', components }
      const { id } = (await call(first.origin, `${business.wabaId}/message_templates`, draft)).body
      await first[Symbol.asyncDispose]()
      await using second = await startSandbox({ folder, knobs })
      assert.equal((await call(second.origin, id)).body.status, 'PENDING')
      await callControl(second, '/clock', { body: { advanceMs: 60_000 } })
      assert.equal((await call(second.origin, id)).body.status, 'APPROVED')
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
