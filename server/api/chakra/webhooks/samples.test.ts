import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { pathToFileURL } from 'node:url'
import { signatureHeaders, signatureOf } from '../../../webhooks/sign.ts'
import { phpInWasm } from './test-php.ts'

const root = join(import.meta.dirname, '..', '..', '..', '..')
const samples = join(root, 'docs', 'webhook-samples')
const secret = `it's:"$HOME"\\n*%s&x=1`

interface Try {
  readonly what: string
  readonly body: Buffer
  readonly signatures: string
  readonly isValid: boolean
}

const everyByte = Buffer.from(Uint8Array.from({ length: 256 }, (_, byte) => byte))
const bodies = {
  'an event': Buffer.from('{"event":"message","payload":{"text":"ü 🙂 \\u00fc \\/"}}'),
  nothing: Buffer.alloc(0),
  'every byte there is': everyByte,
  'line breaks at the end': Buffer.from('{}\r\n\n'),
  'bytes of zero': Buffer.from('a\0b\0'),
  'bytes that are no UTF-8': Buffer.from([0xef, 0xbb, 0xbf, 0xc3, 0x28, 0xff]),
  'a long body': Buffer.alloc(300_000, '{"a":"\\u0000"} '),
}
const [plain] = Object.values(bodies) as [Buffer]
const right = signatureOf(plain, secret)
const other = createHash('sha256').update('other').digest('hex')
const last = right.endsWith('0') ? '1' : '0'

const good: Try[] = [
  ...Object.entries(bodies).map(([what, body]) => ({ what, body, signatures: signatureOf(body, secret) })),
  {
    what: 'the list of a rotation in which the receiver has the older secret',
    body: plain,
    signatures: signatureHeaders(plain, ['newer', secret])['X-Felloe-Signatures'] ?? '',
  },
].map((one) => ({ ...one, isValid: true }))
const bad: Try[] = Object.entries({
  'no signature': '',
  'empty ones': ',,',
  'one of another secret': signatureOf(plain, 'another'),
  'one of another body': signatureOf(Buffer.concat([plain, Buffer.from('\n')]), secret),
  'one with a wrong end': right.slice(0, -1) + last,
  'one that is too short': right.slice(0, -1),
  'one that is too long': `${right}0`,
  'one in capitals': right.toUpperCase().replace(/^[0-9]*$/, 'A'),
  'one with a prefix': `sha256=${right}`,
  'one that is no hex': 'é'.repeat(64),
  'signs of a shell': '*,$(id),`id`,?,[a-z0-9]*',
  'a list of wrong ones': `${other},${right.slice(1)},`,
}).map(([what, signatures]) => ({ what, body: plain, signatures, isValid: false }))
const tries = [...good, ...bad]

type Verify = (one: Try) => Promise<boolean>

/** True, or undefined. */
function installed(...commands: string[]): true | undefined {
  return (
    commands.every((command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0) || undefined
  )
}

/** Runs a program that reads the body and exits with 0 or 1; anything else is a fault of the sample. */
function program(command: string, ...args: string[]): Verify {
  return ({ body, signatures }) =>
    new Promise((resolve, reject) => {
      const child = spawn(command, [...args, signatures], {
        env: { ...process.env, FELLOE_WEBHOOK_SECRET: secret },
      })
      let [out, problem] = ['', '']
      child.stdout.on('data', (chunk) => (out += String(chunk)))
      child.stderr.on('data', (chunk) => (problem += String(chunk)))
      child.on('error', reject)
      child.on('close', (code) => {
        const said = out.trim()
        if (code === 0 && said === 'valid') resolve(true)
        else if (code === 1 && said === 'invalid') resolve(false)
        else reject(new Error(`${command} ended with ${code} and said: ${out} ${problem}`))
      })
      // Who does not read to the end closes the pipe.
      child.stdin.on('error', () => undefined)
      child.stdin.end(body)
    })
}

async function web(): Promise<Verify> {
  const { default: worker } = await import(pathToFileURL(join(samples, 'verify.ts')).href)
  return async ({ body, signatures }) => {
    const header = signatures.includes(',') ? 'x-felloe-signatures' : 'x-chakra-signature-256'
    const headers = /^[\x20-\x7e]*$/.test(signatures) ? { [header]: signatures } : { [header]: 'no hex' }
    const request = new Request('https://receiver.example/', { method: 'POST', headers, body })
    const answer: Response = await worker.fetch(request, { FELLOE_WEBHOOK_SECRET: secret })
    return answer.status === 200
  }
}

/** Answers undefined where it cannot run. */
type Open = () => Promise<Verify | undefined> | Verify | undefined

const languages: Record<string, Open> = {
  'verify.mjs': () => program(process.execPath, join(samples, 'verify.mjs')),
  'verify.ts': web,
  'verify.py': python,
  'verify.php': php,
  'Verify.java': compiledJava,
  'verify.pl': () => installed('perl') && program('perl', join(samples, 'verify.pl')),
  'verify.sh': () => installed('openssl', 'awk') && program('sh', join(samples, 'verify.sh')),
}

function python(): Verify | undefined {
  if (!installed('python3')) return undefined
  // What is called python3 may be a script that looks for it every time.
  const found = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'])
  return program(String(found.stdout).trim(), join(samples, 'verify.py'))
}

async function php(): Promise<Verify | undefined> {
  const file = join(samples, 'verify.php')
  if (installed('php')) return program('php', file)
  const [declarations] = /^function .*?^}$/ms.exec(await readFile(file, 'utf8')) ?? ['']
  const run = await phpInWasm(declarations, "echo is_signed($a, $b, $c) ? 'valid' : 'invalid';")
  return (
    run &&
    (async ({ body, signatures }) =>
      (await run(body, Buffer.from(signatures), Buffer.from(secret))) === 'valid')
  )
}

