/** The results as a table, which reads the same on the terminal and in RESULTS.md. */
import { writeFile } from 'node:fs/promises'
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

export async function writeResults(rows: readonly Row[], postgres: string, minutes: number): Promise<void> {
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 1024 ** 3)} GB, ${process.platform}`
  const text = `# Results of \`npm run bench\`

Written by the run itself; do not edit.

- ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, ${minutes.toFixed(1)} minutes
- ${machine}
- Node ${process.version}, PostgreSQL ${postgres}

${table(rows)}

## How to read it

- Servers, the generator of the load and PostgreSQL are processes of their own that share the cores. Other work on
  the machine moves every figure; a ratio is the median of rounds in which both sides were measured in turn.
- "Ours" is the whole program as \`npm start\` runs it: log lines, figures, request ids and entity tags included.
- "Written by hand" is one Fastify route with our SQL, driver, number of connections, token look-up and log line
  (\`servers/by-hand.ts\`); its answers are checked to be the same bytes. It sets no entity tag and counts nothing.
- "Bare route" is a Fastify route that sends the same bytes and does nothing else, not even log (\`servers/bare.ts\`).
- "COPY of the rows" writes the rows that the import left, ready made, into the same tables with the same indexes.
- The start counts from the launch of the process to the answer of \`/v1/health\`, PostgreSQL's own start included.
`
  await writeFile(join(import.meta.dirname, 'RESULTS.md'), text)
}
