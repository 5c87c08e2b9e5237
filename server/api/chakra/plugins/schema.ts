/** The shapes of plugins, WABAs and phone numbers in the ChakraHQ API. Bodies may have keys that are not known here. */
import { Type, type TSchema } from 'typebox'

const strict = { additionalProperties: false } as const
const open = { additionalProperties: true } as const
const nullable = <T extends TSchema>(schema: T, options = {}) => Type.Union([schema, Type.Null()], options)
const milliseconds = Type.Integer({ description: 'milliseconds since 1970' })
const uuid = Type.String({ format: 'uuid' })
const anything = (description: string) => Type.Unknown({ description })
/** Clients send null and "" for what they leave out. */
const text = (description: string) => Type.Optional(nullable(Type.String(), { description }))
const flag = (description: string) => Type.Optional(nullable(Type.Boolean(), { description }))

export const PluginId = Type.Object({ pluginId: Type.String({ description: 'the id of the plugin' }) })
export const PhoneNumberId = Type.Object({
  phoneNumberId: Type.String({ description: "WhatsApp's id of the phone number" }),
})

export const AccountV1 = Type.Object(
  {
    id: Type.String({ description: "WhatsApp's id of the WABA" }),
    pluginId: uuid,
    name: Type.String(),
    chakraStatus: Type.Enum(['CONNECTED', 'DISCONNECTED']),
    currency: nullable(Type.String()),
    timezoneId: nullable(Type.String()),
    messageTemplateNamespace: nullable(Type.String()),
    accountReviewStatus: nullable(Type.String()),
    healthStatus: anything("WhatsApp's own word on whether messages can be sent"),
    syncedAt: nullable(milliseconds),
  },
  { ...strict, title: 'WhatsappBusinessAccountV1' },
)

export const PhoneNumberV1 = Type.Object(
  {
    id: Type.String({ description: "WhatsApp's id of the phone number" }),
    whatsappPhoneNumberId: Type.String({ description: 'the same id' }),
    waba: Type.String({ description: 'the id of its WABA' }),
    pluginId: uuid,
    displayPhoneNumber: Type.String(),
    verifiedName: Type.String(),
    qualityScore: Type.Object({ score: Type.String() }, strict),
    qualityRating: Type.String({ examples: ['GREEN'] }),
    messagingLimitTier: nullable(Type.String({ examples: ['TIER_2K'] })),
    nameStatus: nullable(Type.String()),
    status: nullable(Type.String()),
    codeVerificationStatus: nullable(Type.String()),
    platformType: nullable(Type.String()),
    throughput: Type.Object({ level: nullable(Type.String()) }, strict),
    chakraStatus: Type.Enum(['CONNECTED', 'DISABLED'], {
      description: 'whether messages are sent from it and taken for it here',
    }),
    healthStatus: Type.Object(
      { entities: Type.Array(anything('part of the way of a message')) },
      { ...open, description: "WhatsApp's own word on whether messages can be sent" },
    ),
    lastEventAt: nullable(milliseconds, { description: 'when a webhook last spoke of it' }),
    syncedAt: nullable(milliseconds),
  },
  { ...strict, title: 'WhatsappPhoneNumberV1' },
)

const configValues = {
  passThroughWebhookUrl: nullable(Type.String()),
  enableMessageEchoesForPassThroughWebhook: Type.Boolean(),
  enableSendMessageTemplateEventForPassThroughWebhook: Type.Boolean(),
  enableChakraWebhook: Type.Boolean(),
  chakraWebhookUrl: nullable(Type.String()),
  whichChakraWebhookEventsToSend: nullable(Type.Array(Type.String()), {
    description: 'message, status, message_echo, smb_message_echo; null: all of them',
  }),
  deliveryStatusWebhookUrl: nullable(
    Type.String({ description: 'where the statuses of templates go that the team sends' }),
  ),
  flowEndpointUrl: nullable(Type.String({ description: 'where the decrypted data of Flows is sent' })),
}

export const ConfigV1 = Type.Object(configValues, { ...strict, title: 'WhatsappPluginConfigV1' })

export const PluginV1 = Type.Object(
  {
    id: uuid,
    createdAt: milliseconds,
    updatedAt: milliseconds,
    team: uuid,
    type: Type.Literal('whatsapp'),
    name: Type.String(),
    isActive: Type.Boolean(),
    isSandbox: Type.Boolean({ description: 'talks to the built-in sandbox and not to WhatsApp' }),
    clientReferenceId: nullable(Type.String()),
    clientName: nullable(Type.String()),
    clientEmail: nullable(Type.String()),
    auth: nullable(
      Type.Object(
        {
          whatsappBusinessAccountsById: Type.Record(Type.String(), AccountV1),
          appId: nullable(Type.String()),
          hasAppSecret: Type.Boolean(),
          tokenExpiresAt: nullable(milliseconds, { description: 'null when it does not expire' }),
          tokenCheckedAt: nullable(milliseconds),
          tokenProblem: nullable(Type.String()),
        },
        strict,
      ),
      { description: 'null as long as the plugin has no access token' },
    ),
    serverConfig: Type.Object(
      {
        enabledWhatsappPhoneNumbers: Type.Array(Type.String()),
        ...Type.Partial(Type.Object(configValues)).properties,
      },
      { ...strict, description: 'what is set about the plugin; all of it for keys of an admin only' },
    ),
    webhook: Type.Object(
      {
        url: Type.String({ description: 'where WhatsApp delivers' }),
        verifyToken: Type.Optional(
          Type.String({ description: 'what WhatsApp names when it subscribes; for keys of an admin' }),
        ),
        lastDeliveryAt: nullable(milliseconds),
      },
      strict,
    ),
  },
  { ...strict, title: 'WhatsappPluginV1' },
)