const places: string[] = []

async function compiledJava(): Promise<Verify | undefined> {
  if (!installed('javac', 'java')) return undefined
  const place = await mkdtemp(join(tmpdir(), 'felloe-sample-'))
  places.push(place)
  const compiled = spawnSync('javac', ['-d', place, join(samples, 'Verify.java')])
  assert.equal(compiled.status, 0, String(compiled.stderr))
  return program('java', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', place, 'Verify')
}

describe('the samples that verify signatures', () => {
  after(() => Promise.all(places.map((place) => rm(place, { recursive: true }))))

  it('are all tested here', async () => {
    assert.deepEqual((await readdir(samples)).sort(), Object.keys(languages).sort())
  })

  for (const [file, open] of Object.entries(languages))
    it(`${file} takes what was signed, and nothing else`, async (t) => {
      const verify = await open()
      if (verify === undefined) {
        t.skip('its language is not installed here')
        return
      }
      // Some at a time: a process each.
      for (let from = 0; from < tries.length; from += 4)
        await Promise.all(
          tries.slice(from, from + 4).map(async (one) => {
            assert.equal(await verify(one), one.isValid, one.what)
          }),
        )
    })

  it('take nothing without a secret, for anybody can sign with an empty one', async () => {
    const signature = signatureOf(plain, '')
    const programs = [
      [process.execPath, 'verify.mjs'],
      ['python3', 'verify.py'],
      ['php', 'verify.php'],
      ['java', 'Verify.java'],
      ['perl', 'verify.pl'],
      ['sh', 'verify.sh'],
    ]
    for (const [command = '', file = ''] of programs) {
      if (!installed(command)) continue
      const env = { ...process.env, FELLOE_WEBHOOK_SECRET: '' }
      const ended = spawnSync(command, [join(samples, file), signature], { env, input: plain })
      assert.notEqual(ended.status, 0, file)
      assert.doesNotMatch(String(ended.stdout), /^valid/m, file)
    }
    const { default: worker } = await import(pathToFileURL(join(samples, 'verify.ts')).href)
    const headers = { 'x-chakra-signature-256': signature }
    const request = new Request('https://receiver.example/', { method: 'POST', headers, body: plain })
    await assert.rejects(worker.fetch(request, { FELLOE_WEBHOOK_SECRET: '' }))
  })

  it('stand in the documentation as they are', async () => {
    const page = await readFile(join(root, 'docs', 'webhooks.md'), 'utf8')
    const blocks = [...page.matchAll(/^```\w+\n(.*?)^```$/gms)].map(([, code]) => code)
    for (const file of Object.keys(languages)) {
      const code = await readFile(join(samples, file), 'utf8')
      assert.ok(blocks.includes(code), `docs/webhooks.md does not show ${file} as it is`)
    }
  })
})
