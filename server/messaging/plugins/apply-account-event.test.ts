import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import type { JsonObject } from '../../lib/json.ts'
import { startApi, type TestApi, type TestTeam } from '../../test/support/api.ts'
import { addPlugin, type TestPlugin } from '../../test/support/whatsapp.ts'
import { accountsStore } from './accounts.store.ts'
import { accountNews } from './account-event.ts'
import { applyAccountEvent } from './apply-account-event.ts'
import { findPlugin } from './find-plugin.ts'

const display = '15550100200'
type News = [field: string, value: JsonObject, at: number]

describe('webhooks about accounts and numbers', () => {
  let api: TestApi
  let team: TestTeam
  before(async () => {
    api = await startApi()
    team = await api.team()
  })
  after(() => api[Symbol.asyncDispose]())

  const place = async () => {
    const plugin = await addPlugin(api, team)
    const apply = async (...all: News[]) => {
      for (const [field, value, at] of all)
        await api.context.database.write((session) =>
          applyAccountEvent(session, team.id, plugin.wabaId, field, value, at),
        )
    }
    return { plugin, apply, state: () => stateOf(plugin) }
  }
  const stateOf = async (plugin: TestPlugin) => {
    const { wabas, numbers, plugin: found } = await findPlugin(api.context, team.id, plugin.id)
    return { waba: wabas[0]!, number: numbers[0]!, plugin: found }
  }
  const eventsOf = (plugin: TestPlugin) =>
    api.context.database.rows<{ type: string; payload: JsonObject }>(
      'select type, payload from events where team_id = $1 and subject_id = $2',
      [team.id, plugin.id],
    )
  const quality = (event: string, more: JsonObject = {}, at = 5_000): News => [
    'phone_number_quality_update',
    { display_phone_number: display, event, ...more },
    at,
  ]

  describe('phone_number_quality_update', () => {
    it('flags a number, and takes that back', async () => {
      const { apply, state, plugin } = await place()
      await apply(quality('FLAGGED', { current_limit: 'TIER_1K' }))
      const { number } = await state()
      assert.deepEqual(
        [number.status, number.qualityRating, number.messagingLimit],
        ['FLAGGED', 'RED', 'TIER_1K'],
      )
      await apply(quality('UNFLAGGED', {}, 6_000))
      const later = await state()
      assert.deepEqual([later.number.status, later.number.qualityRating], ['CONNECTED', 'UNKNOWN'])
      assert.deepEqual((await eventsOf(plugin))[0], {
        type: 'plugin.updated',
        payload: { field: 'phone_number_quality_update', wabaId: plugin.wabaId, pluginId: plugin.id },
      })
    })

    it('tells the limit, in the form of before and of now', async () => {
      const { apply, state } = await place()
      await apply(quality('UPGRADE', { old_limit: 'TIER_250', current_limit: 'TIER_2K' }))
      assert.equal((await state()).number.messagingLimit, 'TIER_2K')
      await apply(quality('ONBOARDING', { max_daily_conversations_per_business: 'TIER_10K' }, 6_000))
      assert.equal((await state()).number.messagingLimit, 'TIER_10K')
    })

    it('tells a higher throughput', async () => {
      const { apply, state } = await place()
      await apply(quality('THROUGHPUT_UPGRADE'))
      assert.equal((await state()).number.throughputLevel, 'HIGH')
    })

    it('is about its own number only', async () => {
      const { apply, state } = await place()
      await apply(quality('FLAGGED', { display_phone_number: '1999' }))
      assert.equal((await state()).number.status, null)
    })
  })

  describe('phone_number_name_update', () => {
    const name = (decision: string, requested: string, at: number): News => [
      'phone_number_name_update',
      { display_phone_number: display, decision, requested_verified_name: requested, rejection_reason: null },
      at,
    ]
    it('brings a name that is approved', async () => {
      const { apply, state } = await place()
      await apply(name('APPROVED', 'Acme', 1_000))
      const { number } = await state()
      assert.deepEqual([number.verifiedName, number.nameStatus], ['Acme', 'APPROVED'])
    })

    it('leaves an approved name in place when the next one is rejected', async () => {
      const { apply, state } = await place()
      await apply(name('APPROVED', 'Acme', 1_000), name('REJECTED', 'Acme!!!', 2_000))
      const { number } = await state()
      assert.deepEqual([number.verifiedName, number.nameStatus], ['Acme', 'APPROVED'])
    })

    it('declines a first name', async () => {
      const { apply, state } = await place()
      await apply(name('REJECTED', '', 1_000))
      assert.equal((await state()).number.nameStatus, 'DECLINED')
    })
  })

  it('business_capability_update tells the limit of all numbers, -1 being none', async () => {
    const { apply, state } = await place()
    const limit = (max: number, at: number): News => [
      'business_capability_update',
      { max_daily_conversations_per_business: max, max_phone_numbers_per_waba: 20 },
      at,
    ]
    await apply(limit(2_000, 1_000))
    assert.equal((await state()).number.messagingLimit, 'TIER_2K')
    await apply(limit(250, 2_000))
    assert.equal((await state()).number.messagingLimit, 'TIER_250')
    await apply(limit(-1, 3_000))
    assert.equal((await state()).number.messagingLimit, 'TIER_UNLIMITED')
  })

  it('account_review_update tells the review', async () => {
    const { apply, state } = await place()
    await apply(['account_review_update', { decision: 'REJECTED' }, 2_000])
    await apply(['account_review_update', { decision: 'APPROVED' }, 1_000])
    assert.equal((await state()).waba.reviewStatus, 'REJECTED')
  })

  it('account_update is kept by its event, and has the plugin read anew', async () => {
    const { apply, state, plugin } = await place()
    await api.context.database.rows('update plugins set token_checked_at = now() where team_id = $1', [
      team.id,
    ])
    const ban = { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'DISABLE', waba_ban_date: 'now' } }
    await apply(['account_update', ban, 4_000], ['account_update', { event: 'VERIFIED_ACCOUNT' }, 5_000])
    const { waba, plugin: found } = await state()
    assert.deepEqual(waba.accountEvents['DISABLED_UPDATE'], { at: 4_000, value: ban })
    assert.equal(waba.accountEvents['VERIFIED_ACCOUNT']?.at, 5_000)
    assert.equal(found.tokenCheckedAt, null)
    assert.deepEqual(
      (await eventsOf(plugin)).map(({ payload }) => payload['event']),
      ['DISABLED_UPDATE', 'VERIFIED_ACCOUNT'],
    )
  })

  it('account_update about a partner is about the WABA that it names', async () => {
    const { plugin, state } = await place()
    const value = { event: 'PARTNER_REMOVED', waba_info: { waba_id: plugin.wabaId, owner_business_id: '1' } }
    await api.context.database.write((session) =>
      applyAccountEvent(session, team.id, '999', 'account_update', value, 1_000),
    )
    assert.equal((await state()).waba.accountEvents['PARTNER_REMOVED']?.at, 1_000)
  })

  it('account_alerts and security are kept by their kind', async () => {
    const { apply, state } = await place()
    const alert = {
      entity_type: 'BUSINESS',
      entity_id: '1',
      alert_info: { alert_type: 'OBA_APPROVED', alert_severity: 'INFORMATIONAL' },
    }
    await apply(['account_alerts', alert, 1_000])
    await apply(['security', { display_phone_number: display, event: 'PIN_CHANGED', requester: '2' }, 2_000])
    assert.deepEqual(Object.keys((await state()).waba.accountEvents).sort(), [
      'account_alerts OBA_APPROVED',
      'security PIN_CHANGED',
    ])
  })

  it('what comes twice is told once', async () => {
    const { apply, plugin } = await place()
    const all: News[] = [
      quality('FLAGGED'),
      ['account_update', { event: 'ACCOUNT_RESTRICTION', restriction_info: [] }, 5_000],
      ['account_review_update', { decision: 'APPROVED' }, 5_000],
    ]
    await apply(...all, ...all)
    assert.equal((await eventsOf(plugin)).length, 3)
  })

  it('what is older than the last read of WhatsApp changes no number', async () => {
    const { apply, state } = await place()
    await api.context.database.rows(
      'update phone_numbers set synced_at = $2, quality_rating = $3 where team_id = $1',
      [team.id, new Date(9_500).toISOString(), 'GREEN'],
    )
    await apply(quality('FLAGGED', {}, 8_000))
    assert.equal((await state()).number.qualityRating, 'GREEN')
    // Webhooks tell whole seconds: this one may be newer.
    await apply(quality('FLAGGED', {}, 9_000))
    assert.equal((await state()).number.qualityRating, 'RED')
  })

  it('what comes while WhatsApp is read is not overwritten by what was read before', async () => {
    const { apply, state, plugin } = await place()
    const { number } = await state()
    await apply(quality('FLAGGED', { current_limit: 'TIER_250' }, 20_000))
    const read = {
      ...number,
      status: 'CONNECTED',
      qualityRating: 'GREEN',
      messagingLimit: 'TIER_2K',
      nameStatus: 'APPROVED',
    }
    const save = (at: number) =>
      api.context.database.write((session) =>
        accountsStore(session).saveNumbers(team.id, plugin.id, [read], at),
      )
    await save(19_500)
    const kept = (await state()).number
    assert.deepEqual(
      [kept.status, kept.qualityRating, kept.messagingLimit, kept.nameStatus],
      ['FLAGGED', 'RED', 'TIER_250', 'APPROVED'],
    )
    await save(21_000)
    assert.equal((await state()).number.qualityRating, 'GREEN')
  })

  it('leads to the same state in any order', async () => {
    const news: News[] = [
      quality('FLAGGED', { current_limit: 'TIER_250' }, 1_000),
      quality('UNFLAGGED', { current_limit: 'TIER_1K' }, 2_000),
      quality('FLAGGED', {}, 3_000),
      ['business_capability_update', { max_daily_conversations_per_business: 10_000 }, 4_000],
      ['account_review_update', { decision: 'PENDING' }, 1_000],
      ['account_review_update', { decision: 'APPROVED' }, 2_000],
      ['account_update', { event: 'ACCOUNT_VIOLATION', violation_info: { violation_type: 'A' } }, 1_000],
      ['account_update', { event: 'ACCOUNT_VIOLATION', violation_info: { violation_type: 'B' } }, 2_000],
    ]
    const shuffled = fc.shuffledSubarray(news, { minLength: news.length })
    await fc.assert(
      fc.asyncProperty(shuffled, async (order) => {
        const { apply, state } = await place()
        await apply(...order)
        const { waba, number } = await state()
        assert.deepEqual(
          {
            status: number.status,
            quality: number.qualityRating,
            limit: number.messagingLimit,
            review: waba.reviewStatus,
            violation: waba.accountEvents['ACCOUNT_VIOLATION']?.at,
          },
          { status: 'FLAGGED', quality: 'RED', limit: 'TIER_10K', review: 'APPROVED', violation: 2_000 },
        )
      }),
      { numRuns: 10 },
    )
  })

  it('of a WABA that is not connected, or of another team, changes nothing', async () => {
    const { plugin, state } = await place()
    const other = await api.team()
    await api.context.database.write((session) =>
      applyAccountEvent(session, other.id, plugin.wabaId, ...quality('FLAGGED')),
    )
    assert.equal((await state()).number.status, null)
  })

  it('what nobody can read says nothing', () => {
    const fields = [
      'phone_number_quality_update',
      'phone_number_name_update',
      'account_update',
      'account_alerts',
      'account_review_update',
      'business_capability_update',
      'security',
      'something_new',
    ]
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.dictionary(fc.string(), fc.jsonValue()), (field, value) => {
        accountNews(field, value as JsonObject)
      }),
    )
  })
})
