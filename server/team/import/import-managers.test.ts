/** Who reports to whom after an import. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openImportTests, type ImportTeam, type ImportTests } from './test-team.ts'

let tests: ImportTests
before(async () => {
  tests = await openImportTests()
})
after(async () => tests[Symbol.asyncDispose]())

const managers = async (team: ImportTeam): Promise<Record<string, unknown>> =>
  Object.fromEntries((await team.people()).map((person) => [person.username, person['manager']]))

describe('managers', () => {
  it('are found by address, user name or id, wherever they stand', async () => {
    const team = await tests.team()
    await team.importText('email\nold@x.test\n')
    const old = await team.person('old')
    const report = await team.importText(
      `email,reports to\na@x.test,C@x.test\nb@x.test,A\nc@x.test,${old.id}\nd@x.test,old@x.test\nold@x.test,\n`,
    )
    assert.deepEqual([report.created, report.unchanged, report.warningCount], [4, 1, 0])
    assert.deepEqual(await managers(team), { old: null, a: 'c', b: 'a', c: 'old', d: 'old' })
  })

  it('that nobody knows leave the person as it was, with a warning', async () => {
    const team = await tests.team()
    await team.importText('email,manager\na@x.test,b@x.test\nb@x.test,\n')
    const report = await team.importText('email,manager,title\na@x.test,nobody@x.test,Boss\n')
    assert.deepEqual(
      report.warnings.map(({ row, field }) => [row, field]),
      [[2, 'manager']],
    )
    assert.deepEqual(await managers(team), { a: 'b', b: null })
    assert.equal((await team.person('a'))['title'], 'Boss')
  })

  it('never make a circle, however often the file is imported', async () => {
    const team = await tests.team()
    const text = 'email,manager\na@x.test,b@x.test\nb@x.test,c@x.test\nc@x.test,a@x.test\nd@x.test,d@x.test\n'
    const report = await team.importText(text)
    assert.deepEqual(
      report.warnings.map(({ row }) => row),
      [4, 5],
    )
    assert.deepEqual(await managers(team), { a: 'b', b: 'c', c: null, d: null })
    const state = await team.state()
    assert.equal((await team.importText(text)).unchanged, 4)
    assert.equal(await team.state(), state)
  })

  it('can change places', async () => {
    const team = await tests.team()
    await team.importText('email,manager\na@x.test,b@x.test\nb@x.test,c@x.test\nc@x.test,\n')
    const report = await team.importText('email,manager\nb@x.test,a@x.test\na@x.test,c@x.test\n')
    assert.deepEqual([report.updated, report.warningCount], [2, 0])
    assert.deepEqual(await managers(team), { a: 'c', b: 'a', c: null })
  })
})
