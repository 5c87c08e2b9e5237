/** Templates in a send: whether there is one, and whether it may be sent now. */
import { GraphError } from '../../graph/graph-error.ts'
import { findTemplate } from '../../templates/find-template.ts'
import { checkTemplateParameters, type LateProblem } from '../../templates/parameters.ts'
import type { Template } from '../../world/objects.ts'
import { mediaIn } from '../linked-media.ts'
import { checkMediaObject } from './media.ts'
import { Param } from './param.ts'
import type { Scope } from './scope.ts'

export function checkTemplate(template: Param): void {
  template.at('name').text()
  template.at('language').object()
  template.at('language').at('code').text()
  if (template.at('components').isGiven) template.at('components').list({ least: 0 })
}

export interface TemplateSend {
  readonly template: Template
  /** What is only found out after the message was accepted. */
  readonly late: LateProblem | undefined
}

/** Throws 132001, 132015 or 132016, and what is wrong with the parameters. */
export function templateFor(scope: Scope, content: unknown, version: number): TemplateSend {
  const { world, number } = scope
  const param = new Param('template', content)
  const name = param.at('name').text()
  const language = param.at('language').at('code').text()
  const template = findTemplate(world, number.wabaId, name, language)
  if (template?.status === 'PAUSED')
    throw new GraphError(132015, { details: `template name (${name}) is paused because of its quality` })
  if (template?.status === 'DISABLED')
    throw new GraphError(132016, { details: `template name (${name}) is disabled for good` })
  if (template?.status !== 'APPROVED')
    throw new GraphError(132001, { details: `template name (${name}) does not exist in ${language}` })
  const components = param.at('components')
  const [late] = checkTemplateParameters(template, components.value, { version })
  for (const { kind, id, link } of mediaIn(components.value))
    checkMediaObject(new Param(`${components.name}[...]['${kind}']`, { id, link }), scope)
  return { template, late }
}
