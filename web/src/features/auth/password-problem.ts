import { ApiProblem } from '../../lib/api-problem.ts'

const newPasswordPath = /(^|[./])(new_)?password$/

/** What the service says of a password, as a sentence at its field; every other problem as it is. */
export function passwordProblem(error: unknown): unknown {
  if (!(error instanceof ApiProblem)) return error
  const { status, code, detail, errors } = error
  if (code === 'PASSWORD_WRONG') {
    const wayOut = 'If you have forgotten it, sign out and choose “Forgot your password?” where you sign in.'
    return new ApiProblem(status, code, wayOut, { errors: [{ path: 'current_password', message: detail }] })
  }
  const about = errors.find(({ path }) => newPasswordPath.test(path))
  if (code !== 'INPUT_INVALID' || about === undefined) return error
  return new ApiProblem(status, code, 'Choose another password.', {
    errors: [{ path: about.path, message: `This password ${about.message}.` }],
  })
}
