/**
 * The sandbox: an HTTP server on loopback that stands in for WhatsApp's Graph API, with customers that can be played.
 * `startSandbox` is its only door. In memory unless it is given a folder.
 */
import { randomBytes } from 'node:crypto'
import { fastify, type FastifyInstance } from 'fastify'
import type { SandboxContext } from './context.ts'
import {
  businessRoutes,
  firstBusiness,
  makeBusiness,
  type Business,
  type NewBusiness,
} from './control/businesses.ts'
import { clockRoutes } from './control/clock.ts'
import { controlApi } from './control/control-api.ts'
import { errorRoutes, injectedFor } from './control/errors.ts'
import { eventRoutes } from './control/events.ts'
import { knobRoutes } from './control/knobs.ts'
import { overviewRoutes } from './control/overview.ts'
import type { ControlRoutes } from './control/route.ts'
import { tokenRoutes } from './control/tokens.ts'
import { customerControl } from './customers/control.ts'
import { flowControl } from './flows/control.ts'
import { flowEdges } from './flows/edges.ts'
import type { Edge } from './graph/edge.ts'
import { graphApi } from './graph/router.ts'
import { groupControl } from './groups/control.ts'
import { groupEdges } from './groups/edges.ts'
import { defaultKnobs, withKnobs, type KnobChanges } from './knobs.ts'
import { SandboxClock } from './lib/clock.ts'
import { mediaEdges } from './media/edges.ts'
import { resumeMedia } from './media/media.ts'
import { messageEdges } from './messages/edges.ts'
import { resumeMessages } from './messages/progress.ts'
import { numberControl } from './numbers/control.ts'
import { numberEdges } from './numbers/edges.ts'
import { templateControl } from './templates/control.ts'
import { templateEdges } from './templates/edges.ts'
import { resumeTemplates } from './templates/status-changes.ts'
import { Dispatcher } from './webhooks/dispatcher.ts'
import { webhookEdges } from './webhooks/edges.ts'
import { keepClock, keptSettings } from './world/kept-settings.ts'
import { openWorld, type OpenWorld } from './world/open-world.ts'

export type { Business, NewBusiness } from './control/businesses.ts'
export type { KnobChanges, Knobs } from './knobs.ts'

export interface SandboxOptions {
  /** 0, the default, takes any free one. */
  readonly port?: number
  /** Made when not given. */
  readonly controlToken?: string
  /** Where the world is kept; without it, in memory. */
  readonly folder?: string
  readonly knobs?: KnobChanges
}

export interface Sandbox extends AsyncDisposable {
  /** Such as http://127.0.0.1:4010: the address of the Graph API, and of the control API below /_sandbox. */
  readonly origin: string
  readonly controlToken: string
  readonly context: SandboxContext
  makeBusiness(input?: NewBusiness): Business
  /** The one that was made first; undefined when there is none. */
  business(): Business | undefined
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
  tokenRoutes,
  knobRoutes,
  clockRoutes,
  errorRoutes,
  customerControl,
  templateControl,
  numberControl,
  flowControl,
  groupControl,
]
/** Called at the start and after a reset: to plan anew, from what is in the world, what the end of a process has cut off. */
const resumes: readonly ((context: SandboxContext) => void)[] = [resumeMessages, resumeMedia, resumeTemplates]

// Anybody who reaches the sandbox can read all of it: it never leaves this machine.
const host = '127.0.0.1'
const controlTokenBytes = 24
const bodyLimitBytes = 110 * 1024 * 1024

/** Throws when the port is taken, or when another sandbox works with the folder. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  await using starting = new AsyncDisposableStack()
  const opened = starting.use(await openWorld(options.folder))
  const { context, webhooks, listensAt, reset } = makeContext(opened, options, starting)
  const controlToken = options.controlToken ?? randomBytes(controlTokenBytes).toString('hex')
  const parts = [
    ...controls,
    eventRoutes(webhooks),
    overviewRoutes({ waitingWebhooks: () => webhooks.waiting, reset }),
  ]
  const app = starting.use(newServer())
  // Whatever was answered is kept, also if the process is killed right after it.
  if (options.folder !== undefined) app.addHook('onSend', opened.flushed)
  await app.register(controlApi(context, controlToken, parts), { prefix: '/_sandbox' })
  await app.register(graphApi(context, edges, (call) => injectedFor(context, call)))
  const origin = await app.listen({ host, port: options.port ?? 0 })
  listensAt(origin)
  webhooks.resume()
  for (const resume of resumes) resume(context)
  const started = starting.move()
  return {
    origin,
    controlToken,
    context,
    makeBusiness: (input) => makeBusiness(context, input),
    business: () => firstBusiness(context),
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  }
}

interface Made {
  readonly context: SandboxContext
  readonly webhooks: Dispatcher
  /** Tells the context where the server listens. */
  readonly listensAt: (origin: string) => void
  /** Makes everything as if the sandbox had just been started without a past. */
  readonly reset: () => Promise<void>
}

function makeContext(
  { world, blobs }: OpenWorld,
  options: SandboxOptions,
  stack: AsyncDisposableStack,
): Made {
  const kept = keptSettings(world)
  const clock = stack.adopt(new SandboxClock(kept.clockOffsetMs), (made) => made.stop())
  clock.onMoved = (offsetMs) => keepClock(world, offsetMs)
  const webhooks = stack.adopt(new Dispatcher({ world, clock, knobs: () => context.knobs }), (made) =>
    made.close(),
  )
  let origin = ''
  const context: SandboxContext = {
    world,
    clock,
    blobs,
    webhooks,
    knobs: withKnobs(withKnobs(defaultKnobs, kept.knobs ?? {}), options.knobs ?? {}),
    origin: () => origin,
  }
  return {
    context,
    webhooks,
    listensAt(address) {
      origin = address
    },
    async reset() {
      clock.stop()
      webhooks.reset()
      world.clear()
      context.knobs = withKnobs(defaultKnobs, options.knobs ?? {})
      clock.moveTo(0)
      await blobs.clear()
      for (const resume of resumes) resume(context)
    },
  }
}

function newServer(): FastifyInstance {
  const app = fastify({
    bodyLimit: bodyLimitBytes,
    routerOptions: { maxParamLength: 1_000 },
    forceCloseConnections: true,
  })
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    readJson(text.toString(), done)
  })
  return app
}

/** Clients say that a body is JSON also where there is none. */
function readJson(text: string, done: (error: Error | null, body?: unknown) => void): void {
  try {
    done(null, text.trim() === '' ? {} : JSON.parse(text))
  } catch (error) {
    done(Object.assign(error as Error, { statusCode: 400 }))
  }
}
