/**
 * Figures of what waits in the background, for alarms: they are those of the installation, the same whichever server is
 * asked. While the database is away they are left out, and felloe_database_up is 0.
 */
import { Gauge, type Registry } from 'prom-client'
import { backlogStore, type Backlog } from '../database/backlog.store.ts'
import type { Database } from '../database/database.ts'
import type { Clock } from '../lib/clock.ts'

// Whoever asks without end asks the database no more often than this.
const keptMs = 1_000
// Who collects figures waits for ten seconds by default, and wants all the others too.
const patienceMs = 3_000

interface Figure {
  readonly help: string
  readonly value: (backlog: Backlog, now: number) => number
}

const figures: Readonly<Record<string, Figure>> = {
  felloe_deliveries_waiting: {
    help: "Deliveries of WhatsApp's webhook that are not applied yet, counted up to 10000.",
    value: ({ deliveries }) => deliveries,
  },
  felloe_deliveries_late_seconds: {
    help: "For how long the oldest delivery of WhatsApp's webhook has been due. 0 when none is.",
    value: ({ deliveryDueSince }, now) => secondsSince(deliveryDueSince, now),
  },
  felloe_events_unnumbered_seconds: {
    help: 'How old the oldest event is that no reader can see yet. 0 when there is none.',
    value: ({ unnumberedSince }, now) => secondsSince(unnumberedSince, now),
  },
  felloe_webhook_deliveries_waiting: {
    help: 'Requests to webhooks that are not delivered yet, counted up to 10000.',
    value: ({ webhookDeliveries }) => webhookDeliveries,
  },
  felloe_webhook_deliveries_oldest_seconds: {
    help: 'How old the oldest request is that waits for a webhook that is not paused. 0 when none does.',
    value: ({ webhookDeliverySince }, now) => secondsSince(webhookDeliverySince, now),
  },
}

export function registerBacklog(registry: Registry, database: Pick<Database, 'rows'>, clock: Clock): void {
  let asked: { readonly at: number; readonly backlog: Promise<Backlog | undefined> } | undefined
  const read = (): Promise<Backlog | undefined> => {
    const now = performance.now()
    if (asked === undefined || now - asked.at > keptMs)
      asked = { at: now, backlog: unlessAway(backlogStore(database).read(clock())) }
    return asked.backlog
  }
  const gauge = (name: string, help: string, set: (gauge: Gauge, backlog: Backlog | undefined) => void) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      labelNames: name === 'felloe_webhooks' ? ['state'] : [],
      async collect() {
        this.reset()
        set(this, await read())
      },
    })
  gauge('felloe_database_up', 'Whether the database answers: 1 or 0.', (up, backlog) =>
    up.set(backlog === undefined ? 0 : 1),
  )
  for (const [name, { help, value }] of Object.entries(figures))
    gauge(name, help, (figure, backlog) => {
      if (backlog === undefined) figure.remove()
      else figure.set(value(backlog, clock()))
    })
  gauge('felloe_webhooks', 'Webhooks by how they are.', (webhooks, backlog) => {
    if (backlog === undefined) return
    const { failingWebhooks: failing, pausedWebhooks: paused } = backlog
    webhooks.set({ state: 'working' }, backlog.webhooks - failing - paused)
    webhooks.set({ state: 'failing' }, failing)
    webhooks.set({ state: 'paused' }, paused)
  })
}

async function unlessAway(backlog: Promise<Backlog>): Promise<Backlog | undefined> {
  const late = Promise.withResolvers<undefined>()
  const timer = setTimeout(() => late.resolve(undefined), patienceMs)
  try {
    return await Promise.race([backlog, late.promise])
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}

function secondsSince(time: number | null, now: number): number {
  return time === null ? 0 : Math.max(0, now - time) / 1000
}
