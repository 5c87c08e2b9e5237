import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { Fields } from '../../records/define/fields.ts'
import { readRules } from './read-rules.ts'
import { flagFields, holds, inboxFor, listFields, textMatches, type ChatFacts, type Rule } from './rules.ts'

const nothing: ChatFacts = {
  phoneNumberId: '106540352242922',
  pluginId: 'p1',
  phone: '919876543210',
  firstMessage: '',
  isFromAd: false,
  procedureId: null,
  processId: null,
  tags: [],
}

const word = fc.constantFrom('sales', 'Hi', 'p1', '91', '55', 'lead', 't1')
const facts: fc.Arbitrary<ChatFacts> = fc.record({
  phoneNumberId: word,
  pluginId: word,
  phone: fc.option(fc.constantFrom('919876543210', '5511999998888')),
  firstMessage: fc.array(word, { maxLength: 3 }).map((words) => words.join(' ')),
  isFromAd: fc.boolean(),
  procedureId: fc.option(word),
  processId: fc.option(word),
  tags: fc.array(word, { maxLength: 2 }),
})
const condition: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({ field: fc.constantFrom(...listFields), values: fc.array(word, { maxLength: 3 }) }),
  fc.record({
    field: fc.constant('firstMessage' as const),
    match: fc.constantFrom(...textMatches),
    values: fc.array(word, { maxLength: 3 }),
  }),
  fc.record({ field: fc.constantFrom(...flagFields), value: fc.boolean() }),
)
const rule: fc.Arbitrary<Rule> = fc.oneof(
  condition,
  fc.record({ all: fc.array(condition, { maxLength: 3 }) }),
  fc.record({ any: fc.array(condition, { maxLength: 3 }) }),
)

describe('rules of inboxes', () => {
  const first = (match: 'contains' | 'startsWith' | 'exact', ...values: string[]): Rule => ({
    field: 'firstMessage',
    match,
    values,
  })

  const cases: [name: string, rule: Rule, facts: Partial<ChatFacts>, expected: boolean][] = [
    ['the receiving number', { field: 'phoneNumberId', values: ['106540352242922'] }, {}, true],
    ['another number', { field: 'phoneNumberId', values: ['1'] }, {}, false],
    ['the plugin', { field: 'pluginId', values: ['p0', 'p1'] }, {}, true],
    ['a country', { field: 'phonePrefix', values: ['55', '91'] }, {}, true],
    ['digits in the middle of a number', { field: 'phonePrefix', values: ['9876'] }, {}, false],
    ['a contact without a number', { field: 'phonePrefix', values: ['91'] }, { phone: null }, false],
    ['words in any case', first('contains', 'PRICE'), { firstMessage: 'what is the Price?' }, true],
    ['words without accents', first('contains', 'preço'), { firstMessage: 'qual o PRECO' }, true],
    ['words further on', first('startsWith', 'price'), { firstMessage: 'the price' }, false],
    ['the beginning', first('startsWith', 'hi there'), { firstMessage: '  Hi\n there, Ann' }, true],
    ['the whole message', first('exact', 'sales'), { firstMessage: ' Sales ' }, true],
    ['more than the message', first('exact', 'sales'), { firstMessage: 'sales!' }, false],
    ['an ad', { field: 'isFromAd', value: true }, { isFromAd: true }, true],
    ['no ad', { field: 'isFromAd', value: false }, { isFromAd: true }, false],
    ['a linked process', { field: 'hasProcess', value: true }, { processId: 'x' }, true],
    ['a procedure', { field: 'procedure', values: ['lead'] }, { procedureId: 'lead' }, true],
    ['no procedure', { field: 'procedure', values: ['lead'] }, {}, false],
    ['a tag', { field: 'tag', values: ['t1', 't2'] }, { tags: ['t0', 't2'] }, true],
  ]
  for (const [name, given, some, expected] of cases)
    it(`${expected ? 'hold' : 'do not hold'} for ${name}`, () =>
      assert.equal(holds(given, { ...nothing, ...some }), expected))

  it('all of nothing is every chat, any of nothing is none', () => {
    assert.equal(holds({ all: [] }, nothing), true)
    assert.equal(holds({ any: [] }, nothing), false)
  })

  it('all and any are what they say', () =>
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 4 }), facts, (rules, chat) => {
        assert.equal(
          holds({ all: rules }, chat),
          rules.every((part) => holds(part, chat)),
        )
        assert.equal(
          holds({ any: rules }, chat),
          rules.some((part) => holds(part, chat)),
        )
      }),
    ))

  it('the first inbox whose rules hold takes the chat, and none before it would', () =>
    fc.assert(
      fc.property(fc.array(fc.option(rule), { maxLength: 6 }), facts, (all, chat) => {
        const inboxes = all.map((rules, position) => ({ position, rules }))
        const found = inboxFor(inboxes, chat)
        const takes = ({ rules }: { rules: Rule | null }): boolean => rules !== null && holds(rules, chat)
        assert.deepEqual(inboxes.slice(0, found?.position ?? inboxes.length).filter(takes), [])
        if (found !== undefined) assert.ok(takes(found))
      }),
    ))

  it('an inbox without rules takes nothing by itself', () =>
    assert.equal(inboxFor([{ rules: null }], nothing), undefined))
})

describe('reading rules', () => {
  // What the work itself takes: whoever else is busy on the machine does not count.
  const cpuMs = (began: NodeJS.CpuUsage): number => {
    const { user, system } = process.cpuUsage(began)
    return (user + system) / 1_000
  }

  it('with thousands of names that are none ends at once', () => {
    const tag = new Map(
      Array.from({ length: 1_000 }, (_, index) => [`customer of region ${index}`, `t${index}`]),
    )
    const values = Array.from({ length: 200 }, (_, index) => `customers of regions ${index + 5_000}`)
    const any = Array.from({ length: 50 }, () => ({ field: 'tag', values }))
    const known = { tag, phoneNumberId: tag, pluginId: tag, procedure: tag }
    const fields = new Fields({ rules: { any } }, '', [])
    const began = process.cpuUsage()
    readRules(fields, 'rules', known)
    assert.equal(fields.faults.length, 100)
    assert.match(fields.faults[0]!.message, /is none\. Did you mean "customer of region/)
    assert.ok(cpuMs(began) < 2_000)
  })

  it('with thousands of keys that are not known ends at once', () => {
    const names = Array.from({ length: 50_000 }, (_, index) => [`a name that is not known ${index}`, 1])
    const began = process.cpuUsage()
    new Fields(Object.fromEntries(names), '', []).only(['name', 'position', 'rules', 'allocation'])
    assert.ok(cpuMs(began) < 500)
  })
})
