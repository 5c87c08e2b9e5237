/**
 * What a format is: a table that says which column of a product's file is which part of a person. A column
 * that stands in no table is ignored; of two columns for one part the earlier in the table wins.
 */
import type { EmailInput, PhoneInput, UserChanges } from '../../user.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** A person as a row describes them: what the file says and nothing else. */
export interface PersonDraft extends Mutable<Omit<UserChanges, 'manager'>> {
  /** Of the exporting team; means something only where that is this team. */
  id?: string
  /** User name, e-mail address or id. */
  manager?: string
  /** Both names in one; split only for people whose names are not known better. */
  fullName?: string
  /** What another product calls the person: a user name for a newcomer, never the mark of somebody known. */
  handle?: string
  /** Addresses that are added to those of the person. */
  moreEmails?: EmailInput[]
  /** Each takes the place of the person's number of that type. */
  typedPhones?: PhoneInput[]
  isBot?: boolean
}

export interface ColumnRule {
  /** As the product writes them; compared by `headerKey`. */
  readonly names: readonly string[]
  readonly field: keyof PersonDraft
  /** The value of a cell that is not empty; undefined for one that says nothing. Throws CellFault. */
  readonly read: (cell: unknown) => unknown
  /** Several columns make up one text, in the order of the table. */
  readonly isPart: boolean
}

export interface Format {
  readonly name: string
  /** Columns by which the format is known: all of one line must be there. */
  readonly marks: readonly (readonly string[])[]
  readonly columns: readonly ColumnRule[]
}

export function column<F extends keyof PersonDraft>(
  names: string | readonly string[],
  field: F,
  read: (cell: unknown) => PersonDraft[F] | undefined,
): ColumnRule {
  return { names: typeof names === 'string' ? [names] : names, field, read, isPart: false }
}

/** One of the columns that together make up a text. */
export function part(name: string, field: 'address', read: (cell: unknown) => string): ColumnRule {
  return { names: [name], field, read, isPart: true }
}
