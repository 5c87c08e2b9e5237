/** A kept connection over which whole requests are sent, one at a time; of the answers it reads little. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

const headEnd = '\r\n\r\n'
const okay = 'HTTP/1.1 200 '

export class Connection {
  readonly #socket: Socket
  #seen = ''
  #waiting: PromiseWithResolvers<void> | undefined

  constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => this.#read(text))
    socket.on('error', (error) => this.#waiting?.reject(error))
    socket.on('close', () => this.#waiting?.reject(new Error('the server closed a connection')))
  }

  static async open(origin: string): Promise<Connection> {
    const { hostname, port } = new URL(origin)
    const socket = connect(Number(port), hostname)
    await once(socket, 'connect')
    return new Connection(socket)
  }

  /** Until the whole answer has come. Throws when it is not 200. */
  send(request: Buffer): Promise<void> {
    this.#waiting = Promise.withResolvers()
    this.#socket.write(request)
    return this.#waiting.promise
  }

  close(): void {
    this.#waiting = undefined
    this.#socket.destroy()
  }

  #read(text: string): void {
    this.#seen += text
    const head = this.#seen.indexOf(headEnd)
    if (head < 0) return
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(this.#seen.slice(0, head))?.[1] ?? NaN)
    if (this.#seen.length < head + headEnd.length + length) return
    const answer = this.#seen
    this.#seen = ''
    if (answer.startsWith(okay)) this.#waiting?.resolve()
    else this.#waiting?.reject(new Error(`the server answered: ${answer.slice(0, 1_000)}`))
  }
}
