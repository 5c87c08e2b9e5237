/** Flows and the business key that their data is encrypted with. */
import type { Edge } from '../graph/edge.ts'
import { setBusinessKey, showBusinessKey } from './business-key.ts'
import {
  changeFlow,
  deleteFlow,
  deprecateFlow,
  listAssets,
  makeFlow,
  publishFlow,
  sendJsonAsset,
  uploadAsset,
} from './change-flow.ts'
import { listFlows, showFlow } from './show-flow.ts'

export const flowEdges: readonly Edge[] = [
  { on: 'phone_number', edge: 'whatsapp_business_encryption', method: 'POST', handle: setBusinessKey },
  { on: 'phone_number', edge: 'whatsapp_business_encryption', method: 'GET', handle: showBusinessKey },
  { on: 'waba', edge: 'flows', method: 'POST', handle: makeFlow },
  { on: 'waba', edge: 'flows', method: 'GET', handle: listFlows },
  { on: 'flow', edge: '', method: 'GET', handle: showFlow },
  { on: 'flow', edge: '', method: 'POST', handle: changeFlow },
  { on: 'flow', edge: '', method: 'DELETE', handle: deleteFlow },
  { on: 'flow', edge: 'assets', method: 'POST', handle: uploadAsset },
  { on: 'flow', edge: 'assets', method: 'GET', handle: listAssets },
  // Browsers open it from a preview, without a token.
  { on: 'flow', edge: 'flow.json', method: 'GET', needsToken: false, handle: sendJsonAsset },
  { on: 'flow', edge: 'publish', method: 'POST', handle: publishFlow },
  { on: 'flow', edge: 'deprecate', method: 'POST', handle: deprecateFlow },
]
