/** What an import of processes did, in sentences for the terminal. */
import type { DateColumn } from '../records/import/column-plan.ts'
import type { ProcessImportReport } from '../records/import/process-report.ts'

const number = (count: number): string => count.toLocaleString('en')
const orders = { dmy: 'day/month/year', mdy: 'month/day/year', ymd: 'year/month/day' } as const
const mostShown = 20
const secondMs = 1_000

export function processReport(report: ProcessImportReport): string {
  const merged = report.mergedIntoExisting + report.mergedIntoEarlier
  return [
    `${report.isDry ? 'Nothing was written; this is what would happen. ' : ''}${number(report.read)} rows (${report.encoding}) in ${(report.durationMs / secondMs).toFixed(1)} s.`,
    ...(report.rowsDoneBefore > 0
      ? [`An earlier run was gone on with; it had done ${number(report.rowsDoneBefore)} rows.`]
      : []),
    `  created    ${number(report.created)}`,
    `  merged     ${number(merged)} (${number(report.mergedIntoExisting)} into what was there, ${number(report.mergedIntoEarlier)} into earlier rows of the file)`,
    `  updated    ${number(report.updated)}`,
    `  unchanged  ${number(report.unchanged)}`,
    `  rejected   ${number(report.rejected)}`,
    ...section(
      'Columns',
      report.matched.map(({ name, target }) => `${name} → ${target}`),
    ),
    ...section(
      'Columns that are not used',
      report.ignored.map(({ name, filled }) => `${name} (${number(filled)} cells)`),
    ),
    ...(report.empty.length > 0 ? [`Empty columns: ${shortened(report.empty)}.`] : []),
    ...section('Dates', report.dates.filter(isWorthTelling).map(dateText)),
    ...section('Why rows were rejected', report.reasons.map(reasonText)),
    ...section(
      'Owners who are nobody of the team; what is theirs belongs to nobody',
      report.unknownOwners.map(({ name, count }) => `${name} (${number(count)})`),
    ),
    ...section(
      'Cells that are not used because another column for the same is filled otherwise',
      report.overshadowed.map(({ name, count }) => `${name} (${number(count)})`),
    ),
    ...(report.rejectedFile === null
      ? []
      : [`All rejected rows are in ${report.rejectedFile}: fix them there and import that file.`]),
    ...(report.jobId === null ? [] : [`Background job ${report.jobId}; it can be undone.`]),
  ].join('\n')
}

function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  const more = lines.length > mostShown ? [`  … and ${number(lines.length - mostShown)} more`] : []
  return [`${title}:`, ...lines.slice(0, mostShown).map((line) => `  ${line}`), ...more]
}

function shortened(names: readonly string[]): string {
  return names.slice(0, mostShown).join(', ') + (names.length > mostShown ? ' …' : '')
}

function isWorthTelling({ ambiguous, otherwise }: DateColumn): boolean {
  return ambiguous > 0 || otherwise > 0
}

function dateText({ name, order, ambiguous, otherwise, decidedBy }: DateColumn): string {
  const why = {
    option: 'as --dates says',
    column: 'as the other dates of the column',
    country: 'as is usual in the country',
  }[decidedBy]
  const others =
    otherwise > 0 ? `; ${number(otherwise)} can only be in another order and were read in that` : ''
  return `${name}: ${number(ambiguous)} that could be in two orders were read as ${orders[order]}, ${why}${others}`
}

function reasonText({ field, message, count, examples }: ProcessImportReport['reasons'][number]): string {
  const rows = examples.map(({ row }) => number(row)).join(', ')
  const which = count > examples.length ? `rows ${rows} …` : `row${examples.length > 1 ? 's' : ''} ${rows}`
  return `${number(count)} × ${field === '' ? '' : `${field}: `}${message} (${which})`
}
