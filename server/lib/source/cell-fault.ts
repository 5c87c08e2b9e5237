/** A cell that cannot be read. The message goes on after the name of its column: "must be a number, not …". */
export class CellFault extends Error {}

const longestQuote = 80

/** What a cell holds, in quotation marks and short enough for a message. */
export function quoted(cell: unknown): string {
  const text = typeof cell === 'string' ? cell : JSON.stringify(cell)
  return `"${text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text}"`
}
