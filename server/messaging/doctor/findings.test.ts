import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { PhoneNumber, Waba } from '../plugins/plugin.ts'
import { accountEventFindings } from './check-account.ts'
import { numberFindings } from './check-number.ts'
import { tokenFindings } from './check-token.ts'
import type { Finding } from './finding.ts'

const now = 1_800_000_000_000
const dayMs = 86_400_000

const healthy: PhoneNumber = {
  id: '31',
  pluginId: 'p',
  wabaId: '21',
  isEnabled: true,
  displayPhoneNumber: '+15550100200',
  digits: '15550100200',
  verifiedName: 'Acme',
  qualityRating: 'GREEN',
  messagingLimit: 'TIER_2K',
  nameStatus: 'APPROVED',
  status: 'CONNECTED',
  codeVerificationStatus: 'VERIFIED',
  platformType: 'CLOUD_API',
  throughputLevel: 'STANDARD',
  health: { can_send_message: 'AVAILABLE', entities: [] },
  syncedAt: now,
  lastEventAt: now - 60_000,
}

const of = (check: string, changes: Partial<PhoneNumber>): Finding => {
  const found = numberFindings({ ...healthy, ...changes }, now).find((finding) => finding.check === check)
  assert.ok(found)
  return found
}

describe('what the doctor says of a number', () => {
  it('is nothing but good of a healthy one', () => {
    assert.ok(numberFindings(healthy, now).every(({ status, fix }) => status === 'ok' && fix === null))
  })

  const cases: [check: string, changes: Partial<PhoneNumber>, status: Finding['status']][] = [
    ['number_enabled', { isEnabled: false }, 'warning'],
    ['number_status', { status: 'RESTRICTED' }, 'warning'],
    ['number_status', { status: 'PENDING' }, 'problem'],
    ['number_status', { status: 'BANNED' }, 'problem'],
    ['number_status', { status: null }, 'unknown'],
    ['number_registered', { platformType: 'NOT_APPLICABLE' }, 'problem'],
    ['number_registered', { codeVerificationStatus: 'NOT_VERIFIED' }, 'warning'],
    ['quality', { qualityRating: 'YELLOW' }, 'warning'],
    ['quality', { qualityRating: 'RED' }, 'problem'],
    ['quality', { qualityRating: 'NA' }, 'ok'],
    ['name', { nameStatus: 'PENDING_REVIEW' }, 'warning'],
    ['name', { nameStatus: 'DECLINED' }, 'problem'],
    ['name', { nameStatus: 'NONE' }, 'unknown'],
    ['messaging_limit', { messagingLimit: null }, 'unknown'],
    ['last_delivery', { lastEventAt: null }, 'unknown'],
    ['last_delivery', { lastEventAt: now - 30 * dayMs }, 'unknown'],
  ]
  for (const [check, changes, status] of cases)
    it(`${JSON.stringify(changes)} is ${status} to ${check}`, () => {
      assert.equal(of(check, changes).status, status)
    })

  it("tells WhatsApp's own reasons and solutions", () => {
    const health = {
      can_send_message: 'BLOCKED',
      entities: [
        { can_send_message: 'AVAILABLE', errors: [{ error_description: 'old news' }] },
        {
          can_send_message: 'BLOCKED',
          errors: [{ error_code: 1, error_description: 'No payment method.', possible_solution: 'Add one.' }],
        },
      ],
    }
    const found = of('health', { health })
    assert.deepEqual([found.status, found.fix], ['problem', 'Add one.'])
    assert.match(found.message, /No payment method\./)
    assert.doesNotMatch(found.message, /old news/)
  })

  it('counts people, whatever the limit is called', () => {
    assert.match(of('messaging_limit', { messagingLimit: 'TIER_250' }).message, / 250 people/)
    assert.match(of('messaging_limit', { messagingLimit: 'TIER_10K' }).message, / 10,000 people/)
    assert.match(of('messaging_limit', { messagingLimit: 'TIER_UNLIMITED' }).message, /Any number/)
    assert.match(of('messaging_limit', { messagingLimit: 'SOMETHING' }).message, /SOMETHING/)
  })

  it('is a sentence with a fix for every warning and problem, whatever WhatsApp says', () => {
    const text = fc.option(fc.string())
    const any = fc.record({
      qualityRating: fc.string(),
      messagingLimit: text,
      nameStatus: text,
      status: text,
      codeVerificationStatus: text,
      platformType: text,
      health: fc.jsonValue(),
      lastEventAt: fc.option(fc.integer({ min: 0, max: now })),
    })
    fc.assert(
      fc.property(any, (changes) => {
        for (const { status, message, fix } of numberFindings({ ...healthy, ...changes }, now)) {
          assert.ok(message.length > 5)
          if (status === 'warning' || status === 'problem') assert.ok(fix !== null && fix !== '')
        }
      }),
    )
  })
})

describe('what the doctor says of a token', () => {
  const facts = {
    isValid: true,
    appId: '41',
    expiresAt: null,
    scopes: ['whatsapp_business_messaging', 'whatsapp_business_management'],
    wabaIds: [],
    problem: null,
  }
  const statuses = (changes: object) =>
    tokenFindings({ ...facts, ...changes }, now).map(({ status }) => status)

  it('is all well, or what is missing', () => {
    assert.deepEqual(statuses({}), ['ok', 'ok', 'ok'])
    assert.deepEqual(statuses({ isValid: false }), ['problem'])
    assert.deepEqual(statuses({ expiresAt: now + dayMs }), ['ok', 'warning', 'ok'])
    assert.deepEqual(statuses({ expiresAt: now - 1 }), ['ok', 'problem', 'ok'])
    assert.deepEqual(statuses({ scopes: ['whatsapp_business_messaging'] }), ['ok', 'ok', 'problem'])
  })
})

describe('what the doctor says of an account', () => {
  const waba = (accountEvents: Waba['accountEvents']): Waba => ({
    id: '21',
    pluginId: 'p',
    status: 'CONNECTED',
    name: '',
    currency: null,
    timezoneId: null,
    templateNamespace: null,
    reviewStatus: null,
    accountEvents,
    health: null,
    syncedAt: null,
  })
  const event = (days: number, value = {}) => ({ at: now - days * dayMs, value })

  it('is what webhooks told lately, and did not take back', () => {
    const told = (events: Waba['accountEvents']) => accountEventFindings(waba(events), now).length
    assert.equal(told({}), 0)
    assert.equal(told({ ACCOUNT_RESTRICTION: event(2) }), 1)
    assert.equal(told({ ACCOUNT_RESTRICTION: event(60) }), 0)
    assert.equal(told({ DISABLED_UPDATE: event(1, { ban_info: { waba_ban_state: 'DISABLE' } }) }), 1)
    assert.equal(told({ DISABLED_UPDATE: event(1, { ban_info: { waba_ban_state: 'REINSTATE' } }) }), 0)
    assert.equal(told({ PARTNER_REMOVED: event(2), PARTNER_ADDED: event(1) }), 0)
    assert.equal(told({ PARTNER_REMOVED: event(1), PARTNER_ADDED: event(2) }), 1)
  })
})
