/**
 * Adds the values of attributes that were declared filterable, and takes out those of others, in the background. Any
 * number of servers may do so at once; what one leaves behind another one goes on with.
 */
import { Loop } from '../../jobs/loop.ts'
import { isLockTimeout } from './lock-timeout.ts'
import { waitingAttributes, type WaitingAttribute } from './attribute-indexing.store.ts'
import { finishIndexing, indexStep, stepSize, type IndexingContext } from './index-step.ts'

// How soon a declaration is noticed that another server took, or that nobody announced.
const idleMs = 2_000
// After a step that could not be done now.
const retryMs = 100
// So many are tried in turn when other servers work on the first ones.
const mostCandidates = 20
const smallestStep = 50

export interface AttributeIndexerOptions {
  /** Told of steps that failed; they are tried again. */
  readonly onError: (error: unknown) => void
}

export class AttributeIndexer {
  readonly #context: IndexingContext
  readonly #onError: (error: unknown) => void
  readonly #loop: Loop
  #size = stepSize

  constructor(context: IndexingContext, { onError }: AttributeIndexerOptions) {
    this.#context = context
    this.#onError = onError
    this.#loop = new Loop({ work: () => this.#work(), onError, idleMs })
  }

  start(): void {
    this.#loop.start()
  }

  /** Looks at once whether there is something to do. */
  wake(): void {
    this.#loop.wake()
  }

  /** Ends after the step that is under way. */
  stop(): Promise<void> {
    return this.#loop.stop()
  }

  /** Does one step of the first attribute that can be worked on. */
  async #work(): Promise<boolean | number> {
    let isBusy = false
    for (const attribute of await waitingAttributes(this.#context.database, mostCandidates)) {
      const outcome = await this.#try(attribute)
      if (outcome === 'done') return true
      if (outcome === 'busy') isBusy = true
    }
    return isBusy && retryMs
  }

  /** What is wrong with one attribute must not keep the others waiting. */
  async #try(attribute: WaitingAttribute): Promise<'done' | 'busy' | 'passed'> {
    try {
      if (!(await step(this.#context, attribute, this.#size))) return 'passed'
      this.#size = Math.min(stepSize, this.#size * 2)
      return 'done'
    } catch (error) {
      if (!isLockTimeout(error)) {
        this.#onError(error)
        return 'passed'
      }
      // Writers are busy with these processes: fewer at once are free sooner.
      this.#size = Math.max(smallestStep, Math.floor(this.#size / 2))
      return 'busy'
    }
  }
}

/** Indexes all that waits, of one team or of all, and ends when nothing does; `most` processes at once. */
export async function indexNow(
  context: IndexingContext,
  { teamId, most = stepSize }: { readonly teamId?: string; readonly most?: number } = {},
): Promise<void> {
  let size = most
  for (;;) {
    const waiting = await waitingAttributes(context.database, mostCandidates, teamId)
    if (waiting.length === 0) return
    try {
      for (const attribute of waiting) await step(context, attribute, size)
      size = most
    } catch (error) {
      if (!isLockTimeout(error)) throw error
      size = Math.max(1, Math.floor(size / 2))
      await new Promise((resolve) => setTimeout(resolve, retryMs))
    }
  }
}

/** Does one step, and declares the attribute ready after the last one; false when somebody else works on it. */
async function step(context: IndexingContext, attribute: WaitingAttribute, size: number): Promise<boolean> {
  const outcome = await indexStep(context, attribute, size)
  if (outcome === 'added') await finishIndexing(context, attribute)
  return outcome !== 'taken'
}
