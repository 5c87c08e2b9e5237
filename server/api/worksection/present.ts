/**
 * People in the words of the Worksection API, key by key in the order of the original. Texts are never null:
 * some keys are left out when there is nothing to say, the others are "".
 */
import type { ActorTeam } from '../../team/actor.ts'
import type { PhoneType, User } from '../../team/user.ts'
import { avatarPath } from './avatar.ts'
import { localTime } from './local-time.ts'
import type { WorksectionUser } from './schema.ts'

export interface PresentContext {
  readonly team: Pick<ActorTeam, 'name' | 'timeZone'>
  /** Without a slash at its end. */
  readonly publicUrl: string
  readonly roleCase: 'lower' | 'capital'
}

/** Answers how users are written for this team and installation. */
export function userPresenter({
  team,
  publicUrl,
  roleCase,
}: PresentContext): (user: User) => WorksectionUser {
  const { hostname } = new URL(publicUrl)
  return (user) => {
    const role = user.isOwner ? 'owner' : user.role.worksectionRole
    return {
      id: String(user.number),
      first_name: user.firstName,
      last_name: user.lastName,
      name: fullName(user),
      title: user.title,
      url: user.url,
      services: { chats: user.chats, socials: user.socials },
      ...filled('contacts', user.otherContacts),
      date_added: localTime(user.addedAt, team.timeZone),
      ...(user.rate === null ? {} : { rate: user.rate }),
      avatar: [user.avatarUrl, user.profileImageUrl].find(isWebAddress) ?? publicUrl + avatarPath(user),
      group: user.group || team.name,
      department: user.department,
      role: roleCase === 'lower' ? role : capitalized(role),
      // Clients take the address for a key, so a person without one gets one that is nobody else's.
      email: user.emails[0]?.email ?? `${user.number}@${user.number}.${hostname}`,
      ...phones(user),
      ...filled('address', user.address),
      ...filled('address2', user.address2),
    }
  }
}

function fullName({ firstName, lastName, displayName, username }: User): string {
  return [firstName, lastName].filter((name) => name !== '').join(' ') || displayName || username
}

// The texts as they were given: the original keeps free text too.
function phones({ phones: [primary, ...others] }: User) {
  const ofType = (type: PhoneType) => others.find((phone) => phone.type === type)?.phone
  return {
    ...filled('phone', primary?.phone),
    ...filled('phone2', ofType('office')),
    ...filled('phone3', ofType('mobile')),
    ...filled('phone4', ofType('home')),
  }
}

function filled<K extends string>(key: K, value = ''): Partial<Record<K, string>> {
  return value === '' ? {} : ({ [key]: value } as Record<K, string>)
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text)
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
