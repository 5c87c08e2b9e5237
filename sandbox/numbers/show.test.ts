import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { addNumber } from '../control/businesses.ts'
import { startSandbox, type Business, type Sandbox } from '../index.ts'
import { callGraph } from '../test-calls.ts'

describe('what the Graph shows of WABAs and phone numbers', () => {
  let sandbox: Sandbox
  let business: Business
  before(async () => {
    sandbox = await startSandbox()
    business = sandbox.makeBusiness({ verifiedName: 'Northwind', digits: '15550100300' })
  })
  after(() => sandbox[Symbol.asyncDispose]())
  const read = async (path: string) => {
    const { status, body } = await callGraph(sandbox, `v23.0/${path}`, { token: business.accessToken })
    assert.equal(status, 200, JSON.stringify(body))
    return body
  }

  it('shows a number as it is by default', async () => {
    const shown = await read(business.phoneNumberId)
    assert.deepEqual(
      { ...shown, last_onboarded_time: '' },
      {
        verified_name: 'Northwind',
        code_verification_status: 'VERIFIED',
        display_phone_number: '+15550100300',
        quality_rating: 'GREEN',
        platform_type: 'CLOUD_API',
        throughput: { level: 'STANDARD' },
        last_onboarded_time: '',
        id: business.phoneNumberId,
      },
    )
  })

  it('shows the fields that are asked for, and the id', async () => {
    const fields = 'status,name_status,whatsapp_business_manager_messaging_limit,is_pin_enabled,account_mode'
    assert.deepEqual(await read(`${business.phoneNumberId}?fields=${fields}`), {
      status: 'CONNECTED',
      name_status: 'APPROVED',
      whatsapp_business_manager_messaging_limit: 'TIER_2K',
      is_pin_enabled: false,
      account_mode: 'LIVE',
      id: business.phoneNumberId,
    })
    assert.deepEqual(await read(`${business.phoneNumberId}?fields=quality_score{score,date}, id`), {
      quality_score: { score: 'GREEN' },
      id: business.phoneNumberId,
    })
  })

  it('refuses a field that a number does not have', async () => {
    const { status, body } = await callGraph(sandbox, `v23.0/${business.phoneNumberId}?fields=statuss`, {
      token: business.accessToken,
    })
    assert.deepEqual([status, body.error.code], [400, 100])
    assert.match(body.error.message, /nonexisting field \(statuss\)/)
  })

  it('tells whether messages can be sent, and who is in the way', async () => {
    const number = addNumber(sandbox.context, business.wabaId)
    const health = async () => (await read(`${number.id}?fields=health_status`)).health_status
    const free = await health()
    assert.equal(free.can_send_message, 'AVAILABLE')
    assert.deepEqual(
      free.entities.map((entity: { entity_type: string }) => entity.entity_type),
      ['PHONE_NUMBER', 'WABA', 'BUSINESS', 'APP'],
    )
    sandbox.context.world.phoneNumbers.update(number.id, { status: 'FLAGGED' })
    assert.equal((await health()).can_send_message, 'LIMITED')
    sandbox.context.world.phoneNumbers.update(number.id, { isRegistered: false })
    const blocked = await health()
    assert.equal(blocked.can_send_message, 'BLOCKED')
    assert.match(blocked.entities[0].errors[0].error_description, /not registered/)
    sandbox.context.world.phoneNumbers.remove(number.id)
  })

  it('shows a WABA', async () => {
    const shown = await read(business.wabaId)
    assert.deepEqual(Object.keys(shown), ['name', 'timezone_id', 'message_template_namespace', 'id'])
    const fields = 'id,name,currency,account_review_status,health_status'
    const asked = await read(`${business.wabaId}?fields=${fields}`)
    assert.deepEqual(
      [asked.currency, asked.account_review_status, asked.health_status.can_send_message],
      ['USD', 'APPROVED', 'AVAILABLE'],
    )
  })

  it('lists the numbers of a WABA page by page, forth and back, at its own address', async () => {
    const { wabaId, accessToken } = sandbox.makeBusiness()
    for (let count = 0; count < 4; count += 1) addNumber(sandbox.context, wabaId)
    const pages: string[][] = []
    let previous: string | undefined
    let next: string | undefined = `${sandbox.origin}/v23.0/${wabaId}/phone_numbers?limit=2&fields=status`
    while (next !== undefined) {
      const answer: Response = await fetch(next, { headers: { authorization: `Bearer ${accessToken}` } })
      const page = (await answer.json()) as {
        data: { id: string }[]
        paging: { next?: string; previous?: string }
      }
      assert.deepEqual(Object.keys(page.data[0]!), ['status', 'id'])
      pages.push(page.data.map(({ id }) => id))
      ;({ next, previous } = page.paging)
      if (next !== undefined) assert.ok(next.startsWith(sandbox.origin))
    }
    assert.deepEqual(
      pages.map(({ length }) => length),
      [2, 2, 1],
    )
    assert.equal(new Set(pages.flat()).size, 5)
    const back = await fetch(previous!, { headers: { authorization: `Bearer ${accessToken}` } })
    const { data } = (await back.json()) as { data: { id: string }[] }
    assert.deepEqual(
      data.map(({ id }) => id),
      pages[1],
    )
  })

  it('answers an empty page without cursors', async () => {
    const { wabaId, phoneNumberId, accessToken } = sandbox.makeBusiness()
    sandbox.context.world.phoneNumbers.remove(phoneNumberId)
    const { body } = await callGraph(sandbox, `${wabaId}/phone_numbers`, { token: accessToken })
    assert.deepEqual(body, { data: [] })
  })
})
