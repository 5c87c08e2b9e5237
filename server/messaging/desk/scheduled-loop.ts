/**
 * Looks every second for messages that are due, and sends some of them at a time: one that WhatsApp is slow to take
 * does not keep the others. Any number of servers may.
 */
import { databaseFailure } from '../../database/sql-errors.ts'
import { Loop } from '../../jobs/loop.ts'
import type { SendingContext } from '../sending/sending.ts'
import { sendNextDue } from './send-due.ts'

// Nobody notices a second.
const idleMs = 1_000
const atOnce = 8

export function scheduledLoop(context: SendingContext, onError: (error: unknown) => void): Loop {
  async function sendOne(): Promise<boolean> {
    try {
      return await sendNextDue(context)
    } catch (error) {
      if (databaseFailure(error)?.kind === 'unavailable') throw error
      onError(error)
      return true
    }
  }
  return new Loop({
    async work() {
      // Most looks find nothing; one is enough for that.
      if (!(await sendOne())) return false
      await Promise.all(Array.from({ length: atOnce }, sendOne))
      return true
    },
    onError,
    idleMs,
  })
}
