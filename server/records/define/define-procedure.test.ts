import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { idSequence } from '../../lib/uuid.ts'
import { attributeTypes } from '../attribute.ts'
import type { Procedure, TeamConfig } from '../procedure.ts'
import { caseProcedure } from '../ready-made/case.ts'
import { customer, taskTypes } from '../ready-made/customer.ts'
import { lead } from '../ready-made/lead.ts'
import { ticket } from '../ready-made/ticket.ts'
import { defineEntity } from './define-entity.ts'
import { defineProcedure, type Surroundings } from './define-procedure.ts'
import { describeProcedure, portable } from './describe.ts'
import { patternFault } from './safe-pattern.ts'
import { isSameJson } from './same-json.ts'
import { canMigrate } from './type-rules.ts'

const sequence = idSequence()
const nextId = () => sequence(1_760_000_000_000)
const values = { defaultCountry: 'IN', timeZone: 'Asia/Kolkata' }
const roles = [
  { id: nextId(), shortId: 'user', name: 'User', type: 'user', worksectionRole: 'user' } as const,
]
const common = () => ({ id: nextId(), teamId: nextId(), createdAt: 1, updatedAt: 1 })
const entity = {
  ...common(),
  ...defineEntity(undefined, customer, { nextId, values, isChange: false }).draft,
}
const items = taskTypes.map((item) => ({
  ...common(),
  kind: 'task_type' as const,
  name: '',
  data: {},
  ...item,
}))
const around = (isChange: boolean): Surroundings => ({
  ...{ nextId, values, isChange, roles },
  entities: [entity],
  taskTypes: items,
})

function create(input: unknown): Procedure {
  const { draft, faults } = defineProcedure(undefined, input, around(false))
  assert.deepEqual(faults, [])
  return { ...common(), ...draft }
}

function describeIt(procedure: Procedure) {
  const config: TeamConfig = {
    teamId: procedure.teamId,
    version: 1,
    entities: [entity],
    procedures: [procedure],
    items,
  }
  return describeProcedure(config, roles, procedure)
}

const change = (procedure: Procedure, input: unknown) => defineProcedure(procedure, input, around(true))

/** What must hold of every definition, however it came about. */
function assertValid(procedure: Procedure): void {
  const { attributes, states, primaryKey, mergeById, stateTasks, derivedAttributes, attributeGroups } =
    procedure
  for (const list of [attributes, states, stateTasks, derivedAttributes, attributeGroups]) {
    const live = (list as readonly { shortId: string; isRetired?: boolean }[]).filter(
      (one) => one.isRetired !== true,
    )
    const names = live.map(({ shortId }) => shortId.toLowerCase())
    assert.equal(new Set(names).size, names.length, `doubled: ${names.join()}`)
    assert.equal(new Set((list as readonly { id: string }[]).map(({ id }) => id)).size, list.length)
  }
  assert.equal(new Set(attributes.map(({ key }) => key)).size, attributes.length)
  const live = new Map(attributes.filter((one) => !one.isRetired).map((one) => [one.id, one]))
  for (const id of [primaryKey?.attributeId, mergeById])
    if (id !== undefined && id !== null) assert.equal(live.get(id)?.isUnique, true)
  for (const { attributeIds } of attributeGroups) for (const id of attributeIds) assert.ok(live.has(id))
  const keys = new Set([...live.values()].map(({ key }) => key))
  for (const { template } of derivedAttributes)
    for (const [, key] of template.matchAll(/\{(.*?)\}/g)) assert.ok(keys.has(key!), template)
  const liveStates = new Set(states.filter((one) => !one.isRetired).map(({ id }) => id))
  assert.ok(liveStates.has(procedure.startStateId) && liveStates.has(procedure.completedStateId))
  for (const { next } of states) for (const id of next ?? []) assert.ok(liveStates.has(id))
  for (const { stateIds } of stateTasks) for (const id of stateIds) assert.ok(liveStates.has(id))
  for (const one of attributes) {
    assert.ok(one.min === undefined || one.max === undefined || one.min <= one.max)
    if (one.isRetired) assert.ok(!one.isUnique && !one.isFilterable)
    if (one.type.toLowerCase().endsWith('enum')) assert.ok(one.options.length > 0)
  }
}

