/** The SQL of the skills that users have. */
import type { Session } from '../../database/session.ts'

export const skillsStore = (db: Pick<Session, 'rows'>) => ({
  /** Ids of skill types; undefined when the team has no such user. */
  async ofUser(teamId: string, userId: string): Promise<string[] | undefined> {
    const [row] = await db.rows<{ skills: string[] }>(
      `select array(select s.skill_type_id::text from user_skills s
         where s.team_id = $1 and s.user_id = u.id order by s.skill_type_id) as skills
       from users u where u.team_id = $1 and u.id = $2 and not u.is_service`,
      [teamId, userId],
      'skills-of-user',
    )
    return row?.skills
  },

  /** As ofUser; nobody else changes them until the transaction ends. */
  async lockUser(teamId: string, userId: string): Promise<string[] | undefined> {
    await db.rows('select from users where team_id = $1 and id = $2 for no key update', [teamId, userId])
    return this.ofUser(teamId, userId)
  },

  replace: (teamId: string, userId: string, skills: readonly string[]): Promise<unknown> =>
    db.rows(
      `with gone as (delete from user_skills
         where team_id = $1 and user_id = $2 and skill_type_id <> all($3::uuid[]))
       insert into user_skills (team_id, user_id, skill_type_id)
       select $1, $2, id from unnest($3::uuid[]) n (id) on conflict do nothing`,
      [teamId, userId, skills],
    ),
})
