/** How much a team can define. */
import { AppError } from '../../lib/app-error.ts'

/** Throws `conflict` when there are as many as there can be. */
export function refuseMore(what: string, present: number, most: number): void {
  if (present < most) return
  throw new AppError('conflict', 'definitions_too_many', `A team can have at most ${most} ${what}.`)
}
