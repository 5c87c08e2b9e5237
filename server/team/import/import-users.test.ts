/** What an import does to a team, told as an operator would see it. */
import assert from 'node:assert/strict'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import type { ImportProgress } from './import-report.ts'
import { samplePeopleCsv } from './sample-people.ts'
import { openImportTests, type ImportTests } from './test-team.ts'

let tests: ImportTests
before(async () => {
  tests = await openImportTests()
})
after(async () => tests[Symbol.asyncDispose]())

const pick = (report: object, ...names: string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(report).filter(([name]) => names.includes(name)))
const counts = (report: object): Record<string, unknown> =>
  pick(report, 'read', 'created', 'updated', 'unchanged', 'skipped', 'rejected')
const none = { read: 0, created: 0, updated: 0, unchanged: 0, skipped: 0, rejected: 0 }

describe('new people', () => {
  it('have the role, zone and user name that the team and the row give', async () => {
    const team = await tests.team()
    const report = await team.importText(
      'first_name,last_name,email,Mobile,role\nIra,Vale,Ira.Vale@Hill.test,(415) 555-0101,\nÄnne,Öz,aenne@x.test,,Manager\nIra,Other,ira.vale@other.test,,\n',
    )
    assert.deepEqual(counts(report), { ...none, read: 3, created: 3 })
    assert.deepEqual(pick(report, 'format', 'encoding', 'rejectedFile', 'warningCount'), {
      format: 'Felloe',
      encoding: 'utf-8',
      rejectedFile: null,
      warningCount: 0,
    })
    const ira = await team.person('ira.vale')
    assert.deepEqual(pick(ira, 'firstName', 'role', 'timezone', 'emails', 'phones', 'isActive'), {
      firstName: 'Ira',
      role: 'user',
      timezone: '+0530',
      emails: [{ email: 'Ira.Vale@Hill.test', type: '' }],
      phones: [{ phone: '(415) 555-0101', type: 'mobile' }],
      isActive: true,
    })
    assert.equal((await team.person('aenne'))['role'], 'manager')
    assert.equal((await team.person('ira.vale2'))['lastName'], 'Other')
    const { rows } = await tests.database.pool.query<{
      numbers: number[]
      last: number
      normalized: string
      found: boolean
    }>(
      `select array_agg(u.number order by u.number) as numbers, max(t.last_user_number) as last, max(p.normalized_phone) as normalized,
              bool_or(search_text like '%14155550101%') as found
       from users u join teams t using (team_id) left join user_phones p on p.team_id = u.team_id and p.user_id = u.id where u.team_id = $1`,
      [team.team.id],
    )
    assert.deepEqual(rows[0], { numbers: [1, 2, 3], last: 3, normalized: '+14155550101', found: true })
  })

  it('get names that are free, however many want the same', async () => {
    const team = await tests.team()
    await team.importText('username,email\ninfo,first@x.test\ninfo3,third@x.test\n')
    const rows = Array.from({ length: 60 }, (_, index) => `info@x${index}.test`)
    const report = await team.importText(`email\n${rows.join('\n')}\n`)
    assert.equal(report.created, 60)
    const names = (await team.people()).map((person) => person.username)
    assert.equal(new Set(names).size, 62)
    assert.ok(names.includes('info2') && names.includes('info4') && names.includes('info62'))
  })

  it('of another product keep what it calls them, unless somebody has the name', async () => {
    const team = await tests.team()
    await team.importText('username,email\nira,other.ira@x.test\n')
    const slack = [
      {
        id: 'USLACKBOT',
        name: 'slackbot',
        deleted: false,
        is_bot: false,
        profile: { real_name: 'Slackbot' },
      },
      {
        id: 'U1',
        name: 'ira',
        deleted: true,
        is_bot: false,
        profile: { real_name: 'Ira Vale', email: 'ira@hill.test' },
      },
      { id: 'U2', name: 'nomail', deleted: false, is_bot: false, profile: { real_name: 'Cher' } },
    ]
    const report = await team.importText(JSON.stringify(slack))
    assert.deepEqual(counts(report), { ...none, read: 3, created: 2, skipped: 1 })
    const ira = await team.person('ira2')
    assert.deepEqual(pick(ira, 'firstName', 'lastName', 'isActive'), {
      firstName: 'Ira',
      lastName: 'Vale',
      isActive: false,
    })
    const state = await team.state()
    assert.equal((await team.importText(JSON.stringify(slack))).unchanged, 2)
    assert.equal(await team.state(), state)
  })
})

