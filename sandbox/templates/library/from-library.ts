/** Templates of a WABA that are made from a ready-made one. */
import type { SandboxContext } from '../../context.ts'
import { parameterError } from '../../graph/graph-error.ts'
import type { Draft } from '../create.ts'
import type { TemplateContent } from '../new-template.ts'

export function fromLibrary(_context: SandboxContext, _draft: Draft): TemplateContent {
  throw parameterError('Param library_template_name is not one of the library.')
}
