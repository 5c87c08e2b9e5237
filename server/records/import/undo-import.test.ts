import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { startApi } from '../../test/support/api.ts'
import { findJob, undoJob } from '../bulk/jobs.ts'
import { testRecords } from '../test-records.ts'
import { importProcesses } from './import-processes.ts'

describe('undoing an import', () => {
  it('deletes what it made and gives what it merged its old values back', async () => {
    await using api = await startApi({ background: true })
    const { actor, procedure, create, team } = await testRecords(api)
    await create({ name: 'Ana', phone_number: '+919845012345', city: 'Pune' })
    const folder = await mkdtemp(join(tmpdir(), 'felloe-undo-'))
    try {
      const file = join(folder, 'leads.csv')
      await writeFile(file, 'Name,Phone,City\nAnna,098450 12345,Goa\nBo,+91 98450 12346,Agra\n')
      const names = async (): Promise<string[]> =>
        (
          await api.context.database.rows<{ said: string }>(
            `select data ->> 'name' || ' of ' || (data ->> 'city') as said from processes
             where team_id = $1 and deleted_at is null order by id`,
            [team.id],
          )
        ).map(({ said }) => said)
      const { jobId } = await importProcesses(api.context, actor, procedure, file)
      assert.deepEqual(await names(), ['Anna of Goa', 'Bo of Agra'])
      const { job } = await undoJob(api.context, actor, jobId ?? '', undefined)
      api.context.jobs.wake()
      while ((await findJob(api.context, actor, job.id)).status === 'IN_PROGRESS') await pause(20)
      assert.deepEqual(await names(), ['Ana of Pune'])
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
