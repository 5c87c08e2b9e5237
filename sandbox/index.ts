/**
 * The sandbox: an HTTP server on loopback that stands in for WhatsApp's Graph API, with customers that can be played.
 * `startSandbox` is its only door. In memory unless it is given a folder.
 */
import { randomBytes } from 'node:crypto'
import { fastify } from 'fastify'
import type { SandboxContext } from './context.ts'
import { businessRoutes, makeBusiness, type Business, type NewBusiness } from './control/businesses.ts'
import { controlApi } from './control/control-api.ts'
import type { ControlRoutes } from './control/route.ts'
import { customerControl } from './customers/control.ts'
import { flowControl } from './flows/control.ts'
import { flowEdges } from './flows/edges.ts'
import type { Edge } from './graph/edge.ts'
import { graphApi } from './graph/router.ts'
import { groupEdges } from './groups/edges.ts'
import { defaultKnobs, type Knobs } from './knobs.ts'
import { SandboxClock } from './lib/clock.ts'
import { mediaEdges } from './media/edges.ts'
import { messageEdges } from './messages/edges.ts'
import { numberControl } from './numbers/control.ts'
import { numberEdges } from './numbers/edges.ts'
import { templateControl } from './templates/control.ts'
import { templateEdges } from './templates/edges.ts'
import { webhookEdges } from './webhooks/edges.ts'
import { blobsInMemory } from './world/blobs.ts'
import { World } from './world/world.ts'

export type { Business, NewBusiness } from './control/businesses.ts'
export type { Knobs } from './knobs.ts'

export interface SandboxOptions {
  /** 0, the default, takes any free one. */
  readonly port?: number
  /** Made when not given. */
  readonly controlToken?: string
  /** Where the world is kept; without it, in memory. */
  readonly folder?: string
  readonly knobs?: Partial<Knobs>
}

export interface Sandbox extends AsyncDisposable {
  /** Such as http://127.0.0.1:4010: the address of the Graph API, and of the control API below /_sandbox. */
  readonly origin: string
  readonly controlToken: string
  readonly context: SandboxContext
  makeBusiness(input?: NewBusiness): Business
}

const edges: readonly Edge[] = [
  ...webhookEdges,
  ...messageEdges,
  ...mediaEdges,
  ...templateEdges,
  ...numberEdges,
  ...flowEdges,
  ...groupEdges,
]
const controls: readonly ControlRoutes[] = [
  businessRoutes,
  customerControl,
  templateControl,
  numberControl,
  flowControl,
]

const host = '127.0.0.1'
const bodyLimitBytes = 110 * 1024 * 1024

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const controlToken = options.controlToken ?? randomBytes(24).toString('hex')
  let origin = ''
  const context: SandboxContext = {
    world: new World(),
    clock: new SandboxClock(),
    blobs: blobsInMemory(),
    webhooks: { publish: () => undefined },
    knobs: { ...defaultKnobs, ...options.knobs },
    origin: () => origin,
  }
  const app = fastify({
    bodyLimit: bodyLimitBytes,
    routerOptions: { maxParamLength: 1_000 },
    forceCloseConnections: true,
  })
  await app.register(controlApi(context, controlToken, controls), { prefix: '/_sandbox' })
  await app.register(graphApi(context, edges))
  origin = await app.listen({ host, port: options.port ?? 0 })
  return {
    origin,
    controlToken,
    context,
    makeBusiness: (input) => makeBusiness(context, input),
    async [Symbol.asyncDispose]() {
      context.clock.stop()
      await app.close()
    },
  }
}
