import cookie from '@fastify/cookie'
import { openService } from '@gym-it/service-kit'
import type { FastifyInstance } from 'fastify'
import { followProfile, profileEvents } from './accounts/events.ts'
import { ensureRootAdmin } from './accounts/root-admin.ts'
import { accountRoutes } from './accounts/routes.ts'
import type { Config } from './config.ts'
import { keepHouse } from './housekeeping.ts'
import { invitationRoutes } from './invitations/routes.ts'
import { linksBeneath } from './links.ts'
import { openPostbox } from './mail/postbox.ts'
import { passwordChecking } from './passwords/checking.ts'
import { followDecoys } from './passwords/decoys.ts'
import { createPasswords } from './passwords/hashing.ts'
import { passwordRoutes } from './passwords/routes.ts'
import { personalDataRoutes } from './personal-data/routes.ts'
import { registrationRoutes } from './registrations/routes.ts'
import { openSecondFactors } from './second-factor/opening.ts'
import { neededFactors } from './second-factor/sign-in-step.ts'
import { sessionRoutes } from './sessions/routes.ts'
import { successors } from './sessions/rules.ts'
import { sessionAnswers, sessionOpening } from './sessions/sign-in.ts'
import { signInLogging } from './sessions/sign-in-log.ts'
import { createThrottle } from './throttle/throttle.ts'

const migrations = new URL('./migrations/', import.meta.url)

/** auth-service: who you are. */
export async function createApp(config: Config): Promise<FastifyInstance> {
  const service = openService('auth-service', config, migrations)
  const { app } = service
  await app.register(cookie)

  const passwords = createPasswords(config)
  const decoys = followDecoys(service, passwords, config.SECRET_KEY)
  const throttle = createThrottle(service, config)
  const checkPassword = passwordChecking(service, { passwords, decoys, throttle })
  const sessionOf = sessionAnswers(service, config)
  const openSession = sessionOpening(service, sessionOf)
  const logSignIn = signInLogging(config.SECRET_KEY)

  const links = linksBeneath(config.PUBLIC_URL)
  const postbox = openPostbox(service, config, links)
  const requireSecondStep = openSecondFactors(service, config, {
    ...{ checkPassword, openSession, logSignIn, throttle, postbox },
  })
  const hasNeededFactor = neededFactors(config)

  accountRoutes(service, passwords)
  registrationRoutes(service, config, { passwords, throttle, postbox })
  invitationRoutes(service, links)
  passwordRoutes(service, { passwords, checkPassword, throttle, postbox, links })
  const signingIn = { checkPassword, logSignIn, requireSecondStep, openSession, sessionOf }
  sessionRoutes(service, { ...signingIn, successorOf: successors(config.SECRET_KEY), hasNeededFactor })
  personalDataRoutes(service)

  keepHouse(service)
  service.whenMigrated(() => ensureRootAdmin(service, config, passwords))
  service.follow(service.eventsOf('user-service', config.USER_SERVICE_URL), profileEvents, followProfile)
  return app
}
