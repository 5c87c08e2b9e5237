/** What a customer can tap on in a message of the business. */
import type { Message } from '../../world/objects.ts'
import type { World } from '../../world/world.ts'

type Part = Readonly<Record<string, unknown>>

/** Reply buttons, also those of cards: `{id, title}`. */
export function repliesOf({ content }: Message): Part[] {
  const interactive = asObject(content['interactive'])
  const action = asObject(interactive['action'])
  const cards = asList(action['cards']).map((card) => asObject(card['action']))
  return [action, ...cards].flatMap(({ buttons }) =>
    asList(buttons).map((button) => {
      const { id, title } = asObject(button['reply'] ?? button['quick_reply'])
      return { id, title }
    }),
  )
}

/** Rows of a list: `{id, title, description?}`. */
export function rowsOf({ content }: Message): Part[] {
  const interactive = asObject(content['interactive'])
  if (interactive['type'] !== 'list') return []
  const rows = asList(asObject(interactive['action'])['sections']).flatMap(({ rows: all }) => asList(all))
  return rows.map(({ id, title, description }) => ({
    id,
    title,
    ...(typeof description === 'string' && description !== '' ? { description } : {}),
  }))
}

/** Quick replies of a template, also those of its cards. Without a payload of its own, one has its text. */
export function quickRepliesOf(world: World, message: Message): { text: string; payload: string }[] {
  const template = world.templates.get(message.templateId ?? '')
  if (template === undefined) return []
  const sent = asList(asObject(message.content['template'])['components'])
  return [
    ...quickReplies(template.components, sent),
    ...cardsOf(template.components).flatMap((card, index) =>
      quickReplies(asList(card['components']), asList(cardsOf(sent)[index]?.['components'])),
    ),
  ]
}

function quickReplies(
  components: readonly Part[],
  sent: readonly Part[],
): { text: string; payload: string }[] {
  const buttons = components.find(({ type }) => isNamed(type, 'buttons'))
  return asList(buttons?.['buttons']).flatMap(({ type, text }, index) => {
    if (!isNamed(type, 'quick_reply')) return []
    const own = sent.find((one) => isNamed(one['type'], 'button') && Number(one['index']) === index)
    const payload = asList(own?.['parameters'])[0]?.['payload']
    return [{ text: String(text), payload: typeof payload === 'string' ? payload : String(text) }]
  })
}

function cardsOf(components: readonly Part[]): Part[] {
  return asList(components.find(({ type }) => isNamed(type, 'carousel'))?.['cards'])
}

function isNamed(value: unknown, name: string): boolean {
  return typeof value === 'string' && value.toLowerCase() === name
}

function asObject(value: unknown): Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Part) : {}
}

function asList(value: unknown): Part[] {
  return Array.isArray(value) ? value.map(asObject) : []
}
