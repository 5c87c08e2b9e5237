import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Template } from '../../world/objects.ts'
import { checkTemplateParameters, renderTemplate } from '../parameters.ts'
import {
  action,
  body,
  button,
  cards,
  carousel,
  code,
  fullCard,
  greeting,
  header,
  image,
  named,
  offer,
  plain,
  sections,
  suffix,
  template,
  text,
  urlButton,
  withButtons,
  withHeader,
} from './test-sends.ts'

describe('the parameters of a template', () => {
  const accepted: [string, Template, unknown][] = [
    ['nothing where there are no variables', template([plain]), undefined],
    ['an empty list', template([plain]), []],
    ['null', template([plain]), null],
    ['a component without parameters', template([plain]), [{ type: 'body' }]],
    ['a text for each variable', template([greeting]), [body(text('Ada'), text('Monday'))]],
    ['types in any case', template([greeting]), [{ ...body(text('Ada'), text('Monday')), type: 'BODY' }]],
    [
      'one value for a variable that stands twice',
      template([{ type: 'BODY', text: 'Hi {{1}}, dear {{1}}!' }]),
      [body(text('Ada'))],
    ],
    [
      'an amount and a time',
      template([greeting]),
      [
        body(
          { type: 'currency', currency: { fallback_value: '$5', code: 'USD', amount_1000: 5000 } },
          { type: 'date_time', date_time: { fallback_value: 'Monday' } },
        ),
      ],
    ],
    ['names in any order', named, [body(text('Monday', 'day'), text('Ada', 'first_name'))]],
    [
      'a variable in the header',
      template([{ type: 'HEADER', format: 'TEXT', text: 'Order {{1}}' }, plain]),
      [header(text('7'))],
    ],
    ['a picture by id', withHeader('IMAGE'), [header(image)]],
    [
      'a film by link',
      withHeader('VIDEO'),
      [header({ type: 'video', video: { link: 'https://example.org/a.mp4' } })],
    ],
    [
      'a document',
      withHeader('DOCUMENT'),
      [header({ type: 'document', document: { id: 1, filename: 'a.pdf' } })],
    ],
    ['a GIF as a film', withHeader('GIF'), [header({ type: 'video', video: { id: '1' } })]],
    ['a GIF', withHeader('GIF'), [header({ type: 'gif', gif: { id: '1' } })]],
    [
      'a place',
      withHeader('LOCATION'),
      [header({ type: 'location', location: { latitude: '1.5', longitude: 2, name: 'Here' } })],
    ],
    [
      'a product',
      withHeader('PRODUCT'),
      [header({ type: 'product', product: { product_retailer_id: 'a', catalog_id: '1' } })],
    ],
    ['an address', withButtons(urlButton), [suffix()]],
    [
      'an index as a number, and a type in capitals',
      withButtons(urlButton),
      [button('URL', 0, text('t/77'))],
    ],
    [
      'nothing for an address without a variable',
      withButtons({ ...urlButton, url: 'https://example.org' }),
      [],
    ],
    [
      'nothing for quick replies, or a payload',
      withButtons({ type: 'QUICK_REPLY', text: 'A' }, { type: 'QUICK_REPLY', text: 'B' }),
      [button('quick_reply', '1', { type: 'payload', payload: 'b' })],
    ],
    [
      'a code',
      withButtons({ type: 'COPY_CODE' }),
      [button('copy_code', 0, { type: 'coupon_code', coupon_code: 'SAVE20' })],
    ],
    [
      'a Flow',
      withButtons({ type: 'FLOW' }),
      [button('flow', '0', action({ flow_token: 't', flow_action_data: { a: 1 } }))],
    ],
    [
      'a catalog, with a thumbnail or without',
      withButtons({ type: 'CATALOG' }),
      [button('CATALOG', 0, action({ thumbnail_product_retailer_id: 'a' }))],
    ],
    ['a catalog without anything', withButtons({ type: 'CATALOG' }), []],
    [
      'several products',
      withButtons({ type: 'MPM' }),
      [button('mpm', 0, action({ thumbnail_product_retailer_id: 'lemon', sections }))],
    ],
    [
      'an order',
      withButtons({ type: 'ORDER_DETAILS' }),
      [button('order_details', 0, action({ order_details: { reference_id: '7' } }))],
    ],
    [
      'a call, with its end',
      withButtons({ type: 'VOICE_CALL' }),
      [button('voice_call', 0, { type: 'ttl_minutes', ttl_minutes: 100 })],
    ],
    ['a call without anything', withButtons({ type: 'VOICE_CALL' }), []],
    [
      'the end of an offer',
      offer,
      [
        {
          type: 'limited_time_offer',
          parameters: [
            { type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: 1_794_000_000_000 } },
          ],
        },
      ],
    ],
    ['cards in any order', carousel, [cards(fullCard('1'), fullCard(0))]],
    ['a code in the body and on the button', code, [body(text('123456')), suffix('123456')]],
    [
      'titles for addresses',
      withHeader('IMAGE'),
      [
        header(image),
        {
          type: 'tap_target_configuration',
          parameters: [
            {
              type: 'tap_target_configuration',
              tap_target_configuration: [{ url: 'https://example.org', title: 'Here' }],
            },
          ],
        },
      ],
    ],
  ]
  for (const [name, sent, components] of accepted)
    it(`may be ${name}`, () => {
      assert.deepEqual(checkTemplateParameters(sent, components), [])
    })

  it('show only later that the media is of another kind', () => {
    const sent = [header({ type: 'document', document: { id: '1' } })]
    assert.deepEqual(checkTemplateParameters(withHeader('IMAGE'), sent), [
      { code: 132012, details: 'header: Format mismatch, expected IMAGE, received DOCUMENT' },
    ])
  })
})

describe('a template as the customer reads it', () => {
  const rendered: [string, Template, unknown, string][] = [
    [
      'its values',
      template([greeting]),
      [body(text('Ada'), text('Monday'))],
      'Hello Ada, it comes on Monday.',
    ],
    [
      'values by name',
      named,
      [body(text('Monday', 'day'), text('Ada', 'first_name'))],
      'Hello Ada, it comes on Monday.',
    ],
    [
      'numbers in any order',
      template([{ type: 'BODY', text: 'On {{2}} for {{1}}.' }]),
      [body(text('Ada'), text('Monday'))],
      'On Monday for Ada.',
    ],
    [
      'the fallback of an amount',
      template([{ type: 'BODY', text: 'Pay {{1}} now.' }]),
      [body({ type: 'currency', currency: { fallback_value: '$5' } })],
      'Pay $5 now.',
    ],
    [
      'header and footer',
      template([
        { type: 'HEADER', format: 'TEXT', text: 'Order {{1}}' },
        plain,
        { type: 'FOOTER', text: 'Bye' },
      ]),
      [header(text('7'))],
      'Order 7\nAll is well.\nBye',
    ],
    [
      'a value that looks like a variable',
      template([greeting]),
      [body(text('{{2}}'), text('Monday'))],
      'Hello {{2}}, it comes on Monday.',
    ],
    [
      'the texts of cards',
      carousel,
      [cards(fullCard(0), fullCard(1))],
      'All is well.\nOnly $5 today.\nOnly $5 today.',
    ],
    ['the line of an offer', offer, [], 'Ends soon\nAll is well.'],
  ]
  for (const [name, sent, components, shown] of rendered)
    it(`has ${name}`, () => {
      assert.equal(renderTemplate(sent, components), shown)
    })
})
