import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { startSandbox, type Business, type Sandbox } from '../index.ts'
import { callControl, callGraph, until } from '../test-calls.ts'
import { startReceiver } from '../test-receiver.ts'
import { Journal } from './journal.ts'
import { World } from './world.ts'

const hourMs = 3_600_000

describe('a sandbox with a folder', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'felloe-sandbox-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('finds everything after it was closed', async () => {
    const first = await startSandbox({ folder })
    const business = first.makeBusiness({ name: 'Harbour' })
    await first.context.blobs.write('upload:1/2', Buffer.from('bytes'))
    await callControl(first, '/knobs', { method: 'PATCH', body: { statusDelayMs: 7 } })
    await callControl(first, '/clock', { body: { advanceMs: hourMs } })
    await first[Symbol.asyncDispose]()

    await using second = await startSandbox({ folder })
    assert.deepEqual(second.business(), business)
    assert.equal(second.context.knobs.statusDelayMs, 7)
    assert.ok(Math.abs(second.context.clock.now() - Date.now() - hourMs) < 1_000)
    assert.equal((await second.context.blobs.read('upload:1/2'))?.toString(), 'bytes')
    // Ids go on where they were.
    assert.notEqual(second.makeBusiness().wabaId, business.wabaId)
  })

  it('finds what was answered before it was killed, and delivers what was not', async () => {
    await using receiver = await startReceiver()
    receiver.answerWith(500)
    const { child, sandbox } = await startInChild(folder)
    const business = (await callControl(sandbox, '/businesses', { body: {} })).body as Business
    await receiver.subscribe(sandbox.origin, business)
    child.send({
      wabaId: business.wabaId,
      field: 'account_update',
      value: { event: 'VERIFIED_ACCOUNT' },
    })
    await until(() => (receiver.deliveries.length > 0 ? true : undefined))
    await callControl(sandbox, '/errors', { body: { code: 190 } })
    child.kill('SIGKILL')
    await once(child, 'exit')
    await appendFile(join(folder, 'world.jsonl'), '["apps","1",{"id":"1","na')

    receiver.answerWith(200)
    await using again = await startSandbox({ folder })
    const refused = await callGraph(again, `v23.0/${business.wabaId}/subscribed_apps`, {
      token: business.accessToken,
    })
    assert.equal(refused.body.error.code, 190)
    again.context.clock.advance(hourMs)
    const [change] = await receiver.waitFor(1)
    assert.deepEqual(change?.value, { event: 'VERIFIED_ACCOUNT' })
    assert.equal(again.context.world.apps.has('1'), false)
  })

  it('goes on with a message whose status was still to come', async () => {
    await using receiver = await startReceiver()
    const { child, sandbox } = await startInChild(folder)
    const business = (await callControl(sandbox, '/businesses', { body: {} })).body as Business
    await receiver.subscribe(sandbox.origin, business)
    await callControl(sandbox, '/knobs', { method: 'PATCH', body: { statusDelayMs: hourMs } })
    const sent = await callGraph(sandbox, `v23.0/${business.phoneNumberId}/messages`, {
      token: business.accessToken,
      body: { messaging_product: 'whatsapp', to: '15550109999', text: { body: 'Hello' } },
    })
    child.kill('SIGKILL')
    await once(child, 'exit')
    await using again = await startSandbox({ folder })
    again.context.clock.advance(hourMs)
    const [change] = await receiver.waitFor(1, 'messages')
    assert.equal(change?.value['statuses'][0].id, sent.body.messages[0].id)
  })

  it('has all that was answered, whenever it is killed', async () => {
    const { child, sandbox } = await startInChild(folder)
    const exited = once(child, 'exit')
    const answered: string[] = []
    const askOn = async (): Promise<never> => {
      for (;;) {
        const answer = await callControl(sandbox, '/businesses', { body: {} })
        answered.push((answer.body as Business).phoneNumberId)
        if (answered.length === 40) child.kill('SIGKILL')
      }
    }
    await Promise.allSettled(Array.from({ length: 8 }, askOn))
    // Its connections can break before it has let the folder go.
    await exited
    assert.ok(answered.length >= 40)
    await using again = await startSandbox({ folder })
    const { phoneNumbers } = again.context.world
    assert.deepEqual(
      answered.filter((id) => !phoneNumbers.has(id)),
      [],
    )
    // Nor is an id given away twice.
    assert.equal(answered.includes(again.makeBusiness().phoneNumberId), false)
  })

  it('keeps a second sandbox out', async () => {
    await using first = await startSandbox({ folder })
    await assert.rejects(startSandbox({ folder }), { name: 'FolderInUse' })
    first.makeBusiness()
  })

  it('lets the folder go when it cannot listen', async () => {
    await using first = await startSandbox()
    const port = Number(new URL(first.origin).port)
    await assert.rejects(startSandbox({ folder, port }), { code: 'EADDRINUSE' })
    await using second = await startSandbox({ folder })
    assert.equal(second.business(), undefined)
  })

  it('writes its file for nobody else to read', async () => {
    await using sandbox = await startSandbox({ folder })
    sandbox.makeBusiness()
    assert.equal((await stat(join(folder, 'world.jsonl'))).mode & 0o777, 0o600)
  })

  it('keeps its file in proportion to the world, and loses nothing by that', async () => {
    const journal = new Journal(folder, 10_000)
    const world = new World(journal.onChange)
    await journal.open(world)
    const own = world.collection<{ id: string; turn: number }>('own')
    for (let turn = 0; turn < 5_000; turn += 1) {
      own.put({ id: String(turn % 7), turn })
      if (turn % 3 === 0) own.remove(String((turn + 3) % 7))
      if (turn % 100 === 0) await journal.flushed()
    }
    await journal[Symbol.asyncDispose]()
    assert.ok((await readFile(join(folder, 'world.jsonl'))).length < 20_000)

    await using reader = new Journal(folder)
    const again = new World(reader.onChange)
    await reader.open(again)
    const byId = (objects: Iterable<{ id: string }>) => [...objects].sort((a, b) => a.id.localeCompare(b.id))
    assert.deepEqual(byId(again.collection<{ id: string }>('own').values()), byId(own.values()))
  })
})

async function startInChild(
  folder: string,
): Promise<{ child: ChildProcess; sandbox: Pick<Sandbox, 'origin' | 'controlToken'> }> {
  const script = `
    import { startSandbox } from ${JSON.stringify(new URL('../index.ts', import.meta.url).href)}
    const sandbox = await startSandbox({ folder: ${JSON.stringify(folder)}, controlToken: 'control' })
    process.on('message', (change) => sandbox.context.webhooks.publish(change))
    process.send(sandbox.origin)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [origin] = (await once(child, 'message')) as [string]
  return { child, sandbox: { origin, controlToken: 'control' } }
}
