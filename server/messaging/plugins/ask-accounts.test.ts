import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { AppError } from '../../lib/app-error.ts'
import {
  refuse,
  sendJson,
  startFakeGraph,
  type Answer,
  type FakeGraph,
} from '../../test/support/fake-graph.ts'
import { GraphClient } from '../graph/graph-client.ts'
import { readNumbers, readToken } from './ask-accounts.ts'

const token = 'EAAsecrettoken'

describe('what WhatsApp says of accounts', () => {
  let graph: FakeGraph
  let client: GraphClient
  before(async () => {
    graph = await startFakeGraph()
    client = new GraphClient()
  })
  after(async () => {
    await client[Symbol.asyncDispose]()
    await graph[Symbol.asyncDispose]()
  })

  const context = () => ({
    graph: client,
    settings: {
      GRAPH_URL: '',
      GRAPH_VERSION: 'v23.0',
      ALLOW_PRIVATE_NETWORKS: 'no',
      MEDIA_LIMIT_MB: 1,
      MESSAGES_PER_SECOND: 80,
    } as const,
  })
  const access = () => ({ baseUrl: graph.origin, token })
  const answering = (answer: Answer) => {
    graph.asked.length = 0
    graph.answer = answer
  }
  const queryOf = (path: string) => new URL(path, graph.origin).searchParams

  it('reads phone numbers page after page, and follows no address', async () => {
    answering(({ path }, response) => {
      const at = Number(queryOf(path).get('after') ?? 0)
      const next = at < 2 ? { next: 'https://evil.example/steal' } : {}
      sendJson(response, 200, {
        data: [{ id: `31${at}`, display_phone_number: `+1 555-010-020${at}`, throughput: { level: 'HIGH' } }],
        paging: { cursors: { before: 'x', after: String(at + 1) }, ...next },
      })
    })
    const numbers = await readNumbers(context(), access(), '21')
    assert.deepEqual(
      numbers.map(({ id, digits, throughputLevel }) => [id, digits, throughputLevel]),
      [
        ['310', '15550100200', 'HIGH'],
        ['311', '15550100201', 'HIGH'],
        ['312', '15550100202', 'HIGH'],
      ],
    )
    assert.ok(graph.asked.every(({ path }) => path.startsWith('/v23.0/21/phone_numbers?')))
  })

  it('asks an older Graph for the limit by its older name', async () => {
    answering(({ path }, response) => {
      const fields = queryOf(path).get('fields') ?? ''
      if (fields.includes('whatsapp_business_manager_messaging_limit'))
        refuse(
          response,
          400,
          100,
          'Tried accessing nonexisting field (whatsapp_business_manager_messaging_limit)',
        )
      else sendJson(response, 200, { data: [{ id: '31', messaging_limit_tier: 'TIER_1K' }] })
    })
    const [number] = await readNumbers(context(), access(), '21')
    assert.equal(number?.messagingLimit, 'TIER_1K')
  })

  it('takes an answer without a list for no answer', async () => {
    answering((_asked, response) => sendJson(response, 200, { messages: [] }))
    await assert.rejects(readNumbers(context(), access(), '21'), { code: 'whatsapp_unreadable' })
  })

  it('puts nothing but digits into a path', async () => {
    answering((_asked, response) => sendJson(response, 200, { data: [] }))
    for (const id of ['../me', '21?x=', '', '21/phone_numbers'])
      await assert.rejects(readNumbers(context(), access(), id))
    assert.equal(graph.asked.length, 0)
  })

  it('leaves out ids that are none, and texts that cannot be kept', async () => {
    answering((_asked, response) =>
      sendJson(response, 200, { data: [{ id: '../x' }, 7, { id: '31', verified_name: 'A\u0000B' }] }),
    )
    const numbers = await readNumbers(context(), access(), '21')
    assert.deepEqual(
      numbers.map(({ id, verifiedName }) => [id, verifiedName]),
      [['31', 'AB']],
    )
  })

  it('names the WABAs of a token, by the scopes that we need', async () => {
    answering((_asked, response) =>
      sendJson(response, 200, {
        data: {
          app_id: '41',
          is_valid: true,
          expires_at: 1_800_000_000,
          scopes: ['whatsapp_business_messaging', 'pages_show_list'],
          granular_scopes: [
            { scope: 'whatsapp_business_messaging', target_ids: ['21', '22'] },
            { scope: 'whatsapp_business_management', target_ids: ['22', '23'] },
            { scope: 'pages_show_list', target_ids: ['99'] },
          ],
        },
      }),
    )
    const facts = await readToken(context(), access())
    assert.deepEqual(facts.wabaIds, ['21', '22', '23'])
    assert.equal(facts.expiresAt, 1_800_000_000_000)
  })

  it('tells no secret when it is refused', async () => {
    answering((_asked, response) =>
      refuse(response, 401, 190, `Malformed access token ${token} of app-secret`),
    )
    await assert.rejects(readToken(context(), access(), '41|app-secret'), (error) => {
      assert.ok(error instanceof AppError)
      assert.doesNotMatch(JSON.stringify([error.message, error.cause, error.stack]), /EAAsecret|app-secret/)
      return true
    })
  })
})
