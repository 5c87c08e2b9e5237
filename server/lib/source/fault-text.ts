/** How a fault of a row is told to people. Pure. */
import type { Fault } from '../app-error.ts'

/** `E-mail: must be …`, or the reason alone for a whole row. */
export function faultText({ field, message }: Fault): string {
  return field === '' ? message : `${field}: ${message}`
}
