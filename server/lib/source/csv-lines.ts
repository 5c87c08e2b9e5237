/** Writes CSV in the form that the import reads back without loss. Pure. */
import { stringify } from 'csv-stringify/sync'

/** Records as RFC 4180 has them. Blanks at the edge of a cell count, and are kept by quotation marks. */
export function csvLines(records: readonly (readonly string[])[]): string {
  return stringify(
    records.map((record) => [...record]),
    { record_delimiter: '\r\n', quoted_match: /^\s|\s$|[\r\n]/ },
  )
}
