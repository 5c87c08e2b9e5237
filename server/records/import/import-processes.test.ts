/** What an import does with the processes of a team, told as somebody would see it who brings their leads along. */
import assert from 'node:assert/strict'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../test/support/api.ts'
import { testRecords, type TestRecords } from '../test-records.ts'
import { importProcesses, type ProcessImportOptions } from './import-processes.ts'
import type { ProcessImportReport } from './process-report.ts'
import { cleanLeads, sampleLeads, sampleOwners, type SampleEncoding } from './sample-leads.ts'

describe('importing processes', () => {
  let api: TestApi
  let folder = ''
  before(async () => {
    api = await startApi()
    folder = await mkdtemp(join(tmpdir(), 'felloe-leads-'))
  })
  after(async () => {
    await api[Symbol.asyncDispose]()
    await rm(folder, { recursive: true })
  })

  let files = 0
  const fileOf = async (content: string | Iterable<Buffer>, name = 'leads.csv'): Promise<string> => {
    const path = join(folder, `${(files += 1)}-${name}`)
    if (typeof content === 'string') await writeFile(path, content)
    else await pipeline(Readable.from(content), createWriteStream(path))
    return path
  }
  const run = async (
    records: TestRecords,
    content: string | Iterable<Buffer>,
    options: ProcessImportOptions = {},
  ): Promise<ProcessImportReport> =>
    importProcesses(api.context, records.actor, records.procedure, await fileOf(content), options)
  const rowsOf = async (records: TestRecords) =>
    (
      await api.context.database.rows<{
        data: Record<string, unknown>
        state: string
        owner: string | null
        at: Date
      }>(
        `select data, state_id as state, assigned_to as owner, created_at as at from processes
           where team_id = $1 and deleted_at is null order by id`,
        [records.team.id],
      )
    ).map((row) => ({ ...row, at: new Date(row.at).toISOString() }))
  const counts = ({
    read,
    created,
    mergedIntoExisting,
    mergedIntoEarlier,
    unchanged,
    rejected,
  }: ProcessImportReport) => ({
    read,
    created,
    mergedIntoExisting,
    mergedIntoEarlier,
    unchanged,
    rejected,
  })

  for (const [rows, encoding] of [
    [3_000, 'utf-8'],
    [1_000, 'utf-16le'],
    [1_000, 'windows-1252'],
  ] as [number, SampleEncoding][])
    it(`makes of ${rows} messy leads in ${encoding} what their maker expects`, async () => {
      const records = await testRecords(api)
      for (const owner of sampleOwners) await records.team.user({ ...owner })
      const sample = sampleLeads(rows, rows, encoding)
      const path = await fileOf(sample.bytes)
      const { expected } = sample
      const dry = await importProcesses(api.context, records.actor, records.procedure, path, { isDry: true })
      assert.deepEqual(await rowsOf(records), [])
      const report = await importProcesses(api.context, records.actor, records.procedure, path)
      for (const told of [dry, report]) {
        assert.deepEqual(counts(told), {
          read: expected.read,
          created: expected.created,
          mergedIntoExisting: 0,
          mergedIntoEarlier: expected.merged,
          unchanged: 0,
          rejected: expected.rejected,
        })
        const byColumn: Record<string, number> = {}
        for (const { field, count } of told.reasons) byColumn[field] = (byColumn[field] ?? 0) + count
        assert.deepEqual(byColumn, expected.rejectedBy)
        assert.deepEqual(told.unknownOwners, [{ name: 'Former Colleague', count: expected.unknownOwners }])
        assert.equal(told.encoding, encoding)
        const created = told.dates.find(({ name }) => name === 'Created Time')
        assert.deepEqual(
          [created?.order, created?.decidedBy, created?.ambiguous],
          ['dmy', 'column', expected.ambiguousDates],
        )
        assert.deepEqual(told.empty, ['Fax', 'Twitter'])
        assert.deepEqual(told.ignored.map(({ name }) => name).sort(), ['GCLID', 'Record Id', 'Tag'])
      }
      const made = await rowsOf(records)
      assert.equal(made.length, expected.created)
      const minutes = made.reduce((sum, { at }) => sum + Math.round(Date.parse(at) / 60_000), 0)
      assert.equal(minutes, Math.round(expected.createdMinutes))
      const rejected = await readFile(report.rejectedFile ?? '', 'utf8')
      assert.match(
        rejected.split('\r\n')[0] ?? '',
        /^\uFEFFRecord Id,.*,rejected_row,rejected_field,rejected_reason$/,
      )
    })

  describe('columns', () => {
    it('are found by what CRMs call them, and names are put together', async () => {
      const records = await testRecords(api)
      const asha = await records.team.user({ firstName: 'Asha', lastName: 'Nair' })
      const report = await run(
        records,
        'First Name,Last Name,Phone Number,E-mail Address,Lead Status,Owner,Created Time,Favourite Colour,Empty\n' +
          'Priya,Sharma,98765 43210,priya@example.test,qualified,asha  nair,2024-05-06 10:00,red,\n',
      )
      assert.deepEqual(counts(report), {
        read: 1,
        created: 1,
        mergedIntoExisting: 0,
        mergedIntoEarlier: 0,
        unchanged: 0,
        rejected: 0,
      })
      assert.deepEqual(
        report.matched.map(({ target }) => target),
        ['name', 'name', 'phone_number', 'email', 'state', 'assignedTo', 'createdAt'],
      )
      assert.deepEqual(report.ignored, [{ name: 'Favourite Colour', filled: 1 }])
      assert.deepEqual(report.empty, ['Empty'])
      const lead = (await rowsOf(records))[0]!
      assert.equal(lead.data['name'], 'Priya Sharma')
      assert.equal(lead.data['phone_number'], '+919876543210')
      assert.equal(lead.state, records.state('QUALIFIED'))
      assert.equal(lead.owner, asha.id)
      assert.equal(lead.at, '2024-05-06T04:30:00.000Z')
    })

    it('called State are those of a country where they hold none of the procedure', async () => {
      const records = await testRecords(api)
      const place = await run(records, 'name,phone,State\nA,9876543210,Karnataka\n')
      assert.deepEqual(place.ignored, [{ name: 'State', filled: 1 }])
      const work = await run(records, 'name,phone,State,Status\nB,9876543211,Contacted,COMPLETED\n')
      assert.deepEqual(
        work.matched.map(({ target }) => target),
        ['name', 'phone_number', 'state', 'status'],
      )
    })

    it('for the same thing are tried one after the other, and what is passed over is told', async () => {
      const records = await testRecords(api)
      const report = await run(
        records,
        'Name,Phone,Mobile\nA,9876543210,9876543299\nB,,9876543211\nC,9876543212,9876543212\n',
      )
      assert.deepEqual(report.overshadowed, [{ name: 'Mobile', count: 1 }])
      assert.deepEqual(
        (await rowsOf(records)).map(({ data }) => data['phone_number']),
        ['+919876543210', '+919876543211', '+919876543212'],
      )
    })

    it('can be said with a map, which is checked as a whole before anything happens', async () => {
      const records = await testRecords(api)
      const map = new Map([
        ['WA', 'phone_number'],
        ['Who', 'name'],
        ['Owner', ''],
      ])
      const report = await run(records, 'Who,WA,Owner\nA,9876543210,nobody\n', { map })
      assert.deepEqual([report.created, report.unknownOwners], [1, []])
      await assert.rejects(
        run(records, 'Who\nA\n', {
          map: new Map([
            ['Who', 'nmae'],
            ['X', 'fone'],
          ]),
        }),
        {
          code: 'import_map_invalid',
          message: /"Who": there is no "nmae" for it. Did you mean "name"\?; "X": there is no "fone"/,
        },
      )
    })

    it('that are all unknown refuse the file', async () => {
      const records = await testRecords(api)
      await assert.rejects(run(records, 'a,b\n1,2\n'), {
        code: 'import_unrecognised',
        message: /Found: "a", "b"\. Known: .*"phone_number"/,
      })
    })
  })

  describe('dates that could be in two orders', () => {
    const file = (other: string): string => `name,Created Time\nA,03/04/2025\nB,${other}\n`
    const dayOf = async (records: TestRecords) => (await rowsOf(records)).map(({ at }) => at.slice(0, 10))
    it('are decided by the others of their column', async () => {
      const records = await testRecords(api)
      const report = await run(records, file('12/31/2024'))
      assert.deepEqual(report.dates, [
        { name: 'Created Time', order: 'mdy', ambiguous: 1, otherwise: 0, decidedBy: 'column' },
      ])
      assert.deepEqual(await dayOf(records), ['2024-12-30', '2025-03-03'])
    })
    it('or by the country, or by the option before all', async () => {
      const records = await testRecords(api)
      assert.equal(
        (await run(records, file('2024-12-31'), { country: 'US', isDry: true })).dates[0]?.order,
        'mdy',
      )
      assert.equal((await run(records, file('2024-12-31'), { isDry: true })).dates[0]?.order, 'dmy')
      const told = (await run(records, file('31/12/2024'), { dates: 'mdy' })).dates[0]
      assert.deepEqual([told?.order, told?.otherwise, told?.decidedBy], ['mdy', 1, 'option'])
    })
  })

  describe('rows', () => {
    it('that cannot be imported are told with every fault, and the mended file is taken', async () => {
      const records = await testRecords(api)
      const path = await fileOf(
        'Name;Mobile;Score;Lead Status\nA;12;150;Gone\nB;9876543210;10;New\nC;x;y;z;too many\n',
      )
      const report = await importProcesses(api.context, records.actor, records.procedure, path)
      assert.deepEqual([report.created, report.rejected], [1, 2])
      assert.deepEqual(report.reasons.map(({ field }) => field).sort(), [
        '',
        'Lead Status',
        'Mobile',
        'Score',
      ])
      assert.equal(report.rejectedFile, `${path}.rejected.csv`)
      const rejected = await readFile(`${path}.rejected.csv`, 'utf8')
      assert.match(rejected, /\r\nA;12;150;Gone;2;.*Mobile.*;"?Mobile: must be a phone number/)
      await writeFile(
        path,
        rejected.split('\r\n').slice(0, 2).join('\r\n').replace('A;12;150;Gone', 'A;9876543211;15;Won'),
      )
      const mended = await importProcesses(api.context, records.actor, records.procedure, path)
      assert.deepEqual(
        [mended.created, mended.rejected, mended.rejectedFile, mended.ignored],
        [1, 0, null, []],
      )
      await assert.rejects(readFile(`${path}.rejected.csv`), { code: 'ENOENT' })
    })

    it('are merged into what is there by phone, and said to be unchanged where they say nothing new', async () => {
      const records = await testRecords(api)
      await records.create({ name: 'Ana', phone_number: '+919876543210' })
      await records.create({ name: 'Bo', phone_number: '+919876543211' })
      const report = await run(
        records,
        'name,phone,city\nAna,98765 43210,\nBo,098765 43211,Pune\nCy,9876543212,\nCy,919876543212,\n',
      )
      assert.deepEqual(counts(report), {
        read: 4,
        created: 1,
        mergedIntoExisting: 1,
        mergedIntoEarlier: 1,
        unchanged: 1,
        rejected: 0,
      })
    })

    it('with a known primary key update with upsert, and are refused without', async () => {
      const records = await testRecords(api)
      const { process } = await records.create({ name: 'Ana' })
      const file = `lead_id,name\n${process.data['lead_id'] as string},Anna\n`
      const refused = await run(records, file)
      assert.deepEqual([refused.rejected, refused.reasons[0]?.field], [1, 'lead_id'])
      assert.equal((await run(records, file, { isUpsert: true })).updated, 1)
      assert.equal((await run(records, file, { isUpsert: true })).unchanged, 1)
    })

    it('of JSON are read in the form of the API, one to a line or in a list', async () => {
      const records = await testRecords(api)
      const item = (n: number) => ({
        state: 'CONTACTED',
        data: { name: `N${n}`, phone_number: `+91987654321${n}` },
      })
      const lines = `${JSON.stringify(item(1))}\n${JSON.stringify(item(2))}\n`
      assert.equal((await run(records, lines)).created, 2)
      assert.equal((await run(records, JSON.stringify({ processes: [item(3)] }))).created, 1)
      assert.deepEqual(
        new Set((await rowsOf(records)).map(({ state }) => state)),
        new Set([records.state('CONTACTED')]),
      )
    })
  })

  describe('a file that is imported more than once', () => {
    const stopAfter = (rows: number): ProcessImportOptions => {
      const stop = new AbortController()
      return { signal: stop.signal, onProgress: ({ read }) => (read >= rows ? stop.abort() : undefined) }
    }

    it('goes on where it was stopped, and the report is that of the whole file', async () => {
      const records = await testRecords(api)
      for (const owner of sampleOwners) await records.team.user({ ...owner })
      const sample = sampleLeads(3_000, 5)
      const path = await fileOf(sample.bytes)
      const begin = (options: ProcessImportOptions = {}) =>
        importProcesses(api.context, records.actor, records.procedure, path, options)
      for (const rows of [500, 1_000, 1_500])
        await assert.rejects(begin(stopAfter(rows)), { name: 'AbortError' })
      const halfway = (await rowsOf(records)).length
      assert.ok(halfway > 0 && halfway < sample.expected.created)
      const report = await begin()
      assert.ok(report.rowsDoneBefore >= 1_500)
      assert.deepEqual(counts(report), {
        read: sample.expected.read,
        created: sample.expected.created,
        mergedIntoExisting: 0,
        mergedIntoEarlier: sample.expected.merged,
        unchanged: 0,
        rejected: sample.expected.rejected,
      })
      assert.equal((await rowsOf(records)).length, sample.expected.created)
      const rejected = await readFile(report.rejectedFile ?? '', 'utf8')
      const again = await importProcesses(api.context, records.actor, records.procedure, path, {
        isDry: true,
      })
      assert.equal(await readFile(again.rejectedFile ?? '', 'utf8'), rejected)
      assert.deepEqual(
        again.reasons.map(({ field, message, count }) => ({ field, message, count })),
        report.reasons.map(({ field, message, count }) => ({ field, message, count })),
      )
    })

    it('changes nothing where every row is known by a unique value', async () => {
      const records = await testRecords(api)
      const content = 'name,phone\nA,9876543210\nB,9876543211\n'
      assert.equal((await run(records, content)).created, 2)
      assert.equal((await run(records, content)).unchanged, 2)
    })

    it('is refused where rows would be doubled, unless somebody insists', async () => {
      const records = await testRecords(api)
      const content = 'name,phone\nA,9876543210\nB,\n'
      await run(records, content)
      await assert.rejects(run(records, content), {
        code: 'import_repeated',
        message: /1 of its rows .* --again/,
      })
      const report = await run(records, content, { isAgain: true })
      assert.deepEqual([report.created, report.unchanged], [1, 1])
    })

    it('does not go on with other options, unless somebody begins anew', async () => {
      const records = await testRecords(api)
      const path = await fileOf(cleanLeads(1_200))
      const begin = (options: ProcessImportOptions) =>
        importProcesses(api.context, records.actor, records.procedure, path, options)
      await assert.rejects(begin(stopAfter(500)), { name: 'AbortError' })
      await assert.rejects(begin({ dates: 'mdy' }), { code: 'import_begun_otherwise' })
      const report = await begin({ dates: 'mdy', isAgain: true })
      assert.deepEqual([report.rowsDoneBefore, report.created + report.unchanged], [0, 1_200])
    })
  })
})
