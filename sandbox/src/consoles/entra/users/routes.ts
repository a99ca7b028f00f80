import { Hono } from 'hono'
import type { Traced } from '../../../entra/index.ts'
import type { Premises } from '../../../premises.ts'
import { acting, refusedAt } from '../../frame/index.ts'
import { lookingInside } from '../rights.ts'
import { block, confirmDeletion, edit, remove, showEdit, unblock } from './change.ts'
import { confirmEnd, end, restore, showDeleted } from './deleted.ts'
import { showUser } from './detail.ts'
import { showUsers } from './list.ts'
import { changeManager, showManager, takeManager } from './manager.ts'
import { create, showNewUser } from './newUser.ts'
import { changingUser, lookingAtUser, mayChangeUser, notAllowed, usersPath } from './user.ts'

const one = `${usersPath}/:id`
const deleted = `${usersPath}/deleted`

/** "Users" */
export const userRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .get(usersPath, lookingInside(premises, showUsers))
    .get(`${usersPath}/new`, lookingInside(premises, showNewUser))
    .post(
      usersPath,
      acting(premises, (visit, form) =>
        mayChangeUser(visit) ? create(visit, form) : refusedAt(visit, usersPath, notAllowed(visit)),
      ),
    )
    .get(deleted, lookingInside(premises, showDeleted))
    .post(`${deleted}/:id/restore`, acting(premises, restore))
    .get(`${deleted}/:id/end`, lookingInside(premises, confirmEnd))
    .post(`${deleted}/:id/end`, acting(premises, end))
    .get(one, lookingAtUser(premises, showUser))
    .get(`${one}/edit`, lookingAtUser(premises, showEdit))
    .post(`${one}/edit`, changingUser(premises, edit))
    .post(`${one}/block`, changingUser(premises, block))
    .post(`${one}/unblock`, changingUser(premises, unblock))
    .get(`${one}/delete`, lookingAtUser(premises, confirmDeletion))
    .post(`${one}/delete`, changingUser(premises, remove))
    .get(`${one}/manager`, lookingAtUser(premises, showManager))
    .post(`${one}/manager`, changingUser(premises, changeManager))
    .post(`${one}/manager/remove`, changingUser(premises, takeManager))
