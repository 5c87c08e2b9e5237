/** Templates of a WABA that are made from a ready-made one: their texts are known, so that they need no review. */
import type { SandboxContext } from '../../context.ts'
import { parameterError } from '../../graph/graph-error.ts'
import { isObject, isYes, readJson, readObject, requireText } from '../../graph/params.ts'
import { didYouMean } from '../../lib/nearest.ts'
import type { TemplateComponent } from '../../world/objects.ts'
import type { Draft } from '../create.ts'
import { defineComponents } from '../define/components.ts'
import type { Given } from '../define/scope.ts'
import type { TemplateContent } from '../new-template.ts'
import { readCategory } from '../read-template.ts'
import { libraryItems, type LibraryButton, type LibraryItem } from './items.ts'

/** What `library_template_body_inputs` can add to the text. */
const additions: Readonly<Record<string, string>> = {
  add_contact_number: 'If you have questions, please call us.',
  add_learn_more_link: 'Learn more on our website.',
  add_security_recommendation: 'For your security, do not share this message.',
  add_track_package_link: 'Track your package on our website.',
}

export function fromLibrary(
  context: SandboxContext,
  { wabaId, name, language, body }: Draft,
): TemplateContent {
  const item = itemNamed(requireText(body, 'library_template_name'))
  if (readCategory(body) !== item.category)
    throw parameterError(`Param category must be ${item.category}: the category of ${item.name}.`)
  const components = componentsOf(item, body)
  const { category } = item
  return {
    wabaId,
    name,
    language,
    category,
    libraryTemplateName: item.name,
    components: defineComponents(components, { context, wabaId, language, category, format: 'POSITIONAL' }),
    status: 'APPROVED',
  }
}

function itemNamed(name: string): LibraryItem {
  const item = libraryItems.find((one) => one.name === name)
  if (item !== undefined) return item
  const known = libraryItems.map((one) => one.name)
  throw parameterError(
    `Param library_template_name is not one of the library - got "${name}".${didYouMean(name, known)}`,
  )
}

function componentsOf(item: LibraryItem, body: Draft['body']): TemplateComponent[] {
  const inputs = readObject(body, 'library_template_body_inputs') ?? {}
  const added = Object.entries(additions).flatMap(([key, sentence]) => (isYes(inputs[key]) ? [sentence] : []))
  const buttons = item.buttons ?? []
  const given = readJson(body, 'library_template_button_inputs')
  return [
    ...(item.header === undefined ? [] : [{ type: 'HEADER', format: 'TEXT', text: item.header }]),
    {
      type: 'BODY',
      text: [item.body, ...added].join(' '),
      example: { body_text: [item.params.map(([example]) => example)] },
    },
    ...(buttons.length === 0
      ? []
      : [{ type: 'BUTTONS', buttons: buttons.map((button) => filledIn(button, given)) }]),
  ]
}

function filledIn(button: LibraryButton, given: unknown): Given {
  const inputs: unknown[] = Array.isArray(given) ? given : []
  const input = inputs.filter(isObject).find(({ type }) => String(type).toUpperCase() === button.type)
  if (button.type === 'QUICK_REPLY') return { ...button }
  if (input === undefined)
    throw parameterError(
      `Param library_template_button_inputs needs an entry of the type ${button.type} for "${button.text}".`,
    )
  if (button.type === 'PHONE_NUMBER') return { ...button, phone_number: input['phone_number'] }
  const url = isObject(input['url']) ? input['url'] : {}
  return { ...button, url: url['base_url'], example: [url['url_suffix_example']] }
}
