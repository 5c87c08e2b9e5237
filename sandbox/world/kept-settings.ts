/** The knobs and the time of the sandbox in its world, so that a restart finds them as they were. */
import type { SandboxContext } from '../context.ts'
import type { KnobChanges } from '../knobs.ts'
import type { Collection } from './collection.ts'
import type { World } from './world.ts'

interface KeptSettings {
  readonly id: 'settings'
  readonly knobs?: KnobChanges
  readonly clockOffsetMs?: number
}

export function keptSettings(world: World): KeptSettings {
  return settingsOf(world).get('settings') ?? { id: 'settings' }
}

export function keepKnobs({ world, knobs }: Pick<SandboxContext, 'world' | 'knobs'>): void {
  settingsOf(world).put({ ...keptSettings(world), knobs })
}

export function keepClock(world: World, clockOffsetMs: number): void {
  settingsOf(world).put({ ...keptSettings(world), clockOffsetMs })
}

function settingsOf(world: World): Collection<KeptSettings> {
  return world.collection<KeptSettings>('settings')
}
