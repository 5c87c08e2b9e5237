import assert from 'node:assert/strict'
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { eventTypes, isAskedFor, typeFaults } from './event-types.ts'

const root = join(import.meta.dirname, '..', '..')

describe('types of events', () => {
  it('are all known, and all told of in the documentation', async () => {
    const subjects = new Set(eventTypes.map((type) => type.split('.')[0]))
    const found = new Set<string>()
    for await (const path of glob('server/{team,records,messaging,webhooks}/**/*.ts', { cwd: root })) {
      const text = path.endsWith('.test.ts') ? '' : await readFile(join(root, path), 'utf8')
      if (!text.includes('events/append.ts')) continue
      for (const [, type = ''] of text.matchAll(/type: '([a-z_]+\.[a-z_]+)'/g)) found.add(type)
    }
    assert.ok(found.size > 10)
    assert.deepEqual(
      [...found].filter((type) => !eventTypes.includes(type)),
      [],
      `of ${[...subjects].join(', ')}`,
    )
    const page = await readFile(join(root, 'docs', 'events.md'), 'utf8')
    assert.deepEqual(
      eventTypes.filter((type) => !page.includes(`\`${type}\``)),
      [],
    )
  })

  it('are asked for in full or by their beginning', () => {
    assert.ok(isAskedFor(undefined, 'chat.updated'))
    assert.ok(isAskedFor(['chat.*'], 'chat.updated'))
    assert.ok(!isAskedFor(['chat.*'], 'chat_tag.updated'))
    assert.ok(!isAskedFor(['process.*'], 'processes.changed'))
    assert.ok(!isAskedFor([], 'chat.updated'))
  })

  it('that there are not are refused, with what was probably meant', () => {
    assert.deepEqual(typeFaults('types', ['chat.updated', 'task.*']), [])
    const messages = typeFaults('types', ['*', 'chat*', 'proces.*', 'chat.update']).map(
      ({ message }) => message,
    )
    assert.equal(messages.length, 4)
    assert.match(messages[2]!, /Did you mean "process\.\*"\?$/)
    assert.match(messages[3]!, /Did you mean "chat\.updated"\?$/)
  })
})
