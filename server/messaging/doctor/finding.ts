/** What the doctor says: one finding for each thing that was looked at, in words for people, with what to do. */

export type FindingStatus = 'ok' | 'warning' | 'problem' | 'unknown'

export interface Finding {
  /** What was looked at, in a word for programs. */
  readonly check: string
  readonly status: FindingStatus
  readonly message: string
  /** What to do about it; null when there is nothing to do. */
  readonly fix: string | null
}

export interface Diagnosis {
  readonly pluginId: string
  /** Null where the plugin has no number. */
  readonly phoneNumberId: string | null
  readonly displayPhoneNumber: string | null
  /** The worst of the findings; what is unknown does not count. */
  readonly status: 'ok' | 'warning' | 'problem'
  readonly findings: readonly Finding[]
}

type Say = (message: string, fix?: string) => Finding

/** Findings of one check. */
export function findingsOf(check: string): Record<FindingStatus, Say> {
  const say =
    (status: FindingStatus): Say =>
    (message, fix) => ({ check, status, message, fix: fix ?? null })
  return { ok: say('ok'), warning: say('warning'), problem: say('problem'), unknown: say('unknown') }
}

export function worstOf(findings: readonly Finding[]): Diagnosis['status'] {
  const has = (status: FindingStatus) => findings.some((finding) => finding.status === status)
  return has('problem') ? 'problem' : has('warning') ? 'warning' : 'ok'
}
