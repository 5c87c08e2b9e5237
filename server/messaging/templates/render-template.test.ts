import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { fillTemplate } from './fill-template.ts'
import { renderTemplate } from './render-template.ts'
import { anyCase, aTemplate } from './test-templates.ts'

describe('what a recipient reads', () => {
  it('has header, body and footer, each on lines of its own', () => {
    const template = aTemplate([
      { type: 'HEADER', format: 'TEXT', text: 'For {{1}}' },
      { type: 'BODY', text: 'Hello {{1}},\nit comes on {{2}}.' },
      { type: 'FOOTER', text: 'Answer STOP to end' },
      { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Later' }] },
    ])
    const text = (words: string) => ({ type: 'text', text: words })
    const rendered = renderTemplate(template, [
      { type: 'HEADER', parameters: [text('Ada')] },
      { type: 'body', parameters: [text('Ada $& {{2}}'), text('Monday')] },
    ])
    assert.equal(rendered, 'For Ada\nHello Ada $& {{2}},\nit comes on Monday.\nAnswer STOP to end')
  })

  it('fills in names, amounts and dates', () => {
    const template = aTemplate([{ type: 'BODY', text: '{{name}}: {{price}} until {{day}}' }], {
      parameterFormat: 'NAMED',
    })
    const parameters = [
      { type: 'date_time', parameter_name: 'day', date_time: { fallback_value: 'May 1' } },
      { type: 'currency', parameter_name: 'price', currency: { fallback_value: '€5', code: 'EUR' } },
      { type: 'text', parameter_name: 'name', text: 'Ada' },
    ]
    assert.equal(renderTemplate(template, [{ type: 'body', parameters }]), 'Ada: €5 until May 1')
  })

  it('names media and places', () => {
    const media = (format: string) =>
      aTemplate([
        { type: 'HEADER', format },
        { type: 'BODY', text: 'Hello' },
      ])
    const header = (type: string, value: object) => [
      { type: 'header', parameters: [{ type, [type]: value }] },
    ]
    assert.equal(
      renderTemplate(media('IMAGE'), header('image', { link: 'https://x.example' })),
      '[image]\nHello',
    )
    assert.equal(
      renderTemplate(media('DOCUMENT'), header('document', { id: '1', filename: 'Bill.pdf' })),
      '[document] Bill.pdf\nHello',
    )
    assert.equal(
      renderTemplate(media('LOCATION'), header('location', { latitude: 1, name: 'Shop', address: 'Hill 1' })),
      '[location] Shop, Hill 1\nHello',
    )
  })

  it('leaves the name of a variable without a value, whatever is sent', () => {
    const template = aTemplate([{ type: 'BODY', text: 'Hello {{1}}' }])
    for (const components of [
      undefined,
      null,
      'x',
      [],
      [null],
      [{ type: 'body' }],
      [{ type: 'body', parameters: 1 }],
    ])
      assert.equal(renderTemplate(template, components), 'Hello {{1}}')
  })

  it('of any template that was filled in has every value, and of any components is a text', () => {
    fc.assert(
      fc.property(anyCase, fc.anything(), ({ template, input }, anything) => {
        const text = renderTemplate(template, fillTemplate(template, input).components)
        for (const { name, value } of [...input.mappings.mapping, ...input.mappings.headerMapping])
          if (!/url|expiration/i.test(name)) assert.ok(text.includes(value), `${value} in ${text}`)
        assert.equal(typeof renderTemplate(template, anything), 'string')
      }),
    )
  })
})
