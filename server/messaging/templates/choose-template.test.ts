import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Fault } from '../../lib/app-error.ts'
import { chooseTemplate } from './choose-template.ts'
import { recipientDigits } from './recipient-phone.ts'
import { aTemplate } from './test-templates.ts'

describe('choosing a template', () => {
  const english = aTemplate([], { language: 'en_US' })
  const german = aTemplate([], { language: 'de', status: 'REJECTED', rejectedReason: 'SCAM' })
  const choose = (templates: readonly (typeof english)[], language?: string) => {
    const faults: Fault[] = []
    return { chosen: chooseTemplate(templates, language, faults)?.language, faults }
  }

  it('takes the only one there is', () => {
    assert.deepEqual(choose([english]), { chosen: 'en_US', faults: [] })
  })
  it('reads a language with hyphen or underscore, in any case', () => {
    for (const written of ['en_US', 'en-US', 'EN_us'])
      assert.equal(choose([german, english], written).chosen, 'en_US')
  })
  it('says the status of one that cannot be sent, and why', () => {
    assert.match(choose([german]).faults[0]!.message, /in de is REJECTED \(SCAM\), and only APPROVED/)
  })
})

describe('the phone number of a recipient', () => {
  it('is with its country code when it is long, whatever else it could be', () => {
    assert.equal(recipientDigits('15550109999', 'IN'), '15550109999')
    assert.equal(recipientDigits('+1 (555) 010-9999', 'DE'), '15550109999')
  })
  it('is read in the country of the team when it is short or begins with 0', () => {
    assert.equal(recipientDigits('9845012345', 'IN'), '919845012345')
    assert.equal(recipientDigits('0151 12345678', 'DE'), '4915112345678')
  })
  it('is none when nobody could dial it', () => {
    for (const text of ['', 'nobody', '12', '+']) assert.equal(recipientDigits(text, 'IN'), undefined)
  })
})
