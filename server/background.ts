/** What a server does besides answering requests. Several servers on one database may all do it. */
import type { Context } from './context.ts'
import { databaseFailure } from './database/sql-errors.ts'
import { startEvents } from './events/start-events.ts'
import { startWebhooks } from './webhooks/start-webhooks.ts'
import { JobRunner } from './jobs/job-runner.ts'
import { Leader } from './jobs/leader.ts'
import { seldom } from './lib/seldom.ts'
import { deliveryLoop } from './messaging/deliveries/delivery-loop.ts'
import { allocationLoop, type AllocationPatience } from './messaging/desk/allocation-loop.ts'
import { scheduledLoop } from './messaging/desk/scheduled-loop.ts'
import { searchIndexer } from './messaging/search/indexer.ts'
import { strayChatKeeper } from './messaging/contacts/stray-chats.ts'
import { leadRule } from './messaging/leads/lead-rule.ts'
import { recoveryLoop } from './messaging/sending/recovery.ts'
import { createBulkWorker } from './records/bulk/bulk-worker.ts'
import { MediaFetcher } from './messaging/media/media-fetcher.ts'
import { AttributeIndexer } from './records/indexing/attribute-indexer.ts'
import { syncLoop } from './messaging/plugins/sync-loop.ts'
import { tidy } from './tidy.ts'

// Servers that are restarted every day do it too.
const tidyEveryMs = 6 * 3_600_000
// Which lock the process holds that does what only one may do.
const leaderLock = 10

/** Begins at once; disposing lets what is under way end. */
export function startBackground(
  context: Context,
  patience: { readonly allocation?: AllocationPatience } = {},
): AsyncDisposable {
  const log = seldom(context.log, (error) => databaseFailure(error)?.code === 'database_away')
  const leader = new Leader({
    where: context.database.where,
    key: leaderLock,
    onProblem: (error) => log.warn({ err: error }, 'this process does not lead, or no longer'),
  })
  const events = startEvents(context, leader, (error) =>
    log.warn({ err: error }, 'events were not numbered or announced; it is tried again'),
  )
  startWebhooks(context, leader, {
    onError: (error, what) => log.warn({ err: error }, what),
    onPaused: ({ teamId, id }) =>
      context.log.warn(
        { teamId, webhookId: id },
        'a webhook is paused, for every attempt has failed for three days; GET /v1/ext/webhook/{webhookId} says why',
      ),
  })
  leader.runs(
    searchIndexer(context, (error, teamId) =>
      log.warn({ err: error, teamId }, 'messages were not made searchable; it is tried again'),
    ),
  )
  leader.runs(
    strayChatKeeper(context, (error, teamId) =>
      log.warn({ err: error, teamId }, 'chats of merged contacts were not moved; it is tried again'),
    ),
  )
  leader.runs(
    leadRule(context, (error, teamId) =>
      log.warn({ err: error, teamId }, 'contacts did not find their leads, or did not become any'),
    ),
  )
  const runner = new JobRunner({
    worker: createBulkWorker(context),
    onError: (error, jobId) => log.warn({ err: error, jobId }, 'a part of a background job was not done'),
  })
  const indexer = new AttributeIndexer(context, {
    onError: (error) => log.warn({ err: error }, 'values of an attribute were not indexed'),
  })
  const deliveries = deliveryLoop(context, {
    onError: (error) => log.warn({ err: error }, "deliveries of WhatsApp's webhook were not applied"),
    onFailed: ({ id, teamId, pluginId, attempts }) =>
      context.log.warn(
        { teamId, pluginId, deliveryId: id, attempts: attempts + 1 },
        "a delivery of WhatsApp's webhook could not be applied; GET /v1/ext/plugin/whatsapp/{pluginId}/delivery/{deliveryId} says why",
      ),
  })
  const mediaFetcher = new MediaFetcher(context, { log })
  const recovery = recoveryLoop(context, (error) =>
    log.warn({ err: error }, 'messages that were left behind were not looked for'),
  )
  const pluginSync = syncLoop(context, {
    onProblem: (problem, pluginId) => log.warn({ err: problem, pluginId }, 'a plugin was not read anew'),
  })
  const allocation = allocationLoop(
    context,
    (error, teamId) => log.warn({ err: error, teamId }, 'chats that wait were not given out'),
    patience.allocation,
  )
  const scheduled = scheduledLoop(context, (error) =>
    log.warn({ err: error }, 'a scheduled message was not sent; it is tried again'),
  )
  const tidying = setInterval(() => void tidy(context), tidyEveryMs)
  tidying.unref()
  leader.start()
  context.jobs.listen(() => runner.wake())
  context.mediaBell.listen(() => mediaFetcher.wake())
  runner.start()
  indexer.start()
  mediaFetcher.start()
  deliveries.start()
  pluginSync.start()
  recovery.start()
  allocation.start()
  scheduled.start()
  let ending: Promise<void> | undefined
  async function end(): Promise<void> {
    clearInterval(tidying)
    await Promise.all([
      runner.stop(),
      indexer.stop(),
      deliveries.stop(),
      recovery.stop(),
      allocation.stop(),
      scheduled.stop(),
      mediaFetcher.stop(),
      pluginSync.stop(),
    ])
    // Last: what the others wrote in the end is numbered too, where that is possible.
    await leader.stop()
    await events[Symbol.asyncDispose]()
  }
  return { [Symbol.asyncDispose]: () => (ending ??= end()) }
}
