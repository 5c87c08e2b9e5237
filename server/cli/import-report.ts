/** What an import did, in sentences for the terminal. */
import type { ImportReport, RowNote } from '../team/import/import-report.ts'

const number = (count: number): string => count.toLocaleString('en')

export function importReport(report: ImportReport): string {
  const { created, updated, unchanged, skipped, rejected } = report
  const lines = [
    `${report.isDry ? 'Nothing was written; this is what would happen. ' : ''}${number(report.read)} rows, read as ${report.format} (${report.encoding}).`,
    `  new       ${number(created)}`,
    `  changed   ${number(updated)}`,
    `  the same  ${number(unchanged)}`,
    ...(skipped > 0 ? [`  skipped   ${number(skipped)} (bots)`] : []),
    `  rejected  ${number(rejected)}`,
  ]
  if (report.ignoredColumns.length > 0)
    lines.push(`Columns that are not used: ${report.ignoredColumns.join(', ')}.`)
  lines.push(...notes('Worth a look', report.warnings, report.warningCount))
  lines.push(...notes('Rejected', report.firstRejected, rejected))
  if (report.rejectedFile !== null)
    lines.push(`All rejected rows are in ${report.rejectedFile}: fix them there and import that file.`)
  return lines.join('\n')
}

function notes(title: string, shown: readonly RowNote[], count: number): string[] {
  if (count === 0) return []
  const more = count > shown.length ? [`  … and ${number(count - shown.length)} more`] : []
  return [
    `${title}:`,
    ...shown.map(({ row, field, message }) => `  row ${row}${field === '' ? '' : `, ${field}`}: ${message}`),
    ...more,
  ]
}
