/** The page of all commands, for the docs. */
import type { Command } from 'commander'
import { createProgram } from './program.ts'

export function commandsPage(): string {
  const blocks = leaves(createProgram(), '').map(({ path, command }) => {
    const args = command.registeredArguments.map(
      (argument) => ` ${argument.required ? `<${argument.name()}>` : `[${argument.name()}]`}`,
    )
    const rows = command.options.map((option) => `| \`${option.flags}\` | ${note(option)} |`)
    const table = rows.length === 0 ? '' : `\n| option | |\n| --- | --- |\n${rows.join('\n')}\n`
    return `## felloe ${path}${args.join('')}\n\n${command.description()}\n${table}`
  })
  return `# Commands

Written \`npx --no-install felloe …\` in the folder of the clone. Commands work while the server runs or not, on the same settings as the server. What a command answers goes to standard output, everything else to standard error. The exit code is 0 when it is done, 1 when it was refused or failed, 2 when it was not understood.

${blocks.join('\n')}`
}

function note(option: Command['options'][number]): string {
  const choices = option.argChoices === undefined ? '' : ` (${option.argChoices.join(', ')})`
  const preset = option.defaultValue === undefined ? '' : `; default ${String(option.defaultValue)}`
  return `${option.mandatory ? 'needed: ' : ''}${option.description}${choices}${preset}`
}

function leaves(command: Command, path: string): { path: string; command: Command }[] {
  if (command.commands.length === 0) return [{ path, command }]
  return command.commands.flatMap((child) => leaves(child, `${path} ${child.name()}`.trim()))
}
