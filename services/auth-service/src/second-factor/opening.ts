import type { Service } from '@gym-it/service-kit'
import type { Config } from '../config.ts'
import type { Postbox } from '../mail/postbox.ts'
import type { CheckPassword } from '../passwords/checking.ts'
import type { OpenSession, RequireSecondStep } from '../sessions/sign-in.ts'
import type { LogSignIn } from '../sessions/sign-in-log.ts'
import type { Throttle } from '../throttle/throttle.ts'
import { enrolmentRoutes } from './enrolment-routes.ts'
import { proving } from './proving.ts'
import { relyingParties } from './relying-party.ts'
import { secondFactorRoutes } from './routes.ts'
import { createSealing } from './sealing.ts'
import { secondStepRoutes } from './sign-in-routes.ts'
import { askingForSecondStep } from './sign-in-step.ts'

export interface SecondFactorNeeds {
  readonly checkPassword: CheckPassword
  readonly openSession: OpenSession
  readonly logSignIn: LogSignIn
  readonly throttle: Throttle
  readonly postbox: Postbox
}

/** Second factors: their routes, and what sign-in asks after the right password. */
export function openSecondFactors(service: Service, config: Config, needs: SecondFactorNeeds): RequireSecondStep {
  const { checkPassword, openSession, logSignIn, throttle, postbox } = needs
  const sealing = createSealing(config.SECRET_KEY)
  const relyingPartyOf = relyingParties(config)
  const requireProof = proving(checkPassword)
  secondFactorRoutes(service, { config, requireProof, postbox })
  enrolmentRoutes(service, { requireProof, postbox, sealing, relyingPartyOf })
  secondStepRoutes(service, { throttle, openSession, logSignIn, postbox, sealing, relyingPartyOf })
  return askingForSecondStep(service, { config, sealing, relyingPartyOf })
}
