/** The results as a table, which reads the same on the terminal and in RESULTS.md. */
import { readFile, writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import type { Row } from './bench.ts'

const headings = ['What', 'Ours', 'Baseline', 'Ratio', 'Bar', 'Met']

export function table(rows: readonly Row[]): string {
  const cells = [
    headings,
    ...rows.map(({ what, ours, baseline, ratio, bar, isMet }) => [
      what,
      ours,
      baseline,
      ratio,
      bar,
      metText(isMet),
    ]),
  ]
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  const lines = cells.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  )
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return [lines[0], rule, ...lines.slice(1)].join('\n')
}

function metText(isMet: boolean | undefined): string {
  if (isMet === undefined) return ''
  return isMet ? 'yes' : 'NO'
}

export interface Measured {
  readonly scenario: string
  readonly rows: readonly Row[]
  readonly seconds: number
}

const page = join(import.meta.dirname, 'RESULTS.md')
const sectionStart = /^## (?=`)/m

/** Writes the sections of the scenarios that were run and leaves those of the others as they are. */
export async function writeResults(measured: readonly Measured[], postgres: string): Promise<void> {
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 1024 ** 3)} GB, ${process.platform}, Node ${process.version}, PostgreSQL ${postgres}`
  const sections = new Map<string, string>()
  const [, ...kept] = (await readFile(page, 'utf8').catch(() => '')).split(sectionStart)
  for (const section of kept) sections.set(/^`([^`]+)`/.exec(section)?.[1] ?? '', section.trimEnd())
  for (const { scenario, rows, seconds } of measured) {
    const when = new Date().toISOString().slice(0, 16).replace('T', ' ')
    sections.set(
      scenario,
      `\`${scenario}\`\n\n${when} UTC, ${Math.round(seconds)} s. ${machine}\n\n${table(rows)}`,
    )
  }
  const all = [...sections.values()].map((section) => `## ${section}\n`).join('\n')
  await writeFile(page, `${about}\n${all}`)
}

const about = `# Results of \`npm run bench\`

Written by the run itself; do not edit. Each scenario has the date and the machine of its last full run.

- Servers, the generator of the load and PostgreSQL are processes of their own that share the cores. Other work on
  the machine moves every figure; a ratio is the median of rounds in which both sides were measured in turn.
- "Ours" is the whole program as \`npm start\` runs it: log lines, figures, request ids and entity tags included.
- "Written by hand" is one Fastify route with our SQL, driver, number of connections, token look-up and log line
  (\`servers/by-hand.ts\`); its answers are checked to be the same bytes. It sets no entity tag and counts nothing.
- "Bare route" is a Fastify route that sends the same bytes and does nothing else, not even log (\`servers/bare.ts\`).
- "Bare INSERT", "SELECT" and "UPDATE" are the one statement that any server must send for it, prepared, over as many
  connections, with nothing around it.
- "COPY of the rows" writes the rows that the import or the job left, ready made, into the same tables with the same
  indexes. Of a bulk job these are processes, records, filterable and unique values, history, entries and events.
- Deliveries in are WhatsApp's, signed, from 2,000 contacts to two numbers, made before the clock starts; the server
  applies them meanwhile. The bare route verifies them and inserts the bytes into a table of the same shape, one by one
  over as many connections (\`servers/bare-inbound.ts\`), and applies nothing. Processors are shares of one.
- The start counts from the launch of the process to the answer of \`/v1/health\`, PostgreSQL's own start included.
- Lists are timed one after the other, from the request to the last byte.
`
