import assert from 'node:assert/strict'
import { it } from 'node:test'
import { startApi } from './test/support/api.ts'
import { tidy } from './tidy.ts'

it('what is old is removed although files cannot be listed', async () => {
  await using api = await startApi()
  const team = await api.team()
  const old = [team.id, new Date(api.now - 91 * 24 * 3_600_000)]
  await api.context.database.rows(
    `insert into raw_deliveries (team_id, id, received_at, plugin_id, body, state, due_at, applied_at)
     values ($1, gen_random_uuid(), $2, gen_random_uuid(), '{}', 'APPLIED', $2, $2)`,
    old,
  )
  const list = () => {
    throw new Error('the folder is gone')
  }
  await tidy({ ...api.context, files: { ...api.context.files, list } })
  const left = await api.context.database.rows('select from raw_deliveries where team_id = $1', [team.id])
  assert.equal(left.length, 0)
})
