/** The OpenAPI document without a running server: the routes are registered, nothing is opened. */
import { buildApp } from './app.ts'
import { readSettings } from './config/read-settings.ts'
import { createContext } from './context.ts'
import { createLogger } from './lib/logger.ts'

export async function buildOpenApi(): Promise<object> {
  const settings = readSettings({ LOG_LEVEL: 'silent', SECRET_KEY: '0'.repeat(64) })
  const log = await createLogger({ level: 'silent', format: 'json' })
  await using context = await createContext({ settings, log, where: {} })
  const app = await buildApp(context)
  await app.ready()
  const document = app.swagger()
  await app.close()
  return document
}
