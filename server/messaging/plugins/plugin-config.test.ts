import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { changeConfig, configKeys } from './plugin-config.ts'
import { isPublicHttps } from './subscribe.ts'

describe('the configuration of a plugin', () => {
  it('never throws, and what it takes it takes again', () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.webUrl(),
      fc.boolean(),
      fc.constantFrom('message', ['message', 'status'], 'message,status'),
    )
    const input = fc.dictionary(fc.constantFrom(...configKeys, 'somethingElse'), value)
    fc.assert(
      fc.property(input, (given) => {
        const { config } = changeConfig({}, given)
        assert.deepEqual(changeConfig({}, { ...config }), { config, faults: [] })
        assert.ok(Object.keys(config).every((key) => configKeys.some((known) => known === key)))
      }),
    )
  })

  it('keeps what is not named, and clears by null, "" and false', () => {
    const before = { chakraWebhookUrl: 'https://a.example/x', enableChakraWebhook: true }
    assert.deepEqual(changeConfig(before, {}).config, before)
    assert.deepEqual(changeConfig(before, { chakraWebhookUrl: '', enableChakraWebhook: false }).config, {})
    assert.deepEqual(changeConfig(before, { chakraWebhookUrl: null, enableChakraWebhook: null }).config, {})
  })
})

describe('an address to which WhatsApp can deliver', () => {
  it('is public and speaks https', () => {
    for (const address of ['https://crm.example/in', 'https://crm.example:8443', 'https://8.8.8.8/'])
      assert.ok(isPublicHttps(address), address)
    for (const address of [
      'http://crm.example',
      'https://localhost:4000',
      'https://127.0.0.1',
      'https://10.1.2.3',
      'https://192.168.0.7',
      'https://172.16.0.1',
      'https://[::1]',
      'https://[fd00::1]',
      'https://desk.local',
      'nonsense',
    ])
      assert.ok(!isPublicHttps(address), address)
  })
})
