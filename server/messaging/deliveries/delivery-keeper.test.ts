import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Database } from '../../database/database.ts'
import { startApi, type TestApi } from '../../test/support/api.ts'
import { addPlugin } from '../../test/support/whatsapp.ts'
import { DeliveryKeeper } from './delivery-keeper.ts'

describe('deliveries that come at once are written together', () => {
  let api: TestApi
  before(async () => {
    api = await startApi()
  })
  after(() => api[Symbol.asyncDispose]())

  async function place() {
    const team = await api.team()
    const plugin = await addPlugin(api, team)
    return { teamId: team.id, pluginId: plugin.id }
  }
  const bodies = async (teamId: string) =>
    (
      await api.context.database.rows<{ body: Buffer }>(
        'select body from raw_deliveries where team_id = $1 order by id',
        [teamId],
      )
    ).map(({ body }) => body)

  it('each byte for byte, in the order of their arrival, of whichever team', async () => {
    const [first, second] = [await place(), await place()]
    const keeper = new DeliveryKeeper(api.context.database)
    const made = Array.from({ length: 600 }, (_, index) => ({
      ...(index % 3 === 0 ? second : first),
      body: Buffer.from([index % 256, 0, 0xff, ...Buffer.from(`delivery ${index}`)]).subarray(0, index % 20),
    }))
    await Promise.all(made.map((delivery) => keeper.keep(delivery, api.now)))
    for (const { teamId } of [first, second])
      assert.deepEqual(
        await bodies(teamId),
        made.filter((delivery) => delivery.teamId === teamId).map(({ body }) => body),
      )
  })

  it('with few statements', async () => {
    const { teamId, pluginId } = await place()
    let statements = 0
    const counting: Pick<Database, 'rows'> = {
      rows: (text, values, name) => {
        statements += 1
        return api.context.database.rows(text, values, name)
      },
    }
    const keeper = new DeliveryKeeper(counting)
    const body = Buffer.from('{}')
    await Promise.all(Array.from({ length: 300 }, () => keeper.keep({ teamId, pluginId, body }, api.now)))
    assert.ok(statements <= 5, `${statements} statements`)
  })

  it('all are refused together when they cannot be written, and the next ones go on', async () => {
    const { teamId, pluginId } = await place()
    const state = { isAway: true }
    const failing: Pick<Database, 'rows'> = {
      rows: (text, values, name) =>
        state.isAway ? Promise.reject(new Error('away')) : api.context.database.rows(text, values, name),
    }
    const keeper = new DeliveryKeeper(failing)
    const body = Buffer.from('{}')
    const keep = () => keeper.keep({ teamId, pluginId, body }, api.now)
    const refused = await Promise.allSettled([keep(), keep(), keep()])
    assert.deepEqual(new Set(refused.map(({ status }) => status)), new Set(['rejected']))
    state.isAway = false
    await keep()
    assert.equal((await bodies(teamId)).length, 1)
  })
})
