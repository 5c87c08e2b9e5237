/**
 * The command line: which commands there are, and how their outcome becomes an exit code. 0 is done, 1 is a
 * refusal or failure that was explained, 2 is a command that was not understood.
 */
import { Command, CommanderError } from 'commander'
import { settingsHelp } from '../config/print-settings.ts'
import { AppError } from '../lib/app-error.ts'
import { databaseFailure } from '../database/sql-errors.ts'
import { version } from '../version.ts'
import { databaseCommands } from './database.ts'
import { keyCommands } from './keys.ts'
import { procedureCommands } from './procedures.ts'
import { processCommands } from './processes.ts'
import { roleCommands } from './roles.ts'
import { sandboxCommand } from './sandbox.ts'
import { startCommand } from './start.ts'
import { teamCommands } from './teams.ts'
import { userCommands } from './users.ts'
import { whatsappCommands } from './whatsapp.ts'

const failed = 1
const notUnderstood = 2

export function createProgram(): Command {
  const program = new Command('felloe')
    .description('Felloe: the people of a team, and the APIs that speak of them.')
    .version(version)
    .addHelpText('after', `\n${settingsHelp()}`)
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError()
    .showSuggestionAfterError()
  for (const add of [
    startCommand,
    teamCommands,
    roleCommands,
    keyCommands,
    userCommands,
    procedureCommands,
    processCommands,
    databaseCommands,
    sandboxCommand,
    whatsappCommands,
  ])
    add(program)
  return program
}

/** Runs one command line and sets the exit code of the process. */
export async function runProgram(words: readonly string[]): Promise<void> {
  try {
    await createProgram().parseAsync([...words], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) {
      // commander has said what is wrong, or shown the help that was asked for.
      process.exitCode = error.exitCode === 0 ? 0 : notUnderstood
      return
    }
    process.stderr.write(`${explain(error)}\n`)
    process.exitCode = failed
  }
}

function explain(error: unknown): string {
  const known = error instanceof AppError ? error : databaseFailure(error)
  if (known !== undefined) return reasonOf(known)
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function reasonOf(error: AppError): string {
  const cause = error.kind === 'unavailable' && error.cause instanceof Error ? error.cause.message : ''
  return `felloe: ${error.message}${error.message.includes(cause) ? '' : ` (${cause})`}`
}
