/** `felloe users …` */
import type { Command } from 'commander'

export function userCommands(program: Command): void {
  const users = program.command('users').description('The people of a team.')
  void users
}
