/**
 * Every setting of the program, in one table: its name, how it is read, its default and what it is for.
 * `--help`, .env.example and docs/settings.md are printed from it. Nothing else reads the environment.
 */
import {
  address,
  choice,
  flagList,
  graphVersion,
  number,
  path,
  proxies,
  secretKey,
  text,
  url,
  word,
  type Reader,
} from './readers.ts'

export interface Setting<T> {
  readonly read: Reader<T>
  /** As it would be written in the environment; "" means that there is none. */
  readonly default: string
  readonly group: 'Where it runs' | 'Data' | 'Logs and figures' | 'WhatsApp' | 'Limits' | 'Dialects'
  readonly doc: string
}

const define = <T>(setting: Setting<T>): Setting<T> => setting

export const settingTable = {
  PORT: define({
    read: number(0, 65_535),
    default: '4000',
    group: 'Where it runs',
    doc: 'The port to listen on. 0 takes any free one.',
  }),
  HOST: define({
    read: word,
    default: '127.0.0.1',
    group: 'Where it runs',
    doc: 'The address to listen on. 0.0.0.0 listens on all; put a proxy that speaks TLS before it.',
  }),
  PUBLIC_URL: define({
    read: url(['http:', 'https:']),
    default: '',
    group: 'Where it runs',
    doc: 'The address under which clients reach this installation. Every absolute link in an answer is made from it. Without it, the address that is listened on.',
  }),
  TRUST_PROXY: define({
    read: proxies,
    default: '',
    group: 'Where it runs',
    doc: 'Addresses or networks of proxies whose X-Forwarded headers are believed, with commas between them (127.0.0.1, 10.0.0.0/8), or the number of proxies before this server. Without it, none.',
  }),
  CORS_ORIGINS: define({
    read: flagList,
    default: '',
    group: 'Where it runs',
    doc: 'Origins whose pages may call the API from a browser, with commas between them, or *. Without it, none. The Worksection API allows all, as the original does.',
  }),
  SHUTDOWN_SECONDS: define({
    read: number(0, 3_600),
    default: '30',
    group: 'Where it runs',
    doc: 'How long requests in flight may take to finish when the server is asked to stop.',
  }),
  DATA_DIR: define({
    read: path,
    default: './data',
    group: 'Data',
    doc: 'The folder of everything that is kept: the embedded PostgreSQL, uploaded files and the secret key.',
  }),
  DATABASE_URL: define({
    read: url(['postgres:', 'postgresql:']),
    default: '',
    group: 'Data',
    doc: 'A PostgreSQL 15 or newer to use instead of the embedded one, such as postgres://felloe:secret@db.example.com/felloe. Recommended for production.',
  }),
  DATABASE_POOL: define({
    read: number(2, 200),
    default: '10',
    group: 'Data',
    doc: 'Most connections for lists and writes. Each server uses nine more: four for point reads, the others to lead, to number and announce events, to send, and, with the embedded PostgreSQL, to hold the place.',
  }),
  SECRET_KEY: define({
    read: secretKey,
    default: '',
    group: 'Data',
    doc: 'The key that encrypts stored secrets: 64 hex digits (openssl rand -hex 32). Without it, one is made in DATA_DIR/secret.key. Several servers on one database need the same.',
  }),
  KEEP_DELIVERIES_DAYS: define({
    read: number(0, 36_500),
    default: '90',
    group: 'Data',
    doc: "How many days WhatsApp's deliveries are kept as they came, once everything in them was applied. What is not applied stays. 0 keeps all.",
  }),
  LOG_LEVEL: define({
    read: choice('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'),
    default: 'info',
    group: 'Logs and figures',
    doc: 'The least important line that is written.',
  }),
  LOG_FORMAT: define({
    read: choice('auto', 'pretty', 'json'),
    default: 'auto',
    group: 'Logs and figures',
    doc: 'auto is pretty on a terminal and JSON otherwise.',
  }),
  METRICS_TOKEN: define({
    read: text,
    default: '',
    group: 'Logs and figures',
    doc: 'A bearer token that /metrics asks for. Without it, /metrics answers everybody who reaches the server.',
  }),
  GRAPH_URL: define({
    read: address(['http:', 'https:']),
    default: 'https://graph.facebook.com',
    group: 'WhatsApp',
    doc: "The address of WhatsApp's Graph API. Plugins of the sandbox do not use it.",
  }),
  GRAPH_VERSION: define({
    read: graphVersion,
    default: 'v23.0',
    group: 'WhatsApp',
    doc: 'The version of the Graph API that is asked where a request names none.',
  }),
  ALLOW_PRIVATE_NETWORKS: define({
    read: choice('no', 'yes'),
    default: 'no',
    group: 'WhatsApp',
    doc: 'yes lets media links and other addresses given by users lead into private networks.',
  }),
  MEDIA_LIMIT_MB: define({
    read: number(1, 2_000),
    default: '100',
    group: 'WhatsApp',
    doc: 'The largest file of a message that is taken or fetched, in megabytes. WhatsApp itself takes up to 100.',
  }),
  MESSAGES_PER_SECOND: define({
    read: number(1, 10_000),
    default: '80',
    group: 'WhatsApp',
    doc: 'Messages that are sent from one phone number in a second. WhatsApp allows 80, and 1000 after an upgrade of the number.',
  }),
  SANDBOX: define({
    read: choice('auto', 'on', 'off'),
    default: 'auto',
    group: 'WhatsApp',
    doc: 'Whether a stand-in for WhatsApp runs beside the server, on this machine only: auto is on until a real number is connected.',
  }),
  SANDBOX_PORT: define({
    read: number(0, 65_535),
    default: '4010',
    group: 'WhatsApp',
    doc: 'The port of the sandbox. 0 takes any free one.',
  }),
  RATE_LIMIT: define({
    read: number(0, 1_000_000),
    default: '0',
    group: 'Limits',
    doc: 'Requests a minute for each access token or, without one, each address; more are answered with 429. 0 is no limit.',
  }),
  BODY_LIMIT_KB: define({
    read: number(1, 1_000_000),
    default: '1024',
    group: 'Limits',
    doc: 'The largest body of a request, in kilobytes; a larger one is answered with 413.',
  }),
  PHOTO_LIMIT_MB: define({
    read: number(1, 1_000),
    default: '15',
    group: 'Limits',
    doc: 'The largest photo that can be uploaded, in megabytes; a larger one is answered with 413.',
  }),
  BULK_BODY_LIMIT_MB: define({
    read: number(1, 10_000),
    default: '256',
    group: 'Limits',
    doc: 'The largest body of a bulk request, in megabytes; a larger one is answered with 413.',
  }),
  WORKSECTION_ROLE_CASE: define({
    read: choice('lower', 'capital'),
    default: 'lower',
    group: 'Dialects',
    doc: 'How the Worksection API writes roles: lower (account admin) or capital (Account admin).',
  }),
} as const

export type SettingName = keyof typeof settingTable
type ValueOf<S> = S extends Setting<infer T> ? T : never
export type Settings = { readonly [K in SettingName]: ValueOf<(typeof settingTable)[K]> }

export const settingNames = Object.keys(settingTable) as SettingName[]