const attributeName = fc.constantFrom(
  'name',
  'score',
  'phone_number',
  'city',
  'lead_id',
  'notes',
  'source',
  'fresh',
  'newer',
)
const stateName = fc.constantFrom('NEW', 'CONTACTED', 'QUALIFIED', 'WON', 'LOST', 'FRESH', 'new')
const maybe = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })
const small = fc.integer({ min: -3, max: 30 })
const attributeChange = fc.record({
  shortId: attributeName,
  rename: maybe(attributeName),
  type: maybe(fc.constantFrom(...attributeTypes)),
  migrate: maybe(fc.boolean()),
  isRequired: maybe(fc.boolean()),
  isUnique: maybe(fc.boolean()),
  isFilterable: maybe(fc.boolean()),
  isRetired: maybe(fc.boolean()),
  min: maybe(fc.option(small)),
  max: maybe(fc.option(small)),
  default: maybe(fc.oneof(fc.constant(null), fc.constantFrom('a', 'phone', 3))),
  options: maybe(fc.constantFrom(['a', 'b'], [1, 2], [])),
  attributes: maybe(fc.constant([{ shortId: 'inner', type: 'string' }])),
})
const stateChange = fc.record({
  shortId: stateName,
  rename: maybe(stateName),
  next: maybe(fc.option(fc.uniqueArray(stateName, { maxLength: 3 }))),
  isRetired: maybe(fc.boolean()),
})
const anyChange = fc.record({
  attributes: fc.array(attributeChange, { maxLength: 2 }),
  states: fc.array(stateChange, { maxLength: 1 }),
  derivedAttributes: maybe(
    fc.array(
      fc.record({
        shortId: fc.constantFrom('title', 'other'),
        template: maybe(attributeName.map((name) => `{${name}}!`)),
        remove: maybe(fc.boolean()),
      }),
      { maxLength: 1 },
    ),
  ),
  attributeGroups: maybe(
    fc.array(
      fc.record({ shortId: fc.constantFrom('sale', 'more'), attributes: fc.uniqueArray(attributeName) }),
      { maxLength: 1 },
    ),
  ),
  mergeBy: maybe(fc.option(attributeName)),
  primaryIdentifier: maybe(fc.option(attributeName)),
  stateTasks: maybe(
    fc.array(
      fc.record({
        shortId: fc.constantFrom('call', 'visit', 'extra'),
        states: fc.uniqueArray(stateName),
        isRetired: maybe(fc.boolean()),
      }),
      { maxLength: 1 },
    ),
  ),
})
// JSON has no undefined.
const sent = (input: unknown): unknown => JSON.parse(JSON.stringify(input))

describe('definitions of procedures', () => {
  for (const input of [lead, ticket, caseProcedure])
    it(`the ready-made ${input.shortId} is valid, and is the same again when it is copied to another team`, () => {
      const made = create(input)
      assertValid(made)
      const copied = create(portable(describeIt(made)))
      assert.deepEqual(portable(describeIt(copied)), portable(describeIt(made)))
    })

  it('any accepted sequence of changes leaves a valid definition with the same ids and keys', () => {
    let accepted = 0
    fc.assert(
      fc.property(fc.array(anyChange, { minLength: 1, maxLength: 12 }), (changes) => {
        let procedure = create(lead)
        for (const input of changes) {
          const { draft, faults } = change(procedure, sent(input))
          if (faults.length > 0) continue
          accepted += 1
          const next: Procedure = { ...procedure, ...draft }
          assertValid(next)
          for (const [index, before] of procedure.attributes.entries()) {
            const { id, key, type } = next.attributes[index]!
            assert.deepEqual([id, key], [before.id, before.key])
            assert.ok(type === before.type || canMigrate(before.type, type))
          }
          for (const [index, before] of procedure.states.entries())
            assert.equal(next.states[index]!.id, before.id)
          assert.equal(next.startStateId, procedure.startStateId)
          assert.equal(next.completedStateId, procedure.completedStateId)
          assert.equal(next.primaryKey?.attributeId, procedure.primaryKey?.attributeId)
          procedure = next
        }
        const back = change(procedure, sent(describeIt(procedure)))
        assert.deepEqual(back.faults, [])
        assert.ok(
          isSameJson({ ...procedure, ...back.draft }, procedure),
          'what was described is not the same again',
        )
      }),
      { numRuns: 300 },
    )
    assert.ok(accepted > 300, `${accepted} changes were accepted`)
  })

  it('never throws, whatever is sent', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom(...Object.keys(describeIt(create(lead)))),
        (value, field) => {
          change(create(lead), value)
          change(create(lead), { [field]: value })
          change(create(lead), { [field]: [value, { shortId: 'name', [field]: value }] })
        },
      ),
      { numRuns: 300 },
    )
  })

  it('takes references by the names that hold after the change', () => {
    const { draft, faults } = change(create(lead), {
      attributes: [{ shortId: 'city', rename: 'town' }],
      derivedAttributes: [{ shortId: 'title', template: '{town}' }],
      states: [
        { shortId: 'CONTACTED', rename: 'REACHED' },
        { shortId: 'NEW', next: ['REACHED'] },
      ],
    })
    assert.deepEqual(faults, [])
    assert.equal(draft.derivedAttributes[0]?.template, '{city}')
  })

  it('two short ids can be exchanged in one change', () => {
    const before = create(lead)
    const { draft, faults } = change(before, {
      attributes: [
        { shortId: 'city', rename: 'interest' },
        { shortId: 'interest', rename: 'city' },
      ],
    })
    assert.deepEqual(faults, [])
    const key = (shortId: string) => draft.attributes.find((one) => one.shortId === shortId)?.key
    assert.deepEqual([key('interest'), key('city')], ['city', 'interest'])
  })

  it('suggests what was probably meant', () => {
    const { faults } = change(create(lead), {
      attribute: [],
      states: [{ shortId: 'QUALIFYED', rename: 'X' }],
      mergeBy: 'phone',
    })
    assert.deepEqual(
      faults.map(({ field, message }) => [field, /Did you mean "(.*?)"/.exec(message)?.[1]]),
      [
        ['attribute', 'attributes'],
        ['states.QUALIFYED.shortId', 'QUALIFIED'],
        ['mergeBy', undefined],
      ],
    )
  })

  it('tells at most a hundred faults', () => {
    const attributes = Array.from({ length: 300 }, (_, index) => ({ shortId: `X${index}` }))
    assert.equal(change(create(lead), { attributes }).faults.length, 100)
  })
})

