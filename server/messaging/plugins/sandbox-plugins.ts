/** The plugins that talk to the sandbox, of all teams. */
import type { MessagingContext } from '../context.ts'
import { pluginsStore, type StoredPlugin } from './plugins.store.ts'

export function pluginsOfSandbox({ database }: Pick<MessagingContext, 'database'>): Promise<StoredPlugin[]> {
  return pluginsStore(database).ofSandbox()
}
