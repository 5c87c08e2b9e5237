/** Roles: what the members of a team are called and, by type, what they may do. */

export const roleTypes = ['admin', 'manager', 'user'] as const
export type RoleType = (typeof roleTypes)[number]

export const worksectionRoles = [
  'account admin',
  'team admin',
  'department admin',
  'user',
  'guest',
  'reader',
] as const
export type WorksectionRole = (typeof worksectionRoles)[number]

export interface Role {
  readonly id: string
  readonly shortId: string
  readonly name: string
  readonly type: RoleType
  readonly worksectionRole: WorksectionRole
}

export type NewRole = Pick<Role, 'shortId' | 'name' | 'type'>

/** What a fresh team has. */
export const defaultRoles: readonly NewRole[] = [
  { shortId: 'admin', name: 'Admin', type: 'admin' },
  { shortId: 'manager', name: 'Manager', type: 'manager' },
  { shortId: 'user', name: 'User', type: 'user' },
]

/** How Worksection calls a role of the given type, unless the role says otherwise. */
export function worksectionRoleFor(type: RoleType): WorksectionRole {
  switch (type) {
    case 'admin':
      return 'account admin'
    case 'manager':
      return 'team admin'
    case 'user':
      return 'user'
  }
}
