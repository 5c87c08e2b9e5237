/** The shapes of templates in WhatsApp's own form: what is passed through is open. */
import { Type } from 'typebox'
import { Failure } from '../schema.ts'

const open = (title: string, description: string) =>
  Type.Object({}, { additionalProperties: true, title, description })

/** WhatsApp's answer as it came. */
export const GraphAnswer = open('GraphAnswer', "WhatsApp's own answer, not enveloped")

export const TemplateBody = open(
  'TemplateBody',
  "a JSON object: a template in WhatsApp's form, such as {name, language, category, components}",
)

/** As other failures, and with WhatsApp's error object for clients that read that. */
export const GraphFailure = Type.Object(
  {
    ...Failure.properties,
    error: Type.Object(
      { message: Type.String(), type: Type.String(), code: Type.Integer() },
      { additionalProperties: true, description: "WhatsApp's own error, or ours in its form" },
    ),
  },
  { additionalProperties: false, title: 'GraphFailure' },
)

/** The statuses with which WhatsApp and this server refuse. */
export const graphStatuses = [400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 502, 503, 504]

export const graphFailures = Object.fromEntries(graphStatuses.map((status) => [status, GraphFailure]))

const version = Type.String({ description: 'a version of the Graph API, such as v23.0' })
const wabaId = Type.String({ description: 'the id of a WABA of the team' })
const templateId = Type.String({ description: "WhatsApp's id of a template" })
export const OfWaba = Type.Object({ version, wabaId })
export const OfTemplate = Type.Object({ version, templateId })
export const InWaba = Type.Object({ version, wabaId, templateId })

const text = (description: string) => Type.Optional(Type.Unknown({ description }))

/** For the documentation: every key goes on to WhatsApp, those that are not listed here too. */
export const ListQuery = Type.Object(
  {
    limit: text('the size of a page'),
    after: text('a cursor: what comes after it'),
    before: text('a cursor: what comes before it'),
    fields: text('names of fields with commas between them'),
    name: text('part of a name'),
    status: text('such as APPROVED'),
    category: text('such as MARKETING'),
    language: text('such as en_US'),
  },
  { additionalProperties: true },
)

export const DeleteQuery = Type.Object(
  {
    name: text('the name; all its languages are deleted'),
    hsm_id: text('with the name: only the template with this id'),
  },
  { additionalProperties: true },
)
