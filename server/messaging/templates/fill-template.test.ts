import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { JsonObject } from '../../lib/json.ts'
import { fillTemplate } from './fill-template.ts'
import { mappingLists, nothingGiven, type MappingList, type TemplateInput } from './template-input.ts'
import { anyCase, assertAccepted, aTemplate, withMapping } from './test-templates.ts'

const sentences = (template: ReturnType<typeof aTemplate>, input: TemplateInput) =>
  fillTemplate(template, input).faults.map(({ field, message }) => `${field}: ${message}`)
const bodyOf = (text: string): JsonObject => ({ type: 'BODY', text })
const buttonsOf = (...buttons: JsonObject[]): JsonObject => ({ type: 'BUTTONS', buttons })
const given = (list: MappingList, entries: Record<string, string>): TemplateInput => ({
  ...nothingGiven,
  mappings: {
    ...nothingGiven.mappings,
    [list]: Object.entries(entries).map(([name, value]) => ({ name, value })),
  },
})

describe('filling in a template', () => {
  it('with everything given, makes what WhatsApp accepts', () => {
    fc.assert(
      fc.property(anyCase, ({ template, input }) => {
        const { components, faults } = fillTemplate(template, input)
        assert.deepEqual(faults, [])
        assertAccepted(template, components)
      }),
      { numRuns: 500 },
    )
  })

  it('makes the same of the same values in any order', () => {
    const shuffled = anyCase.chain((one) =>
      fc
        .tuple(
          ...mappingLists.map((list) => {
            const entries = one.input.mappings[list]
            return fc.shuffledSubarray([...entries], { minLength: entries.length })
          }),
        )
        .map(([mapping = [], headerMapping = [], buttonMapping = []]) => ({
          ...one,
          other: { ...one.input, mappings: { mapping, headerMapping, buttonMapping } },
        })),
    )
    fc.assert(
      fc.property(shuffled, ({ template, input, other }) => {
        assert.deepEqual(fillTemplate(template, other), fillTemplate(template, input))
      }),
    )
  })

  it('without one of the values, refuses and names it', () => {
    const cases = anyCase.filter(({ input }) => mappingLists.some((list) => input.mappings[list].length > 0))
    fc.assert(
      fc.property(cases, fc.nat(), fc.boolean(), ({ template, input }, pick, isEmptied) => {
        const all = mappingLists.flatMap((list) => input.mappings[list].map((entry) => ({ list, entry })))
        const { list, entry } = all[pick % all.length]!
        const rest = input.mappings[list].flatMap((one) => {
          if (one !== entry) return [one]
          return isEmptied ? [{ ...one, value: '' }] : []
        })
        const { faults } = fillTemplate(template, { ...input, mappings: { ...input.mappings, [list]: rest } })
        assert.equal(faults.length, 1)
        assert.equal(faults[0]!.field, list)
        assert.ok(faults[0]!.message.startsWith(`"${entry.name}" is ${isEmptied ? 'empty' : 'missing'}`))
      }),
      { numRuns: 300 },
    )
  })

  it('with a value that it does not take, refuses and names it', () => {
    fc.assert(
      fc.property(anyCase, fc.constantFrom(...mappingLists), ({ template, input }, list) => {
        const more = [...input.mappings[list], { name: 'no_such_name', value: 'x' }]
        const { faults } = fillTemplate(template, { ...input, mappings: { ...input.mappings, [list]: more } })
        assert.equal(faults.length, 1)
        assert.match(faults[0]!.message, /^"no_such_name" is not known\./)
      }),
    )
  })

  it('fills in named variables by name, in whatever order', () => {
    const template = aTemplate([bodyOf('{{first_name}}, it comes on {{day}}.')], { parameterFormat: 'NAMED' })
    const { components } = fillTemplate(template, withMapping({ day: 'Monday', first_name: 'Ada' }))
    const named = (parameter_name: string, text: string) => ({ type: 'text', parameter_name, text })
    assert.deepEqual(components, [
      { type: 'body', parameters: [named('first_name', 'Ada'), named('day', 'Monday')] },
    ])
    assert.deepEqual(sentences(template, withMapping({ first_nmae: 'Ada', day: 'x' })), [
      'mapping: "first_nmae" is not known. Did you mean "first_name"?',
      'mapping: "first_name" is missing: the variable {{first_name}} of the body',
    ])
  })

  it('says where a name belongs', () => {
    const template = aTemplate([
      bodyOf('Hello'),
      buttonsOf({ type: 'URL', text: 'Track', url: 'https://x.example/{{1}}' }),
    ])
    assert.equal(
      sentences(template, withMapping({ '1': 't' }))[0],
      'mapping: "1" is not known. It belongs into buttonMapping.',
    )
  })

  describe('buttons', () => {
    const template = aTemplate([
      bodyOf('Hello'),
      buttonsOf(
        { type: 'QUICK_REPLY', text: 'Later' },
        { type: 'COPY_CODE', text: 'Copy offer code' },
        { type: 'URL', text: 'Shop', url: 'https://x.example/' },
        { type: 'URL', text: 'Track', url: 'https://x.example/{{1}}' },
        { type: 'FLOW', text: 'Book' },
        { type: 'CATALOG', text: 'View catalog' },
      ),
    ])
    const built = (entries: Record<string, string>) => {
      const { components, faults } = fillTemplate(template, given('buttonMapping', entries))
      assert.deepEqual(faults, [])
      return components.map(({ sub_type, index, parameters }) => [
        sub_type,
        index,
        (parameters as JsonObject[])[0],
      ])
    }
    const needed = [
      ['copy_code', '1', { type: 'coupon_code', coupon_code: 'SAVE' }],
      ['url', '3', { type: 'text', text: 't/77' }],
      ['flow', '4', { type: 'action', action: {} }],
    ]

    it('are counted where they need something', () => {
      assert.deepEqual(built({ '1': 'SAVE', '2': 't/77' }), needed)
    })
    it('are called by their index, and by the words on them', () => {
      assert.deepEqual(built({ button_1: 'SAVE', button_3: 't/77' }), needed)
      assert.deepEqual(built({ coupon_code: 'SAVE', Track: 't/77' }), needed)
    })
    it('take a payload, a flow token and the product of a picture', () => {
      const more = { Later: 'later', button_4: 'token', thumbnail_product_retailer_id: 'sku' }
      assert.deepEqual(built({ '1': 'SAVE', '2': 't/77', ...more }), [
        ['quick_reply', '0', { type: 'payload', payload: 'later' }],
        needed[0],
        needed[1],
        ['flow', '4', { type: 'action', action: { flow_token: 'token' } }],
        ['catalog', '5', { type: 'action', action: { thumbnail_product_retailer_id: 'sku' } }],
      ])
    })
    it('that need nothing may be left empty', () => {
      assert.deepEqual(built({ '1': 'SAVE', '2': 't/77', Later: '' }), needed)
    })
  })

  describe('codes', () => {
    const template = aTemplate(
      [
        bodyOf('*{{1}}* is your code.'),
        buttonsOf({ type: 'URL', text: 'Copy', url: 'https://x.example/otp{{1}}' }),
      ],
      { category: 'AUTHENTICATION' },
    )
    const codes = (input: TemplateInput) => {
      const { components, faults } = fillTemplate(template, input)
      assert.deepEqual(faults, [])
      return components.map(({ type, parameters }) => [type, (parameters as JsonObject[])[0]!['text']])
    }
    const twice = [
      ['body', '123456'],
      ['button', '123456'],
    ]
    it('are given once, by otpCode or by either mapping', () => {
      assert.deepEqual(codes({ ...nothingGiven, fields: { otpCode: '123456' } }), twice)
      assert.deepEqual(codes(withMapping({ '1': '123456' })), twice)
      assert.deepEqual(codes(given('buttonMapping', { '1': '123456' })), twice)
      assert.deepEqual(codes({ ...withMapping({ '1': '' }), fields: { otpCode: '123456' } }), twice)
    })
    it('are asked for by that name, must be one, and are short', () => {
      assert.deepEqual(sentences(template, nothingGiven), [
        'otpCode: is required: the code of the authentication template',
      ])
      const two = { ...withMapping({ '1': '1' }), fields: { otpCode: '2' } }
      assert.deepEqual(sentences(template, two), [
        'otpCode: must be the same code as in mapping and buttonMapping',
      ])
      const long = { ...nothingGiven, fields: { otpCode: '1234567890123456' } }
      assert.deepEqual(sentences(template, long), ['otpCode: has 16 characters, and a code has at most 15'])
      const elsewhere = aTemplate([bodyOf('Hello')])
      assert.deepEqual(sentences(elsewhere, { ...nothingGiven, fields: { otpCode: '1' } }), [
        'otpCode: must be empty: the template is not for authentication',
      ])
    })
  })

  describe('headers', () => {
    const media = (format: string) => aTemplate([{ type: 'HEADER', format }, bodyOf('Hello')])
    it('with media need an address that can be fetched', () => {
      assert.match(
        sentences(media('IMAGE'), nothingGiven)[0]!,
        /^imageUrl: is required: the image of the header/,
      )
      for (const imageUrl of ['a.png', 'ftp://example.org/a.png', 'javascript:alert(1)', 'https://'])
        assert.deepEqual(sentences(media('IMAGE'), { ...nothingGiven, fields: { imageUrl } }), [
          'imageUrl: must be a public http or https address',
        ])
    })
    it('say which field they take when another is given', () => {
      const fields = { imageUrl: 'https://example.org/a.png', videoUrl: 'https://example.org/a.mp4' }
      assert.deepEqual(sentences(media('VIDEO'), { ...nothingGiven, fields }), [
        'imageUrl: must be empty: the header of the template takes videoUrl',
      ])
    })
    it('with a place need one, and others take none', () => {
      assert.equal(sentences(media('LOCATION'), nothingGiven).length, 2)
      const far = { ...nothingGiven, location: { latitude: 91, longitude: 181 } }
      assert.deepEqual(sentences(media('LOCATION'), far), [
        'locationLatitude: must be from -90 to 90',
        'locationLongitude: must be from -180 to 180',
      ])
      const here = { ...nothingGiven, location: { latitude: 1, longitude: 1 } }
      assert.equal(sentences(aTemplate([bodyOf('Hello')]), here).length, 2)
    })
  })

  it('refuses what WhatsApp refuses in variables, by name', () => {
    const template = aTemplate([bodyOf('Hello {{1}}, bye.')])
    for (const value of ['a\nb', 'a\tb', 'a     b'])
      assert.match(
        sentences(template, withMapping({ '1': value }))[0]!,
        /^mapping: "1" must have no line breaks/,
      )
    assert.deepEqual(sentences(template, withMapping({ '1': 'a    b' })), [])
  })

  it('measures texts with their variables filled in', () => {
    const template = aTemplate([bodyOf('{{1}} and {{2}}!'), { type: 'FOOTER', text: 'Bye' }])
    const input = withMapping({ '1': 'a'.repeat(900), '2': 'b'.repeat(200) })
    assert.deepEqual(sentences(template, input), [
      'mapping: the body has 1,106 characters with its variables filled in, and WhatsApp takes 1,024. The longest value is that of "1".',
    ])
  })

  it("says what only WhatsApp's own form can carry", () => {
    const template = aTemplate([bodyOf('Hello'), buttonsOf({ type: 'MPM', text: 'View items' })])
    assert.match(
      sentences(template, nothingGiven)[0]!,
      /^templateName: needs products for its button 0 \(MPM\)/,
    )
  })
})
