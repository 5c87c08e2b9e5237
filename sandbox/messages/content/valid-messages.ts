/** One valid message of each type and kind, for tests that break them. Ids are of what `fill` puts into a world. */
import type { World } from '../../world/world.ts'

type Part = Record<string, unknown>

export const mediaId = '610000000000001'
const flowId = '710000000000001'

const body = { text: 'Body' }
const link = 'https://example.org/file.png'
const header = { type: 'image', image: { link } }
const interactive = (type: string, action: Part, more: Part = { body }): Part => ({
  type: 'interactive',
  interactive: { type, action, ...more },
})
const button = (id: string, title: string): Part => ({ type: 'reply', reply: { id, title } })
const card = (index: number): Part => ({
  card_index: index,
  type: 'cta_url',
  header,
  body: { text: 'Card' },
  action: { name: 'cta_url', parameters: { display_text: 'Open', url: 'https://example.org' } },
})

/** By name; each is a body without recipient. */
export const validMessages: Readonly<Record<string, Part>> = {
  text: { type: 'text', text: { body: 'Hello', preview_url: false } },
  'text without a type': { text: { body: 'Hello' } },
  'image by id': { type: 'image', image: { id: mediaId, caption: 'A caption' } },
  'image by link': { type: 'image', image: { link } },
  'media id as a number': { type: 'image', image: { id: Number(mediaId) } },
  video: { type: 'video', video: { link, caption: 'A caption' } },
  audio: { type: 'audio', audio: { id: mediaId, voice: true } },
  document: { type: 'document', document: { link, filename: 'bill.pdf', caption: 'Bill' } },
  sticker: { type: 'sticker', sticker: { id: mediaId } },
  location: {
    type: 'location',
    location: { latitude: 52.52, longitude: 13.4, name: 'Berlin', address: 'Mitte' },
  },
  'location in texts': { type: 'location', location: { latitude: '52.52', longitude: '-13.4' } },
  contacts: {
    type: 'contacts',
    contacts: [
      {
        name: { formatted_name: 'Ada Byron', first_name: 'Ada' },
        phones: [{ phone: '+15550109999', type: 'WORK', wa_id: '15550109999' }],
        emails: [{ email: 'ada@example.org', type: 'HOME' }],
        addresses: [{ street: 'Street 1', city: 'Town', country: 'Land', country_code: 'us' }],
        urls: [{ url: 'https://example.org', type: 'anything' }],
        org: { company: 'Engines', department: 'Numbers', title: 'Countess' },
        birthday: '1815-12-10',
      },
    ],
  },
  reaction: { type: 'reaction', reaction: { message_id: 'wamid.X', emoji: '👍🏽' } },
  'reaction taken back': { type: 'reaction', reaction: { message_id: 'wamid.X', emoji: '' } },
  template: { type: 'template', template: { name: 'hello', language: { code: 'en_US' } } },
  'template of older clients': {
    type: 'template',
    template: { name: 'hello', language: { policy: 'deterministic', code: 'en_US' }, components: [] },
  },
  button: interactive(
    'button',
    { buttons: [button('yes', 'Yes'), button('no', 'No'), button('later', 'Later')] },
    { header: { type: 'text', text: 'Header' }, body, footer: { text: 'Footer' } },
  ),
  'button with an image': interactive('button', { buttons: [button('yes', 'Yes')] }, { header, body }),
  list: interactive('list', {
    button: 'Slots',
    sections: [
      { title: 'Monday', rows: [{ id: 'mon-9', title: '9:00', description: 'Room 2' }] },
      { title: 'Tuesday', rows: [{ id: 'tue-9', title: '9:00' }] },
    ],
  }),
  'list with one section': interactive('list', {
    button: 'Slots',
    sections: [{ rows: [{ id: '1', title: 'A' }] }],
  }),
  cta_url: interactive('cta_url', {
    name: 'cta_url',
    parameters: { display_text: 'Open', url: 'https://example.org/a' },
  }),
  flow: interactive('flow', {
    name: 'flow',
    parameters: {
      flow_message_version: '3',
      flow_id: flowId,
      flow_cta: 'Book',
      flow_token: 'unused',
      flow_action: 'navigate',
      flow_action_payload: { screen: 'FIRST', data: { a: 1 } },
    },
  }),
  'flow by name': interactive('flow', {
    name: 'flow',
    parameters: { flow_message_version: '3', flow_name: 'booking', flow_cta: 'Book' },
  }),
  location_request_message: interactive('location_request_message', { name: 'send_location' }),
  product: interactive('product', { catalog_id: '1', product_retailer_id: 'a' }, {}),
  product_list: interactive(
    'product_list',
    { catalog_id: '1', sections: [{ title: 'All', product_items: [{ product_retailer_id: 'a' }] }] },
    { header: { type: 'text', text: 'Header' }, body },
  ),
  catalog_message: interactive('catalog_message', { name: 'catalog_message' }),
  carousel: interactive('carousel', { cards: [card(0), card(1)] }),
  'carousel of products': interactive('carousel', {
    cards: [0, 1].map((index) => ({
      card_index: index,
      type: 'product',
      action: { product_retailer_id: `p${index}`, catalog_id: '1' },
    })),
  }),
  address_message: interactive('address_message', { name: 'address_message', parameters: { country: 'IN' } }),
  call_permission_request: interactive('call_permission_request', { name: 'call_permission_request' }),
  voice_call: interactive('voice_call', { name: 'voice_call', parameters: { display_text: 'Call us' } }),
  order_details: interactive('order_details', { name: 'review_and_pay', parameters: { reference_id: 'r1' } }),
  order_status: interactive('order_status', {
    name: 'review_order',
    parameters: { reference_id: 'r1', order: { status: 'processing' } },
  }),
  request_contact_info: interactive('request_contact_info', { name: 'request_contact_info' }),
}

/** Puts what the messages name. */
export function fill(world: World, phoneNumberId: string, wabaId: string): void {
  world.media.put({
    id: mediaId,
    phoneNumberId,
    mimeType: 'image/png',
    filename: null,
    sha256: '',
    size: 0,
    expiresAt: Infinity,
  })
  world.flows.put({
    id: flowId,
    wabaId,
    name: 'booking',
    status: 'PUBLISHED',
    categories: ['OTHER'],
    endpointUri: null,
    json: null,
    createdAt: 0,
  })
}
