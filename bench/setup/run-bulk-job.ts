/** Sends rows as one bulk request and waits until its job is done. */
import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import type { RunningServer } from '../servers/spawn.ts'
import { procedure, type LeadTeam } from './lead-team.ts'

const askAgainMs = 20

/** Answers the seconds from the request to the completion. Throws when not every row is a success. */
export async function runBulkJob(
  server: RunningServer,
  team: LeadTeam,
  lines: string,
  count: number,
): Promise<number> {
  const start = performance.now()
  const path = `/v1/ext/procedure/${procedure}/process/bulk-create`
  const { _data } = await team.ask(server, path, {
    method: 'POST',
    body: lines,
    type: 'application/x-ndjson',
  })
  for (;;) {
    const { _data: job, _meta } = await team.ask(server, `/v1/ext/background-job/${String(_data['id'])}`)
    if (job['completionStatus'] !== 'IN_PROGRESS') {
      const counts = _meta['bjEntryCompletionStatusVsCount'] as Record<string, number>
      assert.equal(counts['SUCCESS'], count, JSON.stringify({ job, _meta }))
      return (performance.now() - start) / 1000
    }
    await pause(askAgainMs)
  }
}
