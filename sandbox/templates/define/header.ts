/** Headers: a line of text, a sample of the media that sends will carry, a place or a product. */
import { isObject } from '../../graph/params.ts'
import type { TemplateComponent } from '../../world/objects.ts'
import { templateError } from '../template-error.ts'
import { sampleOf } from './samples.ts'
import { oneOf, type Given, type Scope } from './scope.ts'
import { textOf } from './texts.ts'
import { checkedVariables, exampleFor } from './variable-rules.ts'

export const longestHeader = 60
export const headerFormats = ['TEXT', 'IMAGE', 'VIDEO', 'GIF', 'DOCUMENT', 'LOCATION', 'PRODUCT'] as const
export type HeaderFormat = (typeof headerFormats)[number]

export function defineHeader(
  component: Given,
  scope: Scope,
  allowed: readonly HeaderFormat[] = headerFormats,
): TemplateComponent {
  const format = oneOf(component['format'], 'format', headerFormats)
  if (!allowed.includes(format))
    throw templateError('header', `The header can be one of ${allowed.join(', ')} here, not ${format}.`)
  switch (format) {
    case 'TEXT':
      return textHeader(component, scope)
    case 'LOCATION':
      return { type: 'HEADER', format }
    case 'PRODUCT':
      if (scope.category !== 'MARKETING')
        throw templateError('header', 'Products can only be in templates of the category MARKETING.')
      return { type: 'HEADER', format }
    case 'IMAGE':
    case 'VIDEO':
    case 'GIF':
    case 'DOCUMENT':
      return {
        type: 'HEADER',
        format,
        example: { header_handle: [sampleOf(scope, format, handleIn(component))] },
      }
  }
}

function textHeader(component: Given, scope: Scope): TemplateComponent {
  const text = textOf(component, 'header', longestHeader)
  const variables = checkedVariables(text, 'header', scope)
  if (variables.length > 1) throw templateError('header', 'A header can have only one variable.')
  return { type: 'HEADER', format: 'TEXT', text, ...exampleFor('header', component, variables, scope) }
}

function handleIn({ example }: Given): string {
  const handles: unknown = isObject(example) ? example['header_handle'] : undefined
  const handle: unknown = Array.isArray(handles) ? handles[0] : handles
  if (typeof handle !== 'string' || handle === '')
    throw templateError(
      'header',
      'Component of type HEADER is missing expected field(s) (example): example.header_handle needs the handle of an uploaded sample.',
    )
  return handle
}
