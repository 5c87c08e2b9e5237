/**
 * Keeps the definitions of a team as they are while processes are written by them. Writers share the lock;
 * who changes a definition waits for them and holds up new ones. It lives in memory and ends with the transaction.
 */
import type { Session } from '../database/session.ts'

// Any fixed number that no other lock of ours with two keys uses.
const configLocks = 7_301

const statements = {
  shared: 'select pg_advisory_xact_lock_shared($1, hashtext($2))',
  exclusive: 'select pg_advisory_xact_lock($1, hashtext($2))',
}

/** Call it before the first statement that reads or depends on a definition. */
export async function lockConfig(
  session: Session,
  teamId: string,
  mode: 'shared' | 'exclusive',
): Promise<void> {
  await session.rows(statements[mode], [configLocks, teamId], `lock-config-${mode}`)
}

/** Takes the lock as a writer does; answers the version of the definitions that it keeps. */
export async function holdConfig(session: Session, teamId: string): Promise<number> {
  const [row] = await session.rows<{ version: number }>(
    'select hold_config($1) as version',
    [teamId],
    'hold-config',
  )
  return row?.version ?? 0
}
