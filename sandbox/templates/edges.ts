/** Message templates and their library. */
import type { Edge } from '../graph/edge.ts'
import { previewTemplates, upsertTemplates } from './authentication-batch.ts'
import { compareTemplates } from './compare.ts'
import { createTemplate } from './create.ts'
import { sampleEdge, sendSample } from './define/samples.ts'
import { deleteTemplates } from './delete.ts'
import { editTemplate } from './edit.ts'
import { listLibrary } from './library/list-library.ts'
import { listTemplates } from './list-templates.ts'
import { showOne } from './show-template.ts'
import { unpauseTemplate } from './unpause.ts'

export const templateEdges: readonly Edge[] = [
  { on: 'waba', edge: 'message_templates', method: 'POST', handle: createTemplate },
  { on: 'waba', edge: 'message_templates', method: 'GET', handle: listTemplates },
  { on: 'waba', edge: 'message_templates', method: 'DELETE', handle: deleteTemplates },
  { on: 'waba', edge: 'message_template_previews', method: 'GET', handle: previewTemplates },
  { on: 'waba', edge: 'upsert_message_templates', method: 'POST', handle: upsertTemplates },
  { on: 'template', edge: '', method: 'GET', handle: showOne },
  { on: 'template', edge: '', method: 'POST', handle: editTemplate },
  { on: 'template', edge: 'unpause', method: 'POST', handle: unpauseTemplate },
  { on: 'template', edge: 'compare', method: 'GET', handle: compareTemplates },
  { on: 'none', edge: 'message_template_library', method: 'GET', handle: listLibrary },
  { on: 'none', edge: sampleEdge, method: 'GET', needsToken: false, handle: sendSample },
]
