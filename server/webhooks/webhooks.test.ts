import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { AppError } from '../lib/app-error.ts'
import { newId } from '../lib/uuid.ts'
import { startApi, type TestApi, type TestTeam } from '../test/support/api.ts'
import { listSecrets, retireSecret, rotateSecret } from './secrets.ts'
import {
  changeWebhook,
  createWebhook,
  findWebhook,
  listWebhooks,
  pauseWebhook,
  removeWebhook,
  resumeWebhook,
  setPluginWebhooks,
} from './webhooks.ts'

const hasCode = (code: string) => (error: unknown) => error instanceof AppError && error.code === code
const fields = (error: unknown) => (error instanceof AppError ? error.details.map(({ field }) => field) : [])

describe('webhooks', () => {
  let api: TestApi
  let team: TestTeam
  before(async () => {
    api = await startApi()
    team = await api.team()
  })
  after(() => api[Symbol.asyncDispose]())
  const eventsOf = async (id: string) => {
    const rows = await api.context.database.rows<{ type: string; payload: Record<string, unknown> }>(
      'select type, payload from events where subject_id = $1 order by id',
      [id],
    )
    return rows.map(({ type }) => type)
  }
  const make = (input = {}) =>
    createWebhook(api.context, team.actor(), { url: 'https://example.com/hook', ...input })

  it('are made, found, listed, changed and removed, each with its event', async () => {
    const made = await make({ name: ' Orders ', eventTypes: ['process.*', 'task.created', 'task.created'] })
    assert.deepEqual(
      [made.name, made.eventTypes, made.kind],
      ['Orders', ['process.*', 'task.created'], 'EVENTS'],
    )
    assert.deepEqual(await findWebhook(api.context, team.actor(), made.id), made)
    assert.ok((await listWebhooks(api.context, team.actor())).some(({ id }) => id === made.id))
    const same = await changeWebhook(api.context, team.actor(), made.id, { name: 'Orders' })
    assert.deepEqual(same, made)
    const changed = await changeWebhook(api.context, team.actor(), made.id, { eventTypes: ['*'] })
    assert.equal(changed.eventTypes, null)
    await removeWebhook(api.context, team.actor(), made.id)
    await assert.rejects(findWebhook(api.context, team.actor(), made.id), hasCode('webhook_not_found'))
    await assert.rejects(removeWebhook(api.context, team.actor(), made.id), hasCode('webhook_not_found'))
    assert.deepEqual(await eventsOf(made.id), ['webhook.created', 'webhook.updated', 'webhook.deleted'])
  })

  it('are paused and resumed, once', async () => {
    const { id } = await make()
    await pauseWebhook(api.context, team.actor(), id)
    const paused = await pauseWebhook(api.context, team.actor(), id)
    assert.ok(paused.pausedAt !== null && paused.pausedBy !== null)
    await resumeWebhook(api.context, team.actor(), id)
    assert.equal((await resumeWebhook(api.context, team.actor(), id)).pausedAt, null)
    assert.deepEqual(await eventsOf(id), ['webhook.created', 'webhook.paused', 'webhook.resumed'])
  })

  it('tell all faults at once', async () => {
    const wrong = { url: 'ftp://example.com', name: 7, eventTypes: ['process.created', 'Process'] }
    await assert.rejects(make(wrong), (error) => {
      assert.deepEqual(fields(error), ['url', 'name', 'eventTypes'])
      return hasCode('request_invalid')(error)
    })
    await assert.rejects(createWebhook(api.context, team.actor(), {}), (error) => {
      assert.deepEqual(fields(error), ['url'])
      return true
    })
    for (const url of [
      '',
      'example.com',
      'https://me:you@example.com',
      'http://0x7f.1/',
      'javascript:alert(1)',
    ])
      await assert.rejects(make({ url }), hasCode('request_invalid'), url)
    for (const eventTypes of [[], 'process.*', ['a'.repeat(200)], [null]])
      await assert.rejects(make({ eventTypes }), hasCode('request_invalid'))
  })

  it('are for admins, of their own team', async () => {
    const { id } = await make()
    for (const role of ['manager', 'user'] as const) {
      const actor = team.actor(role)
      for (const attempt of [
        () => listWebhooks(api.context, actor),
        () => findWebhook(api.context, actor, id),
        () => createWebhook(api.context, actor, {}),
        () => changeWebhook(api.context, actor, id, {}),
        () => pauseWebhook(api.context, actor, id),
        () => resumeWebhook(api.context, actor, id),
        () => removeWebhook(api.context, actor, id),
        () => listSecrets(api.context, actor),
        () => rotateSecret(api.context, actor),
        () => retireSecret(api.context, actor, id),
      ])
        await assert.rejects(attempt, hasCode('webhooks_forbidden'))
    }
    const other = (await api.team()).actor()
    for (const missing of [id, 'x', newId()])
      await assert.rejects(changeWebhook(api.context, other, missing, {}), hasCode('webhook_not_found'))
  })

  it('of a plugin follow its config', async () => {
    const pluginId = newId()
    const set = (config: Parameters<typeof setPluginWebhooks>[3]) =>
      api.context.database.write((session) =>
        setPluginWebhooks(session, team.id, pluginId, config, { userId: newId(), at: api.now }),
      )
    const present = async () =>
      (await listWebhooks(api.context, team.actor())).filter((one) => one.pluginId === pluginId)
    const config = {
      passThroughWebhookUrl: 'https://example.com/a',
      enableMessageEchoesForPassThroughWebhook: true,
      enableChakraWebhook: true,
      chakraWebhookUrl: 'https://example.com/b',
      whichChakraWebhookEventsToSend: ['message', 'status'] as const,
    }
    await set(config)
    const first = await present()
    assert.deepEqual(
      first.map(({ kind, url, eventTypes, sendsEchoes, sendsTemplateEvents }) => ({
        kind,
        url,
        eventTypes,
        sendsEchoes,
        sendsTemplateEvents,
      })),
      [
        {
          kind: 'PASS_THROUGH',
          url: 'https://example.com/a',
          eventTypes: null,
          sendsEchoes: true,
          sendsTemplateEvents: false,
        },
        {
          kind: 'CHAKRA',
          url: 'https://example.com/b',
          eventTypes: ['message', 'status'],
          sendsEchoes: false,
          sendsTemplateEvents: false,
        },
      ],
    )
    await set(config)
    assert.deepEqual(await present(), first)
    const [passThrough, chakra] = first
    assert.ok(passThrough !== undefined && chakra !== undefined)
    await assert.rejects(
      changeWebhook(api.context, team.actor(), passThrough.id, { url: 'https://example.com/z', name: 'n' }),
      hasCode('request_invalid'),
    )
    await assert.rejects(
      removeWebhook(api.context, team.actor(), passThrough.id),
      hasCode('webhook_of_plugin'),
    )
    await api.context.database.rows(
      'update webhooks set paused_at = now(), failing_since = now() where id = $1',
      [passThrough.id],
    )
    await set({
      passThroughWebhookUrl: 'https://example.com/new',
      enableChakraWebhook: false,
      chakraWebhookUrl: 'x',
    })
    const [moved, ...others] = await present()
    assert.equal(others.length, 0)
    assert.deepEqual(
      [moved?.id, moved?.url, moved?.pausedAt, moved?.failingSince],
      [passThrough.id, 'https://example.com/new', null, null],
    )
    assert.deepEqual(await eventsOf(chakra.id), ['webhook.created', 'webhook.deleted'])
    await set({})
    assert.deepEqual(await present(), [])
  })

  describe('secrets', () => {
    it('the newest signs, those before it retire, and none can be read later', async () => {
      const own = await api.team()
      const actor = own.actor()
      assert.deepEqual(await api.context.webhookSecrets.living(own.id), [])
      const first = await rotateSecret(api.context, actor)
      assert.match(first.secret, /^[\w-]{43}$/)
      api.now += 1
      const second = await rotateSecret(api.context, actor, { overlapHours: 48, secret: 'of-our-own-making' })
      assert.deepEqual(await api.context.webhookSecrets.living(own.id), [second.secret, first.secret])
      const third = await rotateSecret(api.context, actor, { overlapHours: 1 })
      const listed = await listSecrets(api.context, actor)
      assert.deepEqual(
        listed.map(({ id, retiresAt }) => [id, retiresAt]),
        [
          [third.id, null],
          [second.id, api.now + 3_600_000],
          [first.id, api.now + 3_600_000],
        ],
      )
      assert.ok(!JSON.stringify(listed).includes(second.secret))
      api.now += 3_600_001
      assert.deepEqual(await api.context.webhookSecrets.living(own.id), [third.secret])
      await retireSecret(api.context, actor, third.id)
      assert.deepEqual(await api.context.webhookSecrets.living(own.id), [])
      await assert.rejects(retireSecret(api.context, actor, third.id), hasCode('secret_not_found'))
    })

    it('an overlap of nothing ends the one before at once', async () => {
      const own = await api.team()
      await rotateSecret(api.context, own.actor())
      const { secret } = await rotateSecret(api.context, own.actor(), { overlapHours: 0 })
      assert.deepEqual(await api.context.webhookSecrets.living(own.id), [secret])
    })

    it('are kept sealed', async () => {
      const own = await api.team()
      const { secret } = await rotateSecret(api.context, own.actor(), { secret: 'a-plain-secret-text' })
      const rows = await api.context.database.rows<{ secret: Buffer }>(
        'select secret from webhook_secrets where team_id = $1',
        [own.id],
      )
      assert.ok(rows.length === 1 && !rows[0]!.secret.includes(secret))
    })

    it('are refused when they are weak, or would not survive a header', async () => {
      for (const secret of ['', 'short', 'with a space in it all', 'ümläut-ümläut-ümläut', 'x'.repeat(257)])
        await assert.rejects(rotateSecret(api.context, team.actor(), { secret }), hasCode('request_invalid'))
      for (const overlapHours of [-1, NaN, Infinity, 24 * 91])
        await assert.rejects(
          rotateSecret(api.context, team.actor(), { overlapHours }),
          hasCode('request_invalid'),
        )
    })
  })
})
