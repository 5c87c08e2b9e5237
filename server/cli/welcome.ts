/** What the terminal shows once the server answers. */
import { relative } from 'node:path'
import process from 'node:process'
import { styleText } from 'node:util'
import type { FirstStart } from '../team/first-start.ts'
import { version } from '../version.ts'

export interface Welcome {
  readonly address: string
  readonly database: string
  readonly first: FirstStart | undefined
  /** The one that runs beside the server. */
  readonly sandbox: { readonly origin: string; readonly controlTokenFile: string } | undefined
}

export function welcome({ address, database, first, sandbox }: Welcome): string {
  const bold = (text: string): string => styleText('bold', text)
  const dim = (text: string): string => styleText('dim', text)
  const lines = [
    '',
    `  ${bold('Felloe')} ${dim(version)} runs at ${styleText('cyan', address)}`,
    `  ${dim(`Data: ${database}`)}`,
  ]
  if (sandbox !== undefined)
    lines.push(
      `  ${dim('Sandbox of WhatsApp:')} ${sandbox.origin}   ${dim(`its control token: ${shortest(sandbox.controlTokenFile)}`)}`,
    )
  if (first === undefined)
    lines.push(
      `  ${dim('API reference:')} ${address}/docs   ${dim('A new key:')} npx --no-install felloe keys create --name mine --role admin`,
    )
  else
    lines.push(
      '',
      `  A first team was made: ${bold(first.team.name)} (${first.team.shortName}), ${first.people} ${first.people === 1 ? 'person' : 'people'}.`,
      `  Admin: ${bold(first.admin.username)}`,
      `  API key, shown only now; keep it safe:`,
      '',
      styleText('green', first.token),
      '',
      `  Paste this to see the people of the team:`,
      '',
      `curl --location --request GET '${address}/v1/ext/users' --header 'Authorization: Bearer ${first.token}'`,
      '',
      `  ${dim('API reference:')} ${address}/docs`,
    )
  return `${lines.join('\n')}\n\n`
}

/** A path as it can be typed here. */
function shortest(path: string): string {
  const fromHere = relative(process.cwd(), path)
  return fromHere.startsWith('..') ? path : fromHere
}
