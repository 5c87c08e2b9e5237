import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { startApi } from '../test/support/api.ts'

describe('/metrics', () => {
  it('counts requests by route and status, never by what clients write into a path', async () => {
    await using api = await startApi()
    const team = await api.team()
    const { id } = await team.user()
    const token = await team.token()
    await api.send(`/v1/ext/user/${id}`, { token })
    await api.send('/v1/ext/user/nonsense', { token })
    await api.send('/made-up-path')
    const answer = await api.send('/metrics')
    assert.equal(answer.status, 200)
    assert.match(String(answer.headers['content-type']), /^text\/plain/)
    assert.match(
      answer.text,
      /felloe_http_request_seconds_count\{method="GET",route="\/v1\/ext\/user\/:userId",status="200"\} 1/,
    )
    assert.match(
      answer.text,
      /felloe_http_request_seconds_count\{method="GET",route="\/v1\/ext\/user\/:userId",status="404"\} 1/,
    )
    assert.match(answer.text, /felloe_database_connections\{state="idle"\} \d/)
    assert.match(answer.text, /process_resident_memory_bytes/)
    for (const text of [id, 'made-up-path', token]) assert.ok(!answer.text.includes(text))
  })

  it('asks for METRICS_TOKEN when it is set, and only for that', async () => {
    await using api = await startApi({ environment: { METRICS_TOKEN: 'figures' } })
    const token = await (await api.team()).token('admin')
    const of = async (authorization?: string) =>
      (await api.send('/metrics', authorization === undefined ? {} : { headers: { authorization } })).status
    assert.equal(await of('Bearer figures'), 200)
    for (const wrong of [undefined, '', 'figures', 'Bearer figure', 'Bearer figuress', `Bearer ${token}`])
      assert.equal(await of(wrong), 401, wrong)
  })
})