describe('known people', () => {
  it('are found by any of their addresses, by user name, or by our id', async () => {
    const team = await tests.team()
    await team.importText(
      'username,emails,title\nanna,anna@x.test;anna@home.test,A\nbob,bob@x.test,B\neve,,E\n',
    )
    const eve = await team.person('eve')
    const report = await team.importText(
      `id,username,email,title\n,,ANNA@home.test,AA\n,BOB,,BB\n${eve.id},,eve@x.test,EE\n`,
    )
    assert.deepEqual(counts(report), { ...none, read: 3, updated: 3 })
    const anna = await team.person('anna')
    assert.equal(anna['title'], 'AA')
    assert.deepEqual(anna['emails'], [
      { email: 'ANNA@home.test', type: '' },
      { email: 'anna@x.test', type: '' },
    ])
    assert.equal((await team.person('BOB'))['title'], 'BB')
    assert.deepEqual((await team.person('eve'))['emails'], [{ email: 'eve@x.test', type: '' }])
  })

  it('keep what the file does not say, or says with an empty cell', async () => {
    const team = await tests.team()
    await team.importText(
      'email,title,phones,office phone,dob,data\na@x.test,Boss,+14155550101 (mobile); 44,55,1990-01-31,"{""b"":1,""aa"":2}"\n',
    )
    const before = await team.person('a')
    const state = await team.state()
    assert.equal(
      (await team.importText('email,title,phone,dob,data\na@x.test,,,,"{""aa"":2,""b"":1}"\n')).unchanged,
      1,
    )
    assert.equal(await team.state(), state)
    await team.importText('email,office phone,mobile\na@x.test,66,+1 415 555 0101\n')
    assert.deepEqual(await team.person('a'), {
      ...before,
      phones: [
        { phone: '+1 415 555 0101', type: 'mobile' },
        { phone: '44', type: '' },
        { phone: '66', type: 'office' },
      ],
    })
  })

  it('that are deleted stay so until the file says otherwise', async () => {
    const team = await tests.team()
    await team.importText('email,isDeleted\na@x.test,true\n')
    const report = await team.importText('email,title\na@x.test,Boss\n')
    assert.deepEqual(
      report.warnings.map((note) => note.row),
      [2],
    )
    assert.equal((await team.person('a'))['isDeleted'], true)
    assert.equal((await team.importText('email,isDeleted\na@x.test,no\n')).warningCount, 0)
    assert.deepEqual(pick(await team.person('a'), 'title', 'isDeleted'), { title: 'Boss', isDeleted: false })
  })

  it('are not touched by a file that was imported already', async () => {
    const team = await tests.team()
    const file = await team.file('sample.csv', [...samplePeopleCsv(2_500)].join(''))
    assert.deepEqual(counts(await team.importFile(file)), { ...none, read: 2_500, created: 2_500 })
    const state = await team.state()
    tests.now += 60_000
    assert.deepEqual(counts(await team.importFile(file)), { ...none, read: 2_500, unchanged: 2_500 })
    assert.equal(await team.state(), state)
  })
})

