/**
 * The numbers of primary keys. They are taken before the transaction that uses them, so that no process waits for
 * another one's commit, and those that were not used are given to the next. A number is never given twice; a stop of
 * the server may leave a gap.
 */
import type { Database } from '../../database/database.ts'

// The commit need not wait for the disk: that of the process that gets the number comes later and flushes both.
const takeStatement = `with fast as materialized (select set_config('synchronous_commit', 'off', true))
  update procedures set last_number = last_number + $3 from fast where team_id = $1 and id = $2
  returning last_number as last`

export class PrimaryKeyNumbers {
  readonly #database: Database
  readonly #unused = new Map<string, number[]>()

  constructor(database: Database) {
    this.#database = database
  }

  /** So many numbers, in ascending order. */
  async take(teamId: string, procedureId: string, count: number): Promise<number[]> {
    if (count === 0) return []
    const unused = this.#unused.get(procedureId) ?? []
    const taken = unused.splice(0, count)
    const missing = count - taken.length
    if (missing === 0) return taken
    const [row] = await this.#database.rows<{ last: number }>(
      takeStatement,
      [teamId, procedureId, missing],
      'take-numbers',
    )
    if (row === undefined) throw new Error(`there is no procedure ${procedureId}`)
    for (let number = row.last - missing + 1; number <= row.last; number += 1) taken.push(number)
    return taken
  }

  /** Numbers that were taken and not used. */
  giveBack(procedureId: string, numbers: readonly number[]): void {
    if (numbers.length === 0) return
    const unused = [...(this.#unused.get(procedureId) ?? []), ...numbers].sort((a, b) => a - b)
    this.#unused.set(procedureId, unused)
  }

  /** Sees to it that numbers up to this one, which came from outside, are not given. */
  async skipTo(teamId: string, procedureId: string, number: number): Promise<void> {
    const unused = this.#unused.get(procedureId)
    if (unused !== undefined)
      this.#unused.set(
        procedureId,
        unused.filter((candidate) => candidate > number),
      )
    await this.#database.rows(
      'update procedures set last_number = $3 where team_id = $1 and id = $2 and last_number < $3',
      [teamId, procedureId, number],
      'skip-numbers',
    )
  }
}
