/** The texts of a template: body and footer. */
import type { TemplateComponent } from '../../world/objects.ts'
import { templateError, type TemplateFault } from '../template-error.ts'
import { isText, type Given, type Scope } from './scope.ts'
import { checkAround, checkedVariables, exampleFor } from './variable-rules.ts'

export const longestBody = 1_024
export const longestOfferBody = 600
export const longestCardBody = 160
export const longestFooter = 60

/** Throws a GraphError for a text that is missing or too long. */
export function textOf(component: Given, fault: TemplateFault, longest: number): string {
  const { text } = component
  const type = fault.toUpperCase()
  if (!isText(text))
    throw templateError(fault, `Component of type ${type} is missing expected field(s) (text).`)
  if (text.length > longest)
    throw templateError('tooLong', `The text of the ${fault} can have at most ${longest} characters.`)
  return text
}

export function defineBody(component: Given, scope: Scope, longest = longestBody): TemplateComponent {
  const text = textOf(component, 'body', longest)
  const variables = checkedVariables(text, 'body', scope)
  checkAround(text, variables)
  return { type: 'BODY', text, ...exampleFor('body', component, variables, scope) }
}

export function defineFooter(component: Given): TemplateComponent {
  const text = textOf(component, 'footer', longestFooter)
  if (text.includes('{{')) throw templateError('footer', 'A footer cannot have variables.')
  return { type: 'FOOTER', text }
}
