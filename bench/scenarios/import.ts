/** Importing people from a file, against a COPY of the very rows that the import leaves behind. */
import assert from 'node:assert/strict'
import { figureRow, ratioRow, type Bench, type Row } from '../bench.ts'
import { median, perSecond } from '../load/rounds.ts'
import { copyPeople } from '../setup/copy-people.ts'

const mostSecondsFor50k = 30

export async function importing({ workplace, isQuick }: Bench): Promise<Row[]> {
  const people = isQuick ? 5_000 : 50_000
  const rounds = isQuick ? 1 : 2
  const imports: number[] = []
  const repeats: number[] = []
  const copies: number[] = []
  const peaks: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const team = await workplace.emptyTeam()
    const first = await workplace.importPeople(team, people)
    assert.equal(first.created, people, 'everybody in the file is made')
    imports.push(first.seconds)
    peaks.push(first.peakMiB)
    copies.push(await copyPeople(workplace, team))
    // Once is enough for what has no bar.
    if (round > 0) continue
    const again = await workplace.importPeople(team, people)
    assert.equal(again.unchanged, people, 'the same file again changes nobody')
    repeats.push(again.seconds)
  }
  const title = `import ${people.toLocaleString('en')} people`
  const rate = people / median(imports)
  const copyRate = people / median(copies)
  return [
    figureRow(title, median(imports), 's', (mostSecondsFor50k * people) / 50_000),
    ratioRow(title, perSecond(rate), `COPY of the rows: ${perSecond(copyRate)}`, rate / copyRate),
    figureRow(`${title} that are there already`, median(repeats), 's'),
    figureRow(`${title}: memory at its peak`, median(peaks), 'MiB'),
  ]
}
