/** `felloe whatsapp …` */
import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { AppError } from '../lib/app-error.ts'
import { examinePlugin } from '../messaging/doctor/doctor.ts'
import { connectPlugin } from '../messaging/plugins/connect.ts'
import { createConnectedPlugin } from '../messaging/plugins/create-connected.ts'
import { disconnectPlugin } from '../messaging/plugins/disconnect.ts'
import { listPlugins, type Connector, type PluginDetails } from '../messaging/plugins/plugins.ts'
import { syncPlugin } from '../messaging/plugins/sync.ts'
import { operatorOf } from '../team/operator.ts'
import { findTeam } from '../team/teams.ts'
import { readSecrets } from './read-secrets.ts'
import { printDiagnoses, printWarnings } from './whatsapp-report.ts'
import { print, printTable, shownTime, withContext } from './workplace.ts'

interface Words {
  readonly team?: string
  readonly plugin?: string
}

interface ConnectWords extends Words {
  readonly name: string
  readonly appId?: string
  readonly waba?: string[]
}

const teamOption = ['--team <name>', 'the team; needed when there are several'] as const
const pluginOption = ['--plugin <id>', 'the plugin; needed when there are several'] as const

export function whatsappCommands(program: Command): void {
  const whatsapp = program
    .command('whatsapp')
    .description('Connections to WhatsApp: plugins and their numbers.')
  whatsapp
    .command('list')
    .description('Shows the plugins of a team with their phone numbers.')
    .option(...teamOption)
    .action((words: Words) => withContext((context) => list(context, words)))
  whatsapp
    .command('connect')
    .description(
      'Connects a plugin, and prints its id. Asks for the access token and the app secret; from a pipe, they are the first and second line.',
    )
    .option('--plugin <id>', 'a plugin to connect again, instead of a new one')
    .option('--name <text>', 'what a new plugin is called', 'WhatsApp')
    .option('--app-id <id>', 'the id of the Meta app; by default the one that the token names')
    .option('--waba <id...>', 'ids of the WABAs; by default those that the token names')
    .option(...teamOption)
    .action((words: ConnectWords) => withContext((context) => connect(context, words)))
  whatsapp
    .command('disconnect')
    .description('Disconnects one WABA, or all and forgets the access token.')
    .option('--waba <id>', 'only this WABA')
    .option(...pluginOption)
    .option(...teamOption)
    .action((words: Words & { waba?: string }) => withContext((context) => disconnect(context, words)))
  whatsapp
    .command('sync')
    .description('Asks WhatsApp for tokens, WABAs and phone numbers as they are now.')
    .option('--plugin <id>', 'only this plugin')
    .option(...teamOption)
    .action((words: Words) => withContext((context) => sync(context, words)))
  whatsapp
    .command('doctor')
    .description(
      'Examines plugins number by number, and says what to do. Ends with 1 when there is a problem. The server must be running for its webhook to be tested.',
    )
    .option('--number <number>', 'only this phone number: its digits or the id of WhatsApp')
    .option('--plugin <id>', 'only this plugin')
    .option(...teamOption)
    .action((words: Words & { number?: string }) => withContext((context) => doctor(context, words)))
}

async function list(context: Context, { team }: Words): Promise<void> {
  const plugins = await listPlugins(context, (await findTeam(context, team)).id)
  const rows = plugins.flatMap(({ plugin, numbers }) => {
    const state = !plugin.isActive ? 'off' : plugin.hasToken ? 'connected' : 'not connected'
    const shown = [plugin.id, plugin.name, plugin.isSandbox ? 'sandbox' : 'WhatsApp', state]
    const rest = numbers.map((number) => [
      number.displayPhoneNumber,
      number.id,
      number.qualityRating,
      shownTime(number.lastEventAt),
    ])
    return (rest.length === 0 ? [['', '', '', '']] : rest).map((cells) => [...shown, ...cells])
  })
  const headers = [
    'plugin',
    'name',
    'talks to',
    'state',
    'number',
    'number id',
    'quality',
    'last event (UTC)',
  ]
  printTable(headers, rows, 'The team has no plugin. `felloe whatsapp connect` makes one.')
}

