/** What a person reads of a message in WhatsApp's form: of every type something, of none an error. */
import { isJsonObject, type Json, type JsonObject } from '../../lib/json.ts'
import type { MessagingContext } from '../context.ts'
import type { NumberConnection } from '../plugins/connections.ts'
import { renderTemplate } from '../templates/render-template.ts'
import { storedTemplate } from '../templates/templates.ts'
import { dataTypeOf } from './message-body.ts'

const longestText = 10_000

/** Templates are filled in where they are known; WhatsApp is not asked for them. */
export async function readableText(
  { database }: Pick<MessagingContext, 'database'>,
  { teamId, wabaId }: Pick<NumberConnection, 'teamId' | 'wabaId'>,
  content: JsonObject,
): Promise<string> {
  if (dataTypeOf(content) !== 'template') return plainText(content)
  const template = objectOf(content['template'])
  const name = textOf(template['name'])
  const language = textOf(objectOf(template['language'])['code'])
  const known = name === '' ? undefined : await storedTemplate(database, teamId, wabaId, name, language)
  const text = known === undefined ? name : renderTemplate(known, template['components'])
  return text.slice(0, longestText)
}

/** The readable text of everything but a template. Pure. */
export function plainText(content: JsonObject): string {
  const type = dataTypeOf(content)
  const value = objectOf(content[type])
  return textByType(type, value, content).slice(0, longestText)
}

function textByType(type: string, value: JsonObject, content: JsonObject): string {
  switch (type) {
    case 'text':
      return textOf(value['body'])
    case 'image':
    case 'video':
    case 'audio':
    case 'sticker':
      return textOf(value['caption'])
    case 'document':
      return textOf(value['caption']) || textOf(value['filename'])
    case 'location':
      return locationText(value)
    case 'contacts':
      return listOf(content['contacts'])
        .map((contact) => textOf(objectOf(contact['name'])['formatted_name']))
        .filter((name) => name !== '')
        .join(', ')
    case 'reaction':
      return textOf(value['emoji'])
    case 'interactive':
      return interactiveText(value)
    default:
      return textOf(value['body']) || textOf(value['text'])
  }
}

function locationText(location: JsonObject): string {
  const named = joined([textOf(location['name']), textOf(location['address'])], ', ')
  return named || joined([textOf(location['latitude']), textOf(location['longitude'])], ', ')
}

/** Header, body and footer, and what there is to choose from, each on a line of its own. */
function interactiveText(interactive: JsonObject): string {
  const action = objectOf(interactive['action'])
  const parameters = objectOf(action['parameters'])
  return joined(
    [
      textOf(objectOf(interactive['header'])['text']),
      textOf(objectOf(interactive['body'])['text']),
      textOf(objectOf(interactive['footer'])['text']),
      ...listOf(action['buttons']).map((button) => choice(objectOf(button['reply'])['title'])),
      choice(action['button']),
      ...listOf(action['sections']).flatMap((section) => [
        textOf(section['title']),
        ...listOf(section['rows']).map((row) => choice(row['title'])),
      ]),
      choice(parameters['display_text']),
      choice(parameters['flow_cta']),
      ...listOf(action['cards']).map((card) => textOf(objectOf(card['body'])['text'])),
    ],
    '\n',
  )
}

function choice(title: Json | undefined): string {
  const text = textOf(title)
  return text === '' ? '' : `[${text}]`
}

function joined(parts: readonly string[], separator: string): string {
  return parts.filter((part) => part !== '').join(separator)
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {}
}

function listOf(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : []
}
