/**
 * Shows how far an import is: one line that is written over on a terminal, a line every few seconds elsewhere
 * (a log, a pipe). Knows nothing of the command line but a place to write to.
 */

export interface Progress {
  readonly bytesRead: number
  readonly bytes: number
  /** Rows. */
  readonly read: number
  readonly created: number
  readonly merged?: number
  readonly updated: number
  readonly unchanged: number
  readonly skipped?: number
  readonly rejected: number
}

export interface ProgressOutput {
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
  write(text: string): unknown
}

export interface ProgressLine {
  show(progress: Progress): void
  /** Removes the bar, so that the report begins on a line of its own. */
  done(): void
}

const lineEveryMs = 5_000
const barEveryMs = 100
const widestBar = 30
const usualColumns = 80

export function createProgressLine(
  output: ProgressOutput,
  options: { readonly isQuiet?: boolean; readonly now?: () => number } = {},
): ProgressLine {
  const now = options.now ?? Date.now
  let shownAt = output.isTTY === true ? Number.NEGATIVE_INFINITY : now()
  return {
    show(progress) {
      const every = output.isTTY === true ? barEveryMs : lineEveryMs
      if (options.isQuiet === true || now() - shownAt < every) return
      shownAt = now()
      // Reading the size at every turn follows a window that is made smaller.
      if (output.isTTY === true)
        output.write(`\r\u001B[K${bar(progress, (output.columns ?? usualColumns) - 1)}`)
      else output.write(`${percent(progress)} ${countsText(progress)}\n`)
    },
    done() {
      if (options.isQuiet !== true && output.isTTY === true) output.write('\r\u001B[K')
    },
  }
}

function bar(progress: Progress, width: number): string {
  const text = ` ${percent(progress)} ${countsText(progress)}`
  const length = Math.min(widestBar, width - text.length - 2)
  if (length < 5) return text.trimStart().slice(0, Math.max(0, width))
  const full = Math.round(share(progress) * length)
  return `[${'#'.repeat(full)}${'.'.repeat(length - full)}]${text}`
}

function share({ bytesRead, bytes }: Progress): number {
  return bytes === 0 ? 1 : Math.min(1, bytesRead / bytes)
}

function percent(progress: Progress): string {
  return `${String(Math.floor(share(progress) * 100)).padStart(3)}%`
}

/** `31,000 rows: 30,100 new, 800 changed, 90 the same, 10 rejected`. */
function countsText(progress: Progress): string {
  const { read, created, merged = 0, updated, unchanged, skipped = 0, rejected } = progress
  const part = (count: number, word: string): string[] =>
    count === 0 ? [] : [`${count.toLocaleString('en')} ${word}`]
  const parts = [
    ...part(created, 'new'),
    ...part(merged, 'merged'),
    ...part(updated, 'changed'),
    ...part(unchanged, 'the same'),
    ...part(skipped, 'skipped'),
    ...part(rejected, 'rejected'),
  ]
  return `${read.toLocaleString('en')} rows${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`
}
