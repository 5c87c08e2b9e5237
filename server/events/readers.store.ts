/** How far readers of ours have come in the log of each team. */
import type { Session } from '../database/session.ts'
import type { LogReader } from './log.store.ts'

/** Whether the reader has ever read anything. */
export async function isKnown(db: LogReader, reader: string): Promise<boolean> {
  const [row] = await db.rows<{ is_known: boolean }>(
    'select exists (select from event_readers where reader = $1) as is_known',
    [reader],
  )
  return row?.is_known === true
}

/** Puts the reader behind everything that every team has now. */
export async function startNow(db: LogReader, reader: string): Promise<void> {
  await db.rows(
    `insert into event_readers (team_id, reader, number)
     select t.team_id, $1, coalesce(n.last_number, 0) from teams t left join event_numbers n using (team_id)
     on conflict do nothing`,
    [reader],
  )
}

/** Teams with events that the reader has not passed, with their last numbers. */
export async function teamsBehind(db: LogReader, reader: string): Promise<Map<string, number>> {
  const rows = await db.rows<{ team_id: string; last_number: number }>(
    `select n.team_id, n.last_number from event_numbers n
     left join event_readers r on r.team_id = n.team_id and r.reader = $1
     where r.number is null or r.number < n.last_number`,
    [reader],
    'event-readers-behind',
  )
  return new Map(rows.map((row) => [row.team_id, row.last_number]))
}

/** How far the reader has come: 0 where it has read nothing. */
export async function positionOf(db: LogReader, reader: string, teamId: string): Promise<number> {
  const [row] = await db.rows<{ number: number }>(
    'select number from event_readers where team_id = $1 and reader = $2',
    [teamId, reader],
    'event-reader-position',
  )
  return row?.number ?? 0
}

/** How far the reader has come; until the end of the transaction no other moves it. */
export async function lockPosition(session: Session, reader: string, teamId: string): Promise<number> {
  const read = async () => {
    const [row] = await session.rows<{ number: number }>(
      'select number from event_readers where team_id = $1 and reader = $2 for update',
      [teamId, reader],
      'event-reader-lock',
    )
    return row?.number
  }
  const position = await read()
  if (position !== undefined) return position
  await session.rows(
    'insert into event_readers (team_id, reader, number) values ($1, $2, 0) on conflict do nothing',
    [teamId, reader],
  )
  return (await read()) ?? 0
}

export async function movePosition(
  session: Session,
  reader: string,
  teamId: string,
  number: number,
): Promise<void> {
  await session.rows(
    'update event_readers set number = $3 where team_id = $1 and reader = $2',
    [teamId, reader, number],
    'event-reader-move',
  )
}
