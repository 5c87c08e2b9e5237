/**
 * Secrets that a command needs: asked for without showing them, or from a pipe, line by line. Never from the words of
 * the command, which every account of the machine can read.
 */
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'

export interface ConnectSecrets {
  readonly accessToken: string | undefined
  readonly appSecret: string | undefined
}

export async function readSecrets(): Promise<ConnectSecrets> {
  const [accessToken, appSecret] = process.stdin.isTTY
    ? await askFor(['Access token: ', 'App secret (Enter leaves it as it is): '])
    : (await text(process.stdin)).split(/\r?\n/)
  return { accessToken: given(accessToken), appSecret: given(appSecret) }
}

async function askFor(questions: readonly string[]): Promise<string[]> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true })
  lines.on('SIGINT', () => process.exit(130))
  const answers: string[] = []
  for (const question of questions) {
    process.stderr.write(question)
    answers.push(await lines.question(''))
    process.stderr.write('\n')
  }
  lines.close()
  return answers
}

function given(line: string | undefined): string | undefined {
  const trimmed = line?.trim() ?? ''
  return trimmed === '' ? undefined : trimmed
}
