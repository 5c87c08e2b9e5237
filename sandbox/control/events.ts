/** The log of webhook attempts: what was sent, what was answered, and sending it once more. */
import type { SandboxContext } from '../context.ts'
import type { Dispatcher } from '../webhooks/dispatcher.ts'
import { readInput, text, type Reader } from './input.ts'
import { ControlError, type ControlRoutes } from './route.ts'

const usualPage = 100
const largestPage = 1_000

const count: Reader<number> = (value) => {
  const read = Number(value)
  return Number.isInteger(read) && read >= 1 && read <= largestPage
    ? { value: read }
    : { fault: `must be a whole number from 1 to ${largestPage}` }
}

const eventId: Reader<number> = (value) =>
  /^\d{1,15}$/.test(String(value)) ? { value: Number(value) } : { fault: 'must be the id of an event' }

const anyObject: Reader<Readonly<Record<string, unknown>>> = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { value: value as Readonly<Record<string, unknown>> }
    : { fault: 'must be a JSON object' }

/** A webhook of any field, also of those that nothing in the sandbox publishes by itself. */
function publish({ world, webhooks }: SandboxContext, body: unknown): void {
  const change = readInput(body, {
    required: { wabaId: text(1, 40), field: text(1, 100), value: anyObject },
    optional: { phoneNumberId: text(1, 40) },
  })
  if (!world.wabas.has(change.wabaId)) throw new ControlError(404, `There is no WABA ${change.wabaId}.`)
  webhooks.publish(change)
}

export const eventRoutes =
  (dispatcher: Dispatcher): ControlRoutes =>
  (context) =>
  async (app) => {
    app.get('/events', (request) => {
      const {
        limit = usualPage,
        after,
        field,
      } = readInput(request.query, { optional: { limit: count, after: eventId, field: text(1, 100) } })
      const events = [...dispatcher.events.all()].filter(
        ({ id, fields }) => Number(id) > (after ?? 0) && (field === undefined || fields.includes(field)),
      )
      // In the order of time; without a place to go on from, the newest.
      return { data: after === undefined ? events.slice(-limit) : events.slice(0, limit) }
    })
    app.post('/events', (request) => {
      publish(context, request.body)
      return { success: true }
    })
    app.post<{ Params: { id: string } }>('/events/:id/redeliver', async ({ params }) => {
      const event = await dispatcher.redeliver(params.id)
      if (event === undefined) throw new ControlError(404, `There is no event ${params.id} in the log.`)
      return event
    })
    await Promise.resolve()
  }
