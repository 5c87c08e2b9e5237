/** Reads one part of what a customer is to send. */
import { group, type Fields, type Reader } from '../../control/input.ts'
import { ControlError } from '../../control/route.ts'

type Readers = Readonly<Record<string, Reader<unknown>>>
type ValueOf<R> = R extends Reader<infer T> ? T : never

/** `name` is where it is, for messages. Throws a ControlError that tells all faults. */
export function readPart<R extends Readers, O extends Readers>(
  name: string,
  part: unknown,
  fields: Fields<R, O>,
): ValueOf<ReturnType<typeof group<R, O>>> {
  return valueOf(name, part ?? {}, group(name, fields))
}

/** Throws a ControlError where the reader finds a fault. */
export function valueOf<T>(name: string, part: unknown, read: Reader<T>): T {
  const result = read(part)
  if ('value' in result) return result.value
  throw new ControlError(400, 'fault' in result ? `"${name}" ${result.fault}.` : result.faults.join(' '))
}
