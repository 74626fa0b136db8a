import { ApiProblem } from '../../lib/api-problem.ts'
import { i18n } from '../../lib/i18n.ts'

const newPasswordPath = /(^|[./])(new_)?password$/

/** The status of what the page says in its own words, for which no service has an own sentence. */
const ownWords = 0

/** What the service says of a password, as a sentence at its field; every other problem as it is. */
export function passwordProblem(error: unknown): unknown {
  if (!(error instanceof ApiProblem)) return error
  const { code, errors } = error
  if (code === 'PASSWORD_WRONG') {
    const wayOut = i18n._('If you have forgotten it, sign out and choose “Forgot your password?” where you sign in.')
    const message = i18n._('The current password is wrong.')
    return new ApiProblem(ownWords, code, wayOut, { errors: [{ path: 'current_password', message }] })
  }
  const about = errors.find(({ path }) => newPasswordPath.test(path))
  if (code !== 'INPUT_INVALID' || about === undefined) return error
  const message = about.message.startsWith('is one of the commonest')
    ? i18n._('This password is one of the commonest passwords: choose another, for instance four words.')
    : i18n._('This password was refused: choose another.')
  return new ApiProblem(ownWords, code, i18n._('Choose another password.'), { errors: [{ path: about.path, message }] })
}
