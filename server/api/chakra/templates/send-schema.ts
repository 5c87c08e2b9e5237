/** The shape of a template send. For the documentation: what is wrong with a body is told together with the rest. */
import { Type, type TSchema } from 'typebox'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const text = (description: string) => Type.Optional(nullable(Type.String({ description })))
const number = (description: string) =>
  Type.Optional(Type.Union([Type.Number(), Type.String(), Type.Null()], { description }))

const MappingType = Type.Object(
  {
    schemaPropertyName: Type.String({
      description: 'the name of the variable: "1" for {{1}}, "customer_name" for {{customer_name}}',
    }),
    schemaPropertyValue: Type.Union([Type.String(), Type.Number(), Type.Null()], {
      description: 'its value: text, or a number that is written as text; "" and null are no value',
    }),
  },
  { title: 'MappingType', additionalProperties: true },
)

const mapping = (description: string) => Type.Optional(nullable(Type.Array(MappingType, { description })))

export const TemplateSend = Type.Object(
  {
    whatsappPhoneNumberId: Type.String({ description: "WhatsApp's id of the phone number that sends" }),
    templateName: Type.String({ description: 'the name of an approved template' }),
    language: text(
      'such as en_US; only needed when the template exists in several languages, which are then named',
    ),
    mapping: mapping(
      'the variables of the body. Of a limited-time offer that ends: also "expiration_time_ms". Of a carousel: "card_0.1" is {{1}} of the first card.',
    ),
    headerMapping: mapping(
      'the variable of a header with text; of a product header, "product_retailer_id" and "catalog_id"; of a carousel, "card_0.imageUrl" or "card_0.videoUrl" for the first card',
    ),
    buttonMapping: mapping(
      'the variables of the buttons. "1", "2" … count what buttons must be given: the end of an address, the code of a coupon. Every button that takes something is also called "button_" and its index, from 0, or by the words on it; by these names quick replies take a payload, flows a token, catalogs the product of their picture. In a carousel "card_0.1" is the first of the first card.',
    ),
    imageUrl: text('the public address of the picture of an image header; "" is none'),
    videoUrl: text('the public address of the video of a video header; "" is none'),
    documentUrl: text('the public address of the document of a document header; "" is none'),
    filename: text('the name of that document; "" is none'),
    locationLatitude: number('the place of a location header; 0/0 is none'),
    locationLongitude: number('the place of a location header; 0/0 is none'),
    locationName: text('the name of that place'),
    locationAddress: text('the address of that place'),
    otpCode: text('the code of an authentication template: for its text and its button'),
  },
  {
    additionalProperties: true,
    title: 'TemplateSend',
    description: 'a JSON object with whatsappPhoneNumberId, templateName and what the template takes',
    examples: [
      {
        whatsappPhoneNumberId: '310000000000001',
        templateName: 'parcel_update',
        mapping: [{ schemaPropertyName: '1', schemaPropertyValue: 'Ada' }],
      },
    ],
  },
)

const pluginId = Type.String({ description: 'the id of a plugin' })
const process = Type.String({ description: 'the id of a process, or the value of its primary key' })
export const ToPhone = Type.Object({
  pluginId,
  phoneNumber: Type.String({ description: 'digits with the country code' }),
})
export const ToProcessIn = Type.Object({
  pluginId,
  procedure: Type.String({ description: 'the short id or id of a procedure' }),
  process,
})
export const ToProcess = Type.Object({
  pluginId,
  process: Type.String({ description: 'the id of a process' }),
})
