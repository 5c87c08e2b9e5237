/**
 * Answers that customers give with a tap: to buttons, lists, Flows and quick replies of templates. There has to be
 * something to tap on, in the message that is answered.
 */
import { oneOf, text, type Reader } from '../../control/input.ts'
import { ControlError } from '../../control/route.ts'
import type { Message } from '../../world/objects.ts'
import { messageInChat } from './read-context.ts'
import { readPart } from './read-part.ts'
import type { Writing } from './read-inbound.ts'
import { quickRepliesOf, repliesOf, rowsOf } from './tappable.ts'

const someText = text(1, 10_000)
const anything: Reader<unknown> = (value) => ({ value })

export function readAnswer(part: unknown, writing: Writing): unknown {
  const { type, ...given } = readPart('interactive', part, {
    required: { type: oneOf('button_reply', 'list_reply', 'nfm_reply', 'call_permission_reply') },
    optional: {
      button_reply: anything,
      list_reply: anything,
      nfm_reply: anything,
      call_permission_reply: anything,
    },
  })
  if (type === 'call_permission_reply') return { type, call_permission_reply: readPermission(given[type]) }
  if (type === 'nfm_reply') return { type, nfm_reply: readNfmReply(given[type], writing) }
  const { id } = readPart(`interactive.${type}`, given[type], {
    required: { id: someText },
    optional: { title: someText, description: someText },
  })
  const message = answeredMessage(writing)
  const offered = type === 'button_reply' ? repliesOf(message) : rowsOf(message)
  const tapped = offered.find((one) => one['id'] === id)
  if (tapped === undefined)
    throw nothingToTap(
      type === 'button_reply' ? 'button' : 'row',
      id,
      offered.map((one) => String(one['id'])),
    )
  return { type, [type]: tapped }
}

/** A quick reply of a template: by its text, or by its payload. */
export function readButton(part: unknown, writing: Writing): unknown {
  const given = readPart('button', part, { optional: { text: someText, payload: someText } })
  if (given.text === undefined && given.payload === undefined)
    throw new ControlError(400, '"button.text" is required: the text of the quick reply that is tapped.')
  const offered = quickRepliesOf(writing.context.world, answeredMessage(writing))
  const tapped = offered.find(
    (one) =>
      (given.text === undefined || one.text === given.text) &&
      (given.payload === undefined || one.payload === given.payload),
  )
  if (tapped === undefined)
    throw nothingToTap(
      'quick reply',
      given.text ?? given.payload ?? '',
      offered.map((one) => one.text),
    )
  return tapped
}

function readNfmReply(part: unknown, writing: Writing): unknown {
  const {
    response_json: response,
    name = 'flow',
    body = 'Sent',
  } = readPart('interactive.nfm_reply', part, {
    required: { response_json: anything },
    optional: { name: oneOf('flow', 'address_message'), body: someText },
  })
  const wanted = interactiveType(answeredMessage(writing), writing)
  if (wanted !== name)
    throw new ControlError(
      409,
      `"context.message_id": the message that is answered has no ${name} to fill in.`,
    )
  return { name, body, response_json: typeof response === 'string' ? response : JSON.stringify(response) }
}

/** What can be filled in; templates have it as a button. */
function interactiveType({ content, type, templateId }: Message, { context }: Writing): unknown {
  if (type === 'interactive') return (content['interactive'] as Record<string, unknown>)['type']
  const components = context.world.templates.get(templateId ?? '')?.components ?? []
  return JSON.stringify(components).includes('"FLOW"') ? 'flow' : undefined
}

function readPermission(part: unknown): unknown {
  return readPart('interactive.call_permission_reply', part, {
    required: { response: oneOf('accept', 'reject') },
    optional: { expiration_timestamp: someText, response_source: oneOf('user_action', 'automatic') },
  })
}

function answeredMessage({ context, customer, number, answers }: Writing): Message {
  if (answers === undefined)
    throw new ControlError(400, '"context.message_id" is required: the id of the message that is answered.')
  return messageInChat(context, customer, number, answers, 'context.message_id')
}

function nothingToTap(what: string, asked: string, offered: readonly string[]): ControlError {
  const there = offered.length === 0 ? `It has no ${what}.` : `It has: ${offered.join(', ')}.`
  return new ControlError(409, `The message that is answered has no ${what} "${asked}". ${there}`)
}
