/** What the doctor found, for people at a terminal. */
import { styleText } from 'node:util'
import type { Diagnosis, Finding } from '../messaging/doctor/finding.ts'
import { print } from './workplace.ts'

const colours = { ok: 'green', warning: 'yellow', problem: 'red', unknown: 'dim' } as const

export function printDiagnoses(pluginName: string, diagnoses: readonly Diagnosis[]): void {
  for (const { displayPhoneNumber, phoneNumberId, findings } of diagnoses) {
    const number = phoneNumberId === null ? 'no phone number' : `${displayPhoneNumber} (${phoneNumberId})`
    print(styleText('bold', `${pluginName}: ${number}`))
    for (const finding of findings) printFinding(finding)
    print('')
  }
}

function printFinding({ status, check, message, fix }: Finding): void {
  const word = styleText(colours[status], status.padEnd(8))
  print(`  ${word} ${check.padEnd(21)} ${message}`)
  if (fix !== null) print(`  ${' '.repeat(30)} → ${fix}`)
}

/** On standard error: what a command prints otherwise is for programs too. */
export function printWarnings(warnings: readonly string[]): void {
  for (const warning of warnings) process.stderr.write(`felloe: ${warning}\n`)
}
