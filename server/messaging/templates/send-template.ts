/**
 * Sends a template to a phone number or to whom a process is about. The template is known and filled in before WhatsApp
 * is asked to send it: every mistake is told at once. What is refused is first held against the template as WhatsApp has
 * it now, so that nothing is refused because of what was stored.
 */
import { AppError, invalidInput, type Fault } from '../../lib/app-error.ts'
import type { JsonObject } from '../../lib/json.ts'
import type { RecordsContext } from '../../records/context.ts'
import { repeatedObject } from '../../idempotency/idempotency.ts'
import { reachProcess, type ProcessPlace } from '../../records/process-phone.ts'
import type { Actor } from '../../team/actor.ts'
import { connectionOfNumber, connectionOfPlugin, type NumberConnection } from '../plugins/connections.ts'
import { answerAgain } from '../sending/repeat.ts'
import { sendMessage, type SendOptions, type SendResult } from '../sending/send-message.ts'
import type { SendingContext } from '../sending/sending.ts'
import { chooseTemplate } from './choose-template.ts'
import { fillTemplate } from './fill-template.ts'
import { recipientDigits } from './recipient-phone.ts'
import { renderTemplate } from './render-template.ts'
import type { Template } from './template.ts'
import type { TemplateInput } from './template-input.ts'
import { findTemplates, whyUnknown } from './templates.ts'

export type Recipient = { readonly phone: string } | ProcessPlace

/** In the words of the caller. What is undefined was not given. */
export interface TemplateOrder {
  readonly pluginId: string
  readonly recipient: Recipient
  readonly whatsappPhoneNumberId: string | undefined
  readonly templateName: string | undefined
  readonly language: string | undefined
  readonly input: TemplateInput
  /** What is wrong with the order as it was read; told together with all else. */
  readonly faults: readonly Fault[]
}

interface Reached {
  /** Digits with the country code. */
  readonly to: string
  readonly processId?: string
  readonly procedureId?: string
}

/**
 * Throws `invalid` with every fault, `not_found` for a plugin, a phone number id or a process that the team does not
 * have or the actor may not see, and what sendMessage throws.
 */
export async function sendTemplate(
  context: SendingContext & RecordsContext,
  actor: Actor,
  order: TemplateOrder,
  { idempotency }: SendOptions = {},
): Promise<SendResult> {
  const teamId = actor.team.id
  const first = idempotency && (await repeatedObject(context.database, teamId, idempotency))
  if (first !== undefined) return answerAgain(context, teamId, first)
  const connection = await connectionFor(context, teamId, order)
  const faults: Fault[] = [...order.faults]
  const reached = await reach(context, actor, order.recipient, faults)
  const ready =
    connection === undefined || order.templateName === undefined
      ? undefined
      : await prepare(context, connection, order.templateName, order)
  faults.push(...(ready?.faults ?? []))
  if (faults.length > 0 || ready?.template === undefined || connection === undefined || reached === undefined)
    throw invalidInput(faults)
  const { template, components } = ready
  const { to, ...about } = reached
  return sendMessage(
    context,
    actor,
    {
      connection,
      content: contentOf(to, template, components),
      text: renderTemplate(template, components),
      origin: 'template',
      templateId: template.id,
      ...about,
    },
    { idempotency },
  )
}

/** Undefined where the order names no phone number; the plugin is there all the same. */
async function connectionFor(
  context: SendingContext,
  teamId: string,
  { pluginId, whatsappPhoneNumberId }: TemplateOrder,
): Promise<NumberConnection | undefined> {
  if (whatsappPhoneNumberId !== undefined)
    return connectionOfNumber(context, teamId, whatsappPhoneNumberId, pluginId)
  await connectionOfPlugin(context, teamId, pluginId)
  return undefined
}

async function reach(
  context: RecordsContext,
  actor: Actor,
  recipient: Recipient,
  faults: Fault[],
): Promise<Reached | undefined> {
  if ('process' in recipient) {
    try {
      const { process, phone } = await reachProcess(context, actor, recipient)
      return { to: phone.replace('+', ''), processId: process.id, procedureId: process.procedureId }
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'request_invalid') throw error
      faults.push(...error.details)
      return undefined
    }
  }
  const to = recipientDigits(recipient.phone, actor.team.defaultCountry)
  if (to !== undefined) return { to }
  faults.push({
    field: 'phoneNumber',
    message: `must be a phone number in digits with its country code, such as 919845012345, and "${recipient.phone.slice(0, 40)}" is not`,
  })
  return undefined
}

interface Prepared {
  readonly template: Template | undefined
  readonly components: JsonObject[]
  readonly faults: readonly Fault[]
}

// A mistake is told by the template as it was this long ago at most; misspelt ones must not use up the calls that
// WhatsApp allows.
const recheckAfterMs = 5_000

async function prepare(
  context: SendingContext,
  connection: NumberConnection,
  name: string,
  { language, input }: Pick<TemplateOrder, 'language' | 'input'>,
): Promise<Prepared> {
  const { teamId, wabaId } = connection
  const templates = await findTemplates(context, connection, wabaId, name)
  if (templates.length === 0) {
    const message = await whyUnknown(context, teamId, wabaId, name)
    return { template: undefined, components: [], faults: [{ field: 'templateName', message }] }
  }
  const prepared = fill(templates, language, input)
  if (prepared.faults.length === 0) return prepared
  return fill(await findTemplates(context, connection, wabaId, name, recheckAfterMs), language, input)
}

function fill(templates: readonly Template[], language: string | undefined, input: TemplateInput): Prepared {
  const faults: Fault[] = []
  const template = chooseTemplate(templates, language, faults)
  if (template === undefined) return { template, components: [], faults }
  const filled = fillTemplate(template, input)
  return { template, components: filled.components, faults: [...faults, ...filled.faults] }
}

function contentOf(to: string, template: Template, components: JsonObject[]): JsonObject {
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to,
    type: 'template',
    template: {
      name: template.name,
      language: { code: template.language },
      ...(components.length > 0 && { components }),
    },
  }
}
