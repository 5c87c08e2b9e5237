/**
 * How exports of CRMs call what a process has, in the form in which headers are compared. Attributes are known by
 * what they are (a phone) or by their short id; the first name of a list is looked for first. Pure.
 */
import { headerKey } from '../../lib/source/header-key.ts'
import type { Attribute } from '../attribute.ts'

export type RootField = 'state' | 'status' | 'assignedTo' | 'createdAt' | 'nextActionAt' | 'belongsTo'

export const rootNames: Readonly<Record<RootField, readonly string[]>> = {
  state: words(
    'state leadState leadStatus leadStage contactStatus dealStage pipelineStage ticketStatus stageName stage status',
  ),
  status: words('processStatus status'),
  assignedTo: words(
    'assignedTo owner leadOwner recordOwner contactOwner dealOwner ticketOwner accountOwner ownerName ownerEmail assignedUser assignee salesRep salesPerson salesOwner agent agentName responsible responsiblePerson counsellor relationshipManager vendedor zuständig besitzer pemilik',
  ),
  createdAt: words(
    'createdAt createdTime createdOn createdDate createTime createDate dateCreated creationDate creationTime created leadCreatedTime leadCreatedAt leadDate dateAdded addedOn addedTime entryDate enquiryDate inquiryDate submittedAt submissionDate timestamp erstelltAm angelegtAm criadoEm dataDeCriação tanggalDibuat',
  ),
  nextActionAt: words('nextActionAt nextAction nextActionDate'),
  belongsTo: words('belongsTo pod podName'),
}

/** Columns that mean different things in different exports: what they hold decides. */
export const doubtful: ReadonlySet<string> = new Set(words('state stage status'))

interface Concept {
  readonly isMeant: (attribute: Attribute) => boolean
  readonly names: readonly string[]
}

const concepts: readonly Concept[] = [
  {
    isMeant: ({ type }) => type === 'phone',
    names: words(
      'phoneNumber phone mobile mobileNumber mobilePhone mobileNo phoneNo primaryPhone primaryPhoneNumber contactNumber contactNo contactPhone customerPhone whatsApp whatsAppNumber whatsAppNo cell cellPhone cellNumber telephone telephoneNumber tel phone1 phone1Value workPhone businessPhone homePhone alternatePhone otherPhone phone2 handy handynummer mobiltelefon telefon telefonnummer telefone celular noHp nomorHp noTelepon',
    ),
  },
  {
    isMeant: ({ type }) => type === 'email',
    names: words(
      'email emailAddress mail primaryEmail emailId emailAddress1 workEmail businessEmail personalEmail contactEmail customerEmail email1 secondaryEmail alternateEmail correoElectronico eMailAdresse surel',
    ),
  },
  {
    isMeant: ({ type, shortId }) => type === 'name' || named(shortId, 'name fullName customerName title'),
    names: words(
      'name fullName leadName contactName customerName clientName displayName contactPerson personName contact fullname nome nomeCompleto nama namaLengkap nombre vollerName',
    ),
  },
  byShortId(
    'city',
    'city town mailingCity billingCity shippingCity addressCity leadCity cidade ciudad kota ort stadt ville',
  ),
  byShortId(
    'source',
    'source leadSource originalSource utmSource channel origin acquisitionChannel quelle origem sumber',
  ),
  byShortId(
    'company organization organisation account',
    'company companyName organization organisation organizationName account accountName businessName firma empresa perusahaan',
  ),
  byShortId(
    'notes note remarks comments',
    'notes note remarks remark comments comment description leadDescription message bemerkung bemerkungen observações catatan',
  ),
  byShortId(
    'expected_value amount value budget',
    'expectedValue amount dealValue dealAmount leadValue expectedRevenue estimatedValue opportunityValue opportunityAmount budget value',
  ),
  byShortId('score lead_score', 'score leadScore leadScoring'),
  byShortId(
    'next_follow_up follow_up',
    'nextFollowUp followUp followUpDate nextFollowUpDate followUpOn nextActivity nextActivityDate nextCall nextContactDate wiedervorlage',
  ),
  byShortId(
    'interest product requirement',
    'interest interestedIn product productInterest requirement requirements enquiry inquiry',
  ),
  byShortId('lost_reason', 'lostReason reasonLost reasonForLoss closedLostReason'),
  byShortId('address', 'address street mailingStreet billingStreet mailingAddress billingAddress'),
  byShortId('subject', 'subject title ticketSubject summary'),
]

/** Columns that together make up a name, by their place in it. */
export const nameParts: readonly (readonly string[])[] = [
  words('firstName givenName forename first vorname primeiroNome namaDepan prénom'),
  words('middleName'),
  words('lastName surname familyName last nachname sobrenome apellido namaBelakang'),
]

/** Further names of a column for an attribute. */
export function synonymsOf(attribute: Attribute): readonly string[] {
  return concepts.filter(({ isMeant }) => isMeant(attribute)).flatMap(({ names }) => names)
}

/** Whether an attribute is the name of somebody as a whole. */
export function isWholeName({ type, shortId }: Attribute): boolean {
  return (
    (type === 'name' || named(shortId, 'name fullName customerName')) &&
    !nameParts.some((names) => names.includes(headerKey(shortId)))
  )
}

function byShortId(shortIds: string, names: string): Concept {
  return { isMeant: ({ shortId }) => named(shortId, shortIds), names: words(names) }
}

function named(shortId: string, list: string): boolean {
  return words(list).includes(headerKey(shortId))
}

function words(list: string): string[] {
  return list.split(' ').map(headerKey)
}
