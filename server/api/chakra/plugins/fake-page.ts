/** For tests of scripts that run in browsers: just enough of a window to run them in, and to see what they do. */
import vm from 'node:vm'

export class FakeElement {
  value = ''
  textContent = ''
  hidden = false
  disabled = false
  src = ''
  title = ''
  className = ''
  tagName = ''
  parentNode: FakeElement | null = null
  contentWindow = {}
  readonly style: Record<string, string> = {}
  readonly children: FakeElement[] = []
  readonly attributes = new Map<string, string>()
  readonly #listeners = new Map<string, (event: unknown) => void>()

  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value)
  }
  appendChild(child: FakeElement): void {
    child.parentNode = this
    this.children.push(child)
  }
  removeChild(child: FakeElement): void {
    this.children.splice(this.children.indexOf(child), 1)
  }
  addEventListener(name: string, listen: (event: unknown) => void): void {
    this.#listeners.set(name, listen)
  }
  happen(name: string): void {
    this.#listeners.get(name)?.({ preventDefault: () => undefined })
  }
  querySelector(): null {
    return null
  }
  focus(): void {
    // Nothing is seen here.
  }
}

export interface FakePage {
  readonly window: Record<string, unknown>
  readonly elements: ReadonlyMap<string, FakeElement>
  /** What was posted to the window around. */
  readonly told: { type: string; data?: Record<string, unknown> }[]
  /** Brings a message to the listeners of the window. */
  receive(event: { source: unknown; origin: string; data: unknown }): void
  run(script: string): void
}

export function fakePage(address: string, ids: readonly string[]): FakePage {
  const elements = new Map(ids.map((id) => [id, new FakeElement()]))
  const listeners = new Set<(event: unknown) => void>()
  const told: FakePage['told'] = []
  const location = new URL(address)
  const window: Record<string, unknown> = {
    addEventListener(name: string, listen: (event: unknown) => void) {
      if (name === 'message') listeners.add(listen)
    },
    removeEventListener: (_name: string, listen: (event: unknown) => void) => listeners.delete(listen),
    parent: { postMessage: (message: FakePage['told'][number]) => told.push(message) },
  }
  const document = {
    currentScript: { src: address },
    documentElement: { scrollHeight: 500 },
    getElementById: (id: string) => elements.get(id) ?? null,
    querySelector: () => null,
    querySelectorAll: () => [],
    createElement: (tagName: string) => Object.assign(new FakeElement(), { tagName }),
  }
  const scope = vm.createContext({
    window,
    document,
    location,
    URL,
    URLSearchParams,
    encodeURIComponent,
    setTimeout,
    fetch: (path: string, request: RequestInit) => fetch(new URL(path, location), request),
  })
  return {
    window,
    elements,
    told,
    receive: (event) => {
      for (const listen of listeners) listen(event)
    },
    run: (script) => void vm.runInContext(script, scope),
  }
}