const configInput = {
  passThroughWebhookUrl: Type.Optional(anything('an https address, or null')),
  enableMessageEchoesForPassThroughWebhook: Type.Optional(anything('true or false')),
  enableSendMessageTemplateEventForPassThroughWebhook: Type.Optional(anything('true or false')),
  enableChakraWebhook: Type.Optional(anything('true or false')),
  chakraWebhookUrl: Type.Optional(anything('an https address, or null')),
  whichChakraWebhookEventsToSend: Type.Optional(anything('a list of names of events, or null for all')),
  deliveryStatusWebhookUrl: Type.Optional(
    anything('an https address, or null: where the statuses of templates go'),
  ),
  flowEndpointUrl: Type.Optional(anything('an https address, or null: where the data of Flows is sent')),
}
export const ConfigChange = Type.Object(configInput, {
  ...open,
  title: 'WhatsappPluginConfigChange',
  description: 'a JSON object with what is to be set',
})

const enabledNumbers = Type.Optional(
  nullable(Type.Array(Type.String()), { description: 'a list of ids of phone numbers of the plugin' }),
)
const serverConfig = Type.Optional(
  nullable(Type.Object({ enabledWhatsappPhoneNumbers: enabledNumbers, ...configInput }, open), {
    description: 'a JSON object with what is to be set, or null',
  }),
)
const credentials = {
  accessToken: text('text: an access token of WhatsApp, best that of a system user'),
  appId: text('text: the id of the Meta app'),
  appSecret: text('text: the secret of the Meta app; without it no delivery can be verified'),
  wabaIds: Type.Optional(
    nullable(Type.Array(Type.String()), {
      description: 'a list of ids of WABAs as text; without it, those that the access token names',
    }),
  ),
}
const body = { ...open, description: 'a JSON object' } as const

export const NewPlugin = Type.Object(
  {
    type: text('text: whatsapp'),
    name: Type.String({ description: 'text: what the plugin is called' }),
    serverConfig,
    ...credentials,
  },
  { ...body, title: 'NewWhatsappPlugin' },
)
export const PluginChange = Type.Object(
  {
    name: text('text: what the plugin is called'),
    isActive: flag('true or false'),
    serverConfig,
    ...credentials,
  },
  { ...body, title: 'WhatsappPluginChange' },
)
export const Connecting = Type.Object(credentials, { ...body, title: 'WhatsappConnecting' })
export const Disconnecting = nullable(
  Type.Object(
    {
      wabaId: text(
        'text: the id of a WABA; without it, all are disconnected and the access token is forgotten',
      ),
    },
    { ...body, title: 'WhatsappDisconnecting' },
  ),
)
export const TokenWish = Type.Object(
  {
    pluginId: text('text: the id of a plugin to connect again'),
    newPluginName: text('text: the name of a plugin to make'),
    clientReferenceId: text('text: how you call the client'),
    clientName: text('text: the name of the client'),
    clientEmail: text('text: the e-mail address of the client'),
  },
  { ...body, title: 'ConnectTokenWish' },
)
export const ConnectTokenV1 = Type.Object(
  {
    connectToken: Type.String({ description: 'good for one connection within an hour' }),
    pluginId: uuid,
    connectUrl: Type.String({ description: 'the page that it opens, for a frame or a tab of its own' }),
    expiresAt: milliseconds,
  },
  { ...strict, title: 'ConnectTokenV1' },
)

export const Done = Type.Object({ success: Type.Boolean() }, { ...strict, title: 'Done' })
export const Warnings = Type.Object(
  { warnings: Type.Array(Type.String({ description: 'what works only in part, and what to do' })) },
  strict,
)
export const OfPlugin = Type.Object(
  { pluginId: Type.Optional(Type.String({ description: 'the id of a plugin: only of this one' })) },
  open,
)

export const FindingV1 = Type.Object(
  {
    check: Type.String({ examples: ['webhook_subscription'] }),
    status: Type.Enum(['ok', 'warning', 'problem', 'unknown']),
    message: Type.String(),
    fix: nullable(Type.String({ description: 'what to do about it' })),
  },
  { ...strict, title: 'FindingV1' },
)
export const DiagnosisV1 = Type.Object(
  {
    pluginId: uuid,
    phoneNumberId: nullable(Type.String({ description: 'null where the plugin has no number' })),
    displayPhoneNumber: nullable(Type.String()),
    status: Type.Enum(['ok', 'warning', 'problem'], { description: 'the worst of the findings' }),
    findings: Type.Array(FindingV1),
  },
  { ...strict, title: 'DiagnosisV1' },
)
export const DoctorQuery = Type.Object(
  { phoneNumberId: Type.Optional(Type.String({ description: "WhatsApp's id of one phone number" })) },
  open,
)
export const Numbers = Type.Array(PhoneNumberV1)
export const Accounts = Type.Array(AccountV1)
export const Plugins = Type.Array(PluginV1)
export const Diagnoses = Type.Array(DiagnosisV1)

export const ConnectQuery = Type.Object(
  { connectToken: Type.Optional(Type.String({ description: 'a connect token' })) },
  open,
)
export const TokenConnecting = Type.Object(
  {
    connectToken: Type.String({ description: 'text: a connect token' }),
    sandbox: flag('true to connect a new business of the sandbox'),
    ...credentials,
  },
  { ...body, title: 'ConnectingByToken' },
)
export const Page = Type.String({ description: 'HTML' })
export const PartnerConnected = Type.Object(
  { pluginId: uuid, whatsappBusinessAccounts: Accounts, whatsappPhoneNumbers: Numbers },
  { ...strict, title: 'PartnerConnectedV1' },
)
