/** Message templates and their library. */
import type { Edge } from '../graph/edge.ts'
import { createTemplate } from './create.ts'
import { sampleEdge, sendSample } from './define/samples.ts'
import { listTemplates } from './list-templates.ts'
import { showOne } from './show-template.ts'

export const templateEdges: readonly Edge[] = [
  { on: 'waba', edge: 'message_templates', method: 'POST', handle: createTemplate },
  { on: 'waba', edge: 'message_templates', method: 'GET', handle: listTemplates },
  { on: 'template', edge: '', method: 'GET', handle: showOne },
  { on: 'none', edge: sampleEdge, method: 'GET', needsToken: false, handle: sendSample },
]
