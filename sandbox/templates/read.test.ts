import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { bodyOf, startTemplates, type TemplateBench } from './test-templates.ts'

describe('reading templates', () => {
  let bench: TemplateBench
  before(async () => {
    bench = await startTemplates()
    const text = bodyOf('Your parcel is on its way.')
    await bench.created({ name: 'parcel_update_long', components: [text] })
    await bench.created({ name: 'parcel_update', components: [text] })
    await bench.created({ name: 'parcel_update', language: 'de', components: [bodyOf('Das Paket kommt.')] })
    await bench.created({
      name: 'summer_sale',
      category: 'MARKETING',
      components: [bodyOf('Everything goes.')],
    })
    await bench.created({ name: 'reject_me', components: [bodyOf('This one is refused.')] })
    await bench.created({ name: 'pending_for_ever', components: [bodyOf('This one waits.')] })
  })
  after(() => bench[Symbol.asyncDispose]())

  const names = async (query: string): Promise<string[]> =>
    (await bench.list(query)).body.data.map(
      ({ name, language }: Record<string, string>) => `${name} ${language}`,
    )

  it('begins with what a fresh account has', async () => {
    const { data } = (await bench.list('name=hello_world')).body
    assert.equal(data.length, 1)
    const { name, language, category, status, parameter_format: format, components } = data[0]
    assert.deepEqual(
      [name, language, category, status, format],
      ['hello_world', 'en_US', 'UTILITY', 'APPROVED', 'POSITIONAL'],
    )
    assert.deepEqual(
      components.map(({ type }: { type: string }) => type),
      ['HEADER', 'BODY', 'FOOTER'],
    )
    const other = bench.sandbox.makeBusiness()
    const theirs = await bench.graph(`${other.wabaId}/message_templates`, { token: other.accessToken })
    assert.equal(theirs.body.data.length, 1)
  })

  it('shows the fields of a list by default, or those that are asked for', async () => {
    const [shown] = (await bench.list('name=summer_sale')).body.data
    assert.deepEqual(Object.keys(shown), [
      'name',
      'parameter_format',
      'components',
      'language',
      'status',
      'category',
      'id',
    ])
    const [asked] = (await bench.list('name=summer_sale&fields=name,quality_score,rejected_reason')).body.data
    assert.deepEqual(Object.keys(asked), ['name', 'quality_score', 'rejected_reason', 'id'])
    assert.equal(asked.quality_score.score, 'UNKNOWN')
    assert.equal((await bench.list('fields=nonsense')).body.error.code, 100)
  })

  const filters: [string, string[]][] = [
    ['name=parcel_update', ['parcel_update en_US', 'parcel_update de', 'parcel_update_long en_US']],
    ['name=parcel_update&language=de', ['parcel_update de']],
    ['category=marketing', ['summer_sale en_US']],
    ['category=MARKETING', ['summer_sale en_US']],
    ['status=rejected', ['reject_me en_US']],
    ['status=PENDING', ['pending_for_ever en_US']],
    ['status=["REJECTED","PENDING"]', ['reject_me en_US', 'pending_for_ever en_US']],
    ['name_or_content=PAKET', ['parcel_update de']],
    ['name_or_content=summer', ['summer_sale en_US']],
    ['quality_score=GREEN', []],
    ['name=nothing_like_it', []],
  ]
  for (const [query, found] of filters)
    it(`finds by ${query}`, async () => {
      assert.deepEqual(await names(query), found)
    })

  it('goes from page to page by addresses of its own', async () => {
    const seen: string[] = []
    let url: string | undefined =
      `${bench.sandbox.origin}/v23.0/${bench.business.wabaId}/message_templates?limit=3`
    let pages = 0
    while (url !== undefined) {
      assert.ok(url.startsWith(`${bench.sandbox.origin}/v23.0/`), url)
      const answer = await fetch(url, { headers: { authorization: `Bearer ${bench.business.accessToken}` } })
      const page = (await answer.json()) as { data: { id: string }[]; paging: Record<string, string> }
      seen.push(...page.data.map(({ id }) => id))
      assert.equal('previous' in page.paging, pages > 0)
      pages += 1
      url = page.paging['next']
    }
    assert.deepEqual([pages, new Set(seen).size], [3, 7])
  })

  it('has no cursors where there is nothing, and no next on the last page', async () => {
    assert.deepEqual((await bench.list('name=nothing_like_it')).body, { data: [] })
    assert.deepEqual(Object.keys((await bench.list()).body.paging), ['cursors'])
  })

  it('shows one template, also below its account', async () => {
    const [{ id }] = (await bench.list('name=summer_sale')).body.data
    const shown = (await bench.graph(`${id}?fields=name,status`)).body
    assert.deepEqual(shown, { name: 'summer_sale', status: 'APPROVED', id })
    const below = await bench.graph(`${bench.business.wabaId}/message_templates/${id}?fields=name,status`)
    assert.deepEqual(below.body, shown)
    assert.equal((await bench.graph(`${bench.business.wabaId}/message_templates/1`)).status, 400)
  })

  it('shows nothing to a stranger', async () => {
    const [{ id }] = (await bench.list('name=summer_sale')).body.data
    const other = bench.sandbox.makeBusiness()
    for (const path of [id, `${other.wabaId}/message_templates/${id}`]) {
      const { status, body } = await bench.graph(path, { token: other.accessToken })
      assert.deepEqual([status, body.error.error_subcode], [400, 33])
    }
  })
})
