/** Messages of every type in WhatsApp's form, as clients write them: also carelessly. Texts, to be compared to the byte. */
const to = '"messaging_product":"whatsapp","to":"15550109999"'
const interactive = (type: string, more: string) =>
  `{${to},"type":"interactive","interactive":{"type":"${type}","body":{"text":"Which?"},${more}}}`
const template = (components: string) =>
  `{${to},"type":"template","template":{"name":"parcel_update","language":{"code":"en_US"},"components":[${components}]}}`

export const everyType: readonly (readonly [name: string, body: string])[] = [
  [
    'text',
    `{${to},"recipient_type":"individual","type":"text","text":{"preview_url":true,"body":"https://example.org/ü 👍"}}`,
  ],
  ['text without a type', `{${to},"text":{"body":"Hello"}}`],
  ['image by id', `{${to},"type":"image","image":{"id":"610000000000001","caption":"The roof"}}`],
  ['image by link', `{${to},"type":"image","image":{"link":"https://example.org/roof.jpg"}}`],
  ['video', `{${to},"type":"video","video":{"id":"610000000000001"}}`],
  ['voice', `{${to},"type":"audio","audio":{"id":"610000000000001","voice":true}}`],
  ['document', `{${to},"type":"document","document":{"id":"610000000000001","filename":"bill.pdf"}}`],
  ['sticker', `{${to},"type":"sticker","sticker":{"id":"610000000000001"}}`],
  [
    'location',
    `{${to},"type":"location","location":{"latitude":1.50,"longitude":"-0.10","name":"Shop","address":"Hill 1"}}`,
  ],
  [
    'contacts',
    `{${to},"type":"contacts","contacts":[{"name":{"formatted_name":"Ada L.","first_name":"Ada"},"phones":[{"phone":"+15550100001","type":"WORK"}]}]}`,
  ],
  ['reaction', `{${to},"type":"reaction","reaction":{"message_id":"wamid.A","emoji":"\\uD83D\\uDC4D"}}`],
  ['reaction that is taken back', `{${to},"type":"reaction","reaction":{"message_id":"wamid.A","emoji":""}}`],
  [
    'buttons',
    interactive('button', '"action":{"buttons":[{"type":"reply","reply":{"id":"y","title":"Yes"}}]}'),
  ],
  [
    'list',
    interactive('list', '"action":{"button":"Slots","sections":[{"rows":[{"id":"9","title":"9:00"}]}]}'),
  ],
  [
    'link button',
    interactive(
      'cta_url',
      '"action":{"name":"cta_url","parameters":{"display_text":"Open","url":"https://example.org"}}',
    ),
  ],
  [
    'Flow',
    interactive(
      'flow',
      '"action":{"name":"flow","parameters":{"flow_message_version":"3","flow_id":"1","flow_cta":"Book"}}',
    ),
  ],
  ['request for a location', interactive('location_request_message', '"action":{"name":"send_location"}')],
  ['product', interactive('product', '"action":{"catalog_id":"1","product_retailer_id":"a"}')],
  [
    'products',
    interactive(
      'product_list',
      '"action":{"catalog_id":"1","sections":[{"title":"New","product_items":[{"product_retailer_id":"a"}]}]}',
    ),
  ],
  ['catalogue', interactive('catalog_message', '"action":{"name":"catalog_message"}')],
  ['carousel', interactive('carousel', '"action":{"cards":[{"card_index":0,"type":"cta_url"}]}')],
  [
    'address',
    interactive('address_message', '"action":{"name":"address_message","parameters":{"country":"IN"}}'),
  ],
  ['request to call', interactive('call_permission_request', '"action":{"name":"call_permission_request"}')],
  [
    'order',
    interactive(
      'order_details',
      '"action":{"name":"review_and_pay","parameters":{"total_amount":{"value":2100,"offset":100}}}',
    ),
  ],
  [
    'template without variables',
    `{${to},"type":"template","template":{"name":"hello_world","language":{"policy":"deterministic","code":"en_US"}}}`,
  ],
  [
    'template with named variables',
    template('{"type":"body","parameters":[{"type":"text","parameter_name":"day","text":"Monday"}]}'),
  ],
  [
    'template with a header and buttons',
    template(
      '{"type":"HEADER","parameters":[{"type":"image","image":{"link":"https://example.org/a.png"}}]},{"type":"button","sub_type":"URL","index":0,"parameters":[{"type":"text","text":"7"}]}',
    ),
  ],
  [
    'template with money and a date',
    template(
      '{"type":"body","parameters":[{"type":"currency","currency":{"fallback_value":"$1","code":"USD","amount_1000":1000}},{"type":"date_time","date_time":{"fallback_value":"May"}}]}',
    ),
  ],
  ['template with cards', template('{"type":"carousel","cards":[{"card_index":0,"components":[]}]}')],
  [
    'group',
    `{"messaging_product":"whatsapp","recipient_type":"group","to":"Y2FwaV9n","type":"text","text":{"body":"All"}}`,
  ],
  [
    'business-scoped user id',
    `{"messaging_product":"whatsapp","recipient":"US.900000000000000001","type":"text","text":{"body":"You"}}`,
  ],
  ['context of null', `{${to},"context":null,"type":"text","text":{"body":"a"}}`],
  [
    'numbers in odd forms',
    `{"messaging_product":"whatsapp","to":15550109999,"type":"text","text":{"body":"a"},"x":[1.0,1e2,-0,12345678901234567890]}`,
  ],
  [
    'unknown keys and spaces',
    `\n { "to" : "15550109999" ,\r\n\t"z":{"a":[ ]} , "messaging_product":"whatsapp", "text" : {"body":"a"} }\n`,
  ],
  ['no messaging_product', `{"to":"15550109999","text":{"body":"a"}}`],
  ['nobody to send to', `{"messaging_product":"whatsapp","type":"text","text":{"body":"a"}}`],
  ['unknown type', `{${to},"type":"hologram","hologram":{"id":"1"}}`],
  ['type that is a number', `{${to},"type":7}`],
  ['text that no database keeps', `{${to},"type":"text","text":{"body":"a\\u0000b\\ud800"}}`],
  ['empty object', `{}`],
]
