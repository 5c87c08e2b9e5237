/** A sandbox with one business and a receiver of its webhooks, for tests of messages and customers. */
import type { Business } from '../control/businesses.ts'
import { startSandbox, type KnobChanges, type Sandbox } from '../index.ts'
import { callControl, callGraph, type Answered } from '../test-calls.ts'
import { startReceiver, type Receiver } from '../test-receiver.ts'

type Part = Record<string, unknown>

export interface TestBusiness extends AsyncDisposable {
  readonly sandbox: Sandbox
  readonly business: Business
  readonly receiver: Receiver
  /** Posts to the edge `messages`, with messaging_product. */
  send(body: Part, options?: { version?: string; phoneNumberId?: string }): Promise<Answered>
  /** Sends, and answers the id. Throws when it was refused. */
  sent(body: Part, options?: { version?: string }): Promise<string>
  /** Acts as customers: `path` below /customers. */
  act(path: string, body?: Part): Promise<Answered>
  /** Changes a customer: `path` below /customers. */
  patch(path: string, body: Part): Promise<Answered>
  /** Lets the customer write, so that the window is open. */
  open(digits?: string): Promise<void>
  /** The statuses of the message that have come, once there are `count`. */
  statuses(messageId: string, count: number): Promise<Status[]>
}

export interface Status {
  readonly id: string
  readonly status: string
  // Tests look into values of any shape.
  readonly [key: string]: any // eslint-disable-line @typescript-eslint/no-explicit-any
}

/** The customer that tests write to unless they need another. */
export const ada = '15550109999'

export async function startBusiness(knobs: KnobChanges = {}, folder?: string): Promise<TestBusiness> {
  await using starting = new AsyncDisposableStack()
  const sandbox = starting.use(
    await startSandbox({
      knobs: { statusDelayMs: 0, ...knobs },
      ...(folder === undefined ? {} : { folder }),
    }),
  )
  const business = sandbox.business() ?? sandbox.makeBusiness()
  const receiver = starting.use(await startReceiver())
  await receiver.subscribe(sandbox.origin, business)
  const send: TestBusiness['send'] = (
    body,
    { version = 'v23.0', phoneNumberId = business.phoneNumberId } = {},
  ) =>
    callGraph(sandbox, `${version}/${phoneNumberId}/messages`, {
      token: business.accessToken,
      body: { messaging_product: 'whatsapp', ...body },
    })
  const act: TestBusiness['act'] = (path, body) =>
    callControl(sandbox, `/customers${path}`, body === undefined ? {} : { body })
  const started = starting.move()
  return {
    sandbox,
    business,
    receiver,
    send,
    async sent(body, options) {
      const answer = await send(body, options)
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
      return (answer.body as { messages: [{ id: string }] }).messages[0].id
    },
    act,
    patch: (path, body) => callControl(sandbox, `/customers${path}`, { method: 'PATCH', body }),
    async open(digits = ada) {
      await act(`/${digits}/messages`, { type: 'text', text: 'Hello' })
    },
    async statuses(messageId, count) {
      const deadline = Date.now() + 5_000
      for (;;) {
        const found = statusesOf(receiver, messageId)
        if (found.length >= count) return found
        if (Date.now() > deadline)
          throw new Error(`waited for ${count} statuses; came: ${found.map((one) => one.status).join(', ')}`)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  }
}

/** With the `contacts` that came beside each. */
function statusesOf(receiver: Receiver, messageId: string): Status[] {
  return receiver
    .changes('messages')
    .flatMap(({ value }) => {
      const contacts: unknown = value['contacts']
      return ((value['statuses'] ?? []) as Status[]).map((status) => ({ ...status, contacts }))
    })
    .filter((status) => status.id === messageId)
}
