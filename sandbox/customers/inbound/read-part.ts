/** Reads one part of what a customer is to send. */
import { readInput, type Fields, type Reader } from '../../control/input.ts'

type Readers = Readonly<Record<string, Reader<unknown>>>

/** `name` is where it is, for messages. Throws a ControlError that tells all faults. */
export function readPart<R extends Readers, O extends Readers>(
  name: string,
  part: unknown,
  fields: Fields<R, O>,
): ReturnType<typeof readInput<R, O>> {
  return readInput(part, { ...fields, within: name })
}
