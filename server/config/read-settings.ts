/** Reads the settings from an environment: all of them, or every fault in them at once. */
import { AppError, type Fault } from '../lib/app-error.ts'
import { settingNames, settingTable, type Setting, type Settings } from './settings.ts'

/** Throws `invalid` with a fault for each setting that cannot be read. Values of secrets are not repeated. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const faults: Fault[] = []
  const values: Record<string, unknown> = {}
  for (const name of settingNames) {
    const setting: Setting<unknown> = settingTable[name]
    // A variable that is set to nothing is not set.
    const text = environment[name]?.trim() ?? ''
    const given = text === '' ? setting.default : text
    const result = setting.read(given)
    if ('fault' in result) faults.push({ field: name, message: `${result.fault}${shown(name, given)}` })
    else values[name] = result.value
  }
  if (faults.length > 0) {
    const lines = faults.map((fault) => `  ${fault.field} ${fault.message}`)
    throw new AppError('invalid', 'settings_invalid', `These settings cannot be used:\n${lines.join('\n')}`, {
      details: faults,
    })
  }
  return values as unknown as Settings
}

function shown(name: string, given: string): string {
  return /KEY|TOKEN|DATABASE_URL/.test(name) ? '' : `, not "${given}"`
}