describe('attributes', () => {
  const faultsOf = (attribute: object) =>
    defineProcedure(undefined, { ...lead, attributes: [...lead.attributes!, attribute] }, around(false))
      .faults
  const wrong: [string, object, string][] = [
    ['a schema that is none', { type: 'externalObject', schema: { type: 'thing' } }, 'schema'],
    ['a schema with a dangerous pattern', { type: 'externalObject', schema: { pattern: '(a+)+' } }, 'schema'],
    ['no schema', { type: 'externalObject' }, 'schema'],
    ['a schema elsewhere', { type: 'string', schema: {} }, 'schema'],
    ['nothing nested', { type: 'nested' }, 'attributes'],
    [
      'attributes elsewhere',
      { type: 'string', attributes: [{ shortId: 'a', type: 'string' }] },
      'attributes',
    ],
    [
      'a filterable nested one',
      { type: 'nested', attributes: [{ shortId: 'a', type: 'string', isFilterable: true }] },
      'attributes.a.isFilterable',
    ],
    ['a unique long text', { type: 'text', isUnique: true }, 'isUnique'],
    ['limits of a truth', { type: 'boolean', min: 1 }, 'min'],
    ['half a character', { type: 'string', max: 1.5 }, 'max'],
    ['fewer than no items', { type: 'multiPhotos', min: -1 }, 'min'],
    ['a default of what is unique', { type: 'string', isUnique: true, default: 'x' }, 'default'],
    ['options of two kinds', { type: 'integerEnum', options: [1, 'two'] }, 'options.1'],
    ['an option twice', { type: 'stringEnum', options: ['a', 'a'] }, 'options'],
    ['a renaming of nothing', { type: 'string', rename: 'other' }, 'shortId'],
  ]
  for (const [what, attribute, field] of wrong)
    it(`refuses ${what}`, () =>
      assert.deepEqual(
        faultsOf({ shortId: 'odd', ...attribute }).map((fault) => fault.field),
        [`attributes.odd.${field}`],
      ))

  it('carries the default over to another type, and refuses when it does not fit', () => {
    const attributes = [{ shortId: 'grade', type: 'stringEnum', options: ['1', 'b'], default: '1' }]
    const before = create({ ...lead, attributes: [...lead.attributes!, ...attributes] })
    const asked = (type: string) =>
      change(before, { attributes: [{ shortId: 'grade', type, migrate: true }] })
    assert.equal(asked('integer').draft.attributes.at(-1)?.default, 1)
    const other = change(before, {
      attributes: [{ shortId: 'grade', isUnique: true, type: 'string', migrate: true }],
    })
    assert.deepEqual(
      other.faults.map(({ field }) => field),
      ['attributes.grade.default'],
    )
  })
})

describe('patterns of attributes', () => {
  for (const pattern of [
    '[A-Z]{2}\\d{4}',
    '(ab)+',
    '(?:\\d{4})+',
    'a|b',
    '(?:a|b)?',
    '\\d{2,3}(-\\d{2,3}){0,5}',
    '[(a+)+]',
    '\\(a+\\)+',
  ])
    it(`takes ${pattern}`, () => assert.equal(patternFault(pattern), undefined))
  for (const pattern of [
    '(',
    '[a',
    '(a+)+',
    '(a|ab)*',
    '((a?)b)+',
    '(\\d{1,9})*',
    '(?:a*){2,}',
    '((a+))+',
    '(?<x>a+)+',
    '(a+){20}',
  ])
    it(`refuses ${pattern}`, () => assert.notEqual(patternFault(pattern), undefined))
})