describe('rejected rows', () => {
  const mixed = [
    'Name;E-mail;User name;Role;Note;rejected_reason',
    'Good One;good@x.test;;;keep "me";old',
    'Bad Mail;nobody;;;;',
    'Bad Role;role@x.test;;boss;;',
    'Twice;GOOD@x.test;;;;',
    'Nameless;;;;;',
    'Short;short@x.test',
    'Taken;new@x.test;taken;;;',
    'Two;one@x.test;;;;',
  ].join('\n')

  it('stand in a file beside the original that can be mended and imported', async () => {
    const team = await tests.team()
    await team.importText('username,email\ntaken,taken@x.test\n')
    await team.importText('username,email\nother,one@x.test\n')
    const path = await team.file('mixed.csv', mixed)
    const report = await team.importFile(path)
    assert.deepEqual(counts(report), { ...none, read: 8, created: 1, updated: 2, rejected: 5 })
    assert.deepEqual(report.ignoredColumns, ['Note'])
    assert.equal(report.rejectedFile, `${path}.rejected.csv`)
    const text = await readFile(`${path}.rejected.csv`, 'utf8')
    const lines = text.split('\r\n')
    assert.equal(
      lines[0],
      '\uFEFFName;E-mail;User name;Role;Note;rejected_row;rejected_field;rejected_reason',
    )
    assert.deepEqual(
      report.firstRejected.map(({ row, field }) => [row, field]),
      [
        [3, 'E-mail'],
        [4, 'Role'],
        [5, 'E-mail'],
        [6, 'E-mail'],
        [7, ''],
      ],
    )
    assert.match(lines[1] ?? '', /^Bad Mail;nobody;;;;3;E-mail;.*nobody/)
    assert.match(lines[2] ?? '', /There are: admin, manager, user/)
    assert.match(lines[3] ?? '', /good@x\.test"" is in row 2 of the file already/)
    const mended = text.replace('nobody', 'somebody@x.test').replace(';boss;', ';admin;')
    const again = await team.importFile(await team.file('mended.csv', mended))
    assert.deepEqual(counts(again), { ...none, read: 5, created: 3, updated: 1, rejected: 1 })
  })

  it('are those of people who cannot be told from others', async () => {
    const team = await tests.team()
    const report = await team.importText(
      'id,email,name\n0197a2b4-0000-7000-8000-000000000001,,Ira\n41,,Ira\n,,Ira\n',
    )
    assert.deepEqual(counts(report), { ...none, read: 3, rejected: 3 })
  })

  it('never take the good rows of their chunk along', async () => {
    const team = await tests.team()
    const rows = Array.from({ length: 300 }, (_, index) =>
      index % 3 === 0 ? `bad ${index}` : `p${index}@x.test`,
    )
    assert.deepEqual(counts(await team.importText(`email\n${rows.join('\n')}`)), {
      ...none,
      read: 300,
      created: 200,
      rejected: 100,
    })
  })

  it('name what belongs to somebody else', async () => {
    const team = await tests.team()
    await team.importText('username,email\nanna,anna@x.test\nbob,bob@x.test\n')
    const report = await team.importText('username,emails\n,anna@x.test;bob@x.test\nbob,anna@x.test\n')
    assert.deepEqual(
      report.firstRejected.map(({ field, message }) => [field, /different users|another user/.test(message)]),
      [
        ['emails', true],
        ['username', true],
      ],
    )
  })

  it('of JSON stand in a file of lines', async () => {
    const team = await tests.team()
    const path = await team.file(
      'people.json',
      JSON.stringify({ users: [{ email: 'a@x.test' }, { email: 'x', data: { a: [1] } }, 7] }),
    )
    const report = await team.importFile(path)
    assert.deepEqual(counts(report), { ...none, read: 3, created: 1, rejected: 2 })
    const lines = (await readFile(`${path}.rejected.ndjson`, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
    assert.deepEqual(pick(lines[0] as object, 'email', 'data', 'rejected_row', 'rejected_field'), {
      email: 'x',
      data: { a: [1] },
      rejected_row: 2,
      rejected_field: 'email',
    })
    await assert.rejects(readFile(`${path}.rejected.csv`), { code: 'ENOENT' })
    const mended = await readFile(`${path}.rejected.ndjson`, 'utf8')
    const again = await team.importText(mended.replace('"email":"x"', '"email":"x@x.test"'))
    assert.deepEqual(pick(again, 'created', 'rejected'), { created: 1, rejected: 1 })
  })

  it('of an earlier run go away when nothing is rejected any more', async () => {
    const team = await tests.team()
    const path = await team.file('stale.csv', 'email\nx\n')
    assert.ok((await team.importFile(path)).rejectedFile)
    await writeFile(path, 'email\nx@x.test\n')
    assert.equal((await team.importFile(path)).rejectedFile, null)
    await assert.rejects(readFile(`${path}.rejected.csv`), { code: 'ENOENT' })
  })

  it('that could not be written down stop the import before it begins', async () => {
    const team = await tests.team()
    const path = await team.file('blocked.csv', 'email\na@x.test\n')
    await mkdir(`${path}.rejected.csv.partial`)
    await assert.rejects(team.importFile(path), {
      code: 'import_rejected_unwritable',
      message: /Nothing was imported/,
    })
    assert.deepEqual(await team.people(), [])
    await rm(`${path}.rejected.csv.partial`, { recursive: true })
  })
})

describe('a dry run', () => {
  it('tells the same and writes nothing', async () => {
    const team = await tests.team()
    await team.importText('email,title\na@x.test,Old\nb@x.test,Same\n')
    const file = await team.file(
      'dry.csv',
      'email,title,manager\na@x.test,New,c@x.test\nb@x.test,Same,a@x.test\nc@x.test,New,nobody@x.test\nx,,\nC@x.test,,\n',
    )
    const state = await team.state()
    const dry = await team.importFile(file, { dryRun: true })
    assert.equal(await team.state(), state)
    const real = await team.importFile(file)
    assert.deepEqual({ ...dry, isDry: false }, real)
    assert.deepEqual(counts(real), { ...none, read: 5, created: 1, updated: 2, rejected: 2 })
  })
})

describe('an import that is stopped', () => {
  it('keeps what it wrote, and the next run completes it', async () => {
    const team = await tests.team()
    const file = await team.file('stopped.csv', [...samplePeopleCsv(3_500)].join(''))
    const stop = new AbortController()
    const seen: ImportProgress[] = []
    const onProgress = (progress: ImportProgress): void => {
      seen.push(progress)
      if (progress.read >= 2_000) stop.abort()
    }
    await assert.rejects(team.importFile(file, { signal: stop.signal, onProgress }), { name: 'AbortError' })
    assert.equal((await team.people()).length, 2_000)
    assert.deepEqual(
      seen.map((progress) => progress.created),
      [1_000, 2_000],
    )
    assert.ok(seen.every(({ bytesRead, bytes }) => bytesRead > 0 && bytesRead <= bytes))
    const report = await team.importFile(file)
    assert.equal(report.created, 1_500)
    assert.equal(report.warningCount, 0)
    const people = await team.people()
    assert.equal(people.length, 3_500)
    assert.equal(people.filter((person) => person['manager'] === null).length, 1)
  })

  it('loses nothing to another one that runs at the same time', async () => {
    const team = await tests.team()
    const [one, two] = await Promise.all(
      ['one.csv', 'two.csv'].map(async (name) => team.file(name, [...samplePeopleCsv(2_000)].join(''))),
    )
    const reports = await Promise.all([team.importFile(one ?? ''), team.importFile(two ?? '')])
    assert.equal(reports[0].created + reports[1].created, 2_000)
    assert.equal(reports[0].rejected + reports[1].rejected, 0)
    assert.equal((await team.people()).length, 2_000)
  })
})