async function connect(context: Context, words: ConnectWords): Promise<void> {
  const operator = await operatorFor(context, words.team)
  if (words.plugin !== undefined) await choose(context, operator, words.plugin)
  const { accessToken, appSecret } = await readSecrets()
  const connecting = { accessToken, appSecret, appId: words.appId, wabaIds: words.waba }
  const { details, warnings } =
    words.plugin === undefined
      ? await createConnectedPlugin(context, operator, { name: words.name }, connecting)
      : await connectPlugin(context, operator, words.plugin, connecting)
  print(details.plugin.id)
  printWarnings(warnings)
}

async function disconnect(context: Context, words: Words & { readonly waba?: string }): Promise<void> {
  const operator = await operatorFor(context, words.team)
  findSandbox(context)
  const { plugin } = await choose(context, operator, words.plugin)
  await disconnectPlugin(context, operator, plugin.id, words.waba)
}

async function sync(context: Context, words: Words): Promise<void> {
  const operator = await operatorFor(context, words.team)
  findSandbox(context)
  for (const { plugin } of await wanted(context, operator, words.plugin)) {
    if (!plugin.hasToken || !plugin.isActive) continue
    const { details, problems } = await syncPlugin(context, operator, plugin.id)
    print(`${plugin.id}  ${plugin.name}: ${details.numbers.length} phone numbers`)
    printWarnings(problems)
  }
}

async function doctor(context: Context, words: Words & { readonly number?: string }): Promise<void> {
  const operator = await operatorFor(context, words.team)
  findSandbox(context)
  const number = words.number?.replaceAll(/\D/g, '')
  const found = (await wanted(context, operator, words.plugin)).flatMap(
    (details): { details: PluginDetails; phoneNumberId: string | undefined }[] => {
      if (number === undefined) return [{ details, phoneNumberId: undefined }]
      const named = details.numbers.filter(({ id, digits }) => id === number || digits === number)
      return named.map(({ id }) => ({ details, phoneNumberId: id }))
    },
  )
  if (found.length === 0)
    throw new AppError(
      'not_found',
      'phone_number_not_found',
      'There is nothing to examine: no such plugin or number. `felloe whatsapp list` shows them.',
    )
  for (const { details, phoneNumberId } of found) {
    const { id, name } = details.plugin
    const diagnoses = await examinePlugin(context, operator, id, { phoneNumberId })
    printDiagnoses(name, diagnoses)
    if (diagnoses.some(({ status }) => status === 'problem')) process.exitCode = 1
  }
}

/** Whoever may run commands on the database may set up plugins. */
async function operatorFor(context: Context, team: string | undefined): Promise<Connector> {
  return operatorOf(context, await findTeam(context, team), 0)
}

/** The plugin with this id; without one, the only plugin of the team. */
async function choose(context: Context, { team }: Connector, id: string | undefined): Promise<PluginDetails> {
  const plugins = await listPlugins(context, team.id)
  const found = plugins.filter(({ plugin }) => id === undefined || plugin.id === id)
  const [only] = found
  if (only === undefined)
    throw new AppError(
      'not_found',
      'plugin_not_found',
      'Plugin not found. `felloe whatsapp list` shows the plugins of the team.',
    )
  if (found.length > 1)
    throw new AppError(
      'invalid',
      'plugin_missing',
      `There are several plugins. Say which with --plugin: ${found.map(({ plugin }) => plugin.id).join(', ')}.`,
    )
  return only
}

async function wanted(
  context: Context,
  operator: Connector,
  id: string | undefined,
): Promise<readonly PluginDetails[]> {
  return id === undefined ? listPlugins(context, operator.team.id) : [await choose(context, operator, id)]
}

/** A sandbox is not started for a command; it may run beside the server of this installation. */
function findSandbox({ settings, sandbox }: Context): void {
  if (settings.SANDBOX !== 'off' && settings.SANDBOX_PORT > 0)
    sandbox.origin = `http://127.0.0.1:${settings.SANDBOX_PORT}`
}
