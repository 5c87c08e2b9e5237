/** Templates in a send: whether there is one, and whether it may be sent now. */
import type { SandboxContext } from '../../context.ts'
import { GraphError } from '../../graph/graph-error.ts'
import type { PhoneNumber, Template } from '../../world/objects.ts'
import { Param } from './param.ts'

export function checkTemplate(template: Param): void {
  template.at('name').text()
  template.at('language').object()
  template.at('language').at('code').text()
  if (template.at('components').isGiven) template.at('components').list({ least: 0 })
}

/** Throws 132001, 132015 or 132016, and what is wrong with the parameters. */
export function templateFor({ world }: SandboxContext, number: PhoneNumber, content: unknown): Template {
  const param = new Param('template', content)
  const name = param.at('name').text()
  const language = param.at('language').at('code').text()
  const template = world.templates.find(
    (one) => one.wabaId === number.wabaId && one.name === name && one.language === language,
  )
  if (template?.status === 'PAUSED')
    throw new GraphError(132015, { details: `template name (${name}) is paused because of its quality` })
  if (template?.status === 'DISABLED')
    throw new GraphError(132016, { details: `template name (${name}) is disabled for good` })
  if (template?.status !== 'APPROVED')
    throw new GraphError(132001, { details: `template name (${name}) does not exist in ${language}` })
  return template
}
