import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Template } from '../../world/objects.ts'
import { checkTemplateParameters } from '../parameters.ts'
import {
  action,
  body,
  button,
  card,
  cards,
  carousel,
  code,
  errorOf,
  fullCard,
  greeting,
  header,
  image,
  named,
  offer,
  plain,
  suffix,
  template,
  text,
  urlButton,
  withButtons,
  withHeader,
} from './test-sends.ts'

describe('the parameters of a template', () => {
  const count = (part: string, given: number, expected: number): string =>
    `${part}: number of localizable_params (${given}) does not match the expected number of params (${expected})`
  const refused: [string, Template, unknown, number, string | RegExp][] = [
    ['too few', template([greeting]), [body(text('Ada'))], 132000, count('body', 1, 2)],
    ['none', template([greeting]), undefined, 132000, count('body', 0, 2)],
    ['too many', template([plain]), [body(text('Ada'))], 132000, count('body', 1, 0)],
    ['for a header that is not there', template([plain]), [header(text('7'))], 132000, count('header', 1, 0)],
    [
      'for an address without a variable',
      withButtons({ ...urlButton, url: 'https://example.org' }),
      [suffix()],
      132000,
      count('button', 1, 0),
    ],
    [
      'a picture in the body',
      template([greeting]),
      [body(image, text('Monday'))],
      132012,
      'body: Format mismatch, expected TEXT, received IMAGE',
    ],
    [
      'no picture',
      withHeader('IMAGE'),
      [],
      132012,
      'header: Format mismatch, expected IMAGE, received UNKNOWN',
    ],
    [
      'a text in place of a picture',
      withHeader('IMAGE'),
      [header(text('7'))],
      132012,
      'header: Format mismatch, expected IMAGE, received TEXT',
    ],
    [
      'a picture in place of a place',
      withHeader('LOCATION'),
      [header(image)],
      132012,
      'header: Format mismatch, expected LOCATION, received IMAGE',
    ],
    [
      'a picture with neither id nor link',
      withHeader('IMAGE'),
      [header({ type: 'image', image: {} })],
      132018,
      /either id or link/,
    ],
    [
      'a picture with both',
      withHeader('IMAGE'),
      [header({ type: 'image', image: { id: '1', link: 'https://example.org' } })],
      132018,
      /either id or link/,
    ],
    [
      'a place without its longitude',
      withHeader('LOCATION'),
      [header({ type: 'location', location: { latitude: 1 } })],
      131008,
      /missing longitude/,
    ],
    [
      'a product without its catalog',
      withHeader('PRODUCT'),
      [header({ type: 'product', product: { product_retailer_id: 'a' } })],
      131008,
      /missing catalog_id/,
    ],
    [
      'an empty text',
      template([greeting]),
      [body(text(''), text('Monday'))],
      131008,
      'Parameter of type text is missing text value',
    ],
    [
      'a number as text',
      template([greeting]),
      [body({ type: 'text', text: 7 }, text('Monday'))],
      100,
      /must be a string/,
    ],
    [
      'a text with lines',
      template([greeting]),
      [body(text('A\nB'), text('Monday'))],
      132018,
      /new-line\/tab characters/,
    ],
    [
      'a text with five spaces',
      template([greeting]),
      [body(text('A     B'), text('Monday'))],
      132018,
      /more than 4 consecutive spaces/,
    ],
    [
      'an amount without words',
      template([greeting]),
      [body({ type: 'currency', currency: { code: 'USD' } }, text('Monday'))],
      131008,
      /fallback_value/,
    ],
    [
      'without a name',
      named,
      [body(text('Ada'), text('Monday', 'day'))],
      132018,
      'body: Parameter name is missing or empty',
    ],
    ['with another name', named, [body(text('Ada', 'name'), text('Monday', 'day'))], 132018, /first_name/],
    [
      'too long in the body',
      template([greeting]),
      [body(text('a'.repeat(1024)), text('Monday'))],
      132005,
      /^body: .* at most 1024/,
    ],
    [
      'too long in the header',
      template([{ type: 'HEADER', format: 'TEXT', text: 'Order {{1}}' }, plain]),
      [header(text('7'.repeat(60)))],
      132005,
      /^header: .* at most 60/,
    ],
    ['too long for an address', withButtons(urlButton), [suffix('7'.repeat(2000))], 132005, /at most 2000/],
    [
      'missing for an address',
      withButtons(urlButton),
      [],
      131008,
      'buttons: Button at index 0 of type Url requires a parameter',
    ],
    [
      'missing for a code',
      withButtons({ type: 'COPY_CODE' }),
      [],
      131008,
      'buttons: Button at index 0 of type CopyCode requires a parameter',
    ],
    [
      'missing for a Flow',
      withButtons({ type: 'FLOW' }),
      [],
      131008,
      'buttons: Button at index 0 of type Flow requires a parameter',
    ],
    [
      'for a button that is not there',
      withButtons(urlButton),
      [suffix(), button('url', 1, text('7'))],
      132018,
      /no button at index 1/,
    ],
    ['for a button twice', withButtons(urlButton), [suffix(), suffix()], 132018, /given twice/],
    [
      'for a button without its index',
      withButtons(urlButton),
      [button('url', undefined, text('7'))],
      100,
      /\['index'\] is required/,
    ],
    ['for a button of index 10', withButtons(urlButton), [button('url', 10, text('7'))], 100, /from 0 to 9/],
    [
      'for another kind of button',
      withButtons(urlButton),
      [button('quick_reply', 0, { type: 'payload', payload: 'a' })],
      132012,
      /expected URL, received QUICK_REPLY/,
    ],
    [
      'a text for a code',
      withButtons({ type: 'COPY_CODE' }),
      [button('copy_code', 0, text('SAVE20'))],
      132012,
      /expected COUPON_CODE, received TEXT/,
    ],
    [
      'too long a code',
      withButtons({ type: 'COPY_CODE' }),
      [button('copy_code', 0, { type: 'coupon_code', coupon_code: 'a'.repeat(21) })],
      132018,
      /at most 20/,
    ],
    [
      'for a phone button',
      withButtons({ type: 'PHONE_NUMBER' }),
      [button('url', 0, text('7'))],
      132018,
      /takes no parameters/,
    ],
    [
      'products without sections',
      withButtons({ type: 'MPM' }),
      [button('mpm', 0, action({}))],
      131008,
      /missing sections/,
    ],
    [
      'a section without products',
      withButtons({ type: 'MPM' }),
      [button('mpm', 0, action({ sections: [{}] }))],
      131008,
      /product_items/,
    ],
    ['an offer without its end', offer, [], 131008, /limited_time_offer/],
    [
      'an end for no offer',
      template([plain]),
      [{ type: 'limited_time_offer', parameters: [] }],
      132018,
      /no limited-time offer/,
    ],
    ['no cards', carousel, [], 131008, /requires cards/],
    [
      'too few cards',
      carousel,
      [cards(fullCard(0))],
      132000,
      'carousel: number of cards (1) does not match the expected number of cards (2)',
    ],
    ['a card twice', carousel, [cards(fullCard(0), fullCard(0))], 132018, /card_index 1/],
    [
      'a card without its text',
      carousel,
      [cards(fullCard(0), card(1, header(image), button('url', 1, text('7'))))],
      132000,
      count('carousel card 1 body', 0, 1),
    ],
    [
      'a card without its address',
      carousel,
      [cards(fullCard(0), card(1, header(image), body(text('$5'))))],
      131008,
      'carousel card 1 buttons: Button at index 1 of type Url requires a parameter',
    ],
    [
      'a card without its picture',
      carousel,
      [cards(fullCard(0), card(1, body(text('$5')), button('url', 1, text('7'))))],
      132012,
      'carousel card 1 header: Format mismatch, expected IMAGE, received UNKNOWN',
    ],
    ['cards for no carousel', template([plain]), [cards(fullCard(0))], 132018, /no carousel/],
    [
      'two codes that differ',
      code,
      [body(text('123456')), suffix('654321')],
      132018,
      /the code that the body has/,
    ],
    ['a code only in the body', code, [body(text('123456'))], 131008, /of type Url requires a parameter/],
    [
      'too long an authentication code',
      code,
      [body(text('1'.repeat(16))), suffix('1'.repeat(16))],
      132018,
      /at most 15/,
    ],
    [
      'the body twice',
      template([greeting]),
      [body(text('Ada'), text('Monday')), body(text('Ada'), text('Monday'))],
      132018,
      /given twice/,
    ],
    ['an unknown component', template([plain]), [{ type: 'sidebar' }], 100, /must be one of/],
    ['no list', template([plain]), { type: 'body' }, 100, /must be an array/],
    [
      'titles without an address',
      template([plain]),
      [{ type: 'tap_target_configuration', parameters: [{ tap_target_configuration: [{ title: 'Here' }] }] }],
      132018,
      /url and title/,
    ],
  ]
  for (const [name, sent, components, expected, details] of refused)
    it(`may not be ${name}: ${expected}`, () => {
      const error = errorOf(() => checkTemplateParameters(sent, components))
      assert.equal(error.code, expected)
      const told = error.options.details ?? error.message
      if (typeof details === 'string') assert.equal(told, details)
      else assert.match(told, details)
    })

  it('have a code of their own for what is wrong with them from v23.0 on', () => {
    const check = (version: number) => () =>
      checkTemplateParameters(template([greeting]), [body(text('A\tB'), text('Monday'))], { version })
    assert.equal(errorOf(check(23)).code, 132018)
    const older = errorOf(check(22))
    assert.deepEqual([older.code, older.message], [100, '(#100) Invalid parameter'])
    assert.match(older.options.details ?? '', /new-line/)
  })
})
