/** Messages of customers that stand for themselves: their content is read and told as it is. */
import { fraction, listOf, oneOf, readInput, text, whole, type Reader } from '../../control/input.ts'
import { readPart } from './read-part.ts'

const longestText = 65_536
const someText = text(1, longestText)
const anything: Reader<unknown> = (value) => ({ value })
const object: Reader<Readonly<Record<string, unknown>>> = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { value: value as Record<string, unknown> }
    : { fault: 'must be an object' }

const mostContacts = 257
const mostItems = 100
const mostQuantity = 999
const highestPrice = 1_000_000_000

/** By type; each throws a ControlError that tells what is wrong. */
export const plainTypes = {
  text(part: unknown): unknown {
    if (typeof part === 'string') return plainTypes.text({ body: part })
    return readPart('text', part, { required: { body: someText } })
  },

  location: (part: unknown): unknown =>
    readPart('location', part, {
      required: { latitude: fraction(-90, 90), longitude: fraction(-180, 180) },
      optional: { name: someText, address: someText, url: someText },
    }),

  contacts(part: unknown): unknown {
    return readInput(
      { contacts: part },
      { required: { contacts: listOf(object, mostContacts) } },
    ).contacts.map((contact, index) => {
      const within = `contacts.${index}`
      const { origin, name } = readPart(within, contact, {
        optional: {
          name: object,
          phones: listOf(object, mostItems),
          emails: listOf(object, mostItems),
          urls: listOf(object, mostItems),
          addresses: listOf(object, mostItems),
          org: object,
          birthday: someText,
          vcard: someText,
          origin: oneOf('contact_request', 'other'),
        },
      })
      if (name !== undefined)
        readPart(`${within}.name`, name, {
          required: { formatted_name: someText },
          optional: {
            first_name: someText,
            last_name: someText,
            middle_name: someText,
            suffix: someText,
            prefix: someText,
          },
        })
      return { ...contact, ...(origin === undefined ? {} : { origin }) }
    })
  },

  /** Without an emoji, or with an empty one, the reaction is taken back. */
  reaction(part: unknown): unknown {
    const { emoji, ...rest } = readPart('reaction', part, {
      required: { message_id: someText },
      optional: { emoji: text(0, 64) },
    })
    return { ...rest, ...(emoji === undefined || emoji === '' ? {} : { emoji }) }
  },

  order: (part: unknown): unknown => ({
    ...readPart('order', part, {
      required: { catalog_id: someText, product_items: listOf(orderItem, mostItems) },
      optional: { text: text(0, longestText) },
    }),
  }),

  unsupported: (part: unknown): unknown => readPart('unsupported', part, { optional: { type: someText } }),

  edit: (part: unknown): unknown =>
    readPart('edit', part, { required: { original_message_id: someText, message: object } }),

  revoke: (part: unknown): unknown =>
    readPart('revoke', part, { required: { original_message_id: someText } }),
}

const orderItem: Reader<unknown> = (value) => ({
  value: readPart('order.product_items', value, {
    required: {
      product_retailer_id: anything,
      quantity: whole(1, mostQuantity),
      item_price: fraction(0, highestPrice),
      currency: text(3, 3),
    },
  }),
})
