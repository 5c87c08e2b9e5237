/** Shows the table of settings: for --help, for .env.example and for the docs. */
import { settingNames, settingTable } from './settings.ts'

const groups = Map.groupBy(settingNames, (name) => settingTable[name].group)

export function settingsHelp(): string {
  const blocks = [...groups].map(([group, names]) => {
    const lines = names.map((name) => {
      const { default: preset, doc } = settingTable[name]
      return `  ${name.padEnd(22)}${doc}${preset === '' ? '' : ` (default ${preset})`}`
    })
    return `${group}:\n${lines.join('\n')}`
  })
  return `Settings, read from the environment or from a file .env in the working folder:\n\n${blocks.join('\n\n')}\n`
}

export function settingsExample(): string {
  const blocks = [...groups].map(([group, names]) => {
    const lines = names.map((name) => `# ${settingTable[name].doc}\n#${name}=${settingTable[name].default}\n`)
    return `## ${group}\n\n${lines.join('\n')}`
  })
  return `# Settings of Felloe. Copy this file to .env and remove the # before what you change.\n\n${blocks.join('\n')}`
}

export function settingsPage(): string {
  const blocks = [...groups].map(([group, names]) => {
    const rows = names.map((name) => {
      const { default: preset, doc } = settingTable[name]
      return `| \`${name}\` | ${preset === '' ? '' : `\`${preset}\``} | ${doc} |`
    })
    return `## ${group}\n\n| setting | default | what it is for |\n| --- | --- | --- |\n${rows.join('\n')}\n`
  })
  return `# Settings\n\nRead from the environment, or from a file \`.env\` in the working folder. A value that cannot be used stops the start, with all faults listed.\n\n${blocks.join('\n')}`
}
