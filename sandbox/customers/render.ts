/** A message as a text that somebody can read. */
import { renderTemplate } from '../templates/parameters.ts'
import type { Message } from '../world/objects.ts'
import type { World } from '../world/world.ts'

type Part = Readonly<Record<string, unknown>>

export function textOf(world: World, { type, content, templateId }: Message): string {
  const part = content[type]
  switch (type) {
    case 'text':
      return said(asPart(part)['body'])
    case 'template': {
      const template = world.templates.get(templateId ?? '')
      return template === undefined
        ? `[template ${said(asPart(part)['name'])}]`
        : renderTemplate(template, asPart(part)['components'])
    }
    case 'interactive':
      return interactiveText(asPart(part))
    case 'button':
      return said(asPart(part)['text'])
    case 'location':
      return `[location ${lines([asPart(part)['name'], asPart(part)['address']], ', ') || coordinates(asPart(part))}]`
    case 'contacts':
      return `[contact ${(Array.isArray(part) ? part : []).map((one) => said(asPart(asPart(one)['name'])['formatted_name'])).join(', ')}]`
    case 'order':
      return lines([said(asPart(part)['text']), '[order]'])
    default:
      return lines([`[${type}${fileName(asPart(part))}]`, asPart(part)['caption']])
  }
}

function interactiveText(interactive: Part): string {
  const reply = asPart(interactive['button_reply'] ?? interactive['list_reply'])
  if (reply['title'] !== undefined) return said(reply['title'])
  const answer = asPart(interactive['nfm_reply'])
  if (answer['body'] !== undefined) return said(answer['body'])
  const [header, body, footer] = ['header', 'body', 'footer'].map((name) => asPart(interactive[name]))
  return lines([header?.['text'], body?.['text'], footer?.['text']]) || `[${said(interactive['type'])}]`
}

function fileName(part: Part): string {
  return typeof part['filename'] === 'string' ? ` ${part['filename']}` : ''
}

function coordinates({ latitude, longitude }: Part): string {
  return `${said(latitude)}, ${said(longitude)}`
}

function lines(parts: readonly unknown[], separator = '\n'): string {
  return parts
    .map(said)
    .filter((part) => part !== '')
    .join(separator)
}

function said(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function asPart(value: unknown): Part {
  return typeof value === 'object' && value !== null ? (value as Part) : {}
}
